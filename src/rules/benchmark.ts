/** How a figure stands against what others publish: better, worse or in line, by polarity (contract, meaning 7). */
import type { Benchmark } from '../model/answer.ts'
import type { BenchmarkKind, Figure } from '../model/figure.ts'
import { BENCHMARK_KINDS } from '../model/figure.ts'
import type { Polarity } from '../model/indicator.ts'
import { compare, sameWhenRounded } from './decimal.ts'

export const BENCHMARK_NAMES: Readonly<Record<BenchmarkKind, string>> = {
  national: 'England average',
  statistical_neighbours: 'statistical neighbours average',
  best_statistical_neighbour: 'best statistical neighbour',
  top_quartile: 'top quartile threshold',
  region: 'regional average',
}

/** The standing of `value` against `benchmark`. Equal at published precision is in line; information-only is above or below. */
export function standingOf(value: string, benchmark: string, polarity: Polarity): Benchmark['standing'] {
  const c = compare(value, benchmark)
  if (c === 0) return 'in line'
  if (polarity === 'info') return c > 0 ? 'above' : 'below'
  return c > 0 === (polarity === 'high') ? 'better' : 'worse'
}

export interface BenchmarkFigure {
  readonly lead: Figure
  /** Other figures for the same benchmark that do not agree. */
  readonly disagreeing: readonly Figure[]
}

/** One figure a kind, in the order of the scorecards; the table leads over the text. */
export function benchmarkFigures(figures: readonly Figure[]): BenchmarkFigure[] {
  const rank = { correction: 0, table: 1, text: 2 } as const
  return BENCHMARK_KINDS.flatMap((kind) => {
    const of = figures.filter((f) => f.kind === kind && f.value !== null)
    const [lead, ...others] = of.toSorted((a, b) =>
      a.published < b.published ? 1 : a.published > b.published ? -1 : rank[a.part] - rank[b.part],
    )
    if (!lead) return []
    const disagreeing = others.filter(
      (o) => o.document === lead.document && !sameWhenRounded(o.value as string, lead.value as string),
    )
    return [{ lead, disagreeing }]
  })
}
