/** Which months, quarters or terms lie within a longer period, and whether they make it up. */
import type { Period, PeriodKind } from '../../model/period.ts'
import { isoDate, parts } from '../../periods/calendar.ts'
import type { Exact } from './leads.ts'

const LONG: readonly PeriodKind[] = [
  'year',
  'year_to_date',
  'academic_year',
  'calendar_year',
  'quarter',
  'rolling_12_months',
  'range',
]
/** Shortest first: the month says more about the end of a year than the quarter does. */
const SHORT: readonly PeriodKind[] = ['month', 'term', 'quarter', 'snapshot']

export const isLong = ({ kind }: Period): boolean => LONG.includes(kind)

/** The figures of one kind of shorter period that lie within `whole`, first to last. */
export interface Within {
  readonly kind: PeriodKind
  readonly figures: readonly Exact[]
  /** Whether they leave no day of `whole` out. */
  readonly complete: boolean
}

/** The parts of `whole` among `row` (in order of end), one entry for each kind of period, shortest first. */
export function partsWithin(whole: Exact, row: readonly Exact[]): Within[] {
  const { start, end } = whole.figure.period
  return SHORT.flatMap((kind) => {
    if (kind === whole.figure.period.kind) return []
    const figures = row.filter(({ figure: { period: p } }) => p.kind === kind && p.start >= start && p.end <= end)
    if (figures.length === 0) return []
    return [{ kind, figures, complete: kind !== 'snapshot' && covers(figures, start, end) }]
  })
}

function covers(figures: readonly Exact[], start: string, end: string): boolean {
  let next = start
  for (const { figure } of figures) {
    if (figure.period.start !== next) return false
    next = dayAfter(figure.period.end)
  }
  return next === dayAfter(end)
}

function dayAfter(day: string): string {
  const { year, month, day: number } = parts(day)
  const date = new Date(Date.UTC(year, month - 1, number + 1))
  return isoDate(date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate())
}
