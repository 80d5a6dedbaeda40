/** What a summary holds, apart from any wording: lines, messages and tables are made from it. */
import type { FigureDetail } from '../answers/figure-answer.ts'
import type { Answer } from '../model/answer.ts'
import type { BenchmarkKind, Commentary, Document, Figure, Rag } from '../model/figure.ts'
import type { FoundFigure } from '../model/found.ts'
import type { Measure, Polarity } from '../model/indicator.ts'
import type { Period } from '../model/period.ts'
import type { Due } from './due.ts'
import type { Reason } from './reason.ts'
import type { Standing } from './standing.ts'
import type { Yardstick } from './yardstick.ts'

/** One measure at the period. `lead` is `year` where a target is set on the year, else the period's own figure. */
export interface SummaryRow {
  readonly row: Measure
  /** In few words, without the council's reference. */
  readonly name: string
  readonly theme: string
  readonly polarity: Polarity
  readonly lead: FigureDetail
  /** The month, term or quarter on its own, where published to the same day. */
  readonly single: FigureDetail | null
  /** The year to date or outturn to the same day. */
  readonly year: FigureDetail | null
  /** The number that green begins at. */
  readonly limit: string | null
  readonly yardstick: Yardstick | null
  readonly benchmarks: readonly RowBenchmark[]
  /** How many of how few the percentage is of, where both are published. */
  readonly cohort: { readonly number: string; readonly outOf: string } | null
  /** Its figure is for the summary's time; else it is the latest there is. */
  readonly current: boolean
  /** Everything that the report prints in the row. */
  readonly figures: readonly Figure[]
}

export interface RowBenchmark {
  readonly kind: BenchmarkKind
  readonly figure: Figure
  readonly standing: Standing
}

export type Counts = Readonly<Record<Exclude<Rag, 'none'>, number>>

/** The colours of the same measures now and last time, with what "last time" was. */
export interface ColoursBefore {
  /** Both are of a single month or term, not of the year that may lead elsewhere. */
  readonly alone: boolean
  readonly label: string
  readonly measures: number
  readonly now: Counts
  readonly before: Counts
}

export interface Coloured {
  readonly value: string
  readonly period: Period
  readonly rag: Exclude<Rag, 'none'>
}

export interface ColourChange {
  readonly of: SummaryRow
  readonly from: Coloured
  readonly to: Coloured
}

export interface RedMeasure {
  readonly of: SummaryRow
  /** Distance to the limit; null where the target has no number. */
  readonly gap: string | null
  readonly since: RedSince | null
  /** The change since the figure of the same kind before. */
  readonly move: Move | null
  /** It was not red in the month or term before. */
  readonly turned: ColourChange | null
  readonly commentary: readonly Commentary[]
  /** What officers give as the reason, or how they warn of the figure, in one sentence of theirs. */
  readonly reason: Reason | null
}

/** How long it has been red, as far as single months or terms with a colour are published. */
export interface RedSince {
  readonly first: Period
  /** The figure before, where it had another colour. */
  readonly before: Coloured | null
  readonly last: Coloured
}

export interface Move {
  readonly of: SummaryRow
  /** The figure compared: the row's own, or its year's. */
  readonly detail: FigureDetail
  /** Of the same kind of period. */
  readonly from: FoundFigure
  readonly performance: 'better' | 'worse'
  /** Without sign. */
  readonly change: string
  /** In yardsticks; for putting in order only. */
  readonly size: string
}

export interface StandOut {
  readonly of: SummaryRow
  readonly standing: 'better' | 'worse'
  readonly against: readonly RowBenchmark[]
  readonly size: number
}

/** A year whose last month or term says something else. */
export interface Apart {
  readonly of: SummaryRow
  readonly year: FigureDetail
  readonly single: FigureDetail
}

/** One of the three measures that matter most. */
export interface Matter {
  readonly of: SummaryRow
  /** Null where it is not red and got worse. */
  readonly red: RedMeasure | null
  readonly move: Move | null
  /** At least three figures of one kind of period without a gap, oldest first; else none. */
  readonly points: readonly Answer[]
}

/** One sentence about published figures, with the measures it holds for. */
export interface Doubt {
  readonly text: string
  readonly names: readonly string[]
}

/** What the summary leaves out, and says so. */
export interface LeftOut {
  /** Measures without a figure for the period, with their latest. */
  readonly older: readonly SummaryRow[]
  /** Measures that the council counts in another way than before. */
  readonly redefined: readonly SummaryRow[]
  /** How many measures have nothing alike before to be compared with. */
  readonly uncompared: number
  /** How many measures without a colour have no target. */
  readonly untargeted: number
  /** How many have one, and nobody says whether a high or a low figure is good. */
  readonly undirected: number
}

export interface ThemeTable {
  readonly theme: string
  readonly rows: readonly SummaryRow[]
}

export interface Summary {
  readonly kind: 'summary'
  readonly council: string
  readonly period: Period
  readonly themes: readonly string[]
  readonly document: Document
  /** The rows of the report's table; of a narrative, everything. */
  readonly rows: readonly SummaryRow[]
  /** Rows with a colour or a change that only the report's text has, beside its table; not counted. */
  readonly narrative: readonly SummaryRow[]
  readonly counts: Counts
  readonly before: ColoursBefore | null
  /** The period before, which has no colours where `before` is null. */
  readonly periodBefore: Period | null
  readonly changed: readonly ColourChange[]
  readonly reds: readonly RedMeasure[]
  readonly improved: readonly Move[]
  /** Not the red ones, which are told as red. */
  readonly declined: readonly Move[]
  readonly ahead: readonly StandOut[]
  readonly behind: readonly StandOut[]
  /** Green for the year and not so in its last month, or the reverse. */
  readonly otherColour: readonly Apart[]
  readonly matters: readonly Matter[]
  /** Sentences on figures that an earlier report printed otherwise, or that the report corrects. */
  readonly revised: readonly string[]
  readonly doubts: readonly Doubt[]
  readonly leftOut: LeftOut
  /** Officers' sentences on what went up or down, of a report that rates nothing. */
  readonly said: readonly Reason[]
  /** The council's next report; null where a later one than the summary's is loaded, or none can be said. */
  readonly due: Due | null
  /** That the latest report is old, or that the summary is of an earlier one. */
  readonly currency: string | null
  readonly tables: readonly ThemeTable[]
  readonly questions: readonly string[]
}

/** Nothing is published for the period: the latest report is named in its place. */
export interface NothingPublished {
  readonly kind: 'nothing'
  readonly council: string
  readonly period: Period
  readonly themes: readonly string[]
  readonly latest: Document | null
}
