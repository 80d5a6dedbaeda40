/** Reports in the form of `data/`, as drafts: one report's folder, or a folder that `export --package` has made. */
import { createHash } from 'node:crypto'
import { readdir, readFile, stat } from 'node:fs/promises'
import { basename, join, resolve } from 'node:path'
import { DataError } from '../errors.ts'
import type { Council } from '../model/figure.ts'
import type { Indicator } from '../model/indicator.ts'
import type { DraftContent, NewFinding } from '../store/releases.ts'
import { runChecks } from './checks/index.ts'
import type { Finding } from './finding.ts'
import { type Reading, readJson } from './read-file.ts'
import { type ReportData, readReport } from './read-report.ts'
import type { Rules } from './rule-set.ts'
import { COUNCIL, INDICATORS } from './schemas.ts'

/** What is published already, which a folder need not say again. */
export interface Known {
  readonly councils: readonly Council[]
  readonly indicators: ReadonlyMap<string, Indicator>
}

export interface ReadDraft {
  readonly content: DraftContent
  readonly findings: readonly NewFinding[]
  /** The folder's name. */
  readonly name: string
  readonly sha256: string
}

/** Checks whose notes cannot be right as they stand. */
const STOPPING: ReadonlySet<string> = new Set(['percentages', 'bands'])

/**
 * @param council for a report's folder that does not name its council; of a package, whose reports alone are read
 * @throws DataError with the first problems, where anything cannot be read
 */
export async function readDrafts(
  folder: string,
  known: Known,
  rules: Pick<Rules, 'shared' | 'relations'>,
  council?: string,
): Promise<ReadDraft[]> {
  const reading: Reading = { dataDir: folder, findings: [] }
  const own = (await readJson(reading, 'indicators.json', INDICATORS, true)) ?? []
  const indicators = new Map([...known.indicators, ...own.map((i) => [i.id, i] as const)])
  const read: ReadDraft[] = []
  for (const place of await placesIn(folder, council)) {
    const found = await readCouncil(reading, known, place)
    const report = await readReport(reading, place.council, place.report, indicators, place.folder)
    if (found && report) read.push(await draftOf(folder, place, { council: found, report, indicators, known, rules }))
  }
  const errors = reading.findings.filter((f) => f.level === 'error')
  if (errors.length > 0)
    throw new DataError(
      `${folder} cannot be read:\n${errors
        .slice(0, 20)
        .map((f) => `- ${f.message}`)
        .join('\n')}`,
    )
  return read
}

interface ReportPlace {
  readonly council: string
  readonly report: string
  /** Below the folder that was given; '' is itself. */
  readonly folder: string
}

const isFolder = async (path: string): Promise<boolean> => (await stat(path).catch(() => null))?.isDirectory() ?? false
const foldersIn = async (path: string): Promise<string[]> =>
  (await readdir(path, { withFileTypes: true }))
    .filter((e) => e.isDirectory() && !e.name.startsWith('.'))
    .map((e) => e.name)
    .toSorted()

async function placesIn(folder: string, council: string | undefined): Promise<ReportPlace[]> {
  if (!(await isFolder(folder))) throw new DataError(`There is no folder ${folder}.`)
  const councils = join(folder, 'councils')
  if (await isFolder(councils)) {
    const places: ReportPlace[] = []
    for (const key of await foldersIn(councils))
      for (const report of await foldersIn(join(councils, key)))
        places.push({ council: key, report, folder: `councils/${key}/${report}/` })
    const wanted = places.filter((place) => council === undefined || place.council === council)
    if (wanted.length === 0 && places.length > 0)
      throw new DataError(
        `${folder} has no report of ${council}; it has reports of ${[...new Set(places.map((p) => p.council))].join(', ')}.`,
      )
    return wanted
  }
  const about = JSON.parse(
    await readFile(join(folder, 'report.json'), 'utf8').catch(() => {
      throw new DataError(`${folder} has neither a report.json nor a folder councils.`)
    }),
  ) as { key?: unknown; council?: unknown }
  const named = council ?? (typeof about.council === 'string' ? about.council : null)
  if (named === null)
    throw new DataError(`${folder}/report.json does not say which council it is of; give --council KEY.`)
  return [{ council: named, report: typeof about.key === 'string' ? about.key : basename(resolve(folder)), folder: '' }]
}

async function readCouncil(reading: Reading, { councils }: Known, place: ReportPlace): Promise<Council | null> {
  const file = place.folder === '' ? 'council.json' : `councils/${place.council}/council.json`
  const held = councils.find((c) => c.key === place.council)
  const said = await readJson(reading, file, COUNCIL, held !== undefined)
  return said ? { key: place.council, ...said } : (held ?? null)
}

async function draftOf(
  folder: string,
  place: ReportPlace,
  {
    council,
    report,
    indicators,
    known,
    rules,
  }: {
    readonly council: Council
    readonly report: ReportData
    readonly indicators: ReadonlyMap<string, Indicator>
    readonly known: Known
    readonly rules: Pick<Rules, 'shared' | 'relations'>
  },
): Promise<ReadDraft> {
  const { document, measures, figures, commentary, glossary } = report
  const checked = runChecks({
    indicators,
    documents: [{ document, file: report.file }],
    measures,
    figures,
    relations: rules.relations,
    rules: rules.shared,
  })
  const used = new Set(measures.map((m) => m.measure.indicator))
  return {
    name: place.folder === '' ? basename(resolve(folder)) : `${place.council}/${place.report}`,
    sha256: await digestOf(join(folder, place.folder)),
    content: {
      council,
      document,
      indicators: [...indicators.values()].filter((i) => used.has(i.id) && !known.indicators.has(i.id)),
      measures: measures.map((m) => m.measure),
      figures: figures.map((f) => f.figure),
      commentary,
      glossary,
    },
    findings: checked.map(asFinding),
  }
}

function asFinding(found: Finding): NewFinding {
  const { level, check, file, row, message, indicator, sub, period, sharedLimit } = found
  return {
    severity: level === 'error' || (STOPPING.has(check) && sharedLimit === undefined) ? 'error' : 'note',
    code: check,
    sheet: basename(file),
    cell: row === null ? null : `row ${row}`,
    text: message,
    about: indicator === undefined ? null : { indicator, sub: sub ?? '', period: period ?? null },
    confirmable: true,
  }
}

async function digestOf(folder: string): Promise<string> {
  const hash = createHash('sha256')
  for (const name of ['report.json', 'measures.csv', 'figures.csv', 'commentary.csv', 'glossary.csv'])
    hash.update(`${name}\0`).update(await readFile(join(folder, name)).catch(() => ''))
  return hash.digest('hex')
}
