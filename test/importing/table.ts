/** Small workbooks for tests, written as the table is thought of. */
import { type Cell, type MergeRange, type RowDef, writeXlsx } from 'hucre'

interface Styled {
  readonly v: string | number | Date | null
  /** Number format. */
  readonly f?: string
  /** RGB of the fill. */
  readonly fill?: string
  readonly formula?: string
  readonly comment?: string
}
export type Entry = string | number | null | Styled

export interface SheetSpec {
  readonly name?: string
  readonly rows: readonly (readonly Entry[])[]
  /** From row, from column, to row, to column; from 0. */
  readonly merges?: readonly (readonly [number, number, number, number])[]
  readonly hidden?: boolean
  readonly hiddenRows?: readonly number[]
  readonly hiddenColumns?: readonly number[]
}

export const percent = (v: number, places = 1): Styled => ({ v, f: places === 0 ? '0%' : `0.${'0'.repeat(places)}%` })
export const monthCell = (year: number, month: number): Styled => ({
  v: new Date(Date.UTC(year, month - 1, 1)),
  f: 'mmm-yy',
})

export const workbook = (...sheets: readonly SheetSpec[]): Promise<Uint8Array> =>
  writeXlsx({ sheets: sheets.map((sheet, i) => written(sheet, `Sheet${i + 1}`)) })

function written({ name, rows, merges = [], hidden, hiddenRows = [], hiddenColumns = [] }: SheetSpec, unnamed: string) {
  const cells = new Map<string, Partial<Cell>>()
  const values = rows.map((row, r) =>
    row.map((entry, c) => {
      if (entry === null || typeof entry !== 'object') return entry
      const style = {
        ...(entry.f === undefined ? {} : { numFmt: entry.f }),
        ...(entry.fill === undefined
          ? {}
          : { fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: entry.fill } } as const }),
      }
      cells.set(`${r},${c}`, {
        style,
        ...(entry.formula === undefined ? {} : { formula: entry.formula, formulaResult: entry.v }),
        ...(entry.comment === undefined ? {} : { comment: { text: entry.comment } }),
      })
      return entry.v
    }),
  )
  return {
    name: name ?? unnamed,
    rows: values,
    cells,
    merges: merges.map(([startRow, startCol, endRow, endCol]): MergeRange => ({ startRow, startCol, endRow, endCol })),
    rowDefs: new Map<number, RowDef>(hiddenRows.map((r) => [r, { hidden: true }])),
    columns: Array.from({ length: Math.max(0, ...hiddenColumns) + 1 }, (_, c) => ({
      hidden: hiddenColumns.includes(c),
    })),
    ...(hidden ? { hidden } : {}),
  }
}
