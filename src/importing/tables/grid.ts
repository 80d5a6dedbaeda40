/** A sheet as a grid that can be asked: texts tidied, merged cells known, hidden rows and columns left out. */
import type { Cell, Merge, Sheet } from '../formats/sheet.ts'
import { tidy } from '../words/plain.ts'

/** Cells of merges that are looked up one by one; beyond it merges say nothing. */
const MERGED_CELLS = 300_000

/** Rows or columns, from 0; `to` is the first that is none of them. */
export const range = (from: number, to: number): number[] =>
  Array.from({ length: Math.max(0, to - from) }, (_, i) => from + i)

export class Grid {
  readonly sheet: Sheet
  readonly height: number
  readonly width: number
  private readonly hiddenRows: ReadonlySet<number>
  private readonly hiddenColumns: ReadonlySet<number>
  private readonly merged = new Map<number, Merge>()

  constructor(sheet: Sheet) {
    this.sheet = sheet
    this.height = sheet.rows.length
    this.width = sheet.rows.reduce((most, row) => Math.max(most, row.length), 0)
    this.hiddenRows = new Set(sheet.hiddenRows)
    this.hiddenColumns = new Set(sheet.hiddenColumns)
    let room = MERGED_CELLS
    for (const merge of sheet.merges) {
      const bottom = Math.min(merge.bottom, this.height - 1)
      const right = Math.min(merge.right, Math.max(this.width, merge.left + 1) - 1)
      room -= (bottom - merge.top + 1) * (right - merge.left + 1)
      if (room < 0) break
      for (let r = merge.top; r <= bottom; r++) {
        for (let c = merge.left; c <= right; c++) this.merged.set(r * this.width + c, merge)
      }
    }
  }

  hiddenRow(r: number): boolean {
    return this.hiddenRows.has(r)
  }

  hiddenColumn(c: number): boolean {
    return this.hiddenColumns.has(c)
  }

  cell(r: number, c: number): Cell | null {
    return this.sheet.rows[r]?.[c] ?? null
  }

  /** What the cell itself shows, tidied; empty for a blank one. */
  text(r: number, c: number): string {
    return tidy(this.cell(r, c)?.shown ?? '')
  }

  merge(r: number, c: number): Merge | null {
    return this.merged.get(r * this.width + c) ?? null
  }

  /** Whether the cell is inside a merge, but not its first. */
  covered(r: number, c: number): boolean {
    const merge = this.merge(r, c)
    return merge !== null && (merge.top !== r || merge.left !== c)
  }

  /** The text of the cell, or of the merge that it is in. */
  through(r: number, c: number): string {
    const merge = this.merge(r, c)
    return merge ? this.text(merge.top, merge.left) : this.text(r, c)
  }

  /** Columns of a row with something in them, hidden columns left out. */
  filled(r: number): number[] {
    const found: number[] = []
    for (const [c, cell] of (this.sheet.rows[r] ?? []).entries()) {
      if (cell && !this.hiddenColumn(c) && (cell.shown.trim() !== '' || cell.kind === 'no-value')) found.push(c)
    }
    return found
  }
}
