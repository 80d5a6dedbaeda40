/** One measure over time: a line where Slack can draw one, and every point in a table. */

import type { Answer } from '../../../model/answer.ts'
import type { BenchmarkKind } from '../../../model/figure.ts'
import { valueText } from '../../../wording/format.ts'
import type { Block, DataVisualizationBlock } from './block.ts'
import { chartOfPoints, lineChart, pointsOf } from './chart.ts'
import { figuresOf, measureColumn, PERIOD, RAG, TARGET, VALUE } from './columns.ts'
import { CHARTS } from './limits.ts'
import { type CardBody, type CardOptions, endBlocks, leftOut, warningBlocks } from './parts.ts'
import { type Column, dataTable } from './table.ts'
import { textBlocks } from './text-blocks.ts'
import { bodyLines, styled } from './told.ts'
import { subjectOf, titleOf } from './words.ts'

const benchmarkColumn = (kind: BenchmarkKind, title: string): Column<Answer> => ({
  title,
  cell: ({ benchmarks, unit }) => {
    const found = benchmarks.find((b) => b.kind === kind)
    return found ? valueText(String(found.value), unit ?? 'count') : null
  },
})

const WHERE_PUBLISHED: readonly Column<Answer>[] = [
  TARGET,
  benchmarkColumn('national', 'England average'),
  benchmarkColumn('statistical_neighbours', 'Statistical neighbours'),
]

/** What one line is of. A sub-row named after its unit is the measure itself. */
const rowOf = ({ council, indicator, unit }: Answer): string =>
  [council, indicator?.id, indicator?.sub === unit ? '' : indicator?.sub, unit].join('|')

type Row = readonly [Answer, ...Answer[]]

const labelsOf = (row: Row): string => row.map(({ period }) => period?.label).join('|')

/** Rows of one unit that are published for the same periods. */
const alike = ([first, ...others]: readonly Row[]): boolean =>
  first !== undefined &&
  others.length > 0 &&
  others.every((row) => row[0].unit === first[0].unit && labelsOf(row) === labelsOf(first))

function chartOfRows(rows: readonly Row[]): DataVisualizationBlock | null {
  const [[item], periods] = [rows[0] as Row, pointsOf(rows[0] as Row).map((p) => p.period)]
  const lines = rows.map((row) => ({
    name: row[0].indicator?.sub || subjectOf(row[0]),
    values: row.map(({ value }) => value),
  }))
  return lineChart(item.indicator?.name ?? subjectOf(item), periods, lines, item.unit)
}

/** One chart for rows with the same periods, else one each, two at most. */
function charts(items: readonly Answer[], given: CardOptions['chart']): Block[] {
  const rows = [...Map.groupBy(items, rowOf).values()] as unknown as Row[]
  const drawn = alike(rows)
    ? [chartOfRows(rows)]
    : rows.map((row) => chartOfPoints(row.at(-1) ?? row[0], (rows.length === 1 && given) || pointsOf(row)))
  return drawn.filter((chart) => chart !== null).slice(0, CHARTS)
}

export const seriesBody: CardBody = (answer, options) => {
  const items = figuresOf(answer)
  const several = new Set(items.map(rowOf)).size > 1
  const columns = [
    PERIOD,
    ...(several ? [measureColumn(items)] : []),
    VALUE,
    RAG,
    ...WHERE_PUBLISHED.filter((column) => items.some((item) => column.cell(item) !== null)),
  ]
  const title = titleOf(answer)
  const { blocks, shown } = dataTable(title, items, columns, 0)
  // A table that holds every figure says them all.
  const rest = bodyLines(answer).filter(({ role }) => role !== 'point' || shown < items.length)
  return [
    ...warningBlocks(answer),
    ...textBlocks([[{ bold: title }]]),
    ...charts(items, options.chart),
    ...blocks,
    ...textBlocks([...rest.map(styled), ...leftOut(items.length, shown)]),
    ...endBlocks(answer),
  ]
}
