/** A table that a reader can sort and page, within the characters that one message may have in cells. */
import type { DataTableBlock, RawNumberElement, RawTextElement } from '@slack/types'
import { plain } from '../../terminal/plain.ts'
import { cutEnd, cutMiddle } from './cut.ts'
import { TABLE_CHARACTERS, TABLE_PAGE, TABLE_ROWS } from './limits.ts'

/** Text, a number with how it is shown, or nothing. */
export type Cell = string | { readonly value: number; readonly text: string } | null

export interface Column<Row> {
  readonly title: string
  readonly cell: (row: Row) => Cell
}

const EMPTY = '–'
const CELL_TEXT = 200
/** How long the names of rows may be, tried in turn until the table fits. */
const NAME_LENGTHS = [CELL_TEXT, 140, 110, 90, 75, 60, 50, 40]

type RawCell = RawTextElement | RawNumberElement

function rawCell(cell: Cell): RawCell {
  const given = typeof cell === 'string' ? cell : (cell?.text ?? '')
  const text = cutEnd(plain(given).replace(/\s+/g, ' ').trim() || EMPTY, CELL_TEXT)
  return cell !== null && typeof cell === 'object' && Number.isFinite(cell.value)
    ? { type: 'raw_number', value: cell.value, text }
    : { type: 'raw_text', text }
}

const charactersOf = (rows: readonly (readonly RawCell[])[]): number =>
  rows.reduce((sum, row) => sum + row.reduce((inRow, cell) => inRow + cell.text.length, 0), 0)

const named = (row: readonly RawCell[], nameColumn: number, length: number): RawCell[] =>
  row.map((cell, i) => (i === nameColumn ? { ...cell, text: cutMiddle(cell.text, length) } : cell))

/** Rows within `room` characters: with shorter names where that is enough, else fewer of them. */
function fitted(rows: readonly RawCell[][], nameColumn: number, room: number): RawCell[][] {
  let tried: RawCell[][] = []
  for (const length of NAME_LENGTHS) {
    tried = rows.map((row) => named(row, nameColumn, length))
    if (charactersOf(tried) <= room) return tried
  }
  while (charactersOf(tried) > room) tried = tried.slice(0, -1)
  return tried
}

export interface Table {
  readonly blocks: readonly DataTableBlock[]
  /** Rows without the header. */
  readonly shown: number
  /** Every row is there, with its name in full. */
  readonly whole: boolean
  /** What each row says, its cells one after another, names as they were shortened. */
  readonly said: readonly string[]
}

/**
 * The first 100 rows at most, 10,000 characters at most; names in `nameColumn` are shortened in their middle before
 * rows are left out. No block where there would be no rows.
 */
export function dataTable<Row>(
  caption: string,
  rows: readonly Row[],
  columns: readonly Column<Row>[],
  nameColumn: number,
): Table {
  const head = columns.map(({ title }) => rawCell(title))
  const cells = rows.slice(0, TABLE_ROWS).map((row) => columns.map((column) => rawCell(column.cell(row))))
  const body = fitted(cells, nameColumn, TABLE_CHARACTERS - charactersOf([head]))
  if (body.length === 0) return { blocks: [], shown: 0, whole: rows.length === 0, said: [] }
  const block: DataTableBlock = {
    type: 'data_table',
    caption: cutEnd(plain(caption).trim() || EMPTY, CELL_TEXT),
    rows: [head, ...body],
    page_size: Math.min(TABLE_PAGE, body.length),
    row_header_column_index: nameColumn,
  }
  const whole = body.length === rows.length && charactersOf(body) === charactersOf(cells)
  const said = body.map((row) => row.map(({ text }) => text).join(' '))
  return { blocks: [block], shown: body.length, whole, said }
}
