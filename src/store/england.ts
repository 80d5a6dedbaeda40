/**
 * The boundary of storage for figures that one publisher gives for every area of England: many rows, few columns, so
 * an engine may keep them as numbers. Areas are known by the publisher's code; measures and periods by row numbers
 * that stay the same over releases.
 */
import type { Area } from '../england/area.ts'
import type { EnglandMeasure, MeasureText } from '../england/measure.ts'
import type { LabelledPeriod } from '../england/year-label.ts'

/** Figures as they were read, one place a row in each list; the numbers point into a release's lists. */
export interface PackedFigures {
  readonly count: number
  readonly measure: Uint16Array
  readonly area: Uint16Array
  readonly period: Uint16Array
  /** NaN where the file prints that there is none. */
  readonly value: Float64Array
}

/** A release as it was read from its files, checked. */
export interface ReadRelease {
  /** SHA-256 over the files: the same files are the same release. */
  readonly sha256: string
  /** The month and year of the list of statistical neighbours ("May 2025"), or null where the file does not say. */
  readonly neighboursOf: string | null
  readonly areas: readonly Area[]
  readonly measures: readonly (EnglandMeasure & { readonly text: MeasureText })[]
  readonly periods: readonly LabelledPeriod[]
  readonly figures: PackedFigures
  /**
   * Shorts of measures with rows that could not be read: what was there of them stays. Numbers of areas that no list has:
   * while there are any, what was there of an area that has no row any more stays, since it may have been renumbered.
   */
  readonly unread: { readonly measures: ReadonlySet<string>; readonly areas: ReadonlySet<number> }
}

/** A release that is in the store. */
export interface StoredRelease {
  /** 1, 2, 3 …, without gaps. */
  readonly number: number
  readonly sha256: string
  readonly neighboursOf: string | null
  /** Milliseconds. */
  readonly importedAt: number
}

/** What saving a release came to, in figures. */
export interface SavedRelease {
  /** Null where nothing had changed, so that no release was written. */
  readonly release: StoredRelease | null
  readonly added: number
  readonly changed: number
  readonly withdrawn: number
  readonly unchanged: number
  /** Rows that the file lacks and that stay, since rows of it could not be read. */
  readonly stayed: number
  /** Names of the areas and measures that they are of. */
  readonly stayedOf: readonly string[]
}

/** What is small: everything but figures and texts. */
export interface EnglandCatalogue {
  readonly release: StoredRelease
  readonly areas: readonly Area[]
  readonly measures: readonly { readonly row: number; readonly measure: EnglandMeasure }[]
  readonly periods: readonly { readonly row: number; readonly period: LabelledPeriod }[]
}

/** Where a figure stands. */
export interface StoredPlace {
  readonly area: number
  readonly period: number
}

/** One figure: `value` is null for "not available, suppressed or not applicable". */
export interface StoredFigure extends StoredPlace {
  readonly measure: number
  readonly value: number | null
}

/** Every method throws StoreError where the engine fails. */
export interface EnglandStore {
  /** The newest release, or null where none was imported. */
  release(): Promise<StoredRelease | null>
  /** Saves what differs from the newest release, in one transaction. @param at milliseconds */
  save(release: ReadRelease, at: number): Promise<SavedRelease>
  /** Null where no release was imported. */
  catalogue(): Promise<EnglandCatalogue | null>
  /** A measure's description and methodology; null for a row that is not there. */
  text(measure: number): Promise<MeasureText | null>
  /** The figures of some measures for one area. */
  ofArea(measures: readonly number[], area: number): Promise<StoredFigure[]>
  /** The figures of one measure for all areas, of one period where it is given. */
  ofMeasure(measure: number, period?: number): Promise<StoredFigure[]>
  /** For which area and period a measure has a number; by area, each with its periods in order. */
  placesOf(measure: number): Promise<StoredPlace[]>
  close(): Promise<void>
}
