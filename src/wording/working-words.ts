/** What was worked out of published figures, in words: the number that was asked for first, then how it comes about. */

import type { Rag } from '../model/figure.ts'
import type { Unit } from '../model/indicator.ts'
import { capital, differenceText, listText, moreWord, smallName, valueText, withCommas } from './format.ts'
import { asHeld, type Held, nothingFor } from './holder.ts'
import type { Line } from './line.ts'

/** A published figure that something is worked out of. */
export interface Operand {
  /** The measure in a few words. */
  readonly name: string
  /** The same without the part that its row counts. */
  readonly whole: string
  readonly council: string
  readonly decimal: string
  readonly shown: string
  readonly unit: Unit
  /** "2023/24". */
  readonly period: string
  /** "at 31 March 2024 (the end of 2023/24)". */
  readonly when: string
  /** The sub-row: "primary". */
  readonly sub: string
}

export type Judged = 'better' | 'worse' | null

const isNegative = (decimal: string): boolean => decimal.startsWith('-')
const isNought = (decimal: string): boolean => Number(decimal) === 0

/** A decimal as a sentence writes it: with commas, and a minus that is read as one. */
export const numberText = (decimal: string): string =>
  withCommas(decimal.replace(/^-/, '')).replace(/^/, isNegative(decimal) ? '−' : '')

const YES_OR_NO = { true: 'Yes: ', false: 'No: ', null: '' } as const
/** What a line begins with that answers a question with a yes or a no; null where it has none. */
export const answerText = (holds: boolean | null): string => YES_OR_NO[`${holds}`]

const worked = (sum: string, result: string): string => `${sum} = ${numberText(result)}`
const minus = (a: Operand | string, b: Operand | string): string =>
  [a, b].map((o) => numberText(typeof o === 'string' ? o : o.decimal)).join(' − ')

/** @param holds of a question with a yes or a no, which the text begins with */
const verdict = (text: string, holds: boolean | null = null): Line => ({
  role: 'verdict',
  text,
  ...(holds === null ? {} : { holds }),
})
const head = (text: string): Line => ({ role: 'head', text })
const said = (text: string): Line => ({ role: 'said', text })

/** "13 more", "3.9 percentage points lower". */
export const moreText = (change: string, unit: Unit): string =>
  `${differenceText(change, unit)} ${moreWord(!isNegative(change), unit)}`

const judgedText = (judged: Judged): string => (judged ? `: ${judged}` : '')

/** "413 fewer than the 18,784 in 2022/23 (2.2% fewer): better." With its yes or no where the question has one. */
export function changeLines({
  earlier,
  later,
  change,
  percent,
  judged,
  holds,
}: {
  readonly earlier: Operand
  readonly later: Operand
  readonly change: string
  /** The change as a share of the earlier figure, without sign; null where that is not told. */
  readonly percent: string | null
  readonly judged: Judged
  readonly holds: boolean | null
}): { readonly first: Line; readonly working: Line } {
  const { unit } = later
  const answer = answerText(holds)
  const was = `the ${earlier.shown} in ${earlier.period}`
  if (isNought(change))
    return {
      first: verdict(`${answer || 'No change: '}${later.shown} in both ${earlier.period} and ${later.period}.`, holds),
      working: said(`Worked out: ${worked(minus(later, earlier), change)}.`),
    }
  const share = percent ? ` (${percent}% ${moreWord(!isNegative(change), unit)})` : ''
  const dividing = percent
    ? `; ${numberText(change.replace(/^-/, ''))} ÷ ${numberText(earlier.decimal)} = ${percent}%`
    : ''
  return {
    first: verdict(`${answer}${moreText(change, unit)} than ${was}${share}${judgedText(judged)}.`, holds),
    working: said(`Worked out: ${worked(minus(later, earlier), change)}${dividing}.`),
  }
}

export const NO_EARLIER = 'I cannot work that out: I hold no earlier figure of the same kind to compare it with.'

