/** What was recognised in one question, before any of it is looked up. */
import type { BenchmarkKind } from '../model/figure.ts'
import type { RowCues } from '../model/row-cues.ts'
import type { PeriodMention } from '../understanding/grammar/periods/recognise.ts'
import type { Stretch } from './matches.ts'
import type { Term } from './vocabulary.ts'

export interface SaidTheme {
  readonly theme: string
  readonly from: number
  readonly to: number
}

export interface Reading {
  /** Normalised, with misspelt words corrected. */
  readonly text: string
  /** As typed, for names and capitals only. */
  readonly raw: string
  readonly periods: readonly PeriodMention[]
  /** Keys of loaded councils that are named, in order. */
  readonly councils: readonly string[]
  /** Councils of England that are named and not loaded. */
  readonly otherCouncils: readonly string[]
  readonly benchmarks: readonly (BenchmarkKind | 'any')[]
  readonly breakdowns: readonly string[]
  readonly elsewhere: readonly string[]
  readonly unpublished: readonly string[]
  /** Themes by a name of theirs. */
  readonly themes: readonly SaidTheme[]
  /** Those, and themes that are said in other words: what a list is of. */
  readonly themesMeant: readonly SaidTheme[]
  readonly cues: RowCues
  /** A council's own reference that is named ("A.10"). */
  readonly refs: readonly string[]
  /** The text without periods, councils, tags and what it excludes. */
  readonly plain: string
  /** The words that may name a measure, periods, councils and cues taken out. */
  readonly terms: readonly Term[]
  /** Words that the question excludes ("excluding the not knowns"). */
  readonly excluded: readonly Term[]
  /** Where it leaves a part out of what it names ("contacts excluding early help"), the excluded part alone. */
  readonly leavesOut: readonly Stretch[]
  /** Words that no measure and no cue uses. */
  readonly ignored: readonly string[]
  /** Where periods, councils, benchmarks and references stand in the text. */
  readonly spans: readonly {
    readonly kind: 'period' | 'council' | 'other' | 'benchmark' | 'reference'
    readonly from: number
    readonly to: number
    /** Of a benchmark: which. */
    readonly benchmark?: BenchmarkKind | 'any'
  }[]
  /** What is left for measures, after everything else is blanked. */
  readonly rest: string
}
