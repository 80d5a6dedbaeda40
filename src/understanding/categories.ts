/**
 * What a figure is to be parted by, one beside the other: "(school, police, healthcare)", "physical assault / bullying / damage". Such
 * words name no measure and no other service. Pure.
 */
import type { Reading } from '../language/reading.ts'

/** Nothing but categories stands in a bracket or between strokes; after a word that parts, the rest of the question may follow. */
const CLOSED = [/\([^()]*[,/;][^()]*\)/g, /(?:[^.?!:;/()]+ \/ ){2,}[^.?!:;/()]+/g]
const OPEN =
  /(?:\b(?:by|per|from|between|either|as|including|include|such as|namely|following)\b|:)[^.?!:;()]*,[^.?!:;()]*(?:,|\band\b|\bor\b)[^.?!:;()]*/g

interface Stretch {
  readonly from: number
  readonly to: number
  readonly text: string
}

const stretches = (text: string, patterns: readonly RegExp[]): Stretch[] =>
  patterns.flatMap((p) => [...text.matchAll(p)].map((m) => ({ from: m.index, to: m.index + m[0].length, text: m[0] })))

/**
 * The reading with what is listed as categories read as a breakdown. A list is one of them only where a word in it is known to part a
 * figure, or to be of another service, and where something outside of it names a measure.
 */
export function withCategories(reading: Reading, tells: (word: string) => boolean): Reading {
  const { text, breakdowns, elsewhere, unpublished } = reading
  const known = [...breakdowns, ...elsewhere, ...unpublished]
  if (known.length === 0) return reading
  const isList = ({ text: list }: Stretch): boolean => known.some((phrase) => list.includes(phrase))
  const closed = stretches(text, CLOSED).filter(isList)
  const lists = [...closed, ...stretches(text, [OPEN]).filter(isList)]
  const inside = (list: readonly Stretch[], t: { readonly start: number; readonly end: number }): boolean =>
    list.some((s) => t.start >= s.from && t.end <= s.to)
  if (lists.length === 0 || !reading.terms.some((t) => tells(t.word) && !inside(lists, t))) return reading
  const isListed = (phrase: string): boolean => lists.some((s) => s.text.includes(phrase))
  return {
    ...reading,
    breakdowns: [...breakdowns, ...[...elsewhere, ...unpublished].filter(isListed)],
    elsewhere: elsewhere.filter((phrase) => !isListed(phrase)),
    unpublished: unpublished.filter((phrase) => !isListed(phrase)),
    terms: reading.terms.filter((t) => !inside(closed, t)),
  }
}
