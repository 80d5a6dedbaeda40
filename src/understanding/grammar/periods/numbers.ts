/** Numbers and ordinals in words, and years as they are spoken: "twenty twenty three". */
import { NUMBERS } from '../../../language/number-words.ts'
import type { Match } from './chart.ts'
import type { Token } from './tokens.ts'

const DAY_ORDINALS =
  'first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth'.split(
    ' ',
  )

export const ORDINALS: ReadonlyMap<string, number> = new Map([
  ...DAY_ORDINALS.map((w, n): [string, number] => [w, n + 1]),
  ['thirtieth', 30],
  ['opening', 1],
  ['initial', 1],
])

/** "Fifteenth", "twenty eighth": a day of a month, or null. */
export function dayInWords(tokens: readonly Token[], at: number): Match<number> | null {
  const first = tokens[at]
  if (first?.kind !== 'word') return null
  const tens = NUMBERS.get(first.text)
  const unit = ORDINALS.get(tokens[at + 1]?.text ?? '')
  if (tens !== undefined && tens >= 20 && tens <= 30 && unit !== undefined && unit > 0 && unit < 10)
    return { value: tens + unit, to: at + 2 }
  const value = ORDINALS.get(first.text)
  return value !== undefined && value > 0 && first.text.length > 4 && !UNORDERED.has(first.text)
    ? { value, to: at + 1 }
    : null
}
const UNORDERED: ReadonlySet<string> = new Set(['opening', 'initial'])

/** A count: "12", "twelve", "a couple of", "few". */
export function numberAt(tokens: readonly Token[], at: number): Match<number> | null {
  const token = tokens[at]
  if (!token) return null
  if (token.kind === 'number') return token.text.length <= 2 ? { value: Number(token.text), to: at + 1 } : null
  if (token.text === 'few') return { value: 3, to: at + 1 }
  if (token.text === 'couple') return { value: 2, to: tokens[at + 1]?.text === 'of' ? at + 2 : at + 1 }
  if (token.text === 'a' && tokens[at + 1]?.text === 'couple') return numberAt(tokens, at + 1)
  return belowHundred(tokens, at)
}

/** 1 to 99 in words. */
function belowHundred(tokens: readonly Token[], at: number): Match<number> | null {
  const first = NUMBERS.get(tokens[at]?.text ?? '')
  if (first === undefined) return null
  const next = tokens[at + 1]?.text === '-' ? at + 2 : at + 1
  const unit = NUMBERS.get(tokens[next]?.text ?? '')
  if (first >= 20 && unit !== undefined && unit < 10) return { value: first + unit, to: next + 1 }
  return { value: first, to: at + 1 }
}

/** "Twenty", "two thousand and", before the two digits of a year. */
function century(tokens: readonly Token[], at: number): number | null {
  if (tokens[at]?.text === 'twenty') return at + 1
  if (tokens[at]?.text !== 'two' || tokens[at + 1]?.text !== 'thousand') return null
  return tokens[at + 2]?.text === 'and' ? at + 3 : at + 2
}

/** A year of this century in words: "twenty twenty four" is 2024. */
export function yearInWords(tokens: readonly Token[], at: number): Match<number> | null {
  const after = century(tokens, at)
  const found = after === null ? null : belowHundred(tokens, after)
  if (!found || (tokens[at]?.text === 'twenty' && found.value < 10)) return null
  return { value: 2000 + found.value, to: found.to }
}

/** Two years in words that follow each other: "twenty three twenty four" is 2023, for 2023/24. */
export function twoYearsInWords(tokens: readonly Token[], at: number): Match<number> | null {
  for (const first of [yearInWords(tokens, at), belowHundred(tokens, at)]) {
    if (!first || first.value < 10) continue
    const start = first.value < 100 ? 2000 + first.value : first.value
    const second = yearInWords(tokens, first.to) ?? belowHundred(tokens, first.to)
    if (second && second.value % 100 === (start + 1) % 100 && second.value >= 10) return { value: start, to: second.to }
  }
  return null
}
export const NUMBER_WORDS: readonly string[] = [...NUMBERS.keys()]
