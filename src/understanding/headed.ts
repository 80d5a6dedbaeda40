/**
 * Measures named under a head that says what is asked of each: "up to date plans: CIN, child protection and LAC", "rates per 10,000
 * for CIN, CP and children in care". Pure.
 */
import type { Catalogue } from '../catalogue.ts'
import { stretches } from '../language/matches.ts'
import type { Term } from '../language/vocabulary.ts'
import type { Choice } from './frame.ts'
import { cutsOf, type Said, saidIn, segmentsOf } from './segments.ts'
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

/** What is named from `from` on, each that tells something. */
function itemsFrom(catalogue: Catalogue, view: View, from: number): readonly Said[] {
  const over = OVER.exec(view.text.slice(from))
  const to = over ? from + over.index : view.text.length
  return segmentsOf(catalogue, view, cutsOf(view, [BETWEEN]), { from, to })
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
    ...stretches(ENDS, view.text).map((end) => ({ end, isMarked: true })),
    ...stretches(OF_EACH, view.text).map((end) => ({ end, isMarked: false })),
  ]
  for (const { end, isMarked } of heads) {
    const head = saidIn(catalogue, view, { from: 0, to: end.from })
    if (head.telling.length === 0) continue
    const items = itemsFrom(catalogue, view, end.to)
    if (items.length < (isMarked ? 2 : ROW)) continue
    const found = measuresUnder(head, items, rank, isMarked)
    if (found) return found
  }
  return null
}
