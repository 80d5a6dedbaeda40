/** What an asker must be told about a figure, in words: other figures for the same time, few children, what was taken as good. */
import type { Figure } from '../model/figure.ts'
import { BENCHMARK_NAMES } from '../rules/benchmark.ts'

/** A figure as a note cites it. */
export interface Cited {
  readonly shown: string
  readonly location: string
  readonly document: string
}

const cited = ({ shown, location, document }: Cited): string => `${shown} (${location}, ${document})`

/** Two figures for one time, the one that is told first. */
export const disagreementText = (period: string, told: Cited, other: Cited): string =>
  `Two figures are published for ${period}: ${cited(told)} and ${cited(other)}; the first leads.`

export const correctedText = (wrong: Cited, right: Cited): string => `${cited(wrong)} was corrected to ${cited(right)}.`

/** A correction of part of a year, beside a year to date that was not restated. */
export const correctedWithinText = (period: string, { shown, location }: Omit<Cited, 'document'>): string =>
  `${period} within it was corrected to ${shown} (${location}); this figure was not restated.`

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
