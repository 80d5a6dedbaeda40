/** Where a measure is heading, in words, with the figures it is measured from. */
import { differenceText } from '../../../answers/format.ts'
import type { Answer } from '../../../model/answer.ts'
import type { Line } from './text-blocks.ts'
import { styled } from './told.ts'
import { asPrinted } from './words.ts'

const TOLD = /^(?:(?:Up|Down) .+ from |The same as |A year earlier \(|The figure before it, )/
export const isDirection = (line: string): boolean => TOLD.test(line)

const JUDGED = { better: ': better', worse: ': worse', same: '', 'n/a': ': for information only' } as const

/** The sentences of the answer's text; built from its trend where the text has none. */
export function directionLines(answer: Answer, body: readonly string[]): Line[] {
  const told = body.filter(isDirection)
  if (told.length > 0) return told.map(styled)
  const { trend, unit } = answer
  if (!trend?.previous || trend.change === null || trend.direction === null || unit === null) return []
  const was = `${asPrinted(trend.previous.value, unit, answer.text)} in ${trend.previous.period.label}`
  const judged = trend.performance ? JUDGED[trend.performance] : ''
  return trend.direction === 'same'
    ? [[`The same as ${was}.`]]
    : [
        [
          `${trend.direction === 'up' ? 'Up' : 'Down'} ${differenceText(String(trend.change), unit)} from ${was}${judged}.`,
        ],
      ]
}
