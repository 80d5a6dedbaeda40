/** The whole table as a spreadsheet: .xlsx and CSV. */
import { stringify } from 'csv-stringify/sync'
import writeExcelFile from 'write-excel-file/node'
import type { Catalogue } from '../../catalogue.ts'
import type { Summary } from '../../overview/model.ts'
import { WHOLE_COLUMNS, wholeTable } from '../../overview/whole-table.ts'

const NUMBER = /^-?\d+(?:\.\d+)?$/
const VALUE = WHOLE_COLUMNS.indexOf('Value')

/** A spreadsheet would run a cell that begins like a formula. */
const harmless = (cell: string): string => (/^[=+@\t\r-]/.test(cell) && !NUMBER.test(cell) ? `'${cell}` : cell)

export const tableCsv = (catalogue: Catalogue, summary: Summary): string =>
  stringify([[...WHOLE_COLUMNS], ...wholeTable(catalogue, summary).map((row) => row.map(harmless))], { bom: true })

/** The bytes of an .xlsx file: one sheet, its first row fixed, values as numbers. */
export async function tableXlsx(catalogue: Catalogue, summary: Summary): Promise<Uint8Array> {
  const head = WHOLE_COLUMNS.map((value) => ({ value, fontWeight: 'bold' as const }))
  const rows = wholeTable(catalogue, summary).map((row) =>
    row.map((cell, i) =>
      i === VALUE && NUMBER.test(cell)
        ? { value: Number(cell), type: Number as NumberConstructor }
        : { value: cell, type: String as StringConstructor },
    ),
  )
  const columns = WHOLE_COLUMNS.map((_, i) => ({ width: i === 1 || i === 2 ? 50 : 16 }))
  return writeExcelFile([head, ...rows], { columns, sheet: 'Measures', stickyRowsCount: 1 }).toBuffer()
}
