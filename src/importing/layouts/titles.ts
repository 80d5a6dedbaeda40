/** The texts over a sheet's tables: what says whose report it is, and of when. */
import type { Grid } from '../tables/grid.ts'
import type { HeadBlock } from '../tables/heads.ts'

const ROWS = 25
const LENGTH = 300

export interface TitleCell {
  readonly r: number
  readonly c: number
  readonly text: string
}

export const titlesOf = (grid: Grid, blocks: readonly HeadBlock[]): string[] =>
  titleCells(grid, 0, Math.min(blocks[0]?.top ?? ROWS, ROWS)).map(({ text }) => text)

/** Of the rows from `start` up to `end`, which is not one of them. */
export function titleCells(grid: Grid, start: number, end: number): TitleCell[] {
  const found: TitleCell[] = []
  for (let r = start; r < end; r++) {
    // A row of many texts is one of a table's.
    if (grid.hiddenRow(r) || grid.filled(r).filter((c) => !grid.covered(r, c)).length > 3) continue
    for (const c of grid.filled(r)) {
      const text = grid.text(r, c)
      if (text.length > 2 && text.length <= LENGTH && !grid.covered(r, c)) found.push({ r, c, text })
    }
  }
  return found
}
