/** Counts which words follow which in what people have asked; misspelt words and people's names are left out. */
import { normalise } from '../language/normalise.ts'
import { typedTokens } from '../understanding/lattice/tokens.ts'
import { classOf, EDGE, type PairCounts } from '../understanding/lattice/word-pairs.ts'

/** A word or a pair of fewer questions than this says nothing about the next question. */
const LEAST = 2

/** `isWellSpelt`: whether a word may be counted; others end a clause. */
export function pairCounts(questions: Iterable<string>, isWellSpelt: (word: string) => boolean): PairCounts {
  const counts = new Map<string, number>()
  const pairs = new Map<string, Map<string, number>>()
  for (const question of new Set(questions)) {
    let last = EDGE
    for (const { typed, begins } of typedTokens(normalise(question))) {
      const word = typed.replaceAll("'", '')
      const known = /^\d+$/.test(word) || isWellSpelt(word)
      const counted = known ? classOf(word) : EDGE
      const before = begins ? EDGE : last
      last = counted
      if (!known) continue
      counts.set(counted, (counts.get(counted) ?? 0) + 1)
      counts.set(EDGE, (counts.get(EDGE) ?? 0) + (before === EDGE ? 1 : 0))
      const next = pairs.get(before) ?? new Map<string, number>()
      next.set(counted, (next.get(counted) ?? 0) + 1)
      pairs.set(before, next)
    }
  }
  const out: Record<string, string> = {}
  for (const [word, count] of [...counts].toSorted((a, b) => (a[0] < b[0] ? -1 : 1))) {
    if (count < LEAST) continue
    const next = [...(pairs.get(word) ?? [])].filter(([, n]) => n >= LEAST).toSorted((a, b) => (a[0] < b[0] ? -1 : 1))
    out[word] = [count, ...next.flat()].join(' ')
  }
  return out
}
