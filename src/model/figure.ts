import type { Unit } from './indicator.ts'
import type { IsoDate, Period } from './period.ts'

export const BENCHMARK_KINDS = [
  'national',
  'statistical_neighbours',
  'best_statistical_neighbour',
  'top_quartile',
  'region',
] as const
export type BenchmarkKind = (typeof BENCHMARK_KINDS)[number]

export const BAND_KINDS = ['green', 'amber', 'red'] as const
export type BandKind = (typeof BAND_KINDS)[number]

export const FIGURE_KINDS = ['value', ...BAND_KINDS, ...BENCHMARK_KINDS] as const
export type FigureKind = (typeof FIGURE_KINDS)[number]

export type Rag = 'red' | 'amber' | 'green' | 'none'

/**
 * How a figure was published: plainly, provisionally, or not as a number. `suppressed`: withheld, since it is about too
 * few people; `low`: more than nothing, but rounds to it; `words`: only described.
 */
export const FIGURE_STATUSES = [
  'published',
  'provisional',
  'suppressed',
  'not_available',
  'not_applicable',
  'low',
  'words',
] as const
export type FigureStatus = (typeof FIGURE_STATUSES)[number]

/** Where in a document a figure stands. A correction is text that corrects another figure of the same document. */
export type Part = 'table' | 'text' | 'correction'

/** One published figure. `value` is the decimal exactly as printed, without sign or comma; null for words. */
export interface Figure {
  readonly council: string
  readonly document: string
  readonly published: IsoDate
  readonly indicator: string
  readonly sub: string
  readonly kind: FigureKind
  readonly period: Period
  readonly value: string | null
  readonly asPrinted: string
  readonly unit: Unit
  readonly part: Part
  readonly location: string
  /** What the source says beside it. */
  readonly note: string | null
  /** What was found out about it when it was loaded; only values have any. */
  readonly remarks?: readonly Remark[]
  /** For benchmarks: which year they are for, as far as the report says. Empty for other kinds. */
  readonly vintage: string
  /** Worked out by the shared RAG rules when the figure was loaded; `none` for anything but values. */
  readonly rag: Rag
  readonly ragReason: string
  /** Only where it is not plainly published. */
  readonly status?: FigureStatus
  /** What came of the rules, for whoever wants to know which rule it was. Only values have one. */
  readonly judgement?: Judgement
}

/** What was found out about a value, beside what its source says of it. */
export type Remark =
  /** Its own report's words against it, and where they stand. */
  | { readonly kind: 'caution'; readonly place: string; readonly words: string }
  | {
      readonly kind: 'found'
      /** With the measure, and every figure with its place. */
      readonly text: string
      /** The same where it follows the figure. */
      readonly own: string
      /** The same without the measure and the places, where the figure itself is in doubt; null where only what stands beside it is. */
      readonly doubt: string | null
      /** Where the figures stand that it tells. */
      readonly tells: readonly string[]
    }

/** The rule that gave a colour, and the numbers that it gave with it. */
export interface Judgement {
  /** Of data/rag/rules.json. */
  readonly version: string
  /** Its name there. */
  readonly rule: string
  /** What is left to say of the reason where figure, colour and target are told; missing where all of it is. */
  readonly brief?: string
  /** The number that green begins at; null where the target has none. */
  readonly target: string | null
  /** The target in words, "95% or more"; null where none is printed, or words without a number. */
  readonly targetText: string | null
  /** The distance from it, without sign. */
  readonly gap: string | null
  /** The distance from green to red, for putting measures in order. */
  readonly tolerance: string | null
}

/** A published report. */
export interface Document {
  readonly key: string
  readonly council: string
  readonly title: string
  readonly document: string
  readonly published: IsoDate
  readonly meeting: string
  /** The period the report is about. */
  readonly period: Period
}

/** Officers' words about measures. `*` among the indicators means the whole report. */
export interface Commentary {
  readonly council: string
  readonly document: string
  readonly published: IsoDate
  readonly indicators: readonly string[]
  readonly period: Period
  readonly location: string
  readonly text: string
}

/** A term of a report's glossary. */
export interface GlossaryTerm {
  readonly council: string
  readonly document: string
  readonly term: string
  readonly abbreviations: readonly string[]
  readonly definition: string
  readonly location: string
}

/** A council whose reports are loaded. */
export interface Council {
  readonly key: string
  readonly name: string
  readonly fullName: string
  readonly nicknames: readonly string[]
  /** When the council has said that reports will be published. */
  readonly reportsDue?: readonly ReportDue[]
  readonly publishing?: PublishingRules
}

/** How a council wants its figures to go out. */
export interface PublishingRules {
  /** Whether somebody other than who made and who submitted a draft has to approve it. */
  readonly fourEyes: boolean
  /** Counts of people from 1 up to `below` less one are withheld; null where the council publishes them all. */
  readonly disclosure: { readonly below: number } | null
}

/** A report that is announced: the period it is about and the day it is to be published. */
export interface ReportDue {
  readonly period: Period
  readonly due: IsoDate
}
