/** The rows below a head as measures, with their cells still as printed. Sections, continuations and strays are told apart. */
import { BAND_KINDS, type FigureKind } from '../../model/figure.ts'
import { ragOfFill } from '../formats/colours.ts'
import type { Cell } from '../formats/sheet.ts'
import { address } from '../formats/sheet.ts'
import type { Unused } from '../model.ts'
import { isTolerance, type LayoutWords, type Role } from '../words/layout-words.ts'
import { namedBands } from '../words/named-bands.ts'
import { periodParts } from '../words/period-words.ts'
import { plain, straight } from '../words/plain.ts'
import type { Grid } from './grid.ts'
import { type Column, FIGURE, type HeadBlock, saysYears } from './heads.ts'
import { type Joining, joinKinds } from './join-kinds.ts'
import { byPair } from './number-and-share.ts'
import { type PartsOfTitle, partsOfTitle } from './parts-of-title.ts'
import { REFERENCE } from './reference.ts'

export interface RawCell {
  readonly column: Column
  readonly row: number
  readonly cell: Cell
  /** By how many years it is before what its column says. */
  readonly yearsBack: number
  /** What a column of periods beside it says; else empty. */
  readonly period: string
}

/** A colour, and the column or row of the figure that it is of; from 0. */
export interface Rating {
  readonly of: 'column' | 'row'
  readonly at: number
  readonly cell: Cell
}

/** One row that names a measure, or goes on with the one above. Rows and columns count from 0. */
export interface RawRow {
  readonly row: number
  readonly nameColumn: number
  readonly ref: string
  /** The letters behind a reference in brackets: "B.1 (SC)". */
  readonly refMark: string
  readonly name: string
  readonly sub: string
  readonly service: string
  readonly section: string
  readonly frequency: string
  readonly unitPrinted: string
  readonly polarityPrinted: string
  /** Cells of tolerances, and of thresholds that are printed with their colours. */
  readonly tolerances: readonly RawCell[]
  /** Whether the row has no name of its own and goes on with the one above. */
  readonly continued: boolean
  /** Whether its reference is that of a row above. */
  readonly refCarried: boolean
  readonly cells: readonly RawCell[]
  readonly commentary: readonly RawCell[]
  /** Colours of its figures that stand in a row or a column of their own. */
  readonly ratings: readonly Rating[]
}

/** What tells rows of one name apart: the section that they stand in, or the service beside them. */
export const partOf = ({ section, service }: Pick<RawRow, 'section' | 'service'>): string => section || service

export interface TableRows {
  readonly rows: readonly RawRow[]
  readonly unused: readonly Unused[]
  /** "(SC) - Social Care Service" below the table, by its letters. */
  readonly services: ReadonlyMap<string, string>
  /** Rows with figures that name no measure. */
  readonly nameless: readonly { readonly row: number; readonly column: number }[]
  /** Figures in cells that are merged over several periods: of none of them alone. */
  readonly spread: readonly RawCell[]
  /** Columns of which nobody has said what they are. */
  readonly open: readonly Column[]
}

const SERVICE_KEY = /^\(([A-Z]{1,6})\)\s*[-–—:]\s*(.{3,80})$/
/** Rows over a table that may be its title. */
const OVER = 3
/** Longer texts without figures are notes, not the name of a section. */
const SECTION_LENGTH = 90

