/**
 * Tables whose periods go down: a row a month, and a column for each measure, or for what one measure that the title names came
 * to, its target, England's.
 */
import { BAND_KINDS } from '../../model/figure.ts'
import type { LayoutWords, Role } from '../words/layout-words.ts'
import { type Part, periodParts } from '../words/period-words.ts'
import { straight } from '../words/plain.ts'
import { withYearKind } from '../words/year-kind.ts'
import { type Grid, range } from './grid.ts'
import { headText } from './head-text.ts'
import { type Column, FIGURE, type HeadBlock, monthsOfDays } from './heads.ts'
import { isOfFigures, kindSaid } from './row-kinds.ts'

/** What a block of such a table has besides its heads. Rows and columns count from 0. */
export interface Down {
  /** Columns that say when: a year and a quarter may have one each. */
  readonly when: readonly number[]
  /** What their heads say, such as "Academic year" or "Quarter ending". */
  readonly heads: readonly string[]
  /** The rows below the heads. */
  readonly rows: readonly number[]
}

const FEWEST = 2
const HEAD_ROWS = 3

/** The tables of a sheet, from the top; `own` are names of the council whose file it is, made alike. */
export function findDown(grid: Grid, words: LayoutWords, own: readonly string[]): HeadBlock[] {
  const saysWhen = (r: number, c: number): boolean => isWhen(grid, r, c, words, own)
  const blocks: HeadBlock[] = []
  for (let r = 1; r < grid.height; r++) {
    const left = grid.hiddenRow(r) ? undefined : grid.filled(r)[0]
    if (
      left === undefined ||
      isSection(grid, r, left, words) ||
      !saysWhen(r, left) ||
      r <= (blocks.at(-1)?.down?.rows.at(-1) ?? -1)
    )
      continue
    const first = firstRow(grid, r, left, words, own)
    const top = headTop(grid, first, left, words)
    if (top === null) continue
    const rows = rowsFrom(grid, first, left, words, own)
    const when = whenColumns(grid, rows, left, saysWhen)
    if (rows.filter((at) => when.some((c) => saysWhen(at, c))).length < FEWEST) continue
    const columns = headColumns(grid, top, first - 1, when, words, own)
    if (!columns.some(({ role }) => role === 'figure' || role === 'value' || role === 'unknown')) continue
    blocks.push({
      top,
      bottom: first - 1,
      left,
      right: grid.width - 1,
      columns,
      down: { when, heads: when.map((c) => headOver(grid, top, first - 1, c)), rows },
    })
  }
  return blocks
}

function isWhen(grid: Grid, r: number, c: number, words: LayoutWords, own: readonly string[]): boolean {
  if (grid.cell(r, c)?.kind === 'date') return true
  const { parts, meaning, isStrange } = headText(grid.text(r, c), words, own)
  return parts.length > 0 && !isStrange && (meaning === null || meaning.role === 'value')
}

/** Rows of targets, of limits or of England's may stand between the heads and the first time, and the name of a section. */
function firstRow(grid: Grid, r: number, left: number, words: LayoutWords, own: readonly string[]): number {
  let first = r
  for (let at = r - 1; at >= 1; at--) {
    if (isOfKind(grid, at, left, words, own)) first = at
    else if (!isSection(grid, at, left, words)) break
  }
  return first
}

function isOfKind(grid: Grid, r: number, left: number, words: LayoutWords, own: readonly string[]): boolean {
  if (r < 1 || grid.hiddenRow(r) || grid.filled(r)[0] !== left) return false
  const said = kindSaid(grid.text(r, left), words, own)
  const isFigure = (text: string): boolean =>
    FIGURE.test(straight(text)) || (isBand(said?.kind) && /\d/.test(text) && text.length <= LIMIT_LENGTH)
  return said?.role === 'figure' && grid.filled(r).some((c) => c > left && isFigure(grid.text(r, c)))
}

