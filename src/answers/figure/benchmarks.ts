/** Benchmarks printed beside a figure's row, and how the figure stands to them. */
import type { Benchmark } from '../../model/answer.ts'
import type { Figure } from '../../model/figure.ts'
import type { FoundFigure } from '../../model/found.ts'
import type { Measure } from '../../model/indicator.ts'
import { reportingYearOf } from '../../periods/calendar.ts'
import { latestPosition } from '../../query/find-figure.ts'
import { benchmarkFigures, standingOf } from '../../rules/benchmark.ts'
import { type ShownBenchmark, shownBenchmark, standingText } from '../../wording/benchmark-words.ts'
import { benchmarkTwiceText, laterBenchmarksText } from '../../wording/note-words.ts'
import type { Asking } from '../asking.ts'

export interface BenchmarksShown {
  readonly list: readonly Benchmark[]
  /** The same, in the same order, with their decimals and names. */
  readonly shown: readonly ShownBenchmark[]
  readonly notes: readonly string[]
}

/** They stand beside the newest year of their report, not older ones, unless `always` asks for them. */
export function benchmarksOf(
  asking: Asking,
  figures: readonly Figure[],
  found: Pick<FoundFigure, 'figure' | 'period' | 'value'>,
  row: Measure,
  always: boolean,
): BenchmarksShown {
  const { figure } = found
  const sameRow = figures.filter((f) => f.document === figure.document && f.sub === figure.sub)
  const newest = latestPosition(sameRow)
  const current = newest && reportingYearOf(newest.period.end) === reportingYearOf(found.period.end)
  if (!current && !always) return { list: [], shown: [], notes: [] }
  const { polarity } = asking.catalogue.polarity({ ...figure, sub: row.sub })
  const notes: string[] = []
  const shown: ShownBenchmark[] = []
  for (const { lead, disagreeing } of benchmarkFigures(sameRow)) {
    for (const other of disagreeing) notes.push(benchmarkTwiceText(lead, other))
    shown.push(shownBenchmark(lead, row.unit, standingOf(found.value, lead.value as string, polarity)))
  }
  if (!current && shown.length > 0) notes.push(laterBenchmarksText(found.period.label))
  const list = shown.map(
    ({ kind, decimal, vintage, standing, noun }): Benchmark => ({
      kind,
      value: Number(decimal),
      vintage,
      text: `${standingText(standing)} ${noun}`,
      standing,
    }),
  )
  return { list, shown, notes }
}
