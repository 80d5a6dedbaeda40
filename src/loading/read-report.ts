/** One report's folder: report.json, measures.csv, figures.csv, commentary.csv and, where there is one, glossary.csv. */
import type { Commentary, Document, GlossaryTerm } from '../model/figure.ts'
import type { Indicator, Measure } from '../model/indicator.ts'
import { buildFigures, rowKey, rowName } from './build-figures.ts'
import { errorAt } from './finding.ts'
import type { LoadedFigure, LoadedMeasure } from './loaded.ts'
import { type Reading, readCsv, readJson } from './read-file.ts'
import { COMMENTARY_ROW, FIGURE_ROW, GLOSSARY_ROW, MEASURE_ROW, REPORT } from './schemas.ts'

export interface ReportData {
  readonly document: Document
  /** The path of its report.json. */
  readonly file: string
  readonly measures: readonly LoadedMeasure[]
  readonly figures: readonly LoadedFigure[]
  readonly commentary: readonly Commentary[]
  readonly glossary: readonly GlossaryTerm[]
}

const GLOSSARY_LOCATION = 'A–Z Glossary'

const orNull = (text: string): string | null => (text === '' ? null : text)
const list = (text: string): string[] =>
  text
    .split(';')
    .map((part) => part.trim())
    .filter((part) => part !== '')

/**
 * Reads `councils/<council>/<report>/`, or what stands below another path that ends in / or is empty; null when its
 * report.json cannot be used.
 * What is wrong goes to `reading.findings`.
 */
export async function readReport(
  reading: Reading,
  council: string,
  report: string,
  indicators: ReadonlyMap<string, Indicator>,
  folder = `councils/${council}/${report}/`,
): Promise<ReportData | null> {
  const document = await readDocument(reading, folder, council, report)
  if (!document) return null
  const measures = await readMeasures(reading, folder, document, indicators)
  const rows = (await readCsv(reading, `${folder}figures.csv`, FIGURE_ROW)) ?? []
  const byRow = new Map(measures.map(({ measure }) => [rowKey(measure), measure]))
  const { figures, findings } = buildFigures(rows, { document, indicators, measures: byRow })
  reading.findings.push(...findings)
  return {
    document,
    file: `${folder}report.json`,
    measures,
    figures,
    commentary: await readCommentary(reading, folder, document, indicators),
    glossary: await readGlossary(reading, folder, document),
  }
}

async function readDocument(
  reading: Reading,
  folder: string,
  council: string,
  report: string,
): Promise<Document | null> {
  const file = `${folder}report.json`
  const found = await readJson(reading, file, REPORT)
  if (!found) return null
  for (const [field, said, folderName] of [
    ['council', found.council, council],
    ['key', found.key, report],
  ] as const) {
    if (said !== undefined && said !== folderName) {
      const problem = `at ${field}: "${said}" is not the name of its folder, "${folderName}"; make them the same`
      reading.findings.push(errorAt('file', { file, row: null }, problem))
    }
  }
  const { title, document, published, meeting, period } = found
  return { key: `${council}/${report}`, council, title, document, published, meeting, period }
}

async function readMeasures(
  reading: Reading,
  folder: string,
  document: Document,
  indicators: ReadonlyMap<string, Indicator>,
): Promise<LoadedMeasure[]> {
  const rows = (await readCsv(reading, `${folder}measures.csv`, MEASURE_ROW)) ?? []
  const firstAt = new Map<string, number | null>()
  const measures: LoadedMeasure[] = []
  for (const { value: row, at } of rows) {
    const before = firstAt.get(rowKey(row))
    const column = 'indicator'
    if (!indicators.has(row.indicator)) {
      const problem = `"${row.indicator}" is not in indicators.json; correct it or add the indicator there`
      reading.findings.push(errorAt('measure', { ...at, column }, problem))
    } else if (before !== undefined) {
      const problem = `${rowName(row)} is already in row ${before}; keep one of the two`
      reading.findings.push(errorAt('measure', { ...at, column }, problem))
    } else {
      firstAt.set(rowKey(row), at.row)
      const measure: Measure = {
        council: document.council,
        document: document.key,
        indicator: row.indicator,
        sub: row.sub,
        ref: orNull(row.ref),
        name: row.name,
        service: row.service,
        frequency: row.frequency,
        unit: row.unit,
        polarity: row.polarity === '' ? null : row.polarity,
        note: orNull(row.note),
        order: measures.length,
      }
      measures.push({ measure, at })
    }
  }
  return measures
}

async function readCommentary(
  reading: Reading,
  folder: string,
  document: Document,
  indicators: ReadonlyMap<string, Indicator>,
): Promise<Commentary[]> {
  const rows = (await readCsv(reading, `${folder}commentary.csv`, COMMENTARY_ROW)) ?? []
  return rows.map(({ value: row, at }) => {
    const about = list(row.indicators)
    for (const id of about.filter((id) => id !== '*' && !indicators.has(id))) {
      const problem = `"${id}" is not in indicators.json; correct it, or write * for the whole report`
      reading.findings.push(errorAt('commentary', { ...at, column: 'indicators' }, problem))
    }
    return {
      council: document.council,
      document: document.key,
      published: document.published,
      indicators: about,
      period: row.period ?? document.period,
      location: row.location,
      text: row.text,
    }
  })
}

async function readGlossary(reading: Reading, folder: string, document: Document): Promise<GlossaryTerm[]> {
  const rows = (await readCsv(reading, `${folder}glossary.csv`, GLOSSARY_ROW, true)) ?? []
  return rows.map(({ value: row }) => ({
    council: document.council,
    document: document.key,
    term: row.term,
    abbreviations: list(row.abbreviations),
    definition: row.definition,
    location: GLOSSARY_LOCATION,
  }))
}
