/** Which layout a file has, and its reading. A new layout is one file here and a line below. */
import type { Reading, Source } from '../source.ts'
import { readTables, type SheetTables, sheetTables } from './table-layout.ts'

export interface WithTitles {
  readonly reading: Reading
  readonly titles: readonly string[]
}

export function readWithLayout(source: Source): WithTitles {
  const tables = sheetTables(source)
  return { reading: readTables(source, tables), titles: titlesOf(source, tables) }
}

const titlesOf = (source: Source, tables: readonly SheetTables[]): string[] => [
  ...tables.flatMap((t) => t.titles),
  ...source.read.sheets.filter((s) => !s.hidden).map((s) => s.name),
]
