/** The answer to a request for a period: a published figure, or a sum of them. */
import type { Figure } from '../model/figure.ts'
import type { Period } from '../model/period.ts'
import { disagreeing, type Lead } from './leads.ts'

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

export function asFound(lead: Lead, more: Partial<FoundFigure> = {}): FoundFigure {
  return {
    figure: lead.figure,
    value: lead.figure.value as string,
    period: lead.figure.period,
    months: [],
    computed: null,
    requested: null,
    disagreeing: disagreeing(lead),
    notes: [],
    ...more,
  }
}