/** The other figure counts something else. */
export const unlikeText = ({ shown, period }: Operand): string =>
  `I cannot work that out: the ${shown} in ${period} does not count quite the same thing.`

/** Why there is no gap to work out, without the full stop. */
export const noGapText = (target: string | null, period: string): string =>
  target
    ? `The target is in words ("${target}"), so there is no gap to work out`
    : `I hold no target for it for ${period}`

export const NO_AVERAGE = 'I do not hold two figures in that span to average'

/** A sum of what was counted on several days. */
export const NO_TOTAL =
  'These are numbers on a day, so a total of several days would count the same children more than once'

/** A sum or mean of times of which one holds another. */
export const overlappingText = (what: 'total' | 'average'): string =>
  `Those times overlap, so ${what === 'total' ? 'a total' : 'an average'} would count some of it twice`

/** Of several times that are to be added up, some are not held. */
export const lackingText = (periods: readonly string[], what: 'total' | 'average'): Held =>
  asHeld((holder) => `${nothingFor(holder)} ${listText(periods, 'or')}, so I cannot give the ${what}`)

/**
 * "Primary is 4.1 percentage points higher than secondary (93.7 − 89.6 = 4.1)."
 * @param holds of a question with a yes or a no
 */
export function betweenLine(a: Operand, b: Operand, gap: string, holds: boolean | null = null): Line {
  const sum = worked(minus(a, b), gap)
  const [first, second] = [a.sub || a.name, b.sub || b.name]
  const said = isNought(gap)
    ? `${first} and ${second} are the same, ${a.shown}.`
    : a.unit === 'count'
      ? `${moreText(gap, a.unit)} ${first} than ${second} (${sum}).`
      : `${first} is ${moreText(gap, a.unit)} than ${second} (${sum}).`
  return verdict(capital(`${answerText(holds)}${said}`), holds)
}

/** "33.2 percentage points below the target of 95% or more (95 − 61.8 = 33.2)." */
export function gapLine({
  of,
  goal,
  gap,
  noun,
  met,
  judged,
  isWorked = true,
}: {
  readonly of: Operand
  /** The decimal that the figure is measured from. */
  readonly goal: string
  readonly gap: string
  /** "the target of 95% or more", "the England average (71.0)". */
  readonly noun: string
  /** Of a target: whether it is met. */
  readonly met: boolean
  readonly judged: Judged
  /** Whether the sum is told, which a question about a benchmark does not ask for. */
  readonly isWorked?: boolean
}): Line {
  if (isNought(gap)) return verdict(`Exactly at ${noun}.`)
  const size = gap.replace(/^-/, '')
  const sum = isNegative(gap) ? worked(minus(goal, of), size) : worked(minus(of, goal), size)
  const which = met ? ', which meets it' : judged ? `, which is ${judged}` : ''
  const told = isWorked ? ` (${sum})` : ''
  return verdict(`${differenceText(size, of.unit)} ${isNegative(gap) ? 'below' : 'above'} ${noun}${which}${told}.`)
}

/** When a measure was highest, lowest, or last had a colour. */
/** What is asked for of several times. */
export type Extreme = 'highest' | 'lowest' | 'best' | 'worst'

export function extremeLine({
  which,
  at,
  among,
  from,
  to,
  ties,
}: {
  /** `as`: the word that asks for that end. */
  readonly which: { readonly end: 'highest' | 'lowest'; readonly as: Extreme } | { readonly colour: Rag }
  readonly at: { readonly shown: string; readonly period: string }
  readonly among: number
  readonly from: string
  readonly to: string
  readonly ties: readonly string[]
}): Line {
  const isColour = 'colour' in which
  const was = isColour ? `Last ${which.colour}` : capital(which.as)
  // "Best" says which end that is.
  const end = isColour || which.as === which.end ? '' : `the ${which.end} `
  const also = ties.length > 0 ? ` The same in ${listText(ties)}.` : ''
  return verdict(
    `${was} in ${at.period}: ${at.shown}, ${end}of the ${among} figures ${isColour ? 'with a colour that ' : ''}I hold from ${from} to ${to}.${also}`,
  )
}

