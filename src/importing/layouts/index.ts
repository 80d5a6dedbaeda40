/** Which layout a file has, and its reading. A new layout is one file here and a line below. */
import { address } from '../formats/sheet.ts'
import type { Reading, Source } from '../source.ts'
import type { Grid } from '../tables/grid.ts'
import { isNarrative, readNarrative } from './narrative.ts'
import { readStatistics, statisticsHead } from './statistics.ts'
import { readTables, type SheetTables, sheetTables } from './table-layout.ts'
import { readTidy, tidyHead } from './tidy.ts'

export interface WithTitles {
  readonly reading: Reading
  readonly titles: readonly string[]
  /** The heads of columns, each with the cell that a question about it names. */
  readonly columns: readonly { readonly sheet: string; readonly cell: string; readonly head: string }[]
}

export function readWithLayout(source: Source): WithTitles {
  const tables = sheetTables(source)
  const columns = tables.flatMap(({ grid, blocks, legend }) => [
    ...blocks.flatMap((block) =>
      block.columns.map((c) => ({ sheet: grid.sheet.name, cell: address(block.bottom, c.index), head: c.head })),
    ),
    ...headsOfList(grid, source),
    // A key of colours is asked about as the head of a column of tolerances.
    ...(legend ? [{ ...legend.place, head: legend.place.column }] : []),
  ])
  return { reading: readingOf(source, tables), titles: titlesOf(source, tables), columns }
}

function readingOf(source: Source, tables: readonly SheetTables[]): Reading {
  for (const { grid } of tables) {
    const statistics = statisticsHead(grid, source.words)
    if (statistics) return readStatistics(source, grid, statistics)
    const tidy = tidyHead(grid, source.words)
    if (tidy) return readTidy(source, grid, tidy)
  }
  const reading = readTables(source, tables)
  if (reading.figures.length > 0) return reading
  const sentences = tables.filter((t) => isNarrative(t.grid))
  if (sentences.length === 0) return reading
  const narrative = readNarrative(source, sentences)
  return narrative.figures.length > 0 || narrative.commentary.length > 0 ? narrative : reading
}

function headsOfList(grid: Grid, { words }: Source): { sheet: string; cell: string; head: string }[] {
  const list = tidyHead(grid, words)
  return list ? [...list.heads].map(([c, head]) => ({ sheet: grid.sheet.name, cell: address(list.row, c), head })) : []
}

const titlesOf = (source: Source, tables: readonly SheetTables[]): string[] => [
  ...tables.flatMap((t) => t.titles),
  ...source.read.sheets.filter((s) => !s.hidden).map((s) => s.name),
]
