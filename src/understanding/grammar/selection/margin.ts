/** How far: "by more than three percentage points", "over ten points above". Pure. */

import { NUMBERS } from '../../../language/number-words.ts'
import type { Margin } from './model.ts'

const NUMBER = `(\\d+(?:\\.\\d+)?|${[...NUMBERS.keys()].join('|')})`
const POINTS = '(?:percentage[- ]?points?|%[- ]?points?|points?|pts?|pp)'
const MORE = '(more than|over|at least|greater than|in excess of|less than|under|within|no more than|fewer than)'
/** Just before a condition, "more than ten points above", or after it, "missed its target by more than ten points". */
const BEFORE = new RegExp(`${MORE} ${NUMBER} ?${POINTS} (?:[a-z]+ ){0,2}$`)
const AFTER = new RegExp(
  `^[^,.;?]{0,40}?\\b(?:by|of) (?:a margin of )?(?:${MORE} )?${NUMBER} ?${POINTS}(?: (or more|and over))?`,
)

const sizeOf = (said: string): Margin['is'] =>
  /^(?:less|under|within|no more|fewer)/.test(said) ? 'under' : said === 'at least' ? 'at least' : 'over'

/** The margin beside what stands at `from` to `to` of a marked text; null where none is said. */
export function marginOf(text: string, from: number, to: number): Margin | null {
  const before = text.slice(Math.max(0, from - 60), from).match(BEFORE)
  if (before) return { is: sizeOf(before[1] as string), points: digits(before[2] as string) }
  const after = text.slice(to).match(AFTER)
  if (!after) return null
  return { is: after[1] ? sizeOf(after[1]) : 'at least', points: digits(after[2] as string) }
}

const digits = (said: string): string => String(NUMBERS.get(said) ?? said)