export function readRows(grid: Grid, block: HeadBlock, end: number, joining: Omit<Joining, 'isNamed'>): TableRows {
  const { words } = joining
  const by = (role: Role) => block.columns.filter((c) => c.role === role)
  const named = by('name')[0] ?? nameByShape(grid, block, end)
  const ofTitle = partsOfTitle(block, named, joining.title)
  const nameColumn = ofTitle ? ofTitle.characteristics : named
  const subColumns = ofTitle ? [ofTitle.column] : [...by('sub'), ...bareSubs(grid, block, nameColumn, end)]
  const figures = block.columns.filter((c) => c.role === 'figure' || c.role === 'value')
  const rows: RawRow[] = []
  const unused = new Map<string, string[]>()
  const services = new Map<string, string>()
  const nameless: { row: number; column: number }[] = []
  const spread: RawCell[] = []
  let section = ''
  /** The cells of a section that no row stands in yet. */
  let heading: readonly (readonly [r: number, c: number])[] = []
  const put = (reason: string, r: number, c: number): void => {
    const cells = unused.get(reason) ?? []
    cells.push(address(r, c))
    unused.set(reason, cells)
  }
  // What has no rows is a note; above another table it is that one's title.
  const leftOver = (next: number): void => {
    const isTitle = next === end && end < grid.height
    for (const [r, c] of heading) if (!(isTitle && r >= end - OVER)) put('the row names no measure', r, c)
    heading = []
  }
  const read = (r: number, columns: readonly Column[]): string =>
    columns
      .map((c) => grid.through(r, c.index))
      .filter((t) => t !== '')
      .join(' ')
  // "Latest data" stands beside the value that it is of; the first column of periods is of all that have none beside them.
  const periods = by('period')
  const ofBenchmarks = by('benchmark-period')
  // Where periods stand before their values, the one behind a value is of the next.
  const firstValue = block.columns.find((c) => c.kind === 'value')?.index ?? 0
  const isBefore = periods.length > 1 && (periods[0]?.index ?? 0) < firstValue
  const sides = (c: number): number[] => (isBefore ? [c - 1, c + 1] : [c + 1, c - 1])
  const isDoubtful = ofBenchmarks.length === 0 && saysWhenElsewhere(grid, block, end)
  const periodBeside = (column: Column, r: number): string => {
    if (!IS_OWN.some((kind) => kind === column.kind)) {
      if (ofBenchmarks.length > 0) return read(r, ofBenchmarks.slice(0, 1))
      if (isDoubtful) return ''
    }
    const near = sides(column.index).flatMap((c) => periods.find(({ index }) => index === c) ?? [])
    const of = (column.kind === 'value' ? near[0] : undefined) ?? periods[0]
    return of ? read(r, [of]) : ''
  }

  for (let r = block.bottom + 1; r < end; r++) {
    const filled = grid.filled(r).filter((c) => c >= block.left && c <= block.right)
    if (filled.length === 0) continue
    if (grid.hiddenRow(r)) {
      for (const c of filled) put('the row is hidden', r, c)
      continue
    }
    for (const c of filled) {
      const key = grid.text(r, c).match(SERVICE_KEY)
      if (!key) continue
      services.set(key[1] as string, key[2] as string)
      // What stands over the letters is their title.
      heading = []
    }
    const printedName = nameColumn ? grid.through(r, nameColumn.index) : ''
    const own =
      nameColumn && !(grid.merge(r, nameColumn.index)?.top !== r && grid.merge(r, nameColumn.index)) ? printedName : ''
    const cells = figures.flatMap((column): RawCell[] => {
      const cell = grid.covered(r, column.index) && sideways(grid, r, column.index) ? null : grid.cell(r, column.index)
      return cell && (cell.shown.trim() !== '' || cell.kind === 'no-value' || cell.struck !== '')
        ? [{ column, row: r, cell, yearsBack: column.yearsBack ?? 0, period: periodBeside(column, r) }]
        : []
    })
    spread.push(...cells.filter((cell) => isSpread(grid, cell, figures)))
    const [refText = '', refMark = ''] = splitRef(read(r, by('ref').slice(0, 1)))
    const unitPrinted = read(r, by('unit'))
    const frequency = read(r, by('frequency'))
    // One text across the row, such as a merged one, is the name of a section in whatever columns it stands.
    const isOneText = new Set(filled.map((c) => grid.through(r, c))).size === 1
    const describes = !isOneText && (unitPrinted !== '' || frequency !== '' || (refText !== '' && own !== ''))
    const commentary = by('commentary').flatMap((column): RawCell[] => {
      const cell = grid.cell(r, column.index)
      return cell && cell.shown.trim() !== '' ? [{ column, row: r, cell, yearsBack: 0, period: '' }] : []
    })
    if (cells.length === 0 && !describes && commentary.length === 0) {
      const text = own !== '' ? own : grid.text(r, filled[0] as number)
      if (
        filled.length <= 2 &&
        text.length <= SECTION_LENGTH &&
        SERVICE_KEY.exec(text) === null &&
        !/[.!]$/.test(text)
      ) {
        leftOver(r)
        section = text
        heading = filled.map((c) => [r, c] as const)
        // The name of a section is used; what stands beside it is not.
        for (const c of filled.slice(1)) if (grid.text(r, c) !== text) put('the row names no measure', r, c)
      } else
        for (const c of filled) {
          const column = own === '' ? undefined : block.columns.find(({ index }) => index === c)
          const why = column && column !== nameColumn ? notKept(column, grid.cell(r, c), words) : null
          if (!SERVICE_KEY.test(grid.text(r, c))) put(why ?? 'the row names no measure', r, c)
        }
      continue
    }
    const before = rows.at(-1)
    const sub = read(r, subColumns)
    const name = nameOfRow(printedName, sub, ofTitle, before)
    const continued = name === '' && before !== undefined && (describes || sub !== '')
    if (name === '' && !continued) {
      if (cells.length > 0) nameless.push({ row: r, column: (cells[0] as RawCell).column.index })
      for (const c of filled) put('the row names no measure', r, c)
      continue
    }
    const hasRefs = by('ref').length > 0
    const refCarried =
      hasRefs && refText === '' && before !== undefined && before.ref !== '' && before.section === section
    const polarity = by('polarity')[0]
    heading = []
    rows.push({
      row: r,
      nameColumn: (nameColumn ?? ofTitle?.column)?.index ?? 0,
      ref: refText === '' && refCarried ? before.ref : refText,
      refMark: refMark === '' && refCarried ? before.refMark : refMark,
      name: continued ? before.name : name,
      sub: plain(sub) === plain(name) ? '' : sub,
      service: ofTitle ? '' : read(r, by('service')),
      section,
      frequency,
      unitPrinted,
      polarityPrinted: polarity ? grid.text(r, polarity.index) : '',
      tolerances: block.columns.flatMap((column): RawCell[] => {
        const cell = grid.cell(r, column.index)
        const isOne = cell && (isTolerance(column) || (column.role === 'rag' && namedBands(cell.shown).length > 0))
        return isOne && words.status(cell.shown) === null && cell.shown.trim() !== ''
          ? [{ column, row: r, cell, yearsBack: 0, period: '' }]
          : []
      }),
      continued,
      refCarried,
      cells: cells.filter((cell) => !spread.includes(cell)),
      commentary,
      ratings: [],
    })
    for (const column of block.columns) {
      const why =
        subColumns.includes(column) || column === nameColumn ? null : notKept(column, grid.cell(r, column.index), words)
      if (why !== null && grid.text(r, column.index) !== '' && !grid.covered(r, column.index)) put(why, r, column.index)
    }
    for (const [c, cell] of (grid.sheet.rows[r] ?? []).entries()) {
      if (cell && c >= block.left && c <= block.right && grid.hiddenColumn(c) && cell.shown.trim() !== '')
        put('the column is hidden', r, c)
    }
  }
  leftOver(end)
  const joined = joinKinds(rows, { ...joining, isNamed: by('name').length > 0 })
  for (const { row, says } of joined.left)
    for (const { column } of row.cells) put(`the row "${says}" is not kept`, row.row, column.index)
  for (const { name, row, nameColumn, cells } of joined.rows)
    if (isNoName(name) && cells.length > 0) nameless.push({ row, column: nameColumn })
  return {
    rows: joined.rows
      .filter(({ name }) => !isNoName(name))
      .flatMap(byUnit)
      .flatMap(byPair),
    unused: [...unused].map(([reason, cells]) => ({ sheet: grid.sheet.name, reason, cells })),
    services,
    nameless,
    spread,
    open: block.columns.filter(({ role }) => role === 'unknown'),
  }
}

