/** Figures that are published without a number: withheld, not available, or in words only. They are told, never passed over. */
import type { Figure } from '../model/figure.ts'
import type { Period } from '../model/period.ts'

/** Of one row's values: that for `asked`, or, where no period is asked for, the last one after `found`. */
export function withoutNumber(values: readonly Figure[], asked: Period | null, found: Period | null): Figure | null {
  const wordless = values
    .filter((f) => f.value === null && f.status !== undefined)
    .toSorted((a, b) => (a.period.end < b.period.end ? 1 : -1))
  if (asked) return wordless.find((f) => f.period.start === asked.start && f.period.end === asked.end) ?? null
  return wordless.find((f) => found === null || f.period.end > found.end) ?? null
}
