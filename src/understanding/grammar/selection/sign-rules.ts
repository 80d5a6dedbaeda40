/** What a rule over the text of a message is, and the kinds of rules. */
import { stretchOf } from '../../../language/matches.ts'
import { NUMBERS } from '../../../language/number-words.ts'
import type { Colour, Order, Test } from './model.ts'

/** A stretch of a message that says a condition, what is held against a benchmark, or an order. */
export type Sign =
  | {
      readonly sign: 'test'
      readonly test: Test
      /** The time beside it is the one that a change is measured from. */
      readonly isThen?: true
      /** What is said is that it does not hold: "missed green", "amber gone". */
      readonly isNot?: true
      readonly from: number
      readonly to: number
    }
  | {
      readonly sign: 'relation'
      readonly is: 'better' | 'worse' | 'above' | 'below' | 'equal'
      /** "Beat neither England nor …". */
      readonly isNot?: boolean
      /** "Above it": what the list before was held against. */
      readonly isOfIt?: true
      readonly from: number
      readonly to: number
    }
  | {
      readonly sign: 'superlative'
      readonly first: Order['first']
      /** `it`: what the list before was held against. */
      readonly by: Order['by'] | 'it' | null
      readonly limit: number | null
      /** "Further", "fell more": of a few that are named, all of which are told. */
      readonly isBetween?: true
      readonly from: number
      readonly to: number
    }

/** As part of a pattern: a number up to 99 in words or figures. */
export const COUNT = '(\\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten)'
/** A place in an order: "the second worst". */
const PLACES: ReadonlyMap<string, number> = new Map([
  ['second', 2],
  ['2nd', 2],
  ['third', 3],
  ['3rd', 3],
  ['fourth', 4],
  ['4th', 4],
  ['fifth', 5],
  ['5th', 5],
])
/** As part of a pattern: such a place. */
export const NTH = `(${[...PLACES.keys()].join('|')})`
/** The place that is said in words or figures; null for none. */
export const nthOf = (said: string | undefined): number | null =>
  said === undefined ? null : (PLACES.get(said) ?? null)
/** A number before what is put in order: "the three social care measures furthest …". */
const LEADING = new RegExp(
  `(?:^|[:,-] *|\\b(?:(?<!\\bof )the|our|any|which|what|list|name|top|give me|show me|with) )${COUNT} (?:[a-z0-9%§'-]+ +){0,9}$`,
)
/** "Furthest from target in social care, three percentages"; "the three social care percentages on the scorecard that fell furthest". */
const COUNTED = new RegExp(
  `(?<!\\b(?:key stage|ks|term|level|stage|quarter|year|part|last|past|than|by|of the|of those|of these) |§)\\b${COUNT} (?!(?:months?|quarters?|terms?|years?|weeks?|days?|points?|pts|pp|percentage points?|per ?cent|%|of)\\b)(?:(?!and\\b|or\\b|in\\b|at\\b)[a-z'&-]+ ){0,4}?(?:percentages|measures|indicators|kpis|figures|rates|counts|targets|results|ones)\\b`,
)
/** How many are asked for: of what stands in order from `from` on. */
export const askedCount = (text: string, from: number): number | null =>
  countOf(text.slice(0, from).match(LEADING)?.[1]) ?? countOf(text.match(COUNTED)?.[1])
/** The number that is said in words or figures; null for none. */
export const countOf = (said: string | undefined): number | null =>
  said === undefined ? null : (NUMBERS.get(said) ?? Number(said))

/** A pattern over the text of a message, and the sign that each match is. */
export interface Rule {
  readonly pattern: RegExp
  build(m: RegExpExecArray): Sign | null
}

/** A rule by a pattern of whole words; it builds null for what it does not mean. */
export const rule = (source: string, build: (m: RegExpExecArray) => Sign | null): Rule => ({
  // A period that is blanked leaves more than one space.
  pattern: new RegExp(`(?<![\\w'-])(?:${source.replaceAll(/ (?![?*+{])/g, ' +')})(?![\\w'])`, 'g'),
  build,
})
/** A rule whose words say a condition. */
export const test = (source: string, of: (m: RegExpExecArray) => Test): Rule =>
  rule(source, (m) => ({ sign: 'test', test: of(m), ...stretchOf(m) }))

/** Words that say that a colour is not had. */
export const without = (source: string): Rule =>
  rule(source, (m) => ({
    sign: 'test',
    test: { type: 'colour', colours: [m[1] as Colour] },
    isNot: true,
    ...stretchOf(m),
  }))

/** What held at another time against what holds now: "had been higher". */
export const hadBeen = (said: string, now: Test): Rule =>
  rule(`(?:had been|used to be|had stood) (?:${said})`, (m) => ({
    sign: 'test',
    test: now,
    isThen: true,
    ...stretchOf(m),
  }))

/** A list that is only set in order leaves nothing out. */
export const EVERY = 99
