/**
 * The chart of a text: for each token, the period phrases that start with it. It is filled from the last token to the
 * first, so that a rule finds every phrase to its right complete. Rules propose; none takes words from another.
 */
import type { PeriodPhrase } from '../../../periods/phrase.ts'
import type { Token } from './tokens.ts'

export interface Item {
  readonly phrase: PeriodPhrase
  /** The token after its last. */
  readonly to: number
  /** Whether it names a period by itself: "second month" does so only inside a container. */
  readonly alone: boolean
}

export interface Chart {
  readonly text: string
  readonly tokens: readonly Token[]
  readonly cells: readonly (readonly Item[])[]
}

export interface Match<T> {
  readonly value: T
  readonly to: number
}

/** What stands at a token: nothing, or one or more matches, the longest first. */
export interface Matcher<T> {
  readonly match: (chart: Chart, at: number) => readonly Match<T>[]
  /** The words that it can start with, NUMBER for one in figures, ITEM for a phrase; null where it may be empty. */
  readonly first: readonly string[] | null
  /** It matches one token, or none. */
  readonly isSingle?: boolean
  /** Wherever it stands in a rule, it starts with nothing but `first`. */
  readonly isExact?: boolean
}

export const NUMBER = 'NUMBER'
export const ITEM = 'ITEM'

export interface Rule {
  readonly first: readonly string[]
  /** What its second token can be, where that is known: most rules that begin with a common word end there. */
  readonly second: ReadonlySet<string> | null
  readonly parts: readonly Matcher<unknown>[]
  readonly build: (values: readonly unknown[], place: Place) => PeriodPhrase | Item | null
}

/** Where a rule matched, for the rules that look around. */
export interface Place {
  readonly chart: Chart
  readonly at: number
  readonly to: number
}

type Values<T extends readonly Matcher<unknown>[]> = { [K in keyof T]: T[K] extends Matcher<infer V> ? V : never }

/** A rule: what stands in a row, and the phrase that it makes, or null where it makes none. */
export function rule<const T extends readonly Matcher<unknown>[]>(
  parts: T,
  build: (values: Values<T>, place: Place) => PeriodPhrase | Item | null,
): Rule {
  const first = parts[0]?.first
  if (!first) throw new Error('A rule must start with something that is never empty.')
  const [head, next] = parts
  const second = head?.isSingle && next?.isExact && next.first ? new Set(next.first) : null
  return { first, second, parts, build: build as unknown as Rule['build'] }
}

/** The words of a match, as they were typed. */
export const saidAt = ({ chart, at, to }: Place): string => said(chart, at, to)

export const said = ({ text, tokens }: Pick<Chart, 'text' | 'tokens'>, at: number, to: number): string =>
  text.slice(tokens[at]?.from, tokens[to - 1]?.to)

/** A phrase that only means something inside another. */
export const inside = (phrase: PeriodPhrase, { to }: Place): Item => ({ phrase, to, alone: false })

/** No text has so many readings that start with one word; it bounds the work on nonsense. */
const ENOUGH = 60

export class Grammar {
  readonly #byFirst = new Map<string, Rule[]>()

  constructor(rules: readonly Rule[]) {
    for (const r of rules)
      for (const first of r.first) {
        const list = this.#byFirst.get(first)
        if (list) list.push(r)
        else this.#byFirst.set(first, [r])
      }
  }

  chart(text: string, tokens: readonly Token[]): Chart {
    const cells: Item[][] = tokens.map(() => [])
    const chart: Chart = { text, tokens, cells }
    const growing = this.#byFirst.get(ITEM) ?? []
    for (let at = tokens.length - 1; at >= 0; at--) {
      const token = tokens[at] as Token
      const rules = this.#byFirst.get(keyOf(token))
      if (!rules) continue
      const cell = cells[at] as Item[]
      const next = tokens[at + 1]
      const after = next ? keyOf(next) : ''
      const isBeforeItem = (cells[at + 1]?.length ?? 0) > 0
      for (const r of rules)
        if (!r.second || r.second.has(after) || (isBeforeItem && r.second.has(ITEM))) run(chart, r, at, cell)
      // What was just added may be the beginning of something longer.
      for (let n = 0; n < cell.length && cell.length < ENOUGH; n++)
        for (const r of growing) run(chart, r, at, cell, cell[n] as Item)
    }
    return chart
  }
}

const keyOf = (token: Token): string => (token.kind === 'number' ? NUMBER : token.text)

function run(chart: Chart, { parts, build }: Rule, at: number, cell: Item[], first?: Item): void {
  if (first) {
    if ((parts[0] as ItemMatcher).accepts(first.phrase, first))
      step(chart, parts, build, at, cell, [first.phrase], first.to)
  } else step(chart, parts, build, at, cell, [], at)
}

/** Matches the next part of a rule at `place`, and so on to its end; `values` are those of the parts before it. */
function step(
  chart: Chart,
  parts: Rule['parts'],
  build: Rule['build'],
  at: number,
  cell: Item[],
  values: unknown[],
  place: number,
): void {
  const part = values.length
  const matcher = parts[part]
  if (!matcher) {
    const made = build(values, { chart, at, to: place })
    if (made) cell.push('phrase' in made ? made : { phrase: made, to: place, alone: true })
    return
  }
  for (const { value, to } of matcher.match(chart, place)) {
    values.push(value)
    step(chart, parts, build, at, cell, values, to)
    values.length = part
  }
}

export interface ItemMatcher extends Matcher<PeriodPhrase> {
  readonly accepts: (phrase: PeriodPhrase, item: Item) => boolean
}
