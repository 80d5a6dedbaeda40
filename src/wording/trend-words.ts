/** Direction of travel in words. Never a judgement of a measure that has no good side. */

import type { Trend } from '../model/answer.ts'
import type { TrendDetail } from '../model/found.ts'
import type { Unit } from '../model/indicator.ts'
import { differenceText, valueText } from './format.ts'
import { periodName } from './period-words.ts'

const JUDGED: Readonly<Record<NonNullable<Trend['performance']>, string>> = {
  better: ': better',
  worse: ': worse',
  same: '',
  'n/a': '',
}

/** "Down 3.9 percentage points from 95.7% in February 2024: worse.", "A year earlier (March 2023): 95.1%." */
export function trendLines({ trend, previous, lastYear, change }: TrendDetail, unit: Unit): string[] {
  const out: string[] = []
  if (previous && trend.direction && change !== null) {
    const was = `${valueText(previous.value, unit)} in ${periodName(previous.period)}`
    const moved = `${trend.direction === 'up' ? 'Up' : 'Down'} ${differenceText(change, unit)} from ${was}`
    out.push(trend.direction === 'same' ? `The same as ${was}.` : `${moved}${JUDGED[trend.performance ?? 'n/a']}.`)
  }
  const told = lastYear && previous && lastYear.period.end === previous.period.end
  if (lastYear && !told)
    out.push(`A year earlier (${periodName(lastYear.period)}): ${valueText(lastYear.value, unit)}.`)
  return out
}
