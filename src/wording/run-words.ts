/** Since when a measure has had its colour, in words. */

import type { Rag } from '../model/figure.ts'
import type { PeriodKind } from '../model/period.ts'
import { capital, listText } from './format.ts'
import { asHeld, type Holder, nothingFor } from './holder.ts'
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

/** "Red since at least January 2024, in each of the 3 months with a colour that I hold." @param asked the colour that is asked about */
export function runLine({ colour, kind, since, count, before }: ColourRun, asked: Colour): Line {
  const each = count === 1 ? 'the only figure' : `in each of the ${count} ${UNITS[kind] ?? 'figures'}`
  const run = before
    ? `${colour} since ${since}; it was ${before.colour} in ${before.period}.`
    : `${colour} since at least ${since}, ${each} with a colour that I hold.`
  return { role: 'verdict', text: asked === colour ? capital(run) : `It is not ${asked}: ${run}` }
}

interface Ever {
  /** The time asked for, where nothing within it has a colour; null where the figures are for it. */
  readonly notHeld: string | null
  /** `count`: how often it is so. */
  readonly times: 'any' | 'every' | 'count'
  readonly kind: PeriodKind
  /** How many figures with a colour there are, and the first and the last of them. */
  readonly of: number
  readonly from: string
  readonly to: string
  /** Those of which it is so, in the order of time. */
  readonly at: readonly { readonly period: string; readonly shown: string }[]
}

function everText({ times, kind, of, from, to, at, notHeld }: Ever, holder: Holder): string {
  const among =
    of === 1
      ? `the only figure with a colour that I hold, for ${to}`
      : `the ${of} ${UNITS[kind] ?? 'figures'} with a colour that I hold`
  const span = of === 1 ? '' : `, from ${from} to ${to}`
  const yes = times === 'any' ? at.length > 0 : at.length === of
  if (times === 'count')
    return howOften({ among, span, at, of, before: notHeld && `${nothingFor(holder)} ${notHeld}. ` })
  const begin = notHeld ? `${nothingFor(holder)} ${notHeld}. Before it, ${yes ? 'yes' : 'no'}` : yes ? 'Yes' : 'No'
  if (at.length === 0) return of === 1 ? `${begin}: not in ${among}.` : `${begin}: in none of ${among}${span}.`
  if (at.length === of) return of === 1 ? `${begin}: in ${among}.` : `${begin}: in each of ${among}${span}.`
  const last = at.at(-1) as (typeof at)[number]
  const when =
    at.length > MOST_TOLD
      ? `last in ${last.period} (${last.shown})`
      : `in ${listText(at.map((f) => `${f.period} (${f.shown})`))}`
  return `${begin}: ${when}${yes ? '' : ' only'}, ${at.length} of ${among}.`
}
const MOST_TOLD = 3

/** "In 1 of the 3 months with a colour that I hold, from January 2024 to March 2024: February 2024 (95.7%)." */
function howOften(told: Pick<Ever, 'at' | 'of'> & { among: string; span: string; before: string | null }): string {
  const { at, of, among, span, before } = told
  const begin = before ? `${before}Before it, in` : 'In'
  if (of === 1)
    return at.length === 1 ? `${begin} ${among}.` : `${before ? `${before}Before it, not` : 'Not'} in ${among}.`
  if (at.length === 0 || at.length === of) return `${begin} ${at.length === 0 ? 'none' : 'each'} of ${among}${span}.`
  const last = at.slice(-MOST_TOLD).map((f) => `${f.period} (${f.shown})`)
  const which = at.length > MOST_TOLD ? `the last of them ${listText(last)}` : listText(last)
  return `${begin} ${at.length} of ${among}${span}: ${which}.`
}

/** "Yes: in February 2024 (95.7%), 1 of the 3 months with a colour that I hold." */
export const everLine = (ever: Ever): Line => ({ role: 'verdict', ...asHeld((holder) => everText(ever, holder)) })
