/** Benchmarks that contradict their kind: a best council that is worse than the average, a top quartile worse than England. */
import type { BenchmarkKind } from '../../model/figure.ts'
import { BENCHMARK_NAMES } from '../../rules/benchmark.ts'
import { compare } from '../../rules/decimal.ts'
import { type Check, leadsOf, nameOf, noteOn, periodKey, polarityOf, quote, reportRowKey } from './leads.ts'

/** The first of each pair cannot be the worse one. */
const PAIRS: readonly (readonly [better: BenchmarkKind, average: BenchmarkKind])[] = [
  ['best_statistical_neighbour', 'statistical_neighbours'],
  ['top_quartile', 'national'],
]

export const checkBenchmarks: Check = (loaded) => {
  const rows = Map.groupBy(
    loaded.figures,
    ({ figure: f }) => `${reportRowKey(f.document, f)}|${periodKey(f)}|${f.vintage}`,
  )
  return [...rows.values()].flatMap((figures) =>
    PAIRS.flatMap(([best, average]) => {
      const [top] = leadsOf(figures.filter(({ figure }) => figure.kind === best))
      const [middle] = leadsOf(figures.filter(({ figure }) => figure.kind === average))
      if (!top || !middle) return []
      const polarity = polarityOf(loaded, top.figure)
      const order = compare(top.value, middle.value)
      if (polarity === 'info' || order === 0 || order > 0 === (polarity === 'high')) return []
      const own = `the ${BENCHMARK_NAMES[best]}, ${quote(top)}, is worse than the ${BENCHMARK_NAMES[average]}, ${quote(middle)}, where ${polarity} is good.`
      return [{ ...noteOn('benchmarks', top, `${nameOf(loaded, top.figure)}: ${own}`, middle), own }]
    }),
  )
}
