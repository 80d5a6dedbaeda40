/** Charts of one measure's published figures, where Slack can draw them: lines over time, bars side by side. */
import type { Answer } from '../../../model/answer.ts'
import type { BenchmarkKind } from '../../../model/figure.ts'
import type { Unit } from '../../../model/indicator.ts'
import type { Period } from '../../../model/period.ts'
import { MONTH_NAMES, parts } from '../../../periods/calendar.ts'
import type { ChartPoint, ChartSeries, DataVisualizationBlock } from './block.ts'
import { cutEnd } from './cut.ts'
import { CHART_CATEGORIES, CHART_FEWEST, CHART_LABEL, CHART_SERIES, CHART_TITLE } from './limits.ts'
import { subjectOf } from './words.ts'

/** A figure of a line, with what was published to set it against. */
export interface SeriesPoint {
  readonly period: Period
  readonly value: number
  /** The target in force for the period; null where none is published. */
  readonly target: number | null
  readonly benchmarks: Readonly<Partial<Record<BenchmarkKind, number>>>
}

interface ChartLine {
  readonly name: string
  /** One for each category; null where nothing is published. */
  readonly values: readonly (number | null)[]
}

const VALUE = 'Published figure'
const BENCHMARKS: readonly (readonly [BenchmarkKind, string])[] = [
  ['national', 'England average'],
  ['statistical_neighbours', 'Stat. neighbours'],
]
const UNITS: Readonly<Record<Unit, string>> = {
  '%': 'Percent',
  count: 'Number',
  per_1000: 'Per 1,000',
  per_10000: 'Per 10,000',
  per_100000: 'Per 100,000',
  days: 'Days',
  score: 'Score',
  average: 'Average',
  pounds: 'Pounds',
}

/** A period in at most 20 characters: its label, its label with short months, or the day it ends. */
function shortLabel({ label, end }: Period): string {
  if (label.length <= CHART_LABEL) return label
  const months = new RegExp(`\\b(${MONTH_NAMES.join('|')})\\b`, 'g')
  const short = label
    .replace(months, (month) => month.slice(0, 3))
    .replace(/^academic year /, 'AY ')
    .replace(/^calendar year /, 'CY ')
  if (short.length <= CHART_LABEL) return short
  const { year, month, day } = parts(end)
  return `to ${day} ${MONTH_NAMES[month - 1]?.slice(0, 3)} ${year}`
}

/** One bar for each label, 3 to 20 of them that differ in 20 characters; null where they cannot be drawn. */
export function barChart(title: string, bars: readonly ChartPoint[], unit: Unit): DataVisualizationBlock | null {
  const data = bars.map(({ label, value }) => ({ label: cutEnd(label, CHART_LABEL), value }))
  const categories = data.map(({ label }) => label)
  const fits =
    data.length >= CHART_FEWEST &&
    data.length <= CHART_CATEGORIES &&
    new Set(categories).size === categories.length &&
    data.every(({ value }) => Number.isFinite(value))
  if (!fits) return null
  const axis_config = { categories, y_label: UNITS[unit] }
  const chart = { type: 'bar' as const, series: [{ name: VALUE, data }], axis_config }
  return { type: 'data_visualization', title: cutEnd(title, CHART_TITLE), chart }
}

/** The figures of items that have one, oldest first as they are. */
export const pointsOf = (items: readonly Answer[]): SeriesPoint[] =>
  items.flatMap(({ period, value, target, benchmarks }) =>
    period === null || value === null
      ? []
      : [
          {
            period,
            value,
            target: target?.value ?? null,
            benchmarks: Object.fromEntries(benchmarks.map((b) => [b.kind, b.value])),
          },
        ],
  )

/** The lines of one measure: its figures, then target, England and neighbours. */
const linesOfPoints = (points: readonly SeriesPoint[]): ChartLine[] => [
  { name: VALUE, values: points.map((p) => p.value) },
  { name: 'Target', values: points.map((p) => p.target) },
  ...BENCHMARKS.map(([kind, name]) => ({ name, values: points.map((p) => p.benchmarks[kind] ?? null) })),
]

/** Lines with a value for every category, as Slack demands; each name once. */
function drawable(lines: readonly ChartLine[], categories: readonly string[]): ChartSeries[] {
  const named = new Map<string, ChartSeries>()
  for (const { name, values } of lines) {
    const data = categories.flatMap((label, i) => {
      const value = values[i] ?? null
      return value !== null && Number.isFinite(value) ? [{ label, value }] : []
    })
    const short = cutEnd(name, CHART_LABEL)
    if (data.length === categories.length && !named.has(short)) named.set(short, { name: short, data })
  }
  return [...named.values()].slice(0, CHART_SERIES)
}

/**
 * A chart of 3 to 20 periods whose labels differ in 20 characters; title at most 50 characters, at most 6 lines.
 * Null where it cannot be drawn: the table has every figure anyway.
 */
export function lineChart(
  title: string,
  periods: readonly Period[],
  lines: readonly ChartLine[],
  unit: Unit | null,
): DataVisualizationBlock | null {
  const categories = periods.map(shortLabel)
  const fits =
    categories.length >= CHART_FEWEST &&
    categories.length <= CHART_CATEGORIES &&
    new Set(categories).size === categories.length &&
    categories.every((label) => label.length > 0 && label.length <= CHART_LABEL)
  const series = fits ? drawable(lines, categories) : []
  if (series.length === 0) return null
  return {
    type: 'data_visualization',
    title: cutEnd(title, CHART_TITLE),
    chart: { type: 'line', series, axis_config: { categories, ...(unit ? { y_label: UNITS[unit] } : {}) } },
  }
}

/** The chart of one measure's points; null where it cannot be drawn. */
export function chartOfPoints(
  item: Answer,
  points: readonly SeriesPoint[],
  title = subjectOf(item),
): DataVisualizationBlock | null {
  const periods = points.map((p) => p.period)
  return lineChart(title, periods, linesOfPoints(points), item.unit)
}
