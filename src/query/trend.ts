/** Direction of travel: like with like, judged by polarity and never by the sign (contract, meaning 7). */
import type { Figure } from '../model/figure.ts'
import type { FoundFigure, TrendDetail } from '../model/found.ts'
import type { Indicator, Polarity } from '../model/indicator.ts'
import type { Period, PeriodKind } from '../model/period.ts'
import { parts, periodBefore, shiftYears } from '../periods/calendar.ts'
import { compare, subtract } from '../rules/decimal.ts'
import { figureFor } from './find-figure.ts'

/** Better, worse or the same, from a direction and a polarity. */
export function performanceOf(
  direction: 'up' | 'down' | 'same',
  polarity: Polarity,
): 'better' | 'worse' | 'same' | 'n/a' {
  if (polarity === 'info') return 'n/a'
  if (direction === 'same') return 'same'
  return (direction === 'up') === (polarity === 'high') ? 'better' : 'worse'
}

export function directionOf(from: string, to: string): 'up' | 'down' | 'same' {
  const c = compare(to, from)
  return c > 0 ? 'up' : c < 0 ? 'down' : 'same'
}

/** Whole months from the first day to the last, as a number that only tells lengths apart. */
function monthsLong({ start, end }: Period): number {
  const [a, b] = [parts(start), parts(end)]
  return (b.year - a.year) * 12 + b.month - a.month + 1
}

/** Periods whose figures say how things stood on their last day, however long they are. */
const ENDING: readonly PeriodKind[] = [
  'month',
  'quarter',
  'term',
  'year',
  'academic_year',
  'calendar_year',
  'snapshot',
  'year_to_date',
  'range',
]

/** Whether figures for two periods may be set against each other: never a year with a part of one, a sum with its own month. */
export function alike(a: Period, b: Period, indicator: Indicator): boolean {
  if (indicator.basis === 'position' || indicator.basis === 'rolling') {
    const ends = (kind: PeriodKind): boolean =>
      ENDING.includes(kind) || (indicator.basis === 'rolling' && kind === 'rolling_12_months')
    return a.kind === b.kind || (ends(a.kind) && ends(b.kind))
  }
  const sameLength = monthsLong(a) === monthsLong(b)
  if (a.kind === 'range' || b.kind === 'range' || a.kind === 'year_to_date' || b.kind === 'year_to_date')
    return sameLength && (a.kind === b.kind || a.kind === 'range' || b.kind === 'range')
  return a.kind === b.kind
}

/** What happened in a month and in a quarter, in a year and in a part of one: neither is more than the other (contract, meaning 7). */
export const areUnequalTimes = (a: Period, b: Period, indicator: Indicator): boolean =>
  (indicator.basis === 'flow' || indicator.basis === 'share') && !alike(a, b, indicator)

/**
 * Whether figures of two times that a question names may be set against each other though the times are not alike, as what they
 * are: a share of a quarter against that of the year before. A count never, nor a year so far, nor a year and a part of it.
 */
export const mayBeNamed = (a: Period, b: Period, indicator: Indicator): boolean =>
  indicator.basis !== 'flow' &&
  [a, b].every(({ kind }) => kind !== 'year_to_date') &&
  (a.end < b.start || b.end < a.start)

/** Two times of which neither may be set against the other, though a question names both. */
export const areIncomparable = (a: Period, b: Period, indicator: Indicator): boolean =>
  areUnequalTimes(a, b, indicator) && !mayBeNamed(a, b, indicator)

/** Whether two figures count the same thing; false where a report or a note of the measure says that they do not. */
export type SameThing = (a: Figure, b: Figure) => boolean

const ANY: SameThing = () => true

/** Spans that no calendar repeats (a half year, a three-year average): the report's own earlier figure of the same kind. */
function reportedBefore(found: FoundFigure, figures: readonly Figure[], indicator: Indicator): FoundFigure | null {
  const { period, figure } = found
  if (period.kind !== 'three_year_average' && period.kind !== 'range') return null
  const earlier = figures
    .filter((f) => f.document === figure.document && f.period.end < period.end && alike(f.period, period, indicator))
    .toSorted((a, b) => (a.period.end < b.period.end ? 1 : -1))[0]
  return earlier ? figureFor(figures, earlier.period, indicator) : null
}

/** The trend of a figure among `figures` (all values of the same council, measure and sub-row). */
export function trendOf(
  found: FoundFigure,
  figures: readonly Figure[],
  indicator: Indicator,
  polarity: Polarity,
  sameThing: SameThing = ANY,
): TrendDetail | null {
  const comparable = (f: FoundFigure | null): FoundFigure | null =>
    f && alike(f.period, found.period, indicator) && sameThing(f.figure, found.figure) ? f : null
  const before = periodBefore(found.period)
  const standing = found.period.kind === 'year_to_date' && indicator.basis === 'position'
  const sameKind = (f: FoundFigure | null): FoundFigure | null =>
    f && (f.period.kind === found.period.kind || f.computed !== null || standing) ? f : null
  const previous =
    comparable(sameKind(before && figureFor(figures, before, indicator))) ??
    comparable(reportedBefore(found, figures, indicator))
  const lastYear = comparable(figureFor(figures, shiftYears(found.period, -1), indicator))
  if (!previous && !lastYear) return null
  const direction = previous ? directionOf(previous.value, found.value) : null
  const change = previous ? subtract(found.value, previous.value) : null
  const point = (f: FoundFigure | null) => (f ? { value: Number(f.value), period: f.period } : null)
  return {
    trend: {
      previous: point(previous),
      change: change === null ? null : Number(change),
      direction,
      performance: direction ? performanceOf(direction, polarity) : null,
      lastYear: point(lastYear),
    },
    previous,
    lastYear,
    change,
  }
}
