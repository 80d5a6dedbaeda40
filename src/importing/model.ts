/**
 * A checked draft: what one file comes to before anybody publishes it. Pure data, so that it can be kept, shown,
 * compared and published by whoever holds it; nothing here is published yet.
 */
import type { FigureKind } from '../model/figure.ts'
import type { Basis, Polarity, Unit } from '../model/indicator.ts'
import type { IsoDate, Period, YearKind } from '../model/period.ts'

/**
 * What stands in a figure's cell. `low` rounds to nothing; `words` is printed text without a number. Only `published`
 * and `provisional` have a value, and words of a band may have one.
 */
export const STATUSES = [
  'published',
  'provisional',
  'suppressed',
  'not_available',
  'not_applicable',
  'low',
  'words',
] as const
export type Status = (typeof STATUSES)[number]

/** Where something stands in the file. `cell` is its A1 address; `row` counts from 1 and `column` is the head's words. */
export interface CellPlace {
  readonly sheet: string
  readonly cell: string
  readonly row: number
  readonly column: string
}

/** A row of the file that names a measure. `id` is null until a person has said which indicator it is. */
export interface DraftMeasure {
  readonly id: string | null
  readonly sub: string
  readonly ref: string | null
  /** As printed. */
  readonly name: string
  readonly service: string
  readonly frequency: string
  /** Null where the file's own word for it is not known and nothing else tells. */
  readonly unit: Unit | null
  /** The file's own word for the unit; empty where there is none. */
  readonly unitPrinted: string
  /** Null where the file says nothing. */
  readonly polarity: Polarity | null
  readonly note: string | null
  /** The first cell of its name. */
  readonly at: CellPlace
  /** Place in the file, from 0. */
  readonly order: number
}

/** One printed figure, band or benchmark. */
export interface DraftFigure extends CellPlace {
  readonly id: string | null
  readonly ref: string | null
  readonly sub: string
  readonly name: string
  /** A target without tolerance is `green`. */
  readonly kind: FigureKind
  /** In the notation of `data/`; empty for a benchmark without a year. */
  readonly period: string
  readonly start: IsoDate | null
  readonly end: IsoDate | null
  /** A decimal as the cell shows it, without sign, comma or marks; null where there is no number. */
  readonly value: string | null
  /** What the cell shows, marks included. */
  readonly asPrinted: string
  readonly unit: Unit | null
  readonly status: Status
  /** What the figure's marks and the file's notes say of it. */
  readonly note: string | null
  /** The measure's place in `measures`. */
  readonly measure: number
  /** Whether a person has to confirm it first, because it was read out of a sentence. */
  readonly offered: boolean
  /** The colour the file gives it, as evidence only; null where it gives none. */
  readonly printedRag: 'red' | 'amber' | 'green' | null
}

/** Officers' words, from a column of commentary or a paragraph. */
export interface DraftCommentary {
  readonly at: CellPlace
  /** Ids of indicators; empty where none is known. */
  readonly ids: readonly string[]
  readonly period: string
  readonly text: string
}

export const SEVERITIES = ['error', 'warning', 'note'] as const
export type Severity = (typeof SEVERITIES)[number]

/** What the reading and the checks bring up. An error stands against publication until it is mended or confirmed. */
export interface DraftFinding {
  readonly severity: Severity
  /** Stable name of the check. */
  readonly code: string
  readonly sheet: string | null
  readonly cell: string | null
  readonly row: number | null
  readonly column: string | null
  /** One plain sentence: what is wrong and what to do. */
  readonly text: string
}

export const ASK_ABOUTS = [
  'council',
  'layout',
  'column',
  'indicator',
  'unit',
  'basis',
  'period',
  'figure',
  'number',
  'encoding',
] as const
export type AskAbout = (typeof ASK_ABOUTS)[number]

/**
 * What only a person can say. It stands against publication until it is answered, and is remembered then; but a number in a
 * sentence (`figure`) is offered, and left out where nobody takes it.
 */
