/** Every measure of a report at a period, with the figure that leads and what stands beside it. */
import type { Asking } from '../answers/asking.ts'
import { type FigureDetail, figureDetail } from '../answers/figure-answer.ts'
import type { Document, Figure } from '../model/figure.ts'
import type { Measure } from '../model/indicator.ts'
import type { Period, PeriodKind } from '../model/period.ts'
import { reportingYear, reportingYearOf, snapshotPeriod } from '../periods/calendar.ts'
import { documentFor, listable, type RowAt, rowsAt } from '../query/rows-at.ts'
import { benchmarkFigures } from '../rules/benchmark.ts'
import type { RowBenchmark, SummaryRow } from './model.ts'
import { nameOf } from './name.ts'
import { yardstickOf } from './yardstick.ts'

const SINGLE: readonly PeriodKind[] = ['month', 'term', 'quarter']
const WHOLE: readonly PeriodKind[] = ['year', 'year_to_date', 'academic_year', 'calendar_year']

const keyOf = (row: Measure): string => `${row.indicator}|${row.sub}`

export interface PeriodRows {
  readonly document: Document
  readonly rows: readonly SummaryRow[]
}

/** The rows of the report that covers `period`, in its order; null where no report is loaded. */
export async function rowsOfPeriod(asking: Asking, council: string, period: Period): Promise<PeriodRows | null> {
  const document = documentFor(asking, council, { type: 'period', period })
  if (!document) return null
  const year = reportingYear(reportingYearOf(period.end))
  const [own, onDay, toDate] = await Promise.all([
    rowsAt(asking, council, document, { type: 'period', period }),
    rowsAt(asking, council, document, { type: 'period', period: snapshotPeriod(period.end) }),
    rowsAt(asking, council, document, { type: 'period', period: year, toDate: true }),
  ])
  const years = new Map(
    toDate
      .filter(({ detail: { found } }) => WHOLE.includes(found.period.kind) && found.period.end === period.end)
      .map((r) => [keyOf(r.row), r]),
  )
  const all = new Map<string, RowAt>()
  // A day's own figures stand in only where the period has none; a year counts for any period but a month.
  for (const r of [...own, ...onDay, ...(period.kind === 'month' ? [] : years.values())])
    if (!all.has(keyOf(r.row))) all.set(keyOf(r.row), r)
  const listed = listable([...all.values()], { type: 'period', period }).toSorted((a, b) => a.row.order - b.row.order)
  const rows = await Promise.all(
    listed.map((r) => summaryRow(asking, r, years.get(keyOf(r.row))?.detail ?? null, period)),
  )
  return { document, rows }
}

async function summaryRow(asking: Asking, at: RowAt, year: FigureDetail | null, period: Period): Promise<SummaryRow> {
  const { row } = at
  const single = await singleOf(asking, at, period)
  // Targets are set on the year, so it leads; a month that was named is meant itself.
  const lead = period.kind !== 'month' && year && year.rag !== 'none' ? year : at.detail
  const { found } = lead
  const indicator = asking.catalogue.indicator(row.indicator)
  // Which way is good is said of the percentage; of the number behind it nothing is.
  const { polarity } =
    row.unit === indicator.unit
      ? asking.catalogue.polarity({ ...found.figure, sub: row.sub })
      : { polarity: 'info' as const }
  const figures = await asking.figures(row.council, row.indicator)
  const ofRow = figures.filter((f) => f.document === found.figure.document && f.sub === row.sub)
  return {
    row,
    name: nameOf(asking.catalogue, row),
    theme: row.service || (indicator.themes[0] ?? 'Other'),
    polarity,
    lead,
    single,
    year,
    limit: found.computed ? null : (found.figure.judgement?.target ?? null),
    yardstick: found.computed ? null : yardstickOf(found.figure),
    benchmarks: benchmarksOf(lead, ofRow),
    figures: ofRow,
  }
}

function benchmarksOf(lead: FigureDetail, ofRow: readonly Figure[]): RowBenchmark[] {
  const figures = benchmarkFigures(ofRow)
  return lead.benchmarks.flatMap(({ kind, standing }) => {
    const figure = figures.find((f) => f.lead.kind === kind)?.lead
    return figure ? [{ kind, figure, standing }] : []
  })
}

/** The month, term or quarter that ends with the period. */
async function singleOf(asking: Asking, { row, detail }: RowAt, period: Period): Promise<FigureDetail | null> {
  if (SINGLE.includes(detail.found.period.kind) && !detail.found.computed) return detail
  const figure = detail.figures.find(
    (f) =>
      f.document === detail.found.figure.document &&
      f.sub === row.sub &&
      f.period.end === period.end &&
      SINGLE.includes(f.period.kind),
  )
  if (!figure) return null
  const found = await figureDetail(asking, {
    council: row.council,
    row,
    request: { type: 'period', period: figure.period },
  })
  return 'answer' in found && found.found.requested === null ? found : null
}
