/** The whole table, by theme: as few messages as take every row, and every row in words beside it. */

import { rowText } from '../../../../overview/render.ts'
import type { Rendered } from '../../../../overview/sections.ts'
import { COLUMNS, type TableRow } from '../../../../overview/table.ts'
import { listText } from '../../../../wording/format.ts'
import type { Message } from '../card.ts'
import { MESSAGE_TEXT, TABLE_CHARACTERS, TABLE_ROWS } from '../limits.ts'
import { type Column, dataTable } from '../table.ts'
import { textBlocks } from '../text-blocks.ts'
import { escaped, messageOf, type Paragraph } from './pack.ts'

interface Row extends TableRow {
  readonly theme: string
}

/** A title, and the themes over their rows in the words. */
const TEXT_ROOM = MESSAGE_TEXT - 300
/** The header row, and cells that are empty and get a dash. */
const CELL_ROOM = TABLE_CHARACTERS - 200

const textOf = (row: Row): string => `• ${rowText(row.cells)}`

/** Room that a row takes: its theme may stand over it. */
const lengthOf = (row: Row): number => escaped(textOf(row)).length + 1
const cellsOf = ({ theme, cells }: Row): number => [theme, ...cells].reduce((sum, cell) => sum + cell.length + 1, 0)

/** Rows in their order, as many in each part as a message takes. */
function parts(rows: readonly Row[]): Row[][] {
  const out: Row[][] = []
  let [text, cells] = [0, 0]
  for (const row of rows) {
    const last = out.at(-1)
    const themed = last?.at(-1)?.theme === row.theme ? 0 : escaped(row.theme).length + 2
    const full = text + lengthOf(row) + themed > TEXT_ROOM || cells + cellsOf(row) > CELL_ROOM
    if (!last || full || last.length >= TABLE_ROWS) {
      out.push([row])
      text = lengthOf(row) + escaped(row.theme).length + 2
      cells = cellsOf(row)
    } else {
      last.push(row)
      text += lengthOf(row) + themed
      cells += cellsOf(row)
    }
  }
  return out
}

const column = (title: string, i: number): Column<Row> => ({ title, cell: (row) => row.cells[i] || null })
const [MEASURE, ...OTHERS] = COLUMNS.map(column) as [Column<Row>, ...Column<Row>[]]
const THEME: Column<Row> = { title: 'Theme', cell: (row) => row.theme }

function message(rows: readonly Row[], title: string): Message {
  const themes = [...Map.groupBy(rows, (row) => row.theme)]
  const caption = `${title}: ${listText(themes.map(([theme]) => theme))}`
  const columns = [MEASURE, ...(themes.length > 1 ? [THEME] : []), ...OTHERS]
  const said = `${caption}. A table of ${rows.length} ${rows.length === 1 ? 'measure' : 'measures'}.`
  const paragraphs: Paragraph[] = [{ text: said, line: [said] }]
  return messageOf(paragraphs, [...textBlocks([[{ bold: caption }]]), ...dataTable(caption, rows, columns, 0).blocks])
}

export function tableMessages({ tables }: Rendered): Message[] {
  const found = parts(tables.flatMap(({ theme, rows }) => rows.map((row) => ({ ...row, theme }))))
  return found.map((rows, i) =>
    message(rows, found.length > 1 ? `All measures, part ${i + 1} of ${found.length}` : 'All measures'),
  )
}
