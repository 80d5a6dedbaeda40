/** Areas in order: bars where Slack can draw them, and every one of them in a table with its place. */
import type { StandingRow, Standings } from '../../../model/standings.ts'
import type { Block } from './block.ts'
import { barChart } from './chart.ts'
import { type Column, dataTable } from './table.ts'

/** Says which bar is the council's own, where all have one colour. */
const OWN = '► '

const named = ({ name, whose }: StandingRow): string => (whose === 'own' ? `${OWN}${name}` : name)

const COLUMNS: readonly Column<StandingRow>[] = [
  { title: 'Place', cell: ({ place }) => place },
  { title: 'Council or average', cell: named },
  { title: 'Figure', cell: ({ value, shown }) => ({ value, text: shown }) },
]
const NAME = 1

export function standingBlocks({ title, unit, rows }: Standings): Block[] {
  const bars = rows.map((row) => ({ label: named(row), value: row.value }))
  const chart = barChart(title, bars, unit)
  return [...(chart ? [chart] : []), ...dataTable(title, rows, COLUMNS, NAME).blocks]
}
