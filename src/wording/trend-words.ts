/** Direction of travel in words. Never a judgement of a measure that has no good side. */

import type { Trend } from '../model/answer.ts'
import type { TrendDetail } from '../model/found.ts'
import type { Unit } from '../model/indicator.ts'
import type { Period } from '../model/period.ts'
import { besideText, changeText } from './format.ts'
import { type Line, labelledLine } from './line.ts'
import { periodName } from './period-words.ts'
import type { Moved } from './verdict.ts'

const JUDGED: Readonly<Record<NonNullable<Trend['performance']>, string>> = {
  better: ': better',
  worse: ': worse',
  same: '',
  'n/a': '',
}

/** "Down 3.9 percentage points from 95.7% in February 2024: worse." */
export function movedText({ direction, performance, change, was, isBefore }: Moved, unit: Unit): string {
  if (direction === 'same') return `The same as ${was}.`
  const by = changeText(change, unit)
  const [more, fewer] = unit === 'count' ? ['more', 'fewer'] : ['higher', 'lower']
  const moved = isBefore
    ? `${by} ${direction === 'up' ? more : fewer} than ${was}`
    : `${direction === 'up' ? 'Up' : 'Down'} ${by} from ${was}`
  return `${moved}${JUDGED[performance ?? 'n/a']}.`
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
    out.push({ role: 'trend', text: movedText({ ...trend, change, from: previous.value, was }, unit) })
  }
  const isSame = lastYear && previous && lastYear.period.end === previous.period.end
  if (lastYear && !isSame && !isTold(lastYear.period))
    out.push(
      labelledLine('trend', `A year earlier (${periodName(lastYear.period)})`, `${besideText(lastYear.value, unit)}.`),
    )
  return out
}