const isBand = (kind: string | undefined): boolean => BAND_KINDS.some((k) => k === kind)

/** "88 or above"; longer texts are names of measures. */
const LIMIT_LENGTH = 30

/**
 * "Annual" and "Quarterly" alone in their rows say how often what stands below is printed, "Comparators" that it is of others. Any
 * other name, such as a locality's, says whose figures they are.
 */
function isSection(grid: Grid, r: number, left: number, words: LayoutWords): boolean {
  const text = grid.text(r, left)
  if (grid.filled(r).length !== 1 || text === '') return false
  return words.isFrequency(text) || words.wholeHead(text)?.role === 'outside'
}

/** The first of the rows of heads over the row; null where none stands there. */
function headTop(grid: Grid, first: number, left: number, words: LayoutWords): number | null {
  let top: number | null = null
  let bottom = first - 1
  while (isSection(grid, bottom, left, words)) bottom--
  for (let r = bottom, heads = 0; r >= 0 && heads < HEAD_ROWS; r--) {
    // "Unit" and "Good is" say something of each measure; however many of them there are, the names stand over them.
    if (labelRole(grid, r, left, words) === null) heads++
    const filled = grid.filled(r)
    const texts = filled.map((c) => grid.text(r, c))
    const isHead =
      filled.some((c) => c > left) && texts.every((t) => !FIGURE.test(straight(t)) || /^(?:19|20)\d\d$/.test(t))
    // What stands over heads is over several; "Good is" with "High" beside it is said of the table.
    const isOver = filled.filter((c) => c > left).length > 1 || filled.some((c) => (grid.merge(r, c)?.right ?? c) > c)
    if (!isHead || (top !== null && !isOver) || grid.hiddenRow(r)) break
    top = r
  }
  return top
}

/** Down to the first row that is of neither a time nor a kind of figures; one blank row may stand between. */
function rowsFrom(grid: Grid, first: number, left: number, words: LayoutWords, own: readonly string[]): number[] {
  const rows: number[] = []
  for (let r = first; r < grid.height; r++) {
    const [c] = grid.filled(r)
    if (c === undefined) {
      if (grid.filled(r + 1)[0] === undefined || rows.at(-1) !== r - 1) break
      continue
    }
    if (isSection(grid, r, left, words)) continue
    const text = grid.text(r, c)
    const isRow =
      c <= left + 1 && (isWhen(grid, r, c, words, own) || kindSaid(text, words, own) !== null || words.isSummary(text))
    if (!isRow) break
    if (!grid.hiddenRow(r)) rows.push(r)
  }
  return rows
}

/** The first column and the one beside it, where that says when too. */
function whenColumns(
  grid: Grid,
  rows: readonly number[],
  left: number,
  saysWhen: (r: number, c: number) => boolean,
): number[] {
  const next = left + 1
  const isToo =
    rows.filter((r) => grid.text(r, next) !== '' && saysWhen(r, next)).length >= Math.max(FEWEST, rows.length / 2)
  return isToo ? [left, next] : [left]
}

function headOver(grid: Grid, top: number, bottom: number, c: number): string {
  const texts = range(top, bottom + 1).map((r) => grid.through(r, c))
  return [...new Set(texts)].join(' ').trim()
}

/** The heads, each with what in it names a measure. */
function headColumns(
  grid: Grid,
  top: number,
  bottom: number,
  when: readonly number[],
  words: LayoutWords,
  own: readonly string[],
): Column[] {
  const columns: Column[] = []
  const rows = range(top, bottom + 1).map((r) => ({ r, of: labelRole(grid, r, when[0] as number, words) }))
  for (let c = (when.at(-1) as number) + 1; c < grid.width; c++) {
    if (grid.hiddenColumn(c)) continue
    const texts: string[] = []
    const said: Partial<Record<Role, string>> = {}
    for (const { r, of } of rows) {
      const text = grid.through(r, c)
      if (of !== null) said[of] ??= text
      else if (text !== '' && texts.at(-1) !== text) texts.push(text)
    }
    if (texts.length > 0) columns.push({ ...headColumn(c, texts, words, own), said })
  }
  return columns
}

