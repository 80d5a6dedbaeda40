/** The colours that a file gives its own figures: evidence, never what is published. */
import type { PeriodKind } from '../../model/period.ts'
import { parsePeriodKey } from '../../periods/codec.ts'
import { ragOfFill } from '../formats/colours.ts'
import type { Cell } from '../formats/sheet.ts'
import type { ReadFigure } from '../source.ts'
import type { Grid } from '../tables/grid.ts'
import type { Column, HeadBlock } from '../tables/heads.ts'
import type { RawRow } from '../tables/rows.ts'
import type { LayoutWords } from '../words/layout-words.ts'

type Rag = 'red' | 'amber' | 'green'

/**
 * A rating in a column of its own is of the figure of the same period, else of the newest one before it; one in a row of its own
 * is of its column's figure; a fill is of its own cell.
 */
export function withRatings(
  figures: readonly ReadFigure[],
  row: RawRow,
  block: HeadBlock,
  grid: Grid,
  words: LayoutWords,
): ReadFigure[] {
  const read = (cell: Cell | null): Rag | null => words.rag(cell?.shown ?? '') ?? ragOfFill(cell?.fill ?? null)
  const columns = block.columns.filter((c) => c.role === 'rag')
  const rated = new Map<ReadFigure, Rag>()
  for (const [i, column] of columns.entries()) {
    const of = ratedBy(column, columns[i - 1]?.index ?? -1, figures)
    const rag = read(grid.cell(row.row, column.index))
    if (of && rag) rated.set(of, rag)
  }
  for (const { of: which, at, cell } of row.ratings) {
    const of = newest(figures.filter((f) => (which === 'row' ? f.r : f.c) === at && f.kind === 'value'))
    const rag = read(cell)
    if (of && rag) rated.set(of, rag)
  }
  return figures.map((f) => {
    const own = f.kind === 'value' ? ragOfFill(grid.cell(f.r, f.c)?.fill ?? null) : null
    const rag = rated.get(f) ?? own
    return rag ? { ...f, printedRag: rag } : f
  })
}

/** @param from the column of the rating before, since each of several is of what stands between it and that */
function ratedBy(column: Column, from: number, figures: readonly ReadFigure[]): ReadFigure | undefined {
  const values = figures.filter((f) => f.kind === 'value' && f.value !== null)
  const period = JSON.stringify(column.parts)
  const same = column.parts.length === 0 ? [] : values.filter((f) => JSON.stringify(f.head?.parts) === period)
  if (same.length === 1) return same[0]
  const between = values.filter((f) => f.c > from && f.c < column.index)
  // "RAG (in month)" is of no year so far that ends with the month.
  const length = LENGTHS.find(([words]) => words.test(column.head))?.[1]
  const ofLength = between.filter((f) => parsePeriodKey(f.period)?.kind === length)
  if (between.length > 0 || from >= 0) return newest(ofLength.length > 0 ? ofLength : between)
  // One at the left of all figures is of the newest, and of what stands next to it where several end alike.
  const last = newest(values)?.end
  return values.filter(({ end }) => end === last).toSorted((a, b) => a.c - b.c)[0]
}

const LENGTHS: readonly (readonly [RegExp, PeriodKind])[] = [
  [/\bmonth(?:ly)?\b/i, 'month'],
  [/\b(?:quarter(?:ly)?|qtr)\b/i, 'quarter'],
]

const newest = (figures: readonly ReadFigure[]): ReadFigure | undefined =>
  figures.toSorted((a, b) => {
    const [endA, endB] = [a.end ?? '', b.end ?? '']
    return endA < endB ? 1 : endA > endB ? -1 : b.c - a.c
  })[0]
