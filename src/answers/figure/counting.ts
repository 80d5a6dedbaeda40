/** What a row counts: which of its figures add up, and which count the same thing. */
import type { Figure } from '../../model/figure.ts'
import type { FoundFigure } from '../../model/found.ts'
import type { Indicator, Measure } from '../../model/indicator.ts'
import { alike } from '../../query/trend.ts'
import { countsTheSame } from '../../rules/same-thing.ts'
import type { Asking } from '../asking.ts'
import type { Known } from './known.ts'

/** The number behind a percentage of events is itself a count of events: its months add up, a percentage's never do. */
export function asCounted(indicator: Indicator, row: Measure): Indicator {
  if (indicator.basis === 'flow' && row.unit === '%') return { ...indicator, basis: 'share' }
  // A mean that is printed as a number is none of a share.
  const isPart = indicator.basis === 'share' && indicator.unit !== 'count' && row.unit === 'count'
  return isPart ? { ...indicator, basis: 'flow' } : indicator
}

/** Whether two figures of a measure count the same thing. */
export const sameThing =
  ({ catalogue }: Asking, indicator: Indicator) =>
  (a: Figure, b: Figure): boolean =>
    countsTheSame(a, b, indicator, (f) => catalogue.row(f.council, f.indicator, f.sub, f.document))

/** What keeps a figure of the measure from being set against the one that was found; null where nothing does. */
export function unlikeOf(
  { asking, found, indicator }: Known,
  { figure, period }: Pick<FoundFigure, 'figure' | 'period'>,
): 'thing' | 'time' | null {
  if (!sameThing(asking, indicator)(figure, found.figure)) return 'thing'
  return alike(period, found.period, indicator) ? null : 'time'
}
