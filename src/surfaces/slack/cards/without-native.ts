/** The same message for workspaces that do not have native charts and tables yet. */
import type { DataTableBlock } from '@slack/types'
import type { Block, DataVisualizationBlock } from './block.ts'
import type { Message } from './card.ts'
import { charactersIn } from './fit.ts'
import { MESSAGE_CHARACTERS } from './limits.ts'
import { sections } from './text-blocks.ts'

const MORE_ROOM = 40

function chartText({ title, chart }: DataVisualizationBlock): string {
  const lines = chart.series.map(
    ({ name, data }) => `${name}: ${data.map(({ label, value }) => `${label} ${value}`).join(', ')}`,
  )
  return [`Chart: ${title}`, ...lines].join('\n')
}

const cellText = (cell: DataTableBlock['rows'][number][number] | undefined): string =>
  cell && 'text' in cell ? cell.text : ''

/** One line a row: its name, then each column with its title. */
function tableLines({ rows, row_header_column_index: nameColumn = 0 }: DataTableBlock): string[] {
  const [head = [], ...body] = rows
  return body.map((row) => {
    const cells = row.flatMap((cell, i) => (i === nameColumn ? [] : [`${cellText(head[i])} ${cellText(cell)}`]))
    return `• ${cellText(row[nameColumn])}: ${cells.join('; ')}`
  })
}

/** The first rows that fit in `room` characters; how many more there are is said. */
function tableText(table: DataTableBlock, room: number): string {
  const lines = tableLines(table)
  let left = room - MORE_ROOM
  const shown = lines.filter((line) => {
    left -= line.length + 1
    return left >= 0
  })
  const more = lines.length - shown.length
  return [...shown, ...(more > 0 ? [`• ${more} more rows do not fit here.`] : [])].join('\n')
}

/**
 * `message` with its charts and tables as text: what to send where Slack answers `invalid_blocks`. Text has less room
 * than tables: rows that do not fit are counted.
 */
export function withoutNative(message: Message): Message {
  const charted = message.blocks.flatMap((block): readonly Block[] =>
    block.type === 'data_visualization' ? sections(chartText(block)) : [block],
  )
  const room = MESSAGE_CHARACTERS - charactersIn(charted)
  return {
    ...message,
    blocks: charted.flatMap((block): readonly Block[] =>
      block.type === 'data_table' ? sections(tableText(block, room)) : [block],
    ),
  }
}
