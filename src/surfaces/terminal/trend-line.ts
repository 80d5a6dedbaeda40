/** A line of characters that shows how a measure went: drawn between its lowest and highest figure. */

import type { Answer } from '../../model/answer.ts'
import type { PeriodKind } from '../../model/period.ts'
import { parts } from '../../periods/calendar.ts'
import { valueText } from '../../wording/format.ts'
import { shownOf } from '../../wording/line.ts'
import type { Screen } from './screen.ts'
import { STICKY, widthOf, wrap } from './wrap.ts'

const BLOCKS = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█']
const ASCII_BLOCKS = ['_', '.', '-', '=', '+', '*', '#', '@']
const FEWEST_POINTS = 3

/** Months from one figure to the next of the same kind, at most. Other kinds have no fixed step. */
const STEPS: Readonly<Partial<Record<PeriodKind, number>>> = {
  month: 1,
  quarter: 3,
  term: 5,
  year: 12,
  academic_year: 12,
  calendar_year: 12,
}

export interface Point {
  readonly label: string
  readonly value: number
  /** As the answer prints it, with unit. */
  readonly shown: string
  /** Nothing is published between the point before and this one, though something could be. */
  readonly afterGap: boolean
}

/** The height of `value`, 0 to 7; only the lowest and highest values touch the ends, so that a small fall shows. */
function height(value: number, lowest: number, highest: number): number {
  if (lowest === highest) return 3
  if (value === lowest) return 0
  if (value === highest) return 7
  return Math.min(6, Math.max(1, Math.round(((value - lowest) / (highest - lowest)) * 7)))
}

/** One character for each value, by height; all the same when the values are equal. */
export function sparkline(values: readonly number[], utf8: boolean): string[] {
  const blocks = utf8 ? BLOCKS : ASCII_BLOCKS
  const [lowest, highest] = [Math.min(...values), Math.max(...values)]
  return values.map((v) => blocks[height(v, lowest, highest)] as string)
}

const monthsBetween = (from: string, to: string): number => {
  const [a, b] = [parts(from), parts(to)]
  return (b.year - a.year) * 12 + b.month - a.month
}

const lineKey = (item: Answer): string =>
  [item.council, item.indicator?.id, item.indicator?.sub, item.unit, item.period?.kind].join('|')

/** The figures of `items` that belong on one line each: the same row and kind of period, oldest first, three or more. */
function lines(items: readonly Answer[]): Point[][] {
  const groups = Map.groupBy(
    items.filter((i) => i.value !== null && i.period !== null),
    lineKey,
  )
  return [...groups.values()]
    .filter((group) => group.length >= FEWEST_POINTS)
    .map((group) => {
      const sorted = group.toSorted((a, b) => (a.period?.end ?? '').localeCompare(b.period?.end ?? ''))
      return sorted.map((item, i): Point => {
        const period = item.period as NonNullable<Answer['period']>
        const before = sorted[i - 1]?.period
        const step = STEPS[period.kind]
        return {
          label: period.label,
          value: item.value as number,
          shown: shownOf(item) ?? valueText(String(item.value), item.unit ?? 'count'),
          afterGap: before && step ? monthsBetween(before.end, period.end) > step : false,
        }
      })
    })
}

/** The lines to draw for an answer: of a series, of the months that a figure is told with, of each series in a list. */
export function trendPoints(answer: Answer): Point[][] {
  if (answer.kind === 'series') return lines(answer.items)
  if (answer.kind === 'answer') return lines(answer.items.filter((i) => i.period?.kind === 'month'))
  return answer.items.filter((i) => i.kind === 'series').flatMap((i) => lines(i.items))
}

/** The drawing with its first and last figure, and what it is drawn between; lines that fit the screen. */
export function trendLine(points: readonly Point[], screen: Pick<Screen, 'width' | 'utf8'>): string[] {
  const [first, last] = [points[0], points.at(-1)]
  if (!first || !last) return []
  const marks = sparkline(
    points.map((p) => p.value),
    screen.utf8,
  )
  const drawn = marks.map((mark, i) => (points[i]?.afterGap ? STICKY : '') + mark).join('')
  const start = `Trend: ${first.label}: ${first.shown}`
  const end = `${last.label}: ${last.shown}`
  const whole = `${start} ${drawn} ${end}`
  const ordered = points.toSorted((a, b) => a.value - b.value)
  const [lowest, highest] = [ordered[0] as Point, ordered.at(-1) as Point]
  const scale =
    lowest.value === highest.value
      ? 'All the same.'
      : `Drawn between the lowest (${lowest.shown}) and the highest (${highest.shown}).`
  const gap = points.some((p) => p.afterGap) ? ' A space stands for time with no published figure.' : ''
  const folded = Array.from({ length: Math.ceil(drawn.length / (screen.width - 2)) }, (_, i) =>
    drawn.slice(i * (screen.width - 2), (i + 1) * (screen.width - 2)),
  )
  return [
    ...(widthOf(whole) <= screen.width
      ? [whole]
      : [...wrap(start, screen.width), ...folded.map((part) => `  ${part}`), ...wrap(end, screen.width)]),
    ...wrap(`${scale}${gap}`, screen.width),
  ]
}
