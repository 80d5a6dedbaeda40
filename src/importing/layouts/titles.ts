/** The texts over a sheet's tables: what says whose report it is, and of when. */
import type { Grid } from '../tables/grid.ts'
import type { HeadBlock } from '../tables/heads.ts'

const ROWS = 25
const LENGTH = 300

export function titlesOf(grid: Grid, blocks: readonly HeadBlock[]): string[] {
  const end = Math.min(blocks[0]?.top ?? ROWS, ROWS)
  const texts: string[] = []
  for (let r = 0; r < end; r++) {
    // A row of many texts is one of a table's.
    if (grid.hiddenRow(r) || grid.filled(r).filter((c) => !grid.covered(r, c)).length > 3) continue
    for (const c of grid.filled(r)) {
      const text = grid.text(r, c)
      if (text.length > 2 && text.length <= LENGTH && !grid.covered(r, c)) texts.push(text)
    }
  }
  return texts
}
