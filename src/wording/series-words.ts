/** One measure through time, in words: where it stands, how it moved, every figure, and what may not be compared. */
import type { Answer, Source } from '../model/answer.ts'
import type { Rag } from '../model/figure.ts'
import type { Unit } from '../model/indicator.ts'
import { capital, differenceText, listText } from './format.ts'
import { type Line, type Note, noteLine, saidOnce } from './line.ts'
import { nothingForText } from './nothing-words.ts'
import { sourceText } from './source-words.ts'

/** "Children in care, Rotherham: 502 at 31 March 2024 (the end of 2023/24), GREEN." */
const seriesHead = (of: {
  readonly name: string
  readonly council: string
  readonly shown: string
  readonly when: string
  readonly rag: Rag
}): Line => ({
  role: 'head',
  text: `${of.name}, ${of.council}: ${of.shown} ${of.when}${of.rag === 'none' ? '' : `, ${of.rag.toUpperCase()}`}.`,
})

/** "2023/24: 91.8% (amber)". */
export const pointLine = (label: string, shown: string, rag: Rag): Line => ({
  role: 'point',
  text: `${capital(label)}: ${shown}${rag === 'none' ? '' : ` (${rag})`}`,
})

export interface Step {
  readonly from: string
  readonly to: string
  /** One of the two is itself from a day to another. */
  readonly isOfSpan: boolean
  readonly direction: NonNullable<NonNullable<Answer['trend']>['direction']>
  /** The decimal between the two, with its sign. */
  readonly change: string
  readonly unit: Unit
  readonly performance: NonNullable<NonNullable<Answer['trend']>['performance']>
}

/** A time with "to" in it would be read into "from … to …". */
const spanText = ({ from, to, isOfSpan }: Step): string =>
  isOfSpan ? `Between ${from} and ${to}` : `From ${from} to ${to}`

/** "From 2022/23 to 2023/24: down 3.3 percentage points, worse." */
function stepText(step: Step, isJudged = true): string {
  const { direction, change, unit, performance } = step
  const moved = direction === 'same' ? 'no change' : `${direction} ${differenceText(change, unit)}`
  const judged = isJudged && (performance === 'better' || performance === 'worse') ? `, ${performance}` : ''
  return `${spanText(step)}: ${moved}${judged}.`
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

const NO_DIRECTION =
  'These figures are for different kinds of time or count different things, so no direction is given.'

/** Figures that the direction passes over. */
export const leftOutText = (periods: readonly string[]): string =>
  `The direction leaves out ${listText(periods)}: ${periods.length === 1 ? 'it is' : 'they are'} for another kind of time, or counted in another way.`

const onlySomeText = (held: number, asked: number, unit: string): string =>
  `I hold only ${held} of the ${asked} ${unit}s asked for.`

const twoFiguresText = (period: string, a: { asPrinted: string; location: string }, b: typeof a): string =>
  `For ${period} two figures are published: ${a.asPrinted} (${a.location}) and ${b.asPrinted} (${b.location}).`

export const nothingInSpanText = (name: string, council: string, newest: { shown: string; when: string }): string =>
  `I hold nothing in that span: ${name}, ${council}. The newest I hold is ${newest.shown} ${newest.when}.`

/** How a report words the measure, on the day it was published. */
const wordsItText = (day: string, name: string): string => `The report of ${day} words it "${name}".`

/** Several reports: "Sources: A (published …); B (published …)." */
const sourcesText = (of: readonly { readonly document: string; readonly day: string }[]): string =>
  `Sources: ${of.map((d) => `${d.document} (published ${d.day})`).join('; ')}.`

/** What is said of the figures of a series. */
export type SeriesNote =
  /** Times that were named and that nothing is held for. */
  | { readonly kind: 'nothing for'; readonly periods: readonly string[] }
  | { readonly kind: 'only some'; readonly held: number; readonly asked: number; readonly unit: string }
  | { readonly kind: 'two figures'; readonly period: string; readonly a: Printed; readonly b: Printed }
  /** The time asked for begins before the first figure that is held of it. */
  | { readonly kind: 'begins'; readonly period: string; readonly unit: 'month' | 'quarter' | 'term' }
  /** A report that words the measure in another way, by the day it was published. */
  | { readonly kind: 'wording'; readonly day: string; readonly name: string }
  /** As the data have it. */
  | { readonly kind: 'of the data'; readonly text: string }

interface Printed {
  readonly asPrinted: string
  readonly location: string
}

/** One measure's figures through time, oldest first, before any words. */
export interface SeriesFacts {
  /** The measure in a few words. */
  readonly name: string
  readonly council: string
  readonly last: { readonly shown: string; readonly when: string; readonly rag: Rag }
  readonly points: readonly { readonly period: string; readonly shown: string; readonly rag: Rag }[]
  /** Of those that may be compared; null where no two may. */
  readonly direction: {
    readonly whole: Step
    /** The last step of it, where it has more than one. */
    readonly last: Step | null
    readonly ends: Ends | null
    /** The times that it passes over. */
    readonly leftOut: readonly string[]
  } | null
  readonly notes: readonly SeriesNote[]
  /** Of the newest figure. */
  readonly source: Source
  /** Every report that a figure is from, with the day it was published. */
  readonly reports: readonly { readonly document: string; readonly day: string }[]
}

function noteOf(note: SeriesNote): Note {
  switch (note.kind) {
    case 'nothing for':
      return { kind: 'period', text: nothingForText(note.periods) }
    case 'only some':
      return { kind: 'period', text: onlySomeText(note.held, note.asked, note.unit) }
    case 'begins':
      return { kind: 'period', text: `The ${note.unit}s I hold begin with ${note.period}.` }
    case 'two figures':
      return { kind: 'disagreement', text: twoFiguresText(note.period, note.a, note.b) }
    case 'wording':
      return { kind: 'definition', text: wordsItText(note.day, note.name) }
    case 'of the data':
      return { kind: 'other', text: note.text }
  }
}

/** That a direction is of some of the figures, or that there is none. */
function directionNotes({ direction, points }: SeriesFacts): Note[] {
  if (!direction) return points.length > 1 ? [{ kind: 'other', text: NO_DIRECTION }] : []
  return direction.leftOut.length > 0 ? [{ kind: 'other', text: leftOutText(direction.leftOut) }] : []
}

/** The whole reply: head, direction, every figure, notes and sources. */
export function seriesTelling(facts: SeriesFacts): {
  readonly lines: readonly Line[]
  readonly notes: readonly Note[]
} {
  const { name, council, last, points, direction, source, reports } = facts
  const notes = [...saidOnce(facts.notes.map(noteOf)), ...directionNotes(facts)]
  return {
    notes,
    lines: [
      seriesHead({ name, council, ...last }),
      ...(direction ? directionLines(direction.whole, direction.last, direction.ends) : []),
      ...points.map((p) => pointLine(p.period, p.shown, p.rag)),
      ...notes.map((note) => noteLine(note.text)),
      { role: 'source', text: reports.length === 1 ? sourceText(source) : sourcesText(reports) },
    ],
  }
}
