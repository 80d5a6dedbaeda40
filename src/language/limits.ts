/**
 * Numbers that belong to what a measure counts, in its name and in a question: "30 seconds", "3 or more placements", "grade
 * 5". A measure that counts by one number says nothing about another. Pure.
 */
import { matches } from './matches.ts'
import { NUMBERS, numberSaid } from './number-words.ts'

export interface Limit {
  readonly from: number
  readonly to: number
  readonly number: number
  /** The word that it is a number of, in the singular; times of one kind have one word. */
  readonly of: string
}

/** Times in the shortest of their kind, so that 4 weeks are 28 days and 2 years 24 months. */
const TIMES: ReadonlyMap<string, readonly [of: string, times: number]> = new Map([
  ['second', ['second', 1]],
  ['sec', ['second', 1]],
  ['minute', ['second', 60]],
  ['min', ['second', 60]],
  ['hour', ['second', 3600]],
  ['hr', ['second', 3600]],
  ['day', ['second', 86_400]],
  ['week', ['second', 604_800]],
  ['wk', ['second', 604_800]],
  ['month', ['month', 1]],
  ['year', ['month', 12]],
  ['yr', ['month', 12]],
])

const WORD = [...NUMBERS.keys()].join('|')
const TENS = 'twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety'
const N = `\\d{1,4}|(?:${TENS})(?:[- ](?:${WORD}))?|${WORD}`
/** What may stand between a number and its word. */
const BETWEEN =
  '(?: ?\\+| ?plus| (?:or|and) (?:more|over|above|fewer|less|under|better|longer)| (?:working|calendar|clear|school|different|consecutive|separate))?'
const AFTER = new RegExp(`(?<![\\d.,/£-])\\b(?<n>${N})\\b(?![.,/]\\d)${BETWEEN}(?: |-)(?<of>[a-z]{3,})\\b`, 'g')
/** "The two scores", "all three years": so many of what is asked for. */
const COUNTED = /\b(?:the|these|those|all|both|any|which|what) $/
/** Words that are numbered behind them. */
const BEFORE = new RegExp(`\\b(?<of>grade|level|band|tier|category|class)s? (?<n>${N})\\b(?![.,/%])`, 'g')

const singular = (word: string): string => (/[^s]s$/.test(word) ? word.slice(0, -1) : word)

/** @param text in small letters */
export function limitsIn(text: string): Limit[] {
  return [...matches(AFTER, text), ...matches(BEFORE, text)].flatMap((m): Limit[] => {
    const { n = '', of = '' } = m.groups ?? {}
    if (NUMBERS.has(n) && COUNTED.test(text.slice(0, m.index))) return []
    const word = singular(of)
    const [kind, times] = TIMES.get(word) ?? [word, 1]
    return [{ from: m.index, to: m.index + m[0].length, number: numberSaid(n) * times, of: kind }]
  })
}

/** Of the limits said, those of a kind that the measure has with other numbers alone. */
export const otherLimits = (said: readonly Limit[], own: readonly Limit[]): readonly Limit[] =>
  said.filter((limit) => {
    const alike = own.filter((o) => o.of === limit.of)
    return alike.length > 0 && alike.every((o) => o.number !== limit.number)
  })
