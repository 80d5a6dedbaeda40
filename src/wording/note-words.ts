/** What an asker must be told about a figure, in words: other figures for the same time, few children, what was taken as good. */
import type { Figure, Remark } from '../model/figure.ts'
import type { Note } from '../model/line.ts'
import { BENCHMARK_NAMES } from '../rules/benchmark.ts'
import { capital, smallName } from './format.ts'
import { periodName } from './period-words.ts'

/** A figure as a note cites it. */
export interface Cited {
  readonly shown: string
  readonly location: string
  readonly document: string
}

const cited = ({ shown, location, document }: Cited): string => `${shown} (${location}, ${document})`

/** Two figures for one time, the one that is told first. */
export function disagreementNote(period: string, told: Cited, other: Cited): Note {
  const text = (a: string, b: string): string =>
    `Two figures are published for ${period}: ${a} and ${b}; the first leads.`
  return { kind: 'disagreement', text: text(cited(told), cited(other)), brief: text(told.shown, other.shown) }
}

export const correctedNote = (wrong: Cited, right: Cited): Note => ({
  kind: 'correction',
  text: `${cited(wrong)} was corrected to ${cited(right)}.`,
  brief: `${wrong.shown} was corrected to ${right.shown}.`,
})

/** A correction of part of a year, beside a figure for the year that was not restated. */
export const unrestatedNote = (part: string, { shown, location }: Omit<Cited, 'document'>, whole: string): Note => ({
  kind: 'unrestated',
  text: `${part} within it was corrected to ${shown} (${location}); this figure was not restated.`,
  brief: `${part} was corrected to ${shown}, but the figure for ${whole} was not restated.`,
})

/** What cautions in a sentence of officers, without what they say before it. */
const CAUTIONING = /(?<=, )[^,]*\b(?:reliab\w*|unreliable|caution|gaps)\b[^,]*$/

/** What was found out about a figure when it was loaded. */
export function remarkNote(remark: Remark): Note {
  if (remark.kind === 'found')
    return {
      kind: 'found',
      text: capital(remark.own),
      named: remark.text,
      ...(remark.doubt === null ? {} : { brief: remark.doubt }),
    }
  const { place, words } = remark
  const clause = CAUTIONING.exec(words)?.[0]
  return {
    kind: 'unreliable',
    text: `The report itself says (${place}): "${words}"`,
    brief: `The report itself says "${clause === undefined ? words : `… ${clause}`}"`,
  }
}

/** A note where it is one of several times that it is about. */
export const timedText = (period: string, note: string): string => `${capital(period)}: ${smallName(note)}`

/**
 * What is said of a figure itself: by its report, by its source, and by what was found out about it.
 * @param told figures that are told as disagreeing, as they are printed: what the source says of them is told with them
 */
export function notesOfFigure(
  { note, remarks = [], period }: Pick<Figure, 'note' | 'remarks' | 'period'>,
  told: readonly string[] = [],
): Note[] {
  const isToldAbove = told.some((printed) => note?.includes(printed))
  const isCaution = ({ kind }: Remark): boolean => kind === 'caution'
  return [
    ...remarks.filter(isCaution).map(remarkNote),
    ...(note === null || isToldAbove
      ? []
      : [{ kind: 'other' as const, text: note, timed: timedText(periodName(period), note) }]),
    ...remarks.filter((r) => !isCaution(r)).map(remarkNote),
  ]
}

const inPlace = (location: string): string => location.replace(/^scorecard row/, 'scorecard, row')

/** One benchmark that a report prints as two numbers. */
export const benchmarkTwiceText = (told: Figure, other: Figure): string =>
  `The ${BENCHMARK_NAMES[told.kind as keyof typeof BENCHMARK_NAMES]} is ${told.asPrinted} in the ${inPlace(told.location)} but ${other.asPrinted} in ${other.location}.`

export const laterBenchmarksText = (period: string): string =>
  `The benchmarks were printed beside a later year's figure, not beside ${period}.`

/** A percentage of so few that one of them moves it. */
export function fewText({ part, whole }: { readonly part: number; readonly whole: number }): string {
  const points = Math.round(100 / whole)
  return `Few children: this is ${part} of ${whole}, so one is about ${points} percentage ${points === 1 ? 'point' : 'points'}.`
}

export const takenAsGoodText = (polarity: 'high' | 'low'): string =>
  `The report does not say whether high or low is good; here ${polarity} is taken as good.`
