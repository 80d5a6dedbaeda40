/** One sheet of the library's as ours: cut at its last filled row and column, colours of conditional rules dropped. */
import { type Sheet as LibrarySheet, parseRange } from 'hucre'
import { cellOf } from './cell-of.ts'
import { LIMITS } from './limits.ts'
import type { Cell, Merge, Sheet } from './sheet.ts'

export function sheetOf(sheet: LibrarySheet, themes: readonly string[] | undefined): Sheet {
  const filled = extent(sheet)
  const ruled = rangesOf(sheet)
  const rows: (Cell | null)[][] = []
  for (let r = 0; r < Math.min(filled.rows, LIMITS.rows); r++) {
    const values = sheet.rows[r] ?? []
    const row: (Cell | null)[] = []
    for (let c = 0; c < filled.columns; c++) {
      const cell = cellOf(values[c] ?? null, sheet.cells?.get(`${r},${c}`), themes)
      row.push(cell?.fill && ruled.some((m) => covers(m, r, c)) ? { ...cell, fill: null } : cell)
    }
    while (row.length > 0 && row.at(-1) === null) row.pop()
    rows.push(row)
  }
  return {
    name: sheet.name,
    hidden: Boolean(sheet.hidden || sheet.veryHidden),
    rows,
    merges: (sheet.merges ?? [])
      .filter((m) => m.startRow < rows.length && m.startCol < filled.columns)
      .map((m) => ({ top: m.startRow, left: m.startCol, bottom: m.endRow, right: m.endCol })),
    hiddenRows: [...(sheet.rowDefs ?? [])].filter(([, row]) => row.hidden).map(([r]) => r),
    hiddenColumns: (sheet.columns ?? []).flatMap((column, c) => (column?.hidden ? [c] : [])),
    comments: [...(sheet.cells?.values() ?? [])].filter((cell) => cell.comment).length,
    coloured: ruled.length > 0,
    cut: sheet.rows.length >= LIMITS.rows,
  }
}

const covers = (m: Merge, r: number, c: number): boolean => m.top <= r && r <= m.bottom && m.left <= c && c <= m.right

/** How far anything is filled: styles of empty cells may run to the last of 16,384 columns. */
function extent(sheet: LibrarySheet): { rows: number; columns: number } {
  let [rows, columns] = [0, 0]
  for (const [r, row] of sheet.rows.entries()) {
    for (let c = row.length - 1; c >= 0; c--) {
      if (row[c] === null || row[c] === undefined || row[c] === '') continue
      rows = r + 1
      columns = Math.max(columns, c + 1)
      break
    }
  }
  for (const [key, cell] of sheet.cells ?? []) {
    if (cell.formula === undefined) continue
    const [r = 0, c = 0] = key.split(',').map(Number)
    rows = Math.max(rows, r + 1)
    columns = Math.max(columns, c + 1)
  }
  return { rows, columns: Math.min(columns, LIMITS.columns) }
}

function rangesOf(sheet: LibrarySheet): Merge[] {
  const ranges = (sheet.conditionalRules ?? []).flatMap((rule) => rule.range.split(/\s+/)).filter((r) => r !== '')
  return [...new Set(ranges)].slice(0, 2000).flatMap((range) => {
    try {
      const { startRow, startCol, endRow, endCol } = parseRange(range)
      return [{ top: startRow, left: startCol, bottom: endRow, right: endCol }]
    } catch {
      return []
    }
  })
}
