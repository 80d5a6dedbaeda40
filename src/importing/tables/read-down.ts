/** A table whose periods go down as rows of measures, as if it lay the other way round; every cell keeps its place. */
import { address } from '../formats/sheet.ts'
import type { Unused } from '../model.ts'
import { isTolerance } from '../words/layout-words.ts'
import { plain } from '../words/plain.ts'
import { bareRow } from './bare-row.ts'
import type { Grid } from './grid.ts'
import type { Column, HeadBlock } from './heads.ts'
import type { Joining } from './join-kinds.ts'
import { byPair } from './number-and-share.ts'
import { type Down, periodColumns } from './periods-down.ts'
import { isOfFigures, type KindSaid, kindSaid, withYearOfRow } from './row-kinds.ts'
import { byUnit, type Rating, type RawCell, type RawRow, type TableRows } from './rows.ts'
import type { TableName } from './table-name.ts'

/** The table as rows of measures. */
export function readDown(grid: Grid, block: HeadBlock, down: Down, joining: Omit<Joining, 'isNamed'>): TableRows {
  const unused = new Map<string, string[]>()
  const put = (reason: string, r: number, c: number): void => {
    unused.set(reason, [...(unused.get(reason) ?? []), address(r, c)])
  }
  const periods = new Map(periodColumns(grid, down).map((column) => [column.headRow as number, column]))
  const when = (r: number): Column | KindSaid | null => {
    const said = kindSaid(grid.text(r, down.when[0] as number), joining.words, joining.own)
    // "Target 2024/25" is no time of the council's own figures.
    return said?.role === 'figure' || said?.role === 'rag' ? said : (periods.get(r) ?? said)
  }
  const columns = ofMeasures(block.columns, block.bottom, joining.title())
  const measures: RawRow[] = []
  const byName = new Map<string, number>()
  for (const { column, measure } of columns) {
    const colours: Rating[] = []
    const cells = down.rows.flatMap((r): RawCell[] => {
      const cell = grid.cell(r, column.index)
      const of = cell && cell.shown.trim() !== '' ? when(r) : null
      if (!cell || cell.shown.trim() === '') return []
      // A row of colours has each column's; what is no figure is told.
      if (of && 'role' in of && of.role === 'rag') {
        if (measure !== null) colours.push({ of: 'column', at: column.index, cell })
      } else if (of && 'role' in of && of.role === 'ignore')
        put(`the row "${grid.text(r, down.when[0] as number)}" is not kept`, r, column.index)
      else if (of === null) put('the row says no period', r, column.index)
      else if (measure === null)
        put(`the column "${column.head}" is not ${column.role === 'unknown' ? 'known' : 'kept'}`, r, column.index)
      else
        return [
          {
            column: cellColumn(column, of, r, grid.text(r, down.when[0] as number)),
            row: r,
            cell,
            yearsBack: 'yearsBack' in of ? of.yearsBack : 0,
            period: '',
          },
        ]
      return []
    })
    if (measure === null || cells.length === 0) continue
    const at = byName.get(measure.name)
    const row = at === undefined ? measure : (measures[at] as RawRow)
    const whole = withColours(withColumn(row, column, cells), colours)
    if (at === undefined) byName.set(measure.name, measures.push(whole) - 1)
    else measures[at] = whole
  }
  const named = measures.filter((m) => m.name !== '')
  const nameless = measures.filter((m) => m.name === '').map((m) => ({ row: block.bottom, column: m.nameColumn }))
  return {
    rows: named.flatMap(byUnit).flatMap(byPair),
    unused: [...unused].map(([reason, cells]) => ({ sheet: grid.sheet.name, reason, cells }) satisfies Unused),
    services: new Map(),
    nameless,
    spread: [],
    open: columns.flatMap(({ column }) => (column.role === 'unknown' ? [column] : [])),
  }
}

/** The measure that each column is of; null for one that is not used. */
function ofMeasures(all: readonly Column[], bottom: number, one: TableName): OfMeasure[] {
  // "Northbrook" below "Attendance, Northbrook" says whose figures they are, and not of what.
  const isInTitle = (c: Column): boolean => ` ${plain(one.name)} `.includes(` ${plain(c.measure ?? '')} `)
  // A column of what the one measure came to, or that says no more than the title: the others are of it too.
  const isOne = all.some((c) => (c.kind === 'value' && !c.measure) || (Boolean(c.measure) && isInTitle(c)))
  let before: RawRow | null = null
  return all.map((column) => {
    if (column.role === 'ignore' || column.role === 'unknown') return { column, measure: null }
    if (column.measure) {
      if (isOne) return { column: { ...column, role: 'unknown', kind: null }, measure: null }
      before = rowOf(column, bottom, column.measure, column.said ?? {}, [])
    }
    return { column, measure: before ?? rowOf(column, bottom, one.name, one.said, one.bands) }
  })
}

interface OfMeasure {
  readonly column: Column
  readonly measure: RawRow | null
}

const rowOf = (
  column: Column,
  bottom: number,
  name: string,
  said: TableName['said'],
  cells: readonly RawCell[],
): RawRow =>
  bareRow(bottom, column.index, {
    name,
    cells,
    ref: said.ref ?? '',
    service: said.service ?? '',
    frequency: said.frequency ?? '',
    unitPrinted: column.unit === '' ? (said.unit ?? '') : '',
    polarityPrinted: said.polarity ?? '',
  })

/** What a cell is by its column's head and its row's. */
function cellColumn(column: Column, of: Column | KindSaid, r: number, label: string): Column {
  if ('index' in of) {
    const parts =
      column.kind === 'value'
        ? withYearOfRow(of.parts, column.parts)
        : column.parts.length > 0
          ? column.parts
          : of.parts
    return { ...column, head: of.head, parts, headRow: r }
  }
  const isKind = column.kind === 'value' && isOfFigures(of)
  const parts = of.parts.length > 0 ? of.parts : column.parts
  // "Red if" is told by its row's words, as a quarter is.
  return isKind ? { ...column, head: label, kind: of.kind, role: of.role, parts } : { ...column, parts }
}

const withColours = (row: RawRow, colours: readonly Rating[]): RawRow => ({
  ...row,
  ratings: [...row.ratings, ...colours],
})

function withColumn(row: RawRow, column: Column, cells: readonly RawCell[]): RawRow {
  const { role } = column
  if (role === 'commentary') return { ...row, commentary: [...row.commentary, ...cells] }
  if (role === 'rag') {
    const ratings = cells.map(({ row: r, cell }): Rating => ({ of: 'row', at: r, cell }))
    return { ...row, ratings: [...row.ratings, ...ratings] }
  }
  if (role === 'figure' || role === 'value') return { ...row, cells: [...row.cells, ...cells] }
  return isTolerance(column) ? { ...row, tolerances: [...row.tolerances, ...cells] } : row
}
