/**
 * The boundary of storage. Everything that asks sees only this; an engine is a folder beside this file.
 * Asynchronous throughout, so that a database on another machine fits as well as one in this process.
 */
import type { Commentary, Council, Document, Figure, GlossaryTerm } from '../model/figure.ts'
import type { Indicator, Measure } from '../model/indicator.ts'

/** All that has been read from the data files, checked and ready to be saved. */
export interface PublishedData {
  /** Changes whenever any of it does. */
  readonly fingerprint: string
  readonly councils: readonly Council[]
  readonly indicators: readonly Indicator[]
  readonly documents: readonly Document[]
  readonly measures: readonly Measure[]
  readonly figures: readonly Figure[]
  readonly commentary: readonly Commentary[]
  readonly glossary: readonly GlossaryTerm[]
  /** The rule set that gave the figures their RAG, where it is known. */
  readonly rules?: { readonly hash: string; readonly content: string }
}

/** What is small enough to hold in memory: everything but figures and commentary. */
export type CatalogueData = Omit<PublishedData, 'figures' | 'commentary' | 'rules'>

export interface FigureFilter {
  readonly council?: string
  readonly indicators?: readonly string[]
}

/** What is published, to be asked about. */
export interface View {
  catalogue(): Promise<CatalogueData>
  /** Figures in the order of their reports. */
  figures(filter: FigureFilter): Promise<readonly Figure[]>
  commentary(filter: FigureFilter): Promise<readonly Commentary[]>
}

/** A question that ended without a figure, kept without its author. */
export interface Unanswered {
  readonly text: string
  readonly outcome: string
  readonly council: string | null
  /** ISO day. */
  readonly day: string
  readonly hint: string
}

/** Every method throws StoreError where the engine fails, those of its views as well. */
export interface Store extends View {
  /** Names what is published; changes whenever any of it does. Null when nothing is. */
  fingerprint(): Promise<string | null>
  /** The fingerprint of the bundled data that was last taken, or null. */
  bundle(): Promise<string | null>
  /**
   * Takes `data` in place of all that was bundled before, in one transaction: all of it or none. What officers
   * published stays as it is.
   */
  replaceAll(data: PublishedData): Promise<void>
  /** What is published now, and stays so however much is published later. */
  snapshot(): Promise<View>
  saveUnanswered(entry: Unanswered): Promise<void>
  /** Entries on or after `since` (an ISO day); older ones are deleted. */
  unanswered(since: string): Promise<Unanswered[]>
  /** Deletes one entry of that text and day, and leaves nothing of it in any file; nothing where there is none. */
  forgetUnanswered(entry: Pick<Unanswered, 'text' | 'day'>): Promise<void>
  close(): Promise<void>
}
