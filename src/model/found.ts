/** The answer to a request for a period: a published figure, or a sum of them; and how it moved. */
import type { Trend } from './answer.ts'
import type { Figure } from './figure.ts'
import type { Period } from './period.ts'

export interface FoundFigure {
  readonly figure: Figure
  readonly value: string
  readonly period: Period
  /** The months that were added up, or stand beside a figure at quarter end. */
  readonly months: readonly Figure[]
  readonly computed: string | null
  /** The period asked for, where the figure is for another one. */
  readonly requested: Period | null
  readonly disagreeing: readonly Figure[]
  readonly notes: readonly string[]
}

/** Nothing stands for the period asked for. */
export interface Missing {
  readonly missing: Period | null
  readonly earliest: Figure | null
  /** The latest at or before the period asked for, where it counts another length of time and so cannot stand for it. */
  readonly other?: Figure
}

export type FindResult = { readonly found: FoundFigure } | Missing

export interface TrendDetail {
  readonly trend: Trend
  readonly previous: FoundFigure | null
  readonly lastYear: FoundFigure | null
  /** Exact difference as a decimal string. */
  readonly change: string | null
}
