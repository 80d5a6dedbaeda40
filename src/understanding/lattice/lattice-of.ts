/** The lattice of a catalogue and of the lists that officers edit: what may be meant, and what stays as typed. */
import type { Catalogue } from '../../catalogue.ts'
import { words } from '../../language/normalise.ts'
import type { EverydayWords } from './everyday.ts'
import { Lattice } from './lattice.ts'
import { printedNames } from './our-phrases.ts'
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
  readonly pairs: PairCounts
  /** Everyday words that questions often have, which a slip may have been meant for. */
  readonly asked: readonly string[]
}

/** `isTalk`: whether a word is talk, and so right as it is typed, however seldom it is said ("queried", "lessens"). */
export function latticeOf(
  catalogue: Catalogue,
  data: LatticeData,
  everyday: EverydayWords,
  isTalk: (word: string) => boolean,
): Lattice {
  const { vocabulary } = catalogue
  const pairs = new WordPairs(data.pairs)
  const targets = new Set([...vocabulary.learnt, ...data.asked])
  // Phrases that officers edit are counted in the list of pairs already; what reports print comes with them.
  for (const name of printedNames(catalogue)) pairs.add(words(name.toLowerCase()), 1)
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
  return new Lattice(
    { targets, kept, shorthand: data.shorthand },
    everyday,
    pairs,
    (word) => vocabulary.knows(word) || isTalk(word),
    (word) => isTalk(word) || kept.has(word),
  )
}
