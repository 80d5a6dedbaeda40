/** Every measure of a report at a period, with the figure that leads and what stands beside it. */
import type { Asking } from '../answers/asking.ts'
import { type FigureDetail, figureDetail } from '../answers/figure-answer.ts'
import { documentFor, listable, type RowAt, rowsAt } from '../answers/rows-at.ts'
import type { Document, Figure } from '../model/figure.ts'
import type { Measure } from '../model/indicator.ts'
import type { Period, PeriodKind } from '../model/period.ts'
import { reportingYear, reportingYearOf, snapshotPeriod } from '../periods/calendar.ts'
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
  /** Rows that only the text of a report with a table has. */
  readonly narrative: readonly SummaryRow[]
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
  // At the report's own end its table also has what is printed as the latest, such as the calendar year before.
  const atEnd = period.end === document.period.end && period.kind !== 'month'
  const latest = atEnd ? await rowsAt(asking, council, document, { type: 'none' }) : []
  const current = new Map<string, RowAt>()
  // A day's own figures stand in only where the period has none; a year counts for any period but a month.
  for (const r of [...own, ...onDay, ...(period.kind === 'month' ? [] : years.values())])
    if (!current.has(keyOf(r.row))) current.set(keyOf(r.row), r)
  const all = [...current.values(), ...latest.filter((r) => r.inTable && !current.has(keyOf(r.row)))]
  const build = (r: RowAt): Promise<SummaryRow> =>
    summaryRow(asking, r, years.get(keyOf(r.row))?.detail ?? null, period)
  const inOrder = (of: readonly RowAt[]): Promise<SummaryRow[]> =>
    Promise.all(of.toSorted((a, b) => a.row.order - b.row.order).map(build))
  const listed = listable(all, { type: 'period', period })
  return {
    document,
    rows: await inOrder(listed),
    narrative: (await inOrder(all.filter((r) => !r.inTable && !listed.includes(r)))).filter((r) => r.current),
  }
}

async function summaryRow(asking: Asking, at: RowAt, year: FigureDetail | null, period: Period): Promise<SummaryRow> {
  const { row } = at
  const current = at.detail.found.period.end === period.end
  const single = current ? await singleOf(asking, at, period) : null
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
    current,
    limit: found.computed ? null : (found.figure.judgement?.target ?? null),
    yardstick: found.computed ? null : yardstickOf(found.figure),
    benchmarks: benchmarksOf(lead, ofRow),
    cohort: found.computed ? null : cohortOf(found.figure, figures),
    figures: ofRow,
  }
}

/** Below this a percentage moves by two points or more with one child. */
const SMALL = 50

/** The two numbers behind a percentage of few, where the report prints both. */
function cohortOf({ document, sub, unit, period }: Figure, figures: readonly Figure[]): SummaryRow['cohort'] {
  if (unit !== '%' || sub !== '') return null
  const at = (of: string): string | null =>
    figures.find(
      (f) => f.document === document && f.sub === of && f.kind === 'value' && f.period.label === period.label,
    )?.value ?? null
  const [number, outOf] = [at('number'), at('out of')]
  return number !== null && outOf !== null && Number(outOf) < SMALL ? { number, outOf } : null
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
