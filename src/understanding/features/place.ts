/** Where a word stands to a measure's own words. Pure. */
import type { Term } from '../../language/vocabulary.ts'
import type { View } from '../view.ts'

const RESTRICTORS = new Set(
  'who that which whose where with without in by aged age ages from for at to due because under over per between waiting of on into only split broken'.split(
    ' ',
  ),
)

export type Place = 'after' | 'before' | 'restricts' | 'clause' | 'trails' | 'far' | 'apart'

const RELATIVES = new Set(['who', 'that', 'which', 'where', 'whose', 'whom'])

/** How a term hangs on the measure's own words: beside them, in a phrase or a clause that restricts them, or apart from them. */
export function placeOf(view: View, term: Pick<Term, 'start' | 'end'>, matched: readonly Term[]): Place {
  const { tokens, text } = view
  const at = tokens.findIndex((t) => t.from >= term.start)
  const nearest = matched
    .map((m) => {
      const after = m.end <= term.start
      const [from, to] = after ? [m.end, term.start] : [term.end, m.start]
      return { after, from, to, gap: tokens.filter((t) => t.from >= from && t.to <= to).length }
    })
    .toSorted((a, b) => a.gap - b.gap)[0]
  if (!nearest) return 'far'
  // "A plan (EHCP) waiting for a place": a bracket that ends with the measure's words parts nothing.
  const between = text.slice(nearest.from, nearest.to).replace(/^\)/, '')
  if (/[,.;:!?()]|\s-\s/.test(between)) return 'apart'
  if (nearest.after) {
    const inside = tokens.filter((t) => t.from >= nearest.from && t.to <= nearest.to).map((t) => t.word)
    if (inside.some((w) => RELATIVES.has(w))) return 'clause'
    const before = [tokens[at - 1]?.word ?? '', tokens[at - 2]?.word ?? '']
    if (before.some((w) => RESTRICTORS.has(w))) return 'restricts'
  }
  if (nearest.gap <= 1) return nearest.after ? 'after' : 'before'
  return nearest.after ? 'trails' : 'far'
}
