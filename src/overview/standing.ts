/** Where a council stands out from England and its statistical neighbours. */
import type { Benchmark } from '../model/answer.ts'
import { absolute, subtract } from '../rules/decimal.ts'
import type { RowBenchmark, StandOut, SummaryRow } from './model.ts'

export type Standing = Benchmark['standing']

const COMPARED = ['national', 'statistical_neighbours'] as const

/** The smaller of the two distances, in yardsticks or else in tenths of the benchmark: for ordering only. */
function distance(of: SummaryRow, against: readonly RowBenchmark[]): number {
  return Math.min(
    ...against.map(({ figure }) => {
      const value = figure.value as string
      const width = Number(of.yardstick?.width ?? Math.abs(Number(value)) / 10)
      return width === 0 ? 0 : Number(absolute(subtract(of.lead.found.value, value))) / width
    }),
  )
}

/** Measures that are `standing` than England and the neighbours, or than the one of the two that is published. */
export function standOuts(rows: readonly SummaryRow[], standing: 'better' | 'worse'): StandOut[] {
  return rows
    .flatMap((of): StandOut[] => {
      const against = COMPARED.flatMap((kind) => of.benchmarks.find((b) => b.kind === kind) ?? [])
      if (against.length === 0 || against.some((b) => b.standing !== standing)) return []
      return [{ of, standing, against, size: distance(of, against) }]
    })
    .toSorted((a, b) => b.against.length - a.against.length || b.size - a.size)
}
