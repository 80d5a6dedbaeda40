/**
 * Measures named under a head that says what is asked of each: "up to date plans: CIN, child protection and LAC", "rates per 10,000
 * for CIN, CP and children in care". Pure.
 */
import type { Catalogue } from '../catalogue.ts'
import { matches, type Stretch } from '../language/matches.ts'
import type { Term } from '../language/vocabulary.ts'
import type { Choice } from './frame.ts'
import type { View } from './view.ts'

/** What ends a head, whatever follows it. */
const ENDS = /:\s|\s-\s/g
/** What ends one only where several things follow. */
const OF_EACH = /\s(?:for|of|on)\s(?:each of |all of )?/g
const BETWEEN = /\s(?:and|plus|&|then)\s|[,;+]|\s\/\s/g
/** Where what is named under a head is over. */
const OVER = /[?.!](?:\s|$)|\s-\s|:\s|\swith\s(?:the|our|their|each|its)\b/
/** So many are a row without a mark before them. */
const ROW = 3
const SURE = 0.85
/** From this share of its score on another fits as well. */
const ALIKE = 0.97

type Rank = (terms: readonly Term[]) => readonly Choice[]

/** A stretch of the text and what of it tells measures apart. */
interface Said {
  readonly terms: readonly Term[]
  readonly telling: readonly string[]
}

function saidIn(catalogue: Catalogue, { reading, spare, lead }: View, { from, to }: Stretch): Said {
  const terms = reading.terms.filter((t) => t.start >= Math.max(from, lead) && t.end <= to)
  const telling = terms.map((t) => t.word).filter((w) => !spare.has(w) && !/^\d+$/.test(w) && catalogue.tellsApart(w))
  return { terms, telling: [...new Set(telling)] }
}

/** What stands between separators from `from` on, each that tells something. */
function itemsFrom(catalogue: Catalogue, view: View, from: number): readonly Said[] {
  const { text, reading } = view
  const over = OVER.exec(text.slice(from))
  const to = over ? from + over.index : text.length
  // "Education, employment or training": what stands within one name parts nothing.
  const cuts = matches(BETWEEN, text)
    .map((m) => ({ from: m.index, to: m.index + m[0].length }))
    .filter((c) => c.from >= from && c.to <= to && !reading.terms.some((t) => t.start < c.from && t.end > c.to))
  const edges = [from, ...cuts.flatMap((c) => [c.from, c.to]), to]
  const items = Array.from({ length: edges.length / 2 }, (_, i) => ({
    from: edges[2 * i] as number,
    to: edges[2 * i + 1] as number,
  }))
  return items.map((item) => saidIn(catalogue, view, item)).filter(({ telling }) => telling.length > 0)
}

const has = (choice: Choice, words: readonly string[]): boolean => words.every((w) => choice.matched.includes(w))
const isSure = (choice: Choice | undefined, words: readonly string[]): choice is Choice =>
  choice !== undefined && has(choice, words) && (choice.exact || choice.score >= SURE)

/** The measure of each item, by its words and those of the head, or by its own where a mark stands before them; null where one has none. */
function measuresUnder(head: Said, items: readonly Said[], rank: Rank, isMarked: boolean): Choice[] | null {
  const found = items.map(({ terms, telling }): Choice | null => {
    const both = [...head.telling, ...telling]
    const [lent, twin] = rank([...head.terms, ...terms]).filter((c) => has(c, both))
    // Of two that the words fit alike none is sure.
    if (isSure(lent, both)) return twin && twin.score >= lent.score * ALIKE ? null : lent
    const [own] = rank(terms)
    return isMarked && isSure(own, telling) ? own : null
  })
  const all = found.filter((c) => c !== null)
  return all.length === items.length && new Set(all.map((c) => c.indicator)).size === all.length ? all : null
}

/** Null where no head has two measures or more under it, each found for certain. */
export function headedMeasures(catalogue: Catalogue, view: View, rank: Rank): Choice[] | null {
  const heads = [
    ...matches(ENDS, view.text).map((m) => ({ m, isMarked: true })),
    ...matches(OF_EACH, view.text).map((m) => ({ m, isMarked: false })),
  ]
  for (const { m, isMarked } of heads) {
    const head = saidIn(catalogue, view, { from: 0, to: m.index })
    if (head.telling.length === 0) continue
    const items = itemsFrom(catalogue, view, m.index + m[0].length)
    if (items.length < (isMarked ? 2 : ROW)) continue
    const found = measuresUnder(head, items, rank, isMarked)
    if (found) return found
  }
  return null
}
