/** Two figures side by side, in words: how they differ, first. */
import { capital, listText, small } from './format.ts'
import type { Line } from './line.ts'
import { answerText, type Judged, moreText, numberText, type Operand } from './working-words.ts'

const verdict = (text: string): Line => ({ role: 'verdict', text })
const workingText = (a: Operand, b: Operand, gap: string): string =>
  `${numberText(a.decimal)} − ${numberText(b.decimal)} = ${numberText(gap)}`

/** Two times of one measure: "3.9 percentage points lower in March 2024 than in February 2024 (91.8 − 95.7 = −3.9): worse." */
export function periodsLine({
  of,
  than,
  change,
  judged,
  holds,
}: {
  /** Told of this one against the other: the later, or the one that a question asks about. */
  readonly of: Operand
  readonly than: Operand
  readonly change: string
  readonly judged: Judged
  /** Of a question with a yes or a no. */
  readonly holds: boolean | null
}): Line {
  const begin = answerText(holds)
  if (Number(change) === 0)
    return verdict(`${begin}${begin === '' ? 'The' : 'the'} same in ${than.period} and ${of.period}, ${of.shown}.`)
  const by = moreText(change, of.unit)
  const sum = workingText(of, than, change)
  return verdict(`${begin}${by} in ${of.period} than in ${than.period} (${sum})${judged ? `: ${judged}` : ''}.`)
}

/** A line that tells how a measure moved, where other measures stand beside it. */
export const ofMeasureLine = ({ name }: Operand, line: Line): Line => ({
  ...line,
  text: `${name}: ${small(line.text)}`,
})

/** Two times of which one has no figure. */
export const onlyOneText = (asked: string, held: string): string =>
  `I hold nothing for ${asked}, so I cannot compare it with ${held}.`

/** Two times of which neither has a figure. */
export const neitherText = (asked: readonly string[]): string =>
  `I hold nothing for ${listText(asked, 'or')}, so I cannot compare them. Before that:`

/**
 * Two councils: shares and rates have a difference; counts of councils of different size have none that means anything,
 * and are told only where the question has a yes or a no.
 */
export function councilsLine(a: Operand, b: Operand, gap: string, holds: boolean | null): Line | null {
  const begin = answerText(holds)
  const when = a.period === b.period ? '' : ` (${a.period})`
  const other = a.period === b.period ? '' : ` (${b.period})`
  if (a.unit === 'count' && holds === null) return null
  if (a.unit === 'count') return verdict(`${begin}${a.council} ${a.shown}${when}, ${b.council} ${b.shown}${other}.`)
  if (Number(gap) === 0) return verdict(`${begin}${a.council} and ${b.council} have the same, ${a.shown}.`)
  return verdict(
    `${begin}${a.council}${when} is ${moreText(gap, a.unit)} than ${b.council}${other} (${workingText(a, b, gap)}).`,
  )
}

/** Which of several councils comes first. @param of those that are level */
export const firstOfCouncilsLine = (word: string, of: readonly Operand[]): Line =>
  verdict(`${capital(word)}: ${listText(of.map((o) => `${o.council} (${o.period})`))}, ${of[0]?.shown}.`)

/** @param hasRate a rate of the same thing is held for each of them */
export const sizesText = (hasRate: boolean): string =>
  `Councils differ in size, so counts are not set against each other.${hasRate ? ' Ask for the rate per 10,000 children.' : ''}`

/** Councils that word the measure in their own ways. */
export const wordedText = (names: readonly string[]): string =>
  `The councils word it differently: ${listText(names.map((n) => `"${n}"`))}.`

export const notAlikeText = (note: string): string => `Not defined alike: ${note}`

/** Figures of different times: "Rotherham 2023/24 and Rutland Q1 2021/22". */
export const timesText = (of: readonly { readonly council: string; readonly period: string }[]): string =>
  `The figures are for different periods: ${listText(of.map((o) => `${o.council} ${o.period}`))}.`

/** Two measures: "The first is 30.0 percentage points higher (91.8 − 61.8 = 30.0)." */
export function measuresLine(a: Operand, b: Operand, gap: string): Line {
  if (Number(gap) === 0) return verdict(`The two are the same, ${a.shown}.`)
  return verdict(`The first is ${moreText(gap, a.unit)} (${workingText(a, b, gap)}).`)
}

export type WhichEnd = 'worse' | 'better' | 'higher' | 'lower'

/** Which of two measures: "Worse: dental assessments, 61.8% against 83.7%, 21.9 percentage points lower." */
export function whichOfTwoLine(which: WhichEnd, of: Operand, than: Operand, gap: string): Line {
  if (Number(gap) === 0) return verdict(`Neither: both are ${of.shown}.`)
  const by = moreText(gap, of.unit)
  return verdict(
    `${capital(which)}: ${of.name}, ${of.shown} against ${than.shown}, ${by} (${workingText(of, than, gap)}).`,
  )
}

/** Counts of a month and a quarter, or of a year and a part of one. */
export const UNEQUAL_TIMES =
  'These figures are for times of different lengths, so neither is more or less than the other.'

/** Either side of a change in what is counted. */
export const UNLIKE_THINGS =
  'These figures do not count quite the same thing, so neither is better or worse than the other.'
