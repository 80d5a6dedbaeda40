/**
 * The boundary of publication: drafts, releases, undoing, and the trail of who did what. Whoever asks questions sees
 * `store.ts` instead. Nothing here is ever changed or deleted once it was published.
 */
import type { Commentary, Council, Document, Figure, GlossaryTerm } from '../model/figure.ts'
import type { Indicator, Measure } from '../model/indicator.ts'
import type { IsoDate } from '../model/period.ts'
import type { View } from './store.ts'

/**
 * `report`: a report that was not there. `revision`: a report stated anew. `correction`: some cells of one.
 * `targets`, `rules`: bands or rules alone. `undo`: an earlier publication taken back. `bundled`: a report that comes
 * with the program.
 */
export const PUBLICATION_KINDS = ['report', 'revision', 'correction', 'targets', 'rules', 'undo', 'bundled'] as const
export type PublicationKind = (typeof PUBLICATION_KINDS)[number]

/** Where what is published came from. */
export interface Source {
  readonly name: string
  /** SHA-256 in hex of the file; the file itself is not kept. */
  readonly sha256: string
  readonly layout: string
  readonly layoutVersion: string
}

/** A figure with what gave its RAG: a rule set's hash, and the release that its bands stand in. */
export interface StatedFigure {
  readonly figure: Figure
  readonly rules: string | null
  /** `own`: the release that states the figure itself. */
  readonly bands: number | 'own' | null
}

/** A figure in the view, with the row that it is kept in. */
export interface HeldFigure extends StatedFigure {
  readonly bands: number | null
  readonly id: number
  readonly position: number
  readonly release: number
  readonly saidFrom: IsoDate
}

/** A report as it is in the view. */
export interface HeldReport {
  readonly document: Document
  readonly measures: readonly Measure[]
  readonly figures: readonly HeldFigure[]
  readonly commentary: readonly Commentary[]
  readonly glossary: readonly GlossaryTerm[]
}

/** What somebody is preparing: a report, or the cells of one. Checked, and seen by nobody who asks. */
export interface DraftContent {
  readonly council: Council
  readonly document: Document
  /** Measures that the catalogue does not have. */
  readonly indicators: readonly Indicator[]
  readonly measures: readonly Measure[]
  readonly figures: readonly Figure[]
  readonly commentary: readonly Commentary[]
  readonly glossary: readonly GlossaryTerm[]
}

/** What is wrong or odd in a draft, for its officer. */
export interface DraftFinding {
  /** F-1, F-2 …, within the draft. */
  readonly id: string
  /** `error` stops publication until it is mended or confirmed. */
  readonly severity: 'error' | 'warning' | 'note'
  readonly code: string
  readonly sheet: string | null
  readonly cell: string | null
  readonly text: string
  /** The figures that it is about; a confirmed one is told in the answers about them. */
  readonly about: { readonly indicator: string; readonly sub: string; readonly period: string | null } | null
  /** False where no reason can make it right: it must be mended. */
  readonly confirmable: boolean
}

/** One that is not numbered yet. */
export type NewFinding = Omit<DraftFinding, 'id'>

/** Somebody's word that a finding is as the source has it. */
export interface Confirmation {
  readonly finding: string
  readonly reason: string
  readonly by: string
  /** Milliseconds. */
  readonly at: number
}

/** Somebody's wish that a draft go out, and how. */
export interface Submission {
  readonly by: string
  /** Milliseconds. */
  readonly at: number
  readonly publishedOn: IsoDate | null
  /** Null: as the council's settings say. */
  readonly disclosure: { readonly below: number } | null
}

export interface DraftHead {
  readonly id: number
  /** Whether it states its report whole, so that what it does not have is gone; else only its own cells change. */
  readonly whole: boolean
  readonly kind: PublicationKind
  readonly council: string
  readonly document: string
  readonly title: string
  readonly source: Source
  readonly by: string
  /** Milliseconds. */
  readonly at: number
  /** Who asked that it go out, where somebody else has to approve it; null before. */
  readonly submitted: Submission | null
  readonly confirmations: readonly Confirmation[]
  /** The newest publication about its report when it was last looked at; null before. */
  readonly previewed: number | null
}

export interface Draft extends DraftHead {
  readonly content: DraftContent
  readonly findings: readonly DraftFinding[]
}

export type NewDraft = Omit<Draft, 'id' | 'submitted' | 'confirmations' | 'previewed'>

/** What a publication does to the view. */
export interface Change {
  /** A release's own account of itself. */
  readonly release: {
    readonly kind: PublicationKind
    readonly council: string
    readonly document: string
    readonly title: string
    /** The day the committee saw it. */
    readonly publishedOn: IsoDate
    readonly source: Source
    readonly draftedBy: string
    /** Milliseconds. */
    readonly draftedAt: number
  }
  /** Rows that it takes the place of. From `publishedOn` on they are no longer what the council says. */
  readonly closes: readonly HeldFigure[]
  /** Read once, within the transaction: a large load need not stand in memory. */
  readonly figures: Iterable<StatedFigure>
  /** Lists of the report that are stated anew; one that is not there stays as it is. */
  readonly council?: Council
  readonly documentEntry?: Document
  readonly indicators?: readonly Indicator[]
  readonly measures?: readonly Measure[]
  readonly commentary?: readonly Commentary[]
  readonly glossary?: readonly GlossaryTerm[]
}

