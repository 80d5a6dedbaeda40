/** That a figure is for another time than was asked for. */
import type { Period } from '../../model/period.ts'
import type { Fallback } from '../../wording/fallback-words.ts'
import { withoutNumberText } from '../../wording/nothing-words.ts'
import { periodName } from '../../wording/period-words.ts'
import type { Known } from './known.ts'

/** A figure of a part of what was asked for, or of its last day: something is held for it. */
const isWithin = ({ found: { period }, indicator }: Known, asked: Period): boolean =>
  (indicator.basis === 'position' ? period.end : period.start) >= asked.start && period.end <= asked.end

/** Null where it is for the time asked for. */
export function fallbackOf(known: Known): Fallback | null {
  const { requested, period } = known.found
  if (!requested) return null
  return {
    asked: requested.label,
    told: periodName(period),
    isWithin: isWithin(known, requested),
    withoutNumber: known.wordless && withoutNumberText(known.wordless),
  }
}
