/** How far: "by more than three percentage points", "over ten points above". Pure. */

import { type Stretch, stretches } from '../../../language/matches.ts'
import { NUMBERS } from '../../../language/number-words.ts'
import type { Margin } from './model.ts'

/** "A percentage point", "half a point" beside the numbers. */
const PARTS: ReadonlyMap<string, string> = new Map([
  ['half a', '0.5'],
  ['a single', '1'],
  ['a full', '1'],
  ['a whole', '1'],
  ['a', '1'],
])
const NUMBER = `(\\d+(?:\\.\\d+)?|${[...NUMBERS.keys(), ...PARTS.keys()].join('|')})`
const POINTS = '(?:percentage[- ]?points?|%[- ]?points?|points?|pts?|pp)'
const MORE = '(more than|over|at least|greater than|in excess of|less than|under|within|no more than|fewer than)'
/** Just before a condition, "more than ten points above", or after it, "missed its target by more than ten points". */
const BEFORE = new RegExp(`${MORE} ${NUMBER} ?${POINTS} (?:[a-z]+ ){0,2}$`)
const AFTER = new RegExp(
  `^[^,.;?]{0,40}?(?:, (?:though|but|albeit|if|and)(?: only)? )?\\b(?:by|of) (?:a margin of )?(?:${MORE} )?${NUMBER} ?${POINTS}(?: (or more|and over))?`,
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

/** Where a text says how far, whether or not it can be read: "by more than a whisker". */
export const marginsSaid = (text: string): readonly Stretch[] => stretches(BY_SO_MUCH, text)
const BY_SO_MUCH =
  /\bby (?:a margin of )?(?:more than|less than|no more than|over|under|at least|up to|fewer than|greater than|in excess of|within)\b[^,.;?]{0,30}?(?=$|[,.;?]| (?:in|on|at|from|between|since|for|during|against|last|this|and|but|or)\b)/g

const digits = (said: string): string => PARTS.get(said) ?? String(NUMBERS.get(said) ?? said)
