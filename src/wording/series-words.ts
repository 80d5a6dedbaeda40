/** One measure through time, in words: where it stands, how it moved, every figure, and what may not be compared. */
import type { Answer } from '../model/answer.ts'
import type { Rag } from '../model/figure.ts'
import { listText } from './format.ts'
import type { Line } from './line.ts'

/** "Children in care, Rotherham: 502 at 31 March 2024 (the end of 2023/24), GREEN." */
export const seriesHead = (of: {
  readonly name: string
  readonly council: string
  readonly shown: string
  readonly when: string
  readonly rag: Rag
}): Line => ({
  role: 'head',
  text: `${of.name}, ${of.council}: ${of.shown} ${of.when}${of.rag === 'none' ? '' : `, ${of.rag.toUpperCase()}`}.`,
})

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

/** "2023/24: 91.8% (amber)". */
export const pointLine = (label: string, shown: string, rag: Rag): Line => ({
  role: 'point',
  text: `${capital(label)}: ${shown}${rag === 'none' ? '' : ` (${rag})`}`,
})

export interface Step {
  readonly from: string
  readonly to: string
  readonly direction: NonNullable<NonNullable<Answer['trend']>['direction']>
  /** "3.3 percentage points". */
  readonly by: string
  readonly performance: NonNullable<NonNullable<Answer['trend']>['performance']>
}

/** A label with "to" in it would be read into "from … to …". */
const spanText = (from: string, to: string): string =>
  / to\b/.test(`${from} ${to}`) ? `Between ${from} and ${to}` : `From ${from} to ${to}`

/** "From 2022/23 to 2023/24: down 3.3 percentage points, worse." */
function stepText({ from, to, direction, by, performance }: Step, isJudged = true): string {
  const moved = direction === 'same' ? 'no change' : `${direction} ${by}`
  const judged = isJudged && (performance === 'better' || performance === 'worse') ? `, ${performance}` : ''
  return `${spanText(from, to)}: ${moved}${judged}.`
}

export interface Ends {
  readonly highest: { readonly shown: string; readonly period: string }
  readonly lowest: { readonly shown: string; readonly period: string }
}

/**
 * The whole way, and the last step where that goes the other way: then only the last step is called better or worse.
 * @param ends null where there are too few figures, or all are the same
 */
export function directionLines(whole: Step, last: Step | null, ends: Ends | null): Line[] {
  const turned = last !== null && last.performance !== whole.performance
  return [
    stepText(whole, !turned),
    ...(turned ? [stepText(last)] : []),
    ...(ends
      ? [
          `Highest: ${ends.highest.shown} (${ends.highest.period}). Lowest: ${ends.lowest.shown} (${ends.lowest.period}).`,
        ]
      : []),
  ].map((text) => ({ role: 'trend', text }))
}

export const NO_DIRECTION =
  'These figures are for different kinds of time or count different things, so no direction is given.'

/** Figures that the direction passes over. */
export const leftOutText = (periods: readonly string[]): string =>
  `The direction leaves out ${listText(periods)}: ${periods.length === 1 ? 'it is' : 'they are'} for another kind of time, or counted in another way.`

export const onlySomeText = (held: number, asked: number, unit: string): string =>
  `I hold only ${held} of the ${asked} ${unit}s asked for.`

export const twoFiguresText = (period: string, a: { asPrinted: string; location: string }, b: typeof a): string =>
  `For ${period} two figures are published: ${a.asPrinted} (${a.location}) and ${b.asPrinted} (${b.location}).`

export const nothingInSpanText = (name: string, council: string, newest: { shown: string; when: string }): string =>
  `I hold nothing in that span: ${name}, ${council}. The newest I hold is ${newest.shown} ${newest.when}.`

/** How a report words the measure, on the day it was published. */
export const wordsItText = (day: string, name: string): string => `The report of ${day} words it "${name}".`

/** Several reports: "Sources: A (published …); B (published …)." */
export const sourcesText = (of: readonly { readonly document: string; readonly day: string }[]): string =>
  `Sources: ${of.map((d) => `${d.document} (published ${d.day})`).join('; ')}.`
