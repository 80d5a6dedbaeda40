/** Direction of travel: like with like, judged by polarity and never by the sign (contract, meaning 7). */
import type { Trend } from '../model/answer.ts'
import type { Figure } from '../model/figure.ts'
import type { Indicator, Polarity } from '../model/indicator.ts'
import type { Period } from '../model/period.ts'
import { periodBefore, shiftYears } from '../periods/calendar.ts'
import { type FoundFigure, figureFor } from '../query/find-figure.ts'
import { compare, subtract } from './decimal.ts'

export interface TrendDetail {
  readonly trend: Trend
  readonly previous: FoundFigure | null
  readonly lastYear: FoundFigure | null
  /** Exact difference as a decimal string. */
  readonly change: string | null
}

/** The period to compare with: the month before a month, the year before an outturn. */
function comparePeriod(period: Period): Period | null {
  return periodBefore(period)
}

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

/** Spans that no calendar repeats (a half year, a three-year average): the report's own earlier figure of the same kind. */
function reportedBefore(found: FoundFigure, figures: readonly Figure[], indicator: Indicator): FoundFigure | null {
  const { period, figure } = found
  if (period.kind !== 'three_year_average' && period.kind !== 'range') return null
  const earlier = figures
    .filter(
      (f) =>
        f.document === figure.document &&
        f.period.end < period.end &&
        (f.period.kind === period.kind || period.kind === 'range'),
    )
    .toSorted((a, b) => (a.period.end < b.period.end ? 1 : -1))[0]
  return earlier ? figureFor(figures, earlier.period, indicator) : null
}

/** The trend of a figure among `figures` (all values of the same council, measure and sub-row). */
export function trendOf(
  found: FoundFigure,
  figures: readonly Figure[],
  indicator: Indicator,
  polarity: Polarity,
): TrendDetail | null {
  const before = comparePeriod(found.period)
  const sameKind = (f: FoundFigure | null): FoundFigure | null =>
    f &&
    (f.period.kind === found.period.kind ||
      f.computed !== null ||
      (found.period.kind === 'year_to_date' && indicator.basis === 'position'))
      ? f
      : null
  const previous =
    (before ? sameKind(figureFor(figures, before, indicator)) : null) ?? reportedBefore(found, figures, indicator)
  const yearAgo = shiftYears(found.period, -1)
  const lastYear = figureFor(figures, yearAgo, indicator)
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
