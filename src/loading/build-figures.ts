/** Rows of figures.csv as figures, held against the catalogue and the report's own measures. */
import type { Document, Figure, FigureKind } from '../model/figure.ts'
import type { Indicator, Measure } from '../model/indicator.ts'
import { dayLabel } from '../periods/calendar.ts'
import { errorAt, type Finding } from './finding.ts'
import type { LoadedFigure } from './loaded.ts'
import { printsNumber } from './printed-number.ts'
import type { Row } from './read-file.ts'
import { type FigureRow, isBand, isBenchmark } from './schemas.ts'

/** What a report's rows are held against. */
export interface ReportContext {
  readonly document: Document
  readonly indicators: ReadonlyMap<string, Indicator>
  /** By `rowKey`. */
  readonly measures: ReadonlyMap<string, Measure>
}

/** A measure row within a report. */
export const rowKey = (row: { readonly indicator: string; readonly sub: string }): string =>
  `${row.indicator}|${row.sub}`

export const rowName = (row: { readonly indicator: string; readonly sub: string }): string =>
  row.sub === '' ? `"${row.indicator}"` : `"${row.indicator}", sub-row "${row.sub}"`

/** The figures of a report; rows that would make an answer wrong are left out, each with an error. */
export function buildFigures(
  rows: readonly Row<FigureRow>[],
  context: ReportContext,
): { figures: LoadedFigure[]; findings: Finding[] } {
  const figures: LoadedFigure[] = []
  const findings: Finding[] = []
  for (const row of rows) {
    const problems = problemsOf(row.value, context)
    for (const [column, problem] of problems) {
      const { indicator, sub } = row.value
      findings.push({
        ...errorAt('figure', { ...row.at, column }, problem),
        document: context.document.key,
        indicator,
        sub,
      })
    }
    const measure = context.measures.get(rowKey(row.value))
    if (problems.length === 0 && measure) {
      const figure = toFigure(row.value, measure, context.document)
      figures.push({ figure, printedKind: row.value.kind, at: row.at })
    }
  }
  return { figures, findings }
}

function problemsOf(row: FigureRow, { indicators, measures }: ReportContext): [column: string, problem: string][] {
  const problems: [string, string][] = []
  if (!indicators.has(row.indicator)) {
    problems.push(['indicator', `"${row.indicator}" is not in indicators.json; correct it or add the indicator there`])
  } else if (!measures.has(rowKey(row))) {
    problems.push(['sub', `measures.csv of this report has no row for ${rowName(row)}; add it`])
  }
  if (row.period === null && !isBenchmark(row.kind)) {
    problems.push(['period', `a ${row.kind} needs its period; only benchmarks may leave it blank`])
  }
  if (row.value === '') {
    if (!isBand(row.kind) && !row.status)
      problems.push(['value', `the number of "${row.as_printed}" is missing; fill it in`])
  } else if (!printsNumber(row.as_printed, row.value)) {
    problems.push(['value', `${row.value} is not in what is printed, "${row.as_printed}"; correct one of them`])
  }
  return problems
}

function toFigure(row: FigureRow, measure: Measure, document: Document): Figure {
  const kind: FigureKind = row.kind === 'target' ? 'green' : row.kind
  const period = row.period ?? document.period
  return {
    council: document.council,
    document: document.key,
    published: document.published,
    indicator: row.indicator,
    sub: row.sub,
    kind,
    period,
    value: row.value === '' ? null : row.value,
    asPrinted: row.as_printed,
    unit: measure.unit,
    part: row.part,
    location: row.location,
    note: row.note === '' ? null : row.note,
    vintage: isBenchmark(kind) ? vintageOf(row, document) : '',
    rag: 'none',
    ragReason: '',
    ...(row.status && row.status !== 'published' ? { status: row.status } : {}),
  }
}

/** A benchmark without a year is the newest there was when the report came out. */
function vintageOf(row: FigureRow, document: Document): string {
  return row.period?.label ?? `latest published at ${dayLabel(document.published)}`
}
