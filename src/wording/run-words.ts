/** Since when a measure has had its colour, in words. */
import type { Rag } from '../model/figure.ts'
import type { PeriodKind } from '../model/period.ts'
import type { Line } from './line.ts'

export type Colour = Exclude<Rag, 'none'>

export interface ColourRun {
  readonly colour: Colour
  /** Of the figures it is told by. */
  readonly kind: PeriodKind
  /** "January 2024": the first of those that have the colour one after the other, up to the newest. */
  readonly since: string
  readonly count: number
  /** The one before it, of another colour; null where none is held. */
  readonly before: { readonly colour: Colour; readonly period: string } | null
}

const UNITS: Readonly<Partial<Record<PeriodKind, string>>> = { month: 'months', quarter: 'quarters', term: 'terms' }
const capital = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}`

/** "Red since at least January 2024, in each of the 3 months with a colour that I hold." @param asked the colour that is asked about */
export function runLine({ colour, kind, since, count, before }: ColourRun, asked: Colour): Line {
  const each = count === 1 ? 'the only figure' : `in each of the ${count} ${UNITS[kind] ?? 'figures'}`
  const run = before
    ? `${colour} since ${since}; it was ${before.colour} in ${before.period}.`
    : `${colour} since at least ${since}, ${each} with a colour that I hold.`
  return { role: 'verdict', text: asked === colour ? capital(run) : `It is not ${asked}: ${run}` }
}
