import type { YearKind } from './period.ts'

export const UNITS = [
  '%',
  'count',
  'per_1000',
  'per_10000',
  'per_100000',
  'days',
  'score',
  'average',
  'pounds',
] as const
export type Unit = (typeof UNITS)[number]

/** Whether figures of the unit add up over time where they are of events. */
export const addsUp = (unit: Unit): boolean => unit === 'count' || unit === 'pounds'

/** Whether a high or a low figure is good; `info` is neither. */
export const POLARITIES = ['high', 'low', 'info'] as const
export type Polarity = (typeof POLARITIES)[number]

/**
 * How a figure relates to its period. `flow`: a count of events, so months add up. `share`: a percentage or
 * average over the events of the period. `position`: how things stood on the last day. `rolling`: over the
 * twelve months (or three years) that end with the period.
 */
export const BASES = ['flow', 'share', 'position', 'rolling'] as const
export type Basis = (typeof BASES)[number]

/** Those of an age, in completed years, or of a school year: each of them names all who are counted. */
export interface Whom {
  readonly ages: readonly number[]
  readonly years: readonly number[]
}

/** A measure as all councils share it: one stable id whatever each council calls it. */
export interface Indicator {
  readonly id: string
  readonly name: string
  readonly unit: Unit
  readonly polarity: Polarity
  readonly basis: Basis
  readonly year: YearKind
  readonly themes: readonly string[]
  /** What people say for it: short forms that a question may use. */
  readonly say: readonly string[]
  /** Whom it counts in any case. */
  readonly whom?: Whom
  /** What it leaves out in any case, in a few words each. */
  readonly without?: readonly string[]
  /** Said when two councils are compared and they do not define it alike. */
  readonly notAlike?: string
}

/** Sub-rows by the phase of school, side by side in a report; together they are the whole. */
export const PHASES: readonly string[] = ['primary', 'secondary']

/** A council's own row in one report: an indicator, or one of its sub-rows. */
export interface Measure {
  readonly council: string
  readonly document: string
  readonly indicator: string
  readonly sub: string
  readonly ref: string | null
  readonly name: string
  readonly service: string
  readonly frequency: string
  readonly unit: Unit
  /** Null where the report publishes none. */
  readonly polarity: Polarity | null
  readonly note: string | null
  /** Place in the report, from 0. */
  readonly order: number
}