/** A row without a characteristic of its own goes on with the one above. */
function nameOfRow(printed: string, sub: string, ofTitle: PartsOfTitle | null, before: RawRow | undefined): string {
  if (!ofTitle || sub === '') return printed
  return printed === '' && before ? before.name : ofTitle.nameOf(printed)
}

/** The council's own figures and its targets. */
const IS_OWN: readonly FigureKind[] = ['value', ...BAND_KINDS]

/** Whether a column that is not known as one of periods has periods in it: it may be when the benchmarks are of. */
function saysWhenElsewhere(grid: Grid, block: HeadBlock, end: number): boolean {
  return block.columns.some((column) => {
    if (column.role !== 'unknown' && column.role !== 'ignore' && column.role !== 'outside') return false
    const texts = below(grid, block, column, end)
    return texts.length > 0 && texts.every((text) => periodParts(text).parts.length > 0)
  })
}

/** A number in a cell that is merged over heads of figures of several periods. */
function isSpread(grid: Grid, { row, column, cell }: RawCell, figures: readonly Column[]): boolean {
  const merge = grid.merge(row, column.index)
  if (!merge || !FIGURE.test(straight(cell.shown))) return false
  const over = figures.filter(({ index, kind }) => kind === column.kind && index >= merge.left && index <= merge.right)
  return new Set(over.map(({ parts }) => JSON.stringify(parts))).size > 1
}

