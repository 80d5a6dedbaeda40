/** Counts which words follow which in our phrases and in what people have asked, misspelt words and names left out. */
import { normalise, words } from '../language/normalise.ts'
import { typedTokens } from '../understanding/lattice/tokens.ts'
import { classOf, EDGE, type PairCounts } from '../understanding/lattice/word-pairs.ts'

/** A word or a pair of fewer questions than this says nothing about the next question. */
const LEAST = 2

type Follows = Map<string, Map<string, number>>

function add(counts: Follows, before: string, word: string): void {
  const next = counts.get(before) ?? new Map<string, number>()
  next.set(word, (next.get(word) ?? 0) + 1)
  counts.set(before, next)
}

/** The word itself stands under nothing. */
const ALONE = ''

/** `isWellSpelt`: whether a word of a question may be counted; others end a clause. Phrases are counted whole. */
export function pairCounts(
  questions: Iterable<string>,
  phrases: Iterable<string>,
  isWellSpelt: (word: string) => boolean,
): PairCounts {
  const asked: Follows = new Map()
  for (const question of new Set(questions)) {
    let last = EDGE
    for (const { typed, begins } of typedTokens(normalise(question))) {
      const word = typed.replaceAll("'", '')
      const isKnown = /^\d+$/.test(word) || isWellSpelt(word)
      const before = begins ? EDGE : last
      last = isKnown ? classOf(word) : EDGE
      if (!isKnown) continue
      add(asked, last, ALONE)
      add(asked, before, last)
      if (before === EDGE) add(asked, EDGE, ALONE)
    }
  }
  const said: Follows = new Map()
  for (const phrase of phrases) {
    const list = words(phrase.toLowerCase()).map(classOf)
    for (const [i, word] of list.entries()) {
      add(said, word, ALONE)
      if (i > 0) add(said, list[i - 1] as string, word)
    }
  }
  const sum = (before: string, word: string): number => {
    const often = asked.get(before)?.get(word) ?? 0
    return (often >= LEAST ? often : 0) + (said.get(before)?.get(word) ?? 0)
  }
  const out: Record<string, string> = {}
  for (const word of [...new Set([...asked.keys(), ...said.keys()])].toSorted()) {
    const count = sum(word, ALONE)
    if (count === 0) continue
    const next = [...new Set([...(asked.get(word)?.keys() ?? []), ...(said.get(word)?.keys() ?? [])])]
    const pairs = next.toSorted().flatMap((w) => (w === ALONE || sum(word, w) === 0 ? [] : [w, sum(word, w)]))
    out[word] = [count, ...pairs].join(' ')
  }
  return out
}

/** A word that so many questions have is one that a slip may have been meant for. */
const OFTEN = 3

/** The words that are often asked, of those that `isEveryday` holds of. */
export const oftenAsked = (counts: PairCounts, isEveryday: (word: string) => boolean): string[] =>
  Object.keys(counts).filter((word) => Number.parseInt(counts[word] ?? '', 10) >= OFTEN && isEveryday(word))
