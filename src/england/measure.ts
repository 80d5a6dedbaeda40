/** A measure that is published for every area of England, as the Department for Education's dictionary has it. */
import type { Basis, Polarity, Unit } from '../model/indicator.ts'
import type { IsoDate } from '../model/period.ts'

/** The years that the dictionary's measures run on, in its own words. */
export const YEAR_TYPES = [
  'Academic Year',
  'Financial Year',
  'Calendar Year',
  'Annual',
  'Annual (end of Sept)',
  'Annual - January',
] as const
export type YearType = (typeof YEAR_TYPES)[number]

/** As printed. `-` and `NA` both leave good and bad open: by decision, or with nothing said. */
export type PrintedPolarity = 'High' | 'Low' | '-' | 'NA'

export const POLARITY_MEANINGS: Readonly<Record<PrintedPolarity, string>> = {
  High: 'high is good',
  Low: 'low is good',
  '-': 'neither high nor low is said to be good',
  NA: 'the dictionary gives no polarity',
}

/** A figure of a whole that lies outside the figures of its councils, so that the file is likely to be wrong. */
export interface Doubt {
  /** `Area.key` of the whole. */
  readonly area: string
  /** The file's label of the year. */
  readonly label: string
  /** Of its councils, as decimals. */
  readonly lowest: string
  readonly highest: string
}

export interface EnglandMeasure {
  /** Stable over releases. */
  readonly id: string
  /** The dictionary's short name, which the figures are joined by. */
  readonly short: string
  readonly name: string
  /** Its other names in the dictionary and the figures. */
  readonly also: readonly string[]
  /** In lower case; a measure that stands under two topics has both. */
  readonly topics: readonly string[]
  readonly unit: Unit
  /** How the dictionary words the unit ("Rate per 10,000"). */
  readonly axis: string
  readonly polarity: Polarity
  readonly printedPolarity: PrintedPolarity
  readonly basis: Basis
  readonly yearType: YearType
  /** Most decimal places that its figures are said with. */
  readonly places: number
  /** Whether the dictionary allows quartiles of it. */
  readonly quartiles: boolean
  /** Days of the last and the next update that the dictionary gives; null where it gives none. */
  readonly updated: IsoDate | null
  readonly nextUpdate: IsoDate | null
  readonly doubts: readonly Doubt[]
}

/** What a measure is, in the dictionary's own words: read only when it is asked for. */
export interface MeasureText {
  readonly description: string
  readonly methodology: string
  readonly owner: string
  readonly links: string
}

/** Whether its own next update should have come by `now`, so that newer figures may be out. */
export const isPastUpdate = (measure: EnglandMeasure, now: IsoDate): boolean =>
  measure.nextUpdate !== null && measure.nextUpdate < now

/** The doubt about an area's figure of a year, or null. */
export const doubtAbout = (measure: EnglandMeasure, area: string, label: string): Doubt | null =>
  measure.doubts.find((d) => d.area === area && d.label === label) ?? null

/**
 * Whether a figure of many councils is their sum and no average of them, so that England's is nothing to hold a
 * council's against. A cost of one week is an average, though it is in pounds.
 */
export const isTotal = ({ unit, basis }: Pick<EnglandMeasure, 'unit' | 'basis'>): boolean =>
  (unit === 'count' || unit === 'pounds') && basis !== 'share'
