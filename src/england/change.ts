/** What moved between two years of a measure, judged by its polarity and never by the sign. */
import type { Polarity } from '../model/indicator.ts'
import { directionOf, performanceOf } from '../query/trend.ts'
import { compare, subtract } from '../rules/decimal.ts'
import { type AreaFigure, byPeriod, isPresent, type PresentFigure } from './area-figure.ts'

export interface Change {
  readonly from: PresentFigure
  readonly to: PresentFigure
  /** The difference of the figures as they are said, so that a reader can check it. */
  readonly difference: string
  readonly direction: 'up' | 'down' | 'same'
  /** `n/a` for a measure without a polarity. */
  readonly performance: 'better' | 'worse' | 'same' | 'n/a'
}

/** From one figure to another of the same measure and area; null where their spans differ in kind. */
export function changeBetween(from: PresentFigure, to: PresentFigure, polarity: Polarity): Change | null {
  if (from.period.period.kind !== to.period.period.kind) return null
  const direction = directionOf(from.said, to.said)
  return {
    from,
    to,
    difference: subtract(to.said, from.said),
    direction,
    performance: performanceOf(direction, polarity),
  }
}

/** From the figure labelled with the year that is meant to the newest one after it; null where either is not there. */
export function changeSince(series: readonly AreaFigure[], since: AreaFigure, polarity: Polarity): Change | null {
  const after = series.filter(isPresent).filter((f) => byPeriod(since, f) < 0)
  const to = after.toSorted(byPeriod).at(-1)
  return to && isPresent(since) ? changeBetween(since, to, polarity) : null
}

/** How large a change is beside the figure it began with, for putting changes of many units in order; null from nought. */
export function relativeSize({ from, difference }: Change): number | null {
  return compare(from.said, '0') === 0 ? null : Math.abs(Number(difference) / Number(from.said))
}
