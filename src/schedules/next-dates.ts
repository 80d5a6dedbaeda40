/** The next date of each schedule, worked out once: reckoning with bank holidays takes longer than all else of a look. */
import { nextOccurrence } from './occurrences.ts'
import type { When } from './schedule.ts'

const MOST = 5000

export class NextDates {
  readonly #known = new Map<string, number>()

  /** Milliseconds of the first date after `after`; infinity where there is none, and for publication. */
  after(when: When, after: number): number {
    const name = `${JSON.stringify(when)} ${after}`
    const known = this.#known.get(name)
    if (known !== undefined) return known
    if (this.#known.size >= MOST) this.#known.clear()
    const next = nextOccurrence(when, after)?.at ?? Number.POSITIVE_INFINITY
    this.#known.set(name, next)
    return next
  }
}
