/**
 * The tables, as Kysely sees them. Only text and integers, so that they mean the same in SQLite and PostgreSQL:
 * decimals stay the text that was printed, days are ISO dates, lists are JSON.
 */
import type { Generated } from 'kysely'
import type { FigureKind, Part, Rag } from '../../model/figure.ts'
import type { Unit } from '../../model/indicator.ts'
import type { PeriodKind } from '../../model/period.ts'
import type { CatalogueData } from '../store.ts'

/** A period, spread over the row that has it. */
export interface PeriodColumns {
  period_label: string
  period_start: string
  period_end: string
  period_kind: PeriodKind
}

/**
 * A published figure. `document` is its release: the same figure of another release is another row.
 * `position` is its place in the order of the reports, over all of them.
 */
export interface FigureTable extends PeriodColumns {
  position: number
  council: string
  document: string
  published: string
  indicator: string
  sub: string
  kind: FigureKind
  value: string | null
  as_printed: string
  unit: Unit
  part: Part
  location: string
  note: string | null
  vintage: string
  rag: Rag
  rag_reason: string
  /** JSON of a Judgement. */
  judgement: string | null
}

export interface CommentaryTable extends PeriodColumns {
  position: number
  council: string
  document: string
  published: string
  /** JSON list of indicator ids, in the report's order. */
  indicators: string
  location: string
  text: string
}

/** Which commentary is about which indicator. */
export interface CommentaryIndicatorTable {
  commentary: number
  indicator: string
}

/** The catalogue is read whole and always together, so it is kept ready-made: one JSON text a part. */
export interface CatalogueTable {
  part: keyof CatalogueData
  content: string
}

export interface UnansweredTable {
  id: Generated<number>
  text: string
  outcome: string
  council: string | null
  day: string
  hint: string
}

export interface Tables {
  figure: FigureTable
  commentary: CommentaryTable
  commentary_indicator: CommentaryIndicatorTable
  catalogue: CatalogueTable
  unanswered: UnansweredTable
}

/** What a load replaces; the rest belongs to the people who use the program. */
export const PUBLISHED_TABLES = ['commentary_indicator', 'commentary', 'figure', 'catalogue'] as const