/** Who lets a draft out, and against which view it was looked at. */
export interface Approval {
  readonly by: string
  readonly approvedBy: string | null
  /** Milliseconds. */
  readonly at: number
  readonly draft: number | null
  /** The newest publication about the report when it was previewed: a later one makes the preview untrue. */
  readonly seen: number
  /** For the trail: what was confirmed and changed, without figures. */
  readonly detail: Readonly<Record<string, unknown>>
}

export interface Publication {
  readonly seq: number
  readonly release: number
  readonly kind: PublicationKind
  readonly council: string
  readonly document: string
  readonly title: string
  readonly publishedOn: IsoDate
  readonly source: Source
  readonly draftedBy: string
  /** Milliseconds. */
  readonly at: number
  readonly by: string
  readonly approvedBy: string | null
  /** The publication that it takes back; null where it states something itself. */
  readonly undoes: number | null
  /** Figures that it stated. */
  readonly figures: number
}

/** A moment on either clock. */
export interface Point {
  /** The view after that publication: what the bot answered from. Left out: after the last one. */
  readonly seq?: number
  /** What the council had said by that day: by the day the committee saw it. Left out: all of it. */
  readonly said?: IsoDate
}

/** An entry of the trail. */
export interface AuditEntry {
  /** 1, 2, 3 …, without gaps. */
  readonly seq: number
  /** Milliseconds. */
  readonly at: number
  readonly by: string
  readonly action: string
  readonly release: number | null
  readonly detail: Readonly<Record<string, unknown>>
  /** Of the entry before; empty for the first. */
  readonly previousHash: string
  /** SHA-256 in hex over the rest of the entry, the hash before it included. */
  readonly hash: string
}

/** A row that a later publication stated as well. */
export interface Restated {
  readonly figure: Figure
  readonly by: number
}

/** What undoing came to; `before` and `after` are hashes of the council's view, see `Releases.viewHash`. */
export type Undone =
  | {
      readonly undone: Publication
      readonly before: string
      readonly after: string
      /** What it stated that other reports, published later, state as well: those stay. */
      readonly alsoStated: readonly Restated[]
    }
  | { readonly refused: readonly Restated[]; readonly why: string }

/** `stale`: a later publication about the same report than the preview had seen; nothing was done. */
export type Published = { readonly published: Publication } | { readonly stale: number }

/** What a person said once that a head or row name of a layout means. */
export interface Mapping {
  readonly council: string
  readonly layout: string
  /** The head or row name, as it was printed. */
  readonly name: string
  readonly meaning: string
  readonly by: string
  /** Milliseconds. */
  readonly at: number
}

export type DraftChange = Partial<Pick<DraftHead, 'confirmations' | 'submitted' | 'previewed'>>

/** Who did what, for the record. */
export interface Trail {
  readonly action: string
  readonly by: string
  /** Milliseconds. */
  readonly at: number
}

/** Every method throws StoreError where the engine fails. `at` is in milliseconds throughout. */
export interface Releases {
  /** Returns the draft's number. */
  keepDraft(draft: NewDraft): Promise<number>
  /** An open draft; null where there is none of that number, or no more. */
  draft(id: number): Promise<Draft | null>
  /** Open drafts, oldest first. */
  drafts(): Promise<DraftHead[]>
  /** Replaces what may change in an open draft; false where it is no longer open. With a `trail` it is put on record. */
  amendDraft(id: number, change: DraftChange, trail: Trail | null): Promise<boolean>
  /** Throws an open draft away, on record; false where it is no longer open. */
  discardDraft(id: number, by: string, at: number): Promise<boolean>

  /** The report as it is in the view; null where there is none. */
  report(document: string): Promise<HeldReport | null>
  /** The bands of all of a council's reports. */
  bands(council: string): Promise<HeldFigure[]>
  /** The newest publication about a report; 0 where there is none. */
  lastAbout(document: string): Promise<number>
  /** One transaction. `stale` names a publication about the same report that came after `seen`: nothing was done then. */
  publish(change: Change, approval: Approval): Promise<Published>
  /** Restores the exact view before publication `seq`, as far as it goes; refused where that cannot be. */
  undo(seq: number, by: string, at: number): Promise<Undone>
  /** Oldest first. */
  publications(): Promise<Publication[]>
  /** The view at a point. */
  at(point: Point): View
  /** SHA-256 in hex over everything in a council's view at a point. */
  viewHash(council: string, seq: number): Promise<string>

  /** Keeps a rule set under its hash; nothing where it is kept already. */
  keepRules(hash: string, content: string): Promise<void>
  /** The rule set's content; null where none of that hash is kept. */
  rules(hash: string): Promise<string | null>

  /** In place of what was said of that name before. */
  remember(mapping: Mapping): Promise<void>
  /** Of all councils. */
  remembered(): Promise<Mapping[]>

  /** The whole trail, oldest first. */
  audit(): Promise<AuditEntry[]>
  /** A sentence for everything in the record that is not as it was written; empty where all is. */
  verify(): Promise<string[]>
  close(): Promise<void>
}
