/** What rules are made of: words, numbers, marks, phrases that are there already, and what may be left out. */
import type { PeriodPhrase } from '../../../periods/phrase.ts'
import { type Chart, ITEM, type Item, type ItemMatcher, type Match, type Matcher, NUMBER } from './chart.ts'
import { NUMBER_WORDS, numberAt, ORDINALS } from './numbers.ts'

const NONE: readonly never[] = []
/** Figures are looked up as a number, whatever their value. */
const areWords = (texts: readonly string[]): boolean => texts.every((t) => !/^\d/.test(t))
const one = <T>(value: T, to: number): readonly Match<T>[] => [{ value, to }]

/** One of these words or marks. */
export function word(...texts: readonly string[]): Matcher<string> {
  const wanted = new Set(texts)
  return {
    first: texts,
    isSingle: true,
    isExact: areWords(texts),
    match: ({ tokens }, at) => {
      const token = tokens[at]
      return token && wanted.has(token.text) ? one(token.text, at + 1) : NONE
    },
  }
}

/** The word or mark, with no space before it. */
export function glued<T>(inner: Matcher<T>): Matcher<T> {
  return { ...inner, match: (chart, at) => (chart.tokens[at]?.glued ? inner.match(chart, at) : NONE) }
}

/** These words in a row. */
export function words(text: string): Matcher<string> {
  const wanted = text.split(' ')
  return {
    first: [wanted[0] as string],
    isExact: areWords(wanted),
    match: ({ tokens }, at) =>
      wanted.every((w, n) => tokens[at + n]?.text === w) ? one(text, at + wanted.length) : NONE,
  }
}

/** With it or without it. */
export function maybe<T>(inner: Matcher<T>): Matcher<T | undefined> {
  return { first: null, match: (chart, at) => [...inner.match(chart, at), { value: undefined, to: at }] }
}

/** As many of these words as there are, none included. */
export function skip(...texts: readonly string[]): Matcher<undefined> {
  const skipped = new Set(texts)
  return {
    first: null,
    match: ({ tokens }, at) => {
      let to = at
      while (skipped.has(tokens[to]?.text ?? '')) to += 1
      return one(undefined, to)
    },
  }
}

/** The first of these that matches. */
export function any<T>(...inner: readonly Matcher<T>[]): Matcher<T> {
  const firsts = inner.map((m) => m.first)
  const first = firsts.some((f) => f === null) ? null : firsts.flatMap((f) => f ?? [])
  return {
    first,
    isExact: inner.every((m) => m.isExact),
    match: (chart, at) => {
      for (const m of inner) {
        const found = m.match(chart, at)
        if (found.length > 0) return found
      }
      return NONE
    },
  }
}

/** A number in figures of so many digits, between two bounds. */
export function digits(lengths: readonly number[], min: number, max: number): Matcher<number> {
  return {
    first: [NUMBER],
    isSingle: true,
    isExact: true,
    match: ({ tokens }, at) => {
      const token = tokens[at]
      if (token?.kind !== 'number' || !lengths.includes(token.text.length)) return NONE
      const value = Number(token.text)
      return value >= min && value <= max ? one(value, at + 1) : NONE
    },
  }
}

/** How many: "3", "twelve", "a couple of". */
export const count: Matcher<number> = {
  first: [NUMBER, 'a', 'few', 'couple', ...NUMBER_WORDS],
  match: ({ tokens }, at) => {
    const found = numberAt(tokens, at)
    return found ? [found] : NONE
  },
}

/** "First", "2nd": which one, from 1. */
export const ordinal: Matcher<number> = {
  first: [NUMBER, ...ORDINALS.keys()],
  match: ({ tokens }, at) => {
    const token = tokens[at]
    if (!token) return NONE
    if (token.kind === 'word') {
      const n = ORDINALS.get(token.text)
      return n === undefined ? NONE : one(n, at + 1)
    }
    const suffix = tokens[at + 1]
    if (token.kind !== 'number' || token.text.length > 2 || !suffix?.glued || !SUFFIXES.has(suffix.text)) return NONE
    return one(Number(token.text), at + 2)
  },
}

export const SUFFIXES: ReadonlySet<string> = new Set(['st', 'nd', 'rd', 'th'])

/** A phrase that starts here and is of the kind wanted, the longest first. */
export function item(accepts: (phrase: PeriodPhrase, item: Item) => boolean): ItemMatcher {
  return {
    first: [ITEM],
    isExact: true,
    accepts,
    match: ({ cells }, at) => {
      const cell = cells[at]
      if (!cell || cell.length === 0) return NONE
      const found = cell.filter((i) => accepts(i.phrase, i)).map(({ phrase, to }) => ({ value: phrase, to }))
      return found.length < 2 ? found : found.toSorted((a, b) => b.to - a.to)
    },
  }
}

/** Only the longest of what matches. */
export function longest<T>(inner: Matcher<T>): Matcher<T> {
  return { ...inner, match: (chart, at) => inner.match(chart, at).slice(0, 1) }
}

/** An idiom, as a pattern from the token on; `firsts` are the words that it can start with. */
export function idiom(firsts: readonly string[], pattern: string): Matcher<string> {
  const regex = new RegExp(`(?:${pattern})(?!\\w)`, 'y')
  return {
    first: firsts,
    match: ({ text, tokens }: Chart, at: number) => {
      const token = tokens[at]
      if (!token) return NONE
      regex.lastIndex = token.from
      const found = regex.exec(text)
      if (!found) return NONE
      const end = token.from + found[0].length
      let to = at
      while ((tokens[to]?.from ?? Number.POSITIVE_INFINITY) < end) to += 1
      return one(found[0], to)
    },
  }
}
