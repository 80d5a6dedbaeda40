/** England's figures beside the councils' own reports, with what ties the two together. */
import type { EnglandAsPublished } from './as-published.ts'
import type { England } from './england.ts'
import type { ScorecardBenchmark } from './scorecard-benchmark.ts'
import type { SaidTopics } from './topics-said.ts'

export interface WithEngland {
  readonly england: England
  readonly published: EnglandAsPublished
  /** What people say for England's measures, by short name. */
  readonly said: ReadonlyMap<string, readonly string[]>
  /** What people say for the dictionary's topics. */
  readonly saidTopics: readonly SaidTopics[]
  /** Rows of scorecards that are the same measure, or nearly. */
  readonly benchmarks: readonly ScorecardBenchmark[]
}
