/** The lattice of a catalogue and of the lists that officers edit: what may be meant, and what stays as typed. */
import type { Catalogue } from '../../catalogue.ts'
import { words } from '../../language/normalise.ts'
import { EverydayWords, type WordList } from './everyday.ts'
import { Lattice } from './lattice.ts'
import { type PairCounts, WordPairs } from './word-pairs.ts'

export interface LatticeData {
  readonly shorthand: Readonly<Record<string, string>>
  readonly themes: Readonly<Record<string, readonly string[]>>
  readonly benchmarks: Readonly<Record<string, readonly string[]>>
  readonly known: readonly string[]
  readonly elsewhere: readonly string[]
  readonly unpublished: readonly string[]
  readonly breakdowns: readonly string[]
  readonly councils: Readonly<Record<string, string>>
  readonly everyday: WordList
  readonly pairs: PairCounts
}

/** A word of questions that was asked so often is one a slip may have been meant for. */
const OFTEN = 3

/** All that names a measure, a theme or a benchmark, as printed and as said. */
function* phrases(catalogue: Catalogue, data: LatticeData): Iterable<string> {
  const { words: said, subs } = catalogue.vocabulary.data
  for (const table of [said, subs, data.themes, data.benchmarks]) for (const list of Object.values(table)) yield* list
  for (const { name, say } of catalogue.indicators) {
    yield name
    yield* say
  }
  for (const { key } of catalogue.documents) for (const { name } of catalogue.rowsOf(key)) yield name
  for (const { term, abbreviations } of catalogue.glossary) {
    yield term
    yield* abbreviations
  }
}

export function latticeOf(catalogue: Catalogue, data: LatticeData): Lattice {
  const { vocabulary } = catalogue
  const everyday = new EverydayWords(data.everyday)
  const pairs = new WordPairs(data.pairs)
  const targets = new Set(vocabulary.learnt)
  for (const phrase of new Set(phrases(catalogue, data))) pairs.add(words(phrase.toLowerCase()), 1)
  for (const word of Object.keys(data.pairs))
    if (pairs.count(word) >= OFTEN && everyday.cost(word) !== undefined) targets.add(word)
  // Nothing is corrected into a council's name or a word that refuses, whatever else the word may name.
  const kept = new Set(
    [data.elsewhere, data.unpublished, data.breakdowns].flat().filter((phrase) => !phrase.includes(' ')),
  )
  const names = [
    ...Object.keys(data.councils),
    ...catalogue.councils.flatMap((c) => [c.name, c.fullName, ...c.nicknames]),
  ]
  for (const word of names.flatMap((n) => words(n.toLowerCase()))) if (everyday.cost(word) === undefined) kept.add(word)
  for (const word of kept) targets.delete(word)
  return new Lattice({ targets, kept, shorthand: data.shorthand }, everyday, pairs, (word) => vocabulary.knows(word))
}
