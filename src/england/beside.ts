/** A council's own figure beside the Department's for the same council: the own one leads, and a difference is said. */

import type { Figure } from '../model/figure.ts'
import { sameWhenRounded } from '../rules/decimal.ts'
import { valueText } from '../wording/format.ts'
import type { EnglandMeasure } from './measure.ts'
import type { Standing } from './rank.ts'
import type { ScorecardBenchmark } from './scorecard-benchmark.ts'
import type { LabelledPeriod } from './year-label.ts'

export interface Beside {
  readonly pair: ScorecardBenchmark
  readonly measure: EnglandMeasure
  /** The year that all of it is for. */
  readonly year: LabelledPeriod
  /** The Department's figure for the council; null where it gives none for that year. */
  readonly own: Figure | null
  readonly benchmarks: readonly Figure[]
  readonly standing: Standing | null
}

/**
 * What is said where the scorecard's figure and the Department's are for the same time and not the same number; null
 * where they agree, or are for different times. A position is for the same time where it is of the same day.
 */
export function differenceText(scorecard: Figure, { pair, measure, own }: Beside): string | null {
  if (!own || own.value === null || scorecard.value === null || scorecard.period.end !== own.period.end) return null
  const sameTime = scorecard.period.start === own.period.start || measure.basis === 'position'
  if (!sameTime || sameWhenRounded(scorecard.value, own.value)) return null
  const why = pair.difference === null ? '' : ` ${pair.difference}`
  const said = valueText(own.value, own.unit)
  return `The Department for Education gives ${said} for ${own.period.label}, where the council's report has ${scorecard.asPrinted}.${why}`
}
