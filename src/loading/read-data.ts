/** Reads `data/` whole: catalogue, councils and reports, checked, with red, amber and green worked out. */
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { DataError } from '../errors.ts'
import type { Council } from '../model/figure.ts'
import type { Indicator } from '../model/indicator.ts'
import { createRules, type SharedRules } from '../rules/rag.ts'
import type { PublishedData } from '../store/store.ts'
import { runChecks } from './checks/index.ts'
import { errorAt, type Finding } from './finding.ts'
import { fingerprintOf } from './fingerprint.ts'
import type { LoadedData } from './loaded.ts'
import { rateFigures } from './rate-figures.ts'
import { type Reading, readJson } from './read-file.ts'
import { type ReportData, readReport } from './read-report.ts'
import { NO_RELATIONS, RELATIONS, type Relations, rowsNamed } from './relations.ts'
import { type Judging, RULES_FILE, ruleSet } from './rule-set.ts'
import { COUNCIL, INDICATORS } from './schemas.ts'

export type { Finding } from './finding.ts'
export { fingerprintOf } from './fingerprint.ts'

export interface ReadResult {
  /** What could be read. Not to be saved when a finding is an error. */
  readonly data: PublishedData
  /** Errors first, then in the order of the files. */
  readonly findings: readonly Finding[]
}

/**
 * Reads the data folder: indicators.json, rag/rules.json, relations.json and councils/. Reports come in the order of
 * councils (by key) and of publication. Whatever is wrong with the files is a finding; nothing is thrown for it.
 */
export async function readData(dataDir: string): Promise<ReadResult> {
  const fingerprint = await fingerprintOf(dataDir)
  const reading: Reading = { dataDir, findings: [] }
  const indicators = await readIndicators(reading)
  const relations = await readRelations(reading, indicators)
  const judging = await readRagRules(reading)
  const councils: Council[] = []
  const reports: ReportData[] = []
  for (const key of await foldersIn(reading, 'councils', 'a folder for each council')) {
    const file = `councils/${key}/council.json`
    const council = await readJson(reading, file, COUNCIL)
    if (!council) continue
    councils.push({ key, ...council })
    const found: ReportData[] = []
    for (const name of await foldersIn(reading, `councils/${key}`, 'a folder for each report')) {
      const report = await readReport(reading, key, name, indicators)
      if (report) found.push(report)
    }
    reports.push(...found.toSorted((a, b) => compareText(publication(a), publication(b))))
  }
  const loaded = withRag(reports, indicators, relations, judging?.shared ?? null)
  const findings = [...reading.findings, ...runChecks(loaded)]
  return {
    data: {
      fingerprint,
      councils,
      indicators: [...indicators.values()],
      documents: reports.map((r) => r.document),
      measures: loaded.measures.map((m) => m.measure),
      figures: loaded.figures.map((f) => f.figure),
      commentary: reports.flatMap((r) => r.commentary),
      glossary: reports.flatMap((r) => r.glossary),
      ...(judging ? { rules: { hash: judging.hash, content: judging.content } } : {}),
    },
    findings: [...findings.filter((f) => f.level === 'error'), ...findings.filter((f) => f.level === 'note')],
  }
}

const publication = ({ document }: ReportData): string => `${document.published} ${document.key}`
const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

function withRag(
  reports: readonly ReportData[],
  indicators: ReadonlyMap<string, Indicator>,
  relations: Relations,
  rules: SharedRules | null,
): LoadedData {
  const figures = reports.flatMap((report) => {
    const measures = report.measures.map((m) => m.measure)
    return rules ? rateFigures(report.figures, measures, indicators, rules) : report.figures
  })
  return {
    indicators,
    documents: reports.map(({ document, file }) => ({ document, file })),
    measures: reports.flatMap((r) => r.measures),
    figures,
    relations,
    rules,
  }
}

async function readIndicators(reading: Reading): Promise<Map<string, Indicator>> {
  const file = 'indicators.json'
  const indicators = new Map<string, Indicator>()
  for (const indicator of (await readJson(reading, file, INDICATORS)) ?? []) {
    if (indicators.has(indicator.id)) {
      const problem = `the id "${indicator.id}" is there twice; keep one`
      reading.findings.push(errorAt('file', { file, row: null }, problem))
    }
    indicators.set(indicator.id, indicator)
  }
  return indicators
}

/** Relations only serve the checks, so a folder without them loads, and says what is not checked. */
async function readRelations(reading: Reading, indicators: ReadonlyMap<string, Indicator>): Promise<Relations> {
  const file = 'relations.json'
  const before = reading.findings.length
  const relations = await readJson(reading, file, RELATIONS, true)
  if (!relations) {
    if (reading.findings.length === before) {
      const message = `${file}: the file is missing, so sums, shares and rates are not checked.`
      reading.findings.push({ level: 'note', check: 'file', file, row: null, message })
    }
    return NO_RELATIONS
  }
  const named = new Set(rowsNamed(relations).map((row) => row.indicator))
  for (const id of [...named].filter((name) => !indicators.has(name))) {
    const problem = `"${id}" is not in indicators.json; correct it or take the relation out`
    reading.findings.push(errorAt('file', { file, row: null }, problem))
  }
  return relations
}

async function readRagRules(reading: Reading): Promise<Judging | null> {
  const content = await readJson(reading, RULES_FILE, z.record(z.string(), z.unknown()))
  if (content === null) return null
  try {
    return { shared: await createRules(content, RULES_FILE), ...ruleSet(content) }
  } catch (error) {
    if (!(error instanceof DataError)) throw error
    reading.findings.push({ level: 'error', check: 'file', file: RULES_FILE, row: null, message: error.message })
    return null
  }
}

/** The names of the folders in a folder, in order; hidden ones do not count. */
async function foldersIn(reading: Reading, folder: string, expected: string): Promise<string[]> {
  const place = { file: folder, row: null }
  try {
    const entries = await readdir(join(reading.dataDir, folder), { withFileTypes: true })
    const names = entries.filter((e) => e.isDirectory() && !e.name.startsWith('.')).map((e) => e.name)
    if (names.length === 0) reading.findings.push(errorAt('file', place, `the folder is empty; it holds ${expected}`))
    return names.toSorted()
  } catch {
    reading.findings.push(errorAt('file', place, `the folder is missing; it holds ${expected}`))
    return []
  }
}
