/** Stops a reading that is far beyond any scorecard, before its rows are matched and checked. */
import { LIMITS } from '../formats/limits.ts'
import { FileRefused } from '../formats/refusal.ts'

/** Throws FileRefused. */
export function refuseTooMany(figures: number): void {
  if (figures <= LIMITS.figures) return
  throw new FileRefused(
    'too-many-figures',
    `There are more than ${LIMITS.figures.toLocaleString('en-GB')} figures in it; send the rows of one council, or one year at a time.`,
  )
}
