/** The stretches between what separates measures in a view, and what each tells. Pure. */
import type { Catalogue } from '../catalogue.ts'
import { isWithin, type Stretch, stretches } from '../language/matches.ts'
import type { Term } from '../language/vocabulary.ts'
import type { View } from './view.ts'

/** What a stretch of a view says of measures. */
export interface Said {
  readonly terms: readonly Term[]
  /** Words that tell measures apart, each once. */
  readonly telling: readonly string[]
}

export interface Segment extends Said {
  readonly said: string
}

/** Where global separators stand. "Missing from education": what stands within one name parts nothing. */
export const cutsOf = ({ text, reading }: View, separators: readonly RegExp[]): Stretch[] =>
  separators
    .flatMap((s) => stretches(s, text))
    .filter(({ from, to }) => !reading.terms.some((t) => t.start < from && t.end > to))

/** What leads up to a question says nothing of measures. */
export function saidIn(catalogue: Catalogue, { reading, spare, lead }: View, { from, to }: Stretch): Said {
  const terms = reading.terms.filter((t) => t.start >= Math.max(from, lead) && t.end <= to)
  const telling = terms.map((t) => t.word).filter((w) => !spare.has(w) && !/^\d+$/.test(w) && catalogue.tellsApart(w))
  return { terms, telling: [...new Set(telling)] }
}

/** What stands between cuts within `all`, each that tells something; what stands before the first cut too. */
export function segmentsOf(catalogue: Catalogue, view: View, cuts: readonly Stretch[], all: Stretch): Segment[] {
  const edges = cuts.filter((c) => isWithin([all], c)).toSorted((a, b) => a.from - b.from)
  const segments: Segment[] = []
  let from = all.from
  for (const cut of [...edges, { from: all.to, to: all.to }]) {
    const said = saidIn(catalogue, view, { from, to: cut.from })
    if (said.telling.length > 0) segments.push({ said: view.text.slice(from, cut.from).trim(), ...said })
    from = cut.to
  }
  return segments
}
