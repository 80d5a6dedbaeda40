/** Direction of travel in words. Never a judgement of a measure that has no good side. */

import type { Trend } from '../model/answer.ts'
import type { TrendDetail } from '../model/found.ts'
import type { Unit } from '../model/indicator.ts'
import type { Period } from '../model/period.ts'
import { besideText, capital, changeText, moreWord } from './format.ts'
import { asHeld, type Holder, nothingFor } from './holder.ts'
import { type Line, labelledLine } from './line.ts'
import { periodName } from './period-words.ts'

/** How a figure moved from another one of the measure, which may be set against it. */
export interface Moved extends Pick<Trend, 'performance'> {
  readonly direction: NonNullable<Trend['direction']>
  /** With its sign. */
  readonly change: string
  /** The decimal of the other one. */
  readonly from: string
  /** "69.4% in 2022/23". */
  readonly was: string
  /** The other one is of a later time, so that nothing went anywhere: the two only differ. */
  readonly isBefore?: boolean
}

/** Why nothing can be said of how a figure moved. */
export type Unmoved =
  | { readonly kind: 'nothing-earlier' }
  | { readonly kind: 'not-held'; readonly period: string }
  /** The newest figure is of the very time that it is asked to be set against. */
  | { readonly kind: 'nothing-newer'; readonly period: string }
  /** `unlike`: it is for another length of time, or counts another thing. */
  | { readonly kind: 'unlike'; readonly was: string; readonly unlike: 'time' | 'thing' }
  /** The report has no number and tells it in words, which are quoted. */
  | { readonly kind: 'words'; readonly quote: string }

const JUDGED: Readonly<Record<NonNullable<Trend['performance']>, string>> = {
  better: ': better',
  worse: ': worse',
  same: '',
  'n/a': '',
}

/** "down 3.9 percentage points from 95.7% in February 2024", "the same as 4 in 2020/21". */
export function movementText({ direction, change, was, isBefore }: Moved, unit: Unit): string {
  if (direction === 'same') return `the same as ${was}`
  const by = changeText(change, unit)
  return isBefore ? `${by} ${moreWord(direction === 'up', unit)} than ${was}` : `${direction} ${by} from ${was}`
}

/** The same as a sentence, judged: "Down 3.9 percentage points from 95.7% in February 2024: worse." */
export const movedText = (moved: Moved, unit: Unit): string =>
  `${capital(movementText(moved, unit))}${JUDGED[moved.performance ?? 'n/a']}.`

const UNMOVED_TIMES = { time: 'is for another length of time', thing: 'does not count quite the same thing' } as const

/** Why it cannot be said how a figure moved. */
export function unmovedText(unmoved: Unmoved, holder: Holder): string {
  switch (unmoved.kind) {
    case 'not-held':
      return `I cannot say: ${nothingFor(holder)} ${unmoved.period}.`
    case 'nothing-newer':
      return `I cannot say: I hold nothing newer than ${unmoved.period} to set against it.`
    case 'unlike':
      return `I cannot say: the figure before it, ${unmoved.was}, ${UNMOVED_TIMES[unmoved.unlike]}.`
    case 'words':
      return `I hold no earlier figure to set it against. The report says: "${unmoved.quote}"`
    default:
      return 'I cannot say: I hold no earlier figure to compare it with.'
  }
}

/**
 * "Down 3.9 percentage points from 95.7% in February 2024: worse.", "A year earlier (March 2023): 95.1%."
 * @param toldOf the time of a figure that it has already been set against
 */
export function trendLines(
  { trend, previous, lastYear, change }: TrendDetail,
  unit: Unit,
  toldOf: Period | null = null,
): Line[] {
  const out: Line[] = []
  const isTold = (of: Period): boolean => toldOf?.end === of.end && toldOf.kind === of.kind
  if (previous && trend.direction && change !== null && !isTold(previous.period)) {
    const was = `${besideText(previous.value, unit)} in ${periodName(previous.period)}`
    const { direction, performance } = trend
    out.push({ role: 'trend', text: movedText({ direction, performance, change, from: previous.value, was }, unit) })
  }
  const isSame = lastYear && previous && lastYear.period.end === previous.period.end
  if (lastYear && !isSame && !isTold(lastYear.period))
    out.push(
      labelledLine('trend', `A year earlier (${periodName(lastYear.period)})`, `${besideText(lastYear.value, unit)}.`),
    )
  return out
}

/** The same as a line of the reply. */
export const unmovedLine = (unmoved: Unmoved): Line => ({
  role: 'trend',
  ...asHeld((holder) => unmovedText(unmoved, holder)),
})
