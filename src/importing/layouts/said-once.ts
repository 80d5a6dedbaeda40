/** What a title or a head says for all that stands below it, told so that whoever publishes it looks. */
import { parsePeriodKey } from '../../periods/codec.ts'
import type { TitleOver } from '../checks/scale.ts'
import { address } from '../formats/sheet.ts'
import type { DraftFinding } from '../model.ts'
import type { ReadFigure } from '../source.ts'
import type { Grid } from '../tables/grid.ts'
import type { HeadBlock } from '../tables/heads.ts'
import { LIMIT } from '../tables/periods-down.ts'
import type { RawCell } from '../tables/rows.ts'

/** A title that says "cumulative": quarters and months below it are the year up to their end. */
export function toDateTold(grid: Grid, { r, c, text, end }: TitleOver, figures: readonly ReadFigure[]): DraftFinding[] {
  const { name } = grid.sheet
  const of = figures.filter(
    (f) =>
      f.sheet === name &&
      f.r > r &&
      f.r < end &&
      parsePeriodKey(f.period)?.kind === 'year_to_date' &&
      !f.head?.parts.some((p) => p.kind === 'to-date'),
  )
  const [first] = of
  if (!first) return []
  const cell = address(r, c)
  const said = `${cell} of "${name}": "${text}" says that the figures are of the year so far, so those under "${first.column}" and the like are taken as the year up to its end (${of.length} of them). A row that is not so says it in its name, as "in the quarter" or "at the end of the quarter".`
  return [{ severity: 'warning', code: 'to-date', sheet: name, cell, row: r + 1, column: first.column, text: said }]
}

/** A figure that is merged over several periods is of none of them alone. */
export const spreadTold = (grid: Grid, cells: readonly RawCell[]): DraftFinding[] =>
  cells.map(({ row, column, cell }): DraftFinding => {
    const { name } = grid.sheet
    const at = address(row, column.index)
    const to = address(row, grid.merge(row, column.index)?.right ?? column.index)
    const text = `${at} of "${name}": ${cell.shown.trim()} stands in one cell from ${at} to ${to}, over several periods, and is taken for none of them; write it under the one that it is of.`
    return { severity: 'error', code: 'merged-figure', sheet: name, cell: at, row: row + 1, column: column.head, text }
  })

/** "Target 2024/25: 95%" over cells: a target that stands in the head is no measure's. */
export function saidOnlyInHeads(grid: Grid, blocks: readonly HeadBlock[]): DraftFinding[] {
  const { name } = grid.sheet
  return blocks.flatMap(({ bottom, columns }) =>
    columns
      .filter(({ kind, head }) => kind !== null && kind !== 'value' && LIMIT.test(head) && !YEAR.test(head))
      .map(({ index, head }): DraftFinding => {
        const cell = address(bottom, index)
        const text = `${cell} of "${name}": the number in "${head}" stands in the head, and is taken for no measure; write it in the cells below.`
        return { severity: 'warning', code: 'number-in-head', sheet: name, cell, row: bottom + 1, column: head, text }
      }),
  )
}

/** A year in brackets is no limit. */
const YEAR = /(?:19|20)\d\d\)?$|\d\d\/\d\d\)?$|\d\d-\d\d\)?$/