/** What a row of the heads says of each measure, by the label at its left. */
function labelRole(grid: Grid, r: number, left: number, words: LayoutWords): Role | null {
  const role = words.wholeHead(grid.text(r, left))?.role
  return SAID.find((s) => s === role) ?? null
}

const SAID: readonly Role[] = ['ref', 'service', 'frequency', 'unit', 'polarity']

function headColumn(index: number, texts: readonly string[], words: LayoutWords, own: readonly string[]): Column {
  const unit = texts.find((t, i) => i > 0 && words.unit(t) !== null) ?? ''
  const told = texts
    .filter((text) => text !== unit)
    .map((text) => ({
      text,
      said: kindSaid(text.replace(LIMIT, ''), words, own),
      role: words.wholeHead(text)?.role,
    }))
  const kind = told.findLast(({ said }) => said !== null)?.said
  const role = told.findLast((t) => t.role !== undefined)?.role
  const measure = told
    .filter((t) => t.said === null && t.role === undefined)
    .map((t) => t.text)
    .join(', ')
  const parts = told.flatMap(({ said }) => said?.parts ?? [])
  const column = { index, head: texts.join(' '), parts, unit, measure }
  if (kind && !isOfFigures(kind)) return { ...column, role: kind.role, kind: null }
  if (kind) return { ...column, role: kind.role, kind: kind.kind }
  if (role && role !== 'value' && role !== 'figure' && role !== 'group') return { ...column, role, kind: null }
  // "Apr" is no measure.
  const isTime = periodParts(measure).rest === ''
  return isTime ? { ...column, role: 'unknown', kind: null } : { ...column, role: 'figure', kind: 'value' }
}

/** "Target: 95%": the number is not in a cell. */
export const LIMIT = /\s*[:=(]\s*[<>≥≤]?\s*\d[\d.,]*\s*%?\)?$/

/** Whether its rows are parts of years: years alone may be rows of a table that has its months across. */
export const hasPartsOfYears = (grid: Grid, { down }: HeadBlock): boolean =>
  down?.rows.some((r) => down.when.some((c) => isPart(periodParts(grid.text(r, c)).parts))) ?? false

const isPart = (parts: readonly Part[]): boolean => parts.some(({ kind }) => kind !== 'year' && kind !== 'bare-year')

/** The periods of the table as columns of heads, for whoever checks that they follow one another. */
export function periodColumns(grid: Grid, { when, heads, rows }: Down): readonly Column[] {
  return monthsOfDays(rows.flatMap((r) => periodOf(grid, r, when, heads) ?? []))
}

function periodOf(grid: Grid, r: number, when: readonly number[], heads: readonly string[]): Column | null {
  const texts = when.map((c) => lastText(grid, r, c, when))
  // "Quarter ending" over "Jun-24" says more than each alone.
  const said = texts.map((text, i) => (text === '' ? '' : `${heads[i] ?? ''} ${text}`))
  const parts = withYearKind(
    said.toReversed().flatMap((text) => periodParts(text).parts),
    heads,
  )
  if (parts.length === 0 || !when.some((c) => periodParts(grid.text(r, c)).parts.length > 0)) return null
  const column = when.findLast((c) => grid.text(r, c) !== '') as number
  return {
    index: column,
    headRow: r,
    head: texts.filter((t) => t !== '').join(' '),
    role: 'figure',
    kind: 'value',
    parts,
    unit: '',
  }
}

/** The year of a row may stand in a row above. */
function lastText(grid: Grid, r: number, c: number, when: readonly number[]): string {
  if (c !== when[0] || when.length === 1) return grid.text(r, c)
  for (let at = r; at >= 0; at--) {
    const text = grid.through(at, c)
    if (text !== '') return text
  }
  return ''
}
