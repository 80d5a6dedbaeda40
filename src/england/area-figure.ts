/** One figure of one area: the number as the file has it, and as it is said. */
import type { Period } from '../model/period.ts'
import type { LabelledPeriod } from './year-label.ts'

/** What "-" in the file stands for; it does not say which. */
export const NOT_THERE = 'not available, suppressed or not applicable'

export interface AreaFigure {
  /** `Area.key`. */
  readonly area: string
  readonly period: LabelledPeriod
  /** The decimal as it stands in the file, without binary noise: what ranks go by. Null for `NOT_THERE`. */
  readonly value: string | null
  /** With the measure's places: what is said. Null where `value` is. */
  readonly said: string | null
}

/** A figure that is there. */
export type PresentFigure = AreaFigure & { readonly value: string; readonly said: string }

export const isPresent = (figure: AreaFigure): figure is PresentFigure => figure.value !== null

const inTime = (a: Period, b: Period): number =>
  a.end === b.end ? a.start.localeCompare(b.start) : a.end.localeCompare(b.end)

/** The oldest first. */
export const byPeriod = (a: { period: LabelledPeriod }, b: { period: LabelledPeriod }): number =>
  inTime(a.period.period, b.period.period)

/** The newest figure that is there, or null. */
export const latestOf = (series: readonly AreaFigure[]): PresentFigure | null =>
  series.filter(isPresent).toSorted(byPeriod).at(-1) ?? null
