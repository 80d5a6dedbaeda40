/** The first sheet of a small workbook, as cells. */
import { readXlsx } from 'hucre/xlsx'
import { DataError } from '../../errors.ts'
import type { LaitFile } from './files.ts'

export type Cell = string | number | null

/** Neither workbook has a tenth of this. */
const MOST_ROWS = 5000

/** The rows of the first sheet. @throws DataError where the workbook cannot be read */
export async function readSheet({ name, bytes }: LaitFile): Promise<Cell[][]> {
  try {
    const { sheets } = await readXlsx(bytes, { maxRows: MOST_ROWS })
    return (sheets[0]?.rows ?? []).map((row) =>
      row.map((cell) => (typeof cell === 'number' ? cell : cell === null ? null : String(cell).trim() || null)),
    )
  } catch (cause) {
    const said = cause instanceof Error ? cause.message : String(cause)
    throw new DataError(`${name} cannot be read as a workbook, so it may be cut off (${said}); download it again.`, {
      cause,
    })
  }
}

/** The places of `columns` in the head row, by their names. @throws DataError that names the column that is missing */
export function columnsOf(file: string, head: readonly Cell[], columns: readonly string[]): Map<string, number> {
  return new Map(
    columns.map((column) => {
      const place = head.indexOf(column)
      if (place >= 0) return [column, place]
      const there = head.filter((cell) => cell !== null).join(', ')
      throw new DataError(
        `${file} has no column "${column}" (it has ${there}); it may be another release's layout, so nothing was imported.`,
      )
    }),
  )
}
