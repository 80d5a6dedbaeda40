/**
 * The tables, as Kysely sees them. Only text and integers, so that they mean the same in SQLite and PostgreSQL:
 * decimals stay the text that was printed, days are ISO dates, moments are milliseconds, lists are JSON.
 *
 * What was published is written once. The only later change to a row is `to_seq`, from null to the publication that
 * took its place, so that the view at every earlier publication can be read at any time.
 */
import type { Generated } from 'kysely'
import type { FigureKind, FigureStatus, Part, Rag } from '../../model/figure.ts'
import type { Unit } from '../../model/indicator.ts'
import type { PeriodKind } from '../../model/period.ts'
import type { PublicationKind } from '../releases.ts'
import type { CatalogueData } from '../store.ts'

/** A period, spread over the row that has it. */
export interface PeriodColumns {
  period_label: string
  period_start: string
  period_end: string
  period_kind: PeriodKind
}

/** The publications in which a row is in the view: from the first on, up to the last and without it. */
export interface Versioned {
  from_seq: number
  to_seq: number | null
}

/**
 * A published figure. `document` is its report: the same figure of another report is another row. `position` is its
 * place in that report.
 */
export interface FigureTable extends PeriodColumns, Versioned {
  id: number
  position: number
  release: number
  /** The days on which it was what the council said, by the publication that it stands in: `said_to` is not among them. */
  said_from: string
  said_to: string | null
  council: string
  document: string
  published: string
  indicator: string
  sub: string
  kind: FigureKind
  value: string | null
  as_printed: string
  unit: Unit
  status: FigureStatus
  part: Part
  location: string
  /** The source's note, or JSON of it and of remarks. */
  note: string | null
  vintage: string
  rag: Rag
  rag_reason: string
  /** JSON of a Judgement. */
  judgement: string | null
  /** The rule set that gave the RAG, and the release that its bands stand in. */
  rules: string | null
  bands: number | null
}

export interface CommentaryTable extends PeriodColumns, Versioned {
  id: number
  position: number
  release: number
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

/** The parts of the catalogue that are lists. */
export type EntryPart = Exclude<keyof CatalogueData, 'fingerprint'>

/** One council, indicator, document, measure or glossary term, as JSON: they are read together, whole. */
export interface EntryTable extends Versioned {
  id: number
  part: EntryPart
  /** Names it within its part, for ever. */
  key: string
  /** The document that it belongs to; '' for what belongs to none. */
  document: string
  position: number
  release: number
  content: string
}

/** What was put before the public as one: a report, its correction, or the reports that come with the program. */
export interface ReleaseTable {
  id: number
  kind: PublicationKind
  council: string
  document: string
  title: string
  published_on: string
  source_name: string
  /** Of the source, in hex; tells whether a bundled report is the one that was taken. */
  source_sha256: string
  layout: string
  layout_version: string
  drafted_by: string
  drafted_at: number
}

export interface PublicationTable {
  /** 1, 2, 3 … without gaps. */
  seq: number
  release: number
  at: number
  by: string
  approved_by: string | null
  undoes: number | null
  /** SHA-256 in hex over the figures that it stated. */
  content: string
  /** Its figures are those from `first_figure` up to `last_figure`; none where the second is less. */
  first_figure: number
  last_figure: number
}

export interface RuleSetTable {
  hash: string
  content: string
  first_seq: number
}

/** What an officer is preparing. Nothing that answers reads it. */
export interface DraftTable {
  id: number
  council: string
  document: string
  by: string
  at: number
  /** Everything but the lists, as JSON. */
  head: string
  /** The publication in which it went out; 0 where it was thrown away, null while it is open. */
  published_seq: number | null
}

/** A piece of one of a draft's lists, as JSON. */
export interface DraftPartTable {
  draft: number
  part: string
  position: number
  content: string
}

/** What a person said once about a layout: what a column means, which indicator a row is. */
export interface MappingTable {
  council: string
  layout: string
  name: string
  meaning: string
  by: string
  at: number
}

export interface AuditTable {
  seq: number
  at: number
  by: string
  action: string
  release: number | null
  detail: string
  previous_hash: string
  hash: string
}

export interface MetaTable {
  name: string
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
  entry: EntryTable
  release: ReleaseTable
  publication: PublicationTable
  rule_set: RuleSetTable
  draft: DraftTable
  draft_part: DraftPartTable
  mapping: MappingTable
  audit: AuditTable
  meta: MetaTable
  unanswered: UnansweredTable
}