/** "244 between the highest, 1,284 in April 2020, and the lowest, 1,040 in June 2020." */
export function rangeLine({
  high,
  low,
  gap,
  among,
}: {
  readonly high: Operand
  readonly low: Operand
  readonly gap: string
  readonly among: number
}): Line {
  const at = ({ shown, period }: Operand): string => `${shown} in ${period}`
  return verdict(
    `${differenceText(gap, high.unit)} between the highest, ${at(high)}, and the lowest, ${at(low)}, of the ${among} figures I hold for that (${worked(minus(high, low), gap)}).`,
  )
}

/** Of what has no good side no time is the best; both ends are told. @param of each as "1,607 (March 2024)" */
export const neitherBestLine = (
  asked: 'best' | 'worst',
  among: number,
  of: { readonly highest: string; readonly lowest: string },
): Line =>
  verdict(
    `For this measure neither high nor low is good, so none is ${asked}. Of the ${among} figures I hold, the highest is ${of.highest} and the lowest ${of.lowest}.`,
  )

/** Where a measure is not told by the unit that is asked for: "I hold no figure by quarter for this measure". */
export const noneByUnit = (unit: string): string => `I hold no figure by ${unit} for this measure`

/** No figure has the colour that is asked for. */
export const neverText = (colour: Rag, among: number): string =>
  among === 1
    ? `The one figure with a colour that I hold for it is not ${colour}.`
    : `None of the ${among} figures with a colour that I hold for it is ${colour}.`

/** How many are not: printed as such, or what is left of the whole. */
export function converseLines({
  rest,
  unit,
  sum,
  printedAs,
  asksNumber,
}: {
  readonly rest: string
  readonly unit: Unit
  /** The decimals it is worked out of; null where it is printed. */
  readonly sum: readonly [string, string] | null
  readonly printedAs: string | null
  /** A number is asked for, and only a percentage can be told. */
  readonly asksNumber: boolean
}): Line[] {
  const how = sum ? `${worked(minus(sum[0], sum[1]), rest)}` : `printed as "${printedAs}"`
  const are = rest === '1' ? 'is' : 'are'
  return [
    verdict(`${valueText(rest, unit)} ${are} not (${how}).`),
    ...(asksNumber ? [said('I hold no number for that, only the percentage.')] : []),
  ]
}

/** "86.9% are secondary: 73 of 84." */
export function shareLines({
  part,
  parts,
  total,
  value,
}: {
  readonly part: Operand
  readonly parts: readonly Operand[]
  readonly total: string
  readonly value: string
}): Line[] {
  const of = parts.map((p) => `${p.sub || 'all'} ${p.shown}`)
  const adding =
    parts.length > 1 ? `${parts.map((p) => numberText(p.decimal)).join(' + ')} = ${numberText(total)}; ` : ''
  return [
    verdict(`${value}% are ${part.sub}: ${part.shown} of ${numberText(total)}.`),
    head(
      `${part.whole}, ${part.council}, ${part.when}: ${listText(of.length > 1 ? of : [`${part.sub} ${part.shown}`, ...of])}.`,
    ),
    said(`Worked out: ${adding}${numberText(part.decimal)} ÷ ${numberText(total)} × 100 = ${value}.`),
  ]
}

/** One measure's count as a share of another's. */
export function ratioLines({
  part,
  whole,
  value,
}: {
  readonly part: Operand
  readonly whole: Operand
  readonly value: string
}): Line[] {
  return [
    verdict(`${part.shown} is ${value}% of ${whole.shown}.`),
    head(`${part.name}: ${part.shown}. ${whole.name}: ${whole.shown}. Both ${part.council}, ${part.when}.`),
    said(`Worked out: ${numberText(part.decimal)} ÷ ${numberText(whole.decimal)} × 100 = ${value}.`),
  ]
}

