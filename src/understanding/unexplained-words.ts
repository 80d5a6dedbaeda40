/** What a reading leaves unexplained, in words to be said. Pure. */
import type { Token } from '../language/normalise.ts'
import type { Term } from '../language/vocabulary.ts'
import type { View } from './view.ts'

/**
 * What is left unexplained, as it was typed, in order; words of one clause that parts what is counted together: "said no thanks".
 * @param parting those words
 */
export function unexplainedWords(
  { text }: View,
  parting: readonly Token[],
  left: readonly Pick<Term, 'start' | 'end' | 'from'>[],
): string[] {
  const isParting = new Set<object>()
  const said = parting.map(({ from, to, word }) => ({ start: from, end: to, from: word }))
  for (const p of said) isParting.add(p)
  const out: { start: number; end: number; from: string; parts: boolean }[] = []
  for (const next of [...left, ...said].toSorted((a, b) => a.start - b.start)) {
    const last = out.at(-1)
    const parts = isParting.has(next)
    const isOneClause = last && (parts || last.parts) && !/[,.;:!?()\d]/.test(text.slice(last.end, next.start))
    if (isOneClause) {
      last.end = next.end
      last.from = text.slice(last.start, next.end)
      last.parts = true
    } else out.push({ ...next, parts })
  }
  return out.map((o) => o.from)
}
