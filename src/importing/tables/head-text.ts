/** One text of a head: the period in it, what the words beside the period mean, and whether they mean nothing known. */
import type { HeadMeaning, LayoutWords } from '../words/layout-words.ts'
import { type Part, periodParts } from '../words/period-words.ts'
import { plain } from '../words/plain.ts'

export interface HeadText {
  /** Null where its words say nothing known. */
  readonly meaning: HeadMeaning | null
  readonly parts: readonly Part[]
  readonly hasPeriod: boolean
  /** Whether words are left over that nobody knows: a period beside them is not enough to say whose figures they are. */
  readonly isStrange: boolean
}

/** Longer texts are sentences, whatever words are in them. */
const LENGTH = 90
const WORDS = 12

export const isHeadLength = (text: string): boolean => text.length <= LENGTH && text.split(' ').length <= WORDS

/** "M1" and "P12" number the months that stand beside them. */
const NUMBERED = /^[mpw]\d{1,2}$/

/** @param own names of the council whose file it is, made alike */
export function headText(text: string, words: LayoutWords, own: readonly string[]): HeadText {
  const { parts, rest } = periodParts(text)
  const hasPeriod = parts.length > 0
  if (!isHeadLength(text)) return { meaning: null, parts: [], hasPeriod, isStrange: hasPeriod }
  const meaning = words.head(text) ?? (hasPeriod ? (words.head(rest) ?? words.wholeHead(rest)) : words.wholeHead(text))
  const isUnit = words.unit(text) !== null || words.unit(rest) !== null
  const isStrange = meaning === null && (words.isPartOfShare(rest) || (!isUnit && !saysNothing(rest, words, own)))
  return { meaning, parts, hasPeriod, isStrange }
}

function saysNothing(rest: string, words: LayoutWords, own: readonly string[]): boolean {
  const said = own.reduce((left, name) => left.replaceAll(` ${name} `, ' '), ` ${plain(rest)} `)
  return said
    .split(' ')
    .every((word) => word === '' || NUMBERED.test(word) || words.besidePeriods.has(word) || words.unit(word) !== null)
}