/** A period alone is no measure. */
function isNoName(name: string): boolean {
  const { parts, rest } = periodParts(name)
  // Two digits and two may be ages.
  const isPeriod = rest === '' && /[a-z]|(?:19|20)\d\d|\//i.test(name)
  return name === '' || (isPeriod && parts.some(({ kind }) => kind !== 'outturn'))
}

/** One row for each unit that stands below its periods; most rows have none. */
export function byUnit(row: RawRow): RawRow[] {
  const units = [...new Set(row.cells.map((c) => c.column.unit))].filter((unit) => unit !== '')
  if (units.length === 0) return [row]
  const [first = ''] = units
  const isPercent = ({ cell }: RawCell): boolean => /%/.test(cell.shown)
  // "2025 %" beside "2024" and "2025": the numbers have no unit, and are none of its percentages.
  const ofUnit = row.cells.filter(({ column }) => column.unit !== '')
  const isApart = units.length === 1 && first.includes('%') && ofUnit.some(isPercent)
  // What has no unit of its own goes with the one that it prints.
  const unitOf = (raw: RawCell): string => {
    if (raw.column.unit) return raw.column.unit
    if (isApart && raw.column.kind === 'value' && !isPercent(raw)) return ''
    return isPercent(raw) ? (units.find((unit) => unit.includes('%')) ?? first) : first
  }
  const there = new Set(row.cells.map(unitOf))
  return [...units, '']
    .filter((unit) => there.has(unit))
    .map((unit, i) => ({
      ...row,
      unitPrinted: unit || row.unitPrinted,
      cells: row.cells.filter((c) => unitOf(c) === unit),
      commentary: i === 0 ? row.commentary : [],
    }))
}

/** Why a cell of a column is not used; null for one that is. */
function notKept({ role, head }: Column, cell: Cell | null, words: LayoutWords): string | null {
  if (role === 'rag' && cell && !isRating(cell, words)) return `"${head}" is no colour there`
  if (role === 'unknown') return `the column "${head}" is not known`
  return role === 'ignore' || role === 'group' || role === 'outside' ? `the column "${head}" is not kept` : null
}

const isRating = ({ shown, fill }: Cell, words: LayoutWords): boolean =>
  words.rag(shown) !== null || words.status(shown) !== null || ragOfFill(fill) !== null || namedBands(shown).length > 0

/** Whether the cell is the right part of a merge, whose text stands at its left. */
function sideways(grid: Grid, r: number, c: number): boolean {
  const merge = grid.merge(r, c)
  return merge !== null && merge.left !== c
}

function splitRef(text: string): [string, string] {
  const found = text.match(REFERENCE)
  return found ? [found[1] as string, found[2] ?? ''] : [text, '']
}

/** Without a head for names: the column with the most texts that are not numbers, or the years of one measure. */
function nameByShape(grid: Grid, block: HeadBlock, end: number): Column | undefined {
  const open = block.columns.filter((column) => column.role === 'unknown')
  const years = open.find((column) => saysYears(below(grid, block, column, end)))
  if (years) return years
  const wordy = open.map((column) => ({
    column,
    texts: below(grid, block, column, end).filter((t) => t.length > 3 && /[A-Za-z]{3}/.test(t)).length,
  }))
  return wordy.filter((w) => w.texts > 0).toSorted((a, b) => b.texts - a.texts)[0]?.column
}

/** Columns without a head to the right of the names, whose texts are short: the names of parts. */
function bareSubs(grid: Grid, block: HeadBlock, name: Column | undefined, end: number): Column[] {
  if (!name) return []
  const at = block.columns.findIndex((c) => c.index > name.index)
  const next = at < 0 ? undefined : block.columns[at]
  if (next?.role !== 'unknown' || next.head !== '') return []
  const texts = below(grid, block, next, end)
  return texts.length > 0 && texts.every((t) => t.length <= 60 && (!/^\d/.test(t) || periodParts(t).parts.length > 0))
    ? [next]
    : []
}

function below(grid: Grid, block: HeadBlock, column: Column, end: number): string[] {
  const texts: string[] = []
  for (let r = block.bottom + 1; r < Math.min(end, block.bottom + 200); r++) {
    const text = grid.text(r, column.index)
    if (text !== '') texts.push(text)
  }
  return texts
}