const told = (parts: readonly Operand[]): string => listText(parts.map((p) => `${p.period} ${p.shown}`))

export function meanLines({
  parts,
  value,
  isStale,
}: {
  readonly parts: readonly Operand[]
  readonly value: string
  readonly isStale: boolean
}): Line[] {
  const last = parts.at(-1) as Operand
  const sum = parts.map((p) => numberText(p.decimal)).join(' + ')
  return [
    verdict(`${valueText(value, last.unit)} on average: (${sum}) ÷ ${parts.length} = ${numberText(value)}.`),
    head(`${last.name}, ${last.council}: ${told(parts)}.`),
    ...(isStale ? [said(`I hold nothing newer than ${last.period}, so these are the latest.`)] : []),
    ...(last.unit === '%'
      ? [said('It is the plain average of the percentages, not weighted by how many each stands for.')]
      : []),
  ]
}

/** A total over a quarter or a year, by month. @param terms the decimals that the total was itself added up from */
export function monthlyLine({
  of,
  months,
  value,
  terms,
}: {
  readonly of: Operand
  readonly months: number
  readonly value: string
  readonly terms: readonly string[]
}): Line {
  const total = terms.length > 1 ? `(${terms.map(numberText).join(' + ')})` : numberText(of.decimal)
  return verdict(`${numberText(value)} a month on average: ${total} ÷ ${months} = ${numberText(value)}.`)
}

/** "Term 1 2023/24: 2,250 (primary 149 + secondary 2,101 = 2,250)." */
export function addedLine(parts: readonly Operand[], value: string): Line {
  const [first] = parts as [Operand]
  const isOfRows = parts.every((p) => p.sub !== '' && p.whole === first.whole)
  const terms = parts.map((p) => `${isOfRows ? p.sub : smallName(p.name)} ${p.shown}`).join(' + ')
  const what = isOfRows ? `${first.whole}, ${first.council}, ` : `${first.council}, `
  return head(`${what}${first.when.replace(/^(?:in|at|on) /, '')}: ${valueText(value, first.unit)} in all (${terms}).`)
}

/** How two sums differ. @param change the later less the earlier */
export function betweenSumsLine({
  from,
  to,
  change,
}: {
  readonly from: Operand
  readonly to: Operand
  readonly change: string
}): Line {
  if (isNought(change)) return verdict(`No change: ${numberText(to.decimal)} in both ${from.period} and ${to.period}.`)
  return verdict(
    `${moreText(change, to.unit)} in ${to.period} than in ${from.period}: ${numberText(to.decimal)} − ${numberText(from.decimal)} = ${numberText(change)}.`,
  )
}

/** A sum of the periods, the sub-rows or the measures named. */
export function sumLines({
  parts,
  by,
  value,
}: {
  readonly parts: readonly Operand[]
  readonly by: 'period' | 'sub' | 'name'
  readonly value: string
}): Line[] {
  const [first] = parts as [Operand]
  const names =
    by === 'name'
      ? parts.map((p) => `${p.name}: ${p.shown}`).join('; ')
      : listText(parts.map((p) => `${p[by]} ${p.shown}`))
  const sum = `${parts.map((p) => numberText(p.decimal)).join(' + ')} = ${numberText(value)}`
  const what =
    by === 'period'
      ? `${first.name}, ${first.council}: ${names}.`
      : by === 'sub'
        ? `${first.whole}, ${first.council}, ${first.when}: ${names}.`
        : `${first.council}, ${first.when}. ${names}.`
  return [
    verdict(`${valueText(value, first.unit)} in all: ${sum}.`),
    head(what),
    ...(by === 'name' ? [said('Someone who is counted in both is counted twice here.')] : []),
  ]
}
