/** What is asked of one row, and what is known of the figure that was found for it. */
import type { Commentary, Figure, Rag } from '../../model/figure.ts'
import type { FoundFigure, Missing, TrendDetail } from '../../model/found.ts'
import type { Indicator, Measure } from '../../model/indicator.ts'
import type { Period } from '../../model/period.ts'
import type { Against } from '../../periods/against.ts'
import type { PeriodRequest } from '../../periods/resolve.ts'
import type { Facts } from '../../wording/verdict.ts'
import type { Asking } from '../asking.ts'
import type { BenchmarksShown } from './benchmarks.ts'

export interface FigureQuery {
  readonly council: string
  readonly row: Measure
  readonly request: PeriodRequest
  /** The period the conversation is about. */
  readonly context?: Period | null
  /** The question is about benchmarks, so they are shown even beside an older figure. */
  readonly showBenchmarks?: boolean
  /** What officers wrote about the measure, for its words on a figure that has nothing to be compared with. */
  readonly paragraphs?: readonly Commentary[]
  /** The question, where the reply begins with a verdict on it. */
  readonly asked?: {
    readonly text: string
    readonly benchmarks: Facts['asked']
    /** The time that it sets the figure against; null where it names none. */
    readonly against: Against | null
  }
  /** Sub-rows that are told in their own right in the same reply. */
  readonly toldWith?: readonly string[]
}

/** What is known of a found figure, from which its answer is told. */
export interface Known {
  readonly asking: Asking
  readonly query: FigureQuery
  readonly found: FoundFigure
  /** What is published for the period asked for, or after the latest figure, without a number. */
  readonly wordless: Figure | null
  readonly row: Measure
  readonly indicator: Indicator
  /** All figures of the measure, those of the row, and the values among those. */
  readonly all: readonly Figure[]
  readonly figures: readonly Figure[]
  readonly values: readonly Figure[]
  readonly rag: Rag
  readonly trend: TrendDetail | null
  readonly benchmarks: BenchmarksShown
}

/** Nothing with a number answers a request. */
export interface MissingFigure extends Missing {
  /** What is published for it without a number. */
  readonly wordless: Figure | null
}