export interface Ask {
  readonly about: AskAbout
  readonly sheet: string | null
  readonly cell: string | null
  readonly text: string
  readonly suggestions: readonly string[]
}

/** A measure that is to become an indicator of its own: said by a person, described by the file. */
export interface NewIndicator {
  readonly id: string
  readonly name: string
  readonly unit: Unit
  readonly polarity: Polarity
  /** Worked out of the file, or said by a person. */
  readonly basis: Basis
  readonly year: YearKind
  readonly themes: readonly string[]
}

export interface DraftCounts {
  readonly measureRows: number
  /** Figures of kind `value` with a number. */
  readonly values: number
  /** Red, amber and green cells with something printed, a lone target included. */
  readonly bands: number
  /** Benchmarks with a number. */
  readonly benchmarks: number
  /** Green bands and targets. */
  readonly targets: number
  readonly notAvailable: number
  readonly suppressed: number
  readonly notApplicable: number
  /** Filled cells below a head that became nothing: each is told in `unused`. */
  readonly unused: number
}

/** Cells that were not used, and why, put together by reason. */
export interface Unused {
  readonly sheet: string
  readonly reason: string
  readonly cells: readonly string[]
}

/** A figure that differs from what is published for the same row and period. */
export interface Revision {
  readonly ref: string | null
  readonly name: string
  readonly sub: string
  readonly period: string
  readonly old: string
  readonly new: string
}

/** Bands that differ from those published for the same reporting year; null where a band is not printed. */
export interface TargetChange {
  readonly ref: string | null
  readonly sub: string
  readonly reportingYear: string
  readonly red: string | null
  readonly amber: string | null
  readonly green: string | null
}

export interface Draft {
  /** The file's name, without folders. */
  readonly file: string
  /** SHA-256 of its bytes, in hex. */
  readonly sha256: string
  /** A key, or null where it has to be asked. */
  readonly council: string | null
  /** How it was read: a layout of `data/layouts.json`, `narrative`, `tidy` or `unknown`. */
  readonly layout: string
  /** Version of the layouts' data. */
  readonly layoutVersion: string
  /** Of a text file; null for a workbook. */
  readonly encoding: string | null
  readonly title: string | null
  /** The notation of `data/`, with the period itself; null where nothing tells. */
  readonly reportPeriod: string | null
  readonly period: Period | null
  readonly sheetsRead: readonly string[]
  /** Sheets with the same figures as one that was read. */
  readonly sheetsRepeat: readonly string[]
  readonly sheetsNotRead: readonly string[]
  readonly measures: readonly DraftMeasure[]
  readonly indicators: readonly NewIndicator[]
  readonly figures: readonly DraftFigure[]
  readonly commentary: readonly DraftCommentary[]
  readonly unused: readonly Unused[]
  readonly counts: DraftCounts
  /** Against the council's latest report: refs, or names where there is no ref. */
  readonly new: readonly string[]
  readonly gone: readonly string[]
  readonly revised: readonly Revision[]
  readonly targetsChanged: readonly TargetChange[]
  readonly asks: readonly Ask[]
  readonly findings: readonly DraftFinding[]
}

/** A file that cannot be read: one error, and nothing else. */
export interface Refusal {
  readonly file: string
  readonly refused: DraftFinding
}

/** @param file the file's name, without folders */
export const refusalOf = (
  file: string,
  why: { readonly code: string; readonly text: string; readonly sheet?: string | null; readonly row?: number | null },
): Refusal => ({
  file,
  refused: {
    severity: 'error',
    code: why.code,
    sheet: why.sheet ?? null,
    cell: null,
    row: why.row ?? null,
    column: null,
    text: `${file}: ${why.text}`,
  },
})

export const isRefusal = (result: Draft | Refusal): result is Refusal => 'refused' in result

export const isOffer = ({ about }: Ask): boolean => about === 'figure'

/** Whether nothing stands against publication. */
export const publishable = (draft: Draft): boolean =>
  draft.asks.every(isOffer) && draft.findings.every((f) => f.severity !== 'error')
