/** Where a sheet's heads are, found by their words: they may have several rows, start anywhere and come again. */
import type { FigureKind } from '../../model/figure.ts'
import { addMonths, parts as dateParts, daysInMonth } from '../../periods/calendar.ts'
import type { LayoutWords, Role } from '../words/layout-words.ts'
import { type Part, periodParts } from '../words/period-words.ts'
import { plain, straight } from '../words/plain.ts'
import { withYearKind } from '../words/year-kind.ts'
import type { Card } from './cards.ts'
import { type Grid, range } from './grid.ts'
import { headText, isHeadLength } from './head-text.ts'
import type { Down } from './periods-down.ts'
import { REFERENCE } from './reference.ts'

export interface Column {
  readonly index: number
  /** The head's words from the top, joined, as printed. */
  readonly head: string
  /** `unknown` where the head says nothing known. */
  readonly role: Role | 'unknown'
  /** Of a column of figures. */
  readonly kind: FigureKind | null
  /** What the heads say of the period, the lowest first. */
  readonly parts: readonly Part[]
  /** The unit that stands under a period: "No." and "%" below "Apr-24". Empty where none does. */
  readonly unit: string
  /** The row that says the period, where periods go down; from 0. Else the lowest row of the heads does. */
  readonly headRow?: number
  /** What of the head names a measure, where periods go down. */
  readonly measure?: string
  /** What a row of the heads says of the measure, by its label at the left: "Polarity", "Unit". */
  readonly said?: Readonly<Partial<Record<Role, string>>>
  /** By how many years its figures are before the report's: "Same quarter last year". */
  readonly yearsBack?: number
}

export interface HeadBlock {
  readonly top: number
  readonly bottom: number
  /** The columns of the sheet that are its own, from 0: another table may stand beside it. */
  readonly left: number
  readonly right: number
  readonly columns: readonly Column[]
  /** Where its periods go down. */
  readonly down?: Down
  /** Where each measure has a card. */
  readonly cards?: readonly Card[]
}

/** Figures as they are printed: a row with one is data, but four digits may be a year. */
export const FIGURE = /^[-+£(<>]?\s?\d[\d,]*(?:\.\d+)?\)?\s?(?:%|\+)?$/

/** @param own names of the council whose file it is, made alike: "Rutland 2023/24" has Rutland's own figures */
export function findHeads(grid: Grid, words: LayoutWords, own: readonly string[] = []): HeadBlock[] {
  const lines = Array.from({ length: grid.height }, (_, r) => lineOf(grid, r, words))
  const blocks: HeadBlock[] = []
  let r = 0
  while (r < lines.length) {
    const before = blocks.at(-1)
    if (!lines[r]?.head || (before && saysWhen(grid, before.top, r, before.bottom))) {
      r++
      continue
    }
    let bottom = r
    while (goesOn(grid, lines, r, bottom + 1) && !saysWhen(grid, r, bottom + 1)) bottom++
    bottom = throughMerges(grid, r, bottom)
    // A text at the left is a title of the table; what stands over heads begins to the right of the first.
    const left = grid.filled(r)[0] ?? 0
    let top = r
    while (
      top > 0 &&
      lines[top - 1]?.over &&
      (grid.filled(top - 1)[0] ?? 0) > left &&
      (blocks.at(-1)?.bottom ?? -1) < top - 1
    )
      top--
    const printed = columnsOf(grid, top, bottom, words, own).map((c) => byContent(grid, c, bottom, words))
    const told = withYearOfNames(grid, unitsAlone(refsAsNames(grid, monthsOfDays(printed), bottom), words), bottom)
    const columns = withTheirTargets(withTheirPeriods(yearsDown(grid, namesAsRefs(grid, told, bottom), bottom)))
    const isOpen = lines[bottom]?.overFigures ?? false
    blocks.push(...sideBySide(columns, grid.width, isOpen).map((block) => ({ top, bottom, ...block })))
    r = bottom + 1
  }
  return blocks
}

/** Whether the heads that begin in a row have one more: of heads, or of the units of what stands over it. */
function goesOn(grid: Grid, lines: readonly Line[], top: number, r: number): boolean {
  const line = lines[r]
  return (line?.head ?? false) || ((line?.units ?? false) && (grid.filled(r)[0] ?? 0) > (grid.filled(top)[0] ?? 0))
}

/** "KPI" over codes and "Description" over names: the first has the references. */
function refsAsNames(grid: Grid, columns: readonly Column[], bottom: number): readonly Column[] {
  const [first, ...more] = columns.filter((c) => c.role === 'name')
  if (!first || more.length === 0 || columns.some((c) => c.role === 'ref')) return columns
  const texts = textsBelow(grid, first.index, bottom)
  return texts.length > 0 && texts.every((t) => REFERENCE.test(t))
    ? columns.map((c): Column => (c === first ? { ...c, role: 'ref' } : c))
    : columns
}

/** "Number" beside "%", with no period over either: the council's figures in both, of the report's own period. */
function unitsAlone(columns: readonly Column[], words: LayoutWords): readonly Column[] {
  const name = columns.find((c) => c.role === 'name')
  const first = name ?? columns.find((c) => c.head !== '')
  if (!first || (!name && !isPartHead(first))) return columns
  // "No." is a reference at the left of names, and a number at their right.
  const isOne = ({ head, role, index, parts }: Column): boolean =>
    index > first.index && parts.length === 0 && (role === 'unknown' || role === 'ref') && words.unit(head) !== null
  const alone = columns.filter(isOne)
  return new Set(alone.map((c) => words.unit(c.head))).size < (name ? 2 : 1)
    ? columns
    : columns.map((c): Column => (isOne(c) ? { ...c, role: 'value', kind: 'value', unit: c.head } : c))
}

/** "2024/25" over the names beside "Apr" and "May": the year of the months. */
function withYearOfNames(grid: Grid, columns: readonly Column[], bottom: number): readonly Column[] {
  const first = columns.find((c) => c.head !== '')
  const texts = first ? textsBelow(grid, first.index, bottom) : []
  const years = texts.every((t) => /[a-z]{3}/i.test(t)) ? (first?.parts.filter((p) => p.kind === 'year') ?? []) : []
  if (years.length !== 1 || columns.some((c) => c !== first && c.role === 'name')) return columns
  const lacksYear = (c: Column): boolean => c.parts.some((p) => 'year' in p && p.year === null)
  const isOpen = (c: Column): boolean =>
    c !== first && lacksYear(c) && !c.parts.some((p) => p.kind === 'year' || p.kind === 'bare-year')
  const ofNames = (c: Column): Column => (c.role === 'name' ? c : { ...c, role: 'unknown', kind: null })
  return columns.map((c) => (c === first ? ofNames(c) : isOpen(c) ? { ...c, parts: [...c.parts, ...years] } : c))
}

export function textsBelow(grid: Grid, column: number, bottom: number): string[] {
  return range(bottom + 1, Math.min(grid.height, bottom + LOOKED_AT))
    .map((r) => grid.text(r, column))
    .filter((t) => t !== '')
}

/** Down to where the cells of its heads are merged to, so that "No." and "%" between them are heads too. */
function throughMerges(grid: Grid, top: number, bottom: number): number {
  const merged = grid.filled(top).flatMap((c) => grid.merge(top, c)?.bottom ?? [])
  const to = Math.min(Math.max(bottom, ...merged), bottom + HEAD_ROWS)
  for (let r = bottom + 1; r <= to; r++) {
    if (grid.filled(r).some((c) => !grid.covered(r, c) && FIGURE.test(straight(grid.text(r, c))))) return bottom
  }
  return to
}

/** "PI" stands over references and over names alike: without another head for names, over whatever has words below it. */
function namesAsRefs(grid: Grid, columns: readonly Column[], bottom: number): readonly Column[] {
  if (columns.some((c) => c.role === 'name')) return columns
  return columns.map((column): Column => {
    if (column.role !== 'ref') return column
    const texts = textsBelow(grid, column.index, bottom)
    const named = texts.filter((t) => /[a-z]{3,} [a-z]{2,}/i.test(t))
    return named.length > texts.length / 2 ? { ...column, role: 'name' } : column
  })
}

/** "Earlier value" beside "Earlier period" has the council's own figures; alone nobody knows of when. */
function withTheirPeriods(columns: readonly Column[]): readonly Column[] {
  const says = (index: number): boolean =>
    columns.some((c) => c.index === index && c.role === 'period' && EARLIER.test(c.head))
  return columns.map((c): Column => {
    const isOne = c.role === 'unknown' && EARLIER_VALUE.test(c.head) && (says(c.index - 1) || says(c.index + 1))
    return isOne ? { ...c, role: 'value', kind: 'value' } : c
  })
}

const EARLIER = /^(?:earlier|previous|prior|last)\b/i
const EARLIER_VALUE = /^(?:earlier|previous|prior|last) (?:value|result|figure|outturn|performance|data)$/i

/** "Target (tolerance)" with no other target beside it: "20% (±2)" is both. */
function withTheirTargets(columns: readonly Column[]): readonly Column[] {
  if (columns.some(({ kind }) => kind === 'green')) return columns
  return columns.map(
    (c): Column =>
      c.role === 'tolerance' && /^target\s*[(/]/i.test(c.head) ? { ...c, role: 'figure', kind: 'green' } : c,
  )
}

/** "Year" over years, beside months or quarters: its rows are of the one measure that the title names. */
function yearsDown(grid: Grid, columns: readonly Column[], bottom: number): readonly Column[] {
  const [first, ...more] = columns.filter((c) => c.head !== '')
  if (first?.role !== 'period' || columns.some(({ role }) => role === 'name' || role === 'ref')) return columns
  const partsOfYears = more.filter(({ parts }) => parts.some((p) => 'year' in p && p.year === null))
  const texts = textsBelow(grid, first.index, bottom)
  // "2024" before "Apr" to "Mar" does not say in which of two years January is.
  const isOpen = runsOver(partsOfYears) && texts.some((t) => periodParts(t).parts.some((p) => p.kind === 'bare-year'))
  return partsOfYears.length >= 2 && saysYears(texts) && !isOpen
    ? columns.map((c): Column => (c === first ? { ...c, role: 'unknown', kind: null } : c))
    : columns
}

/** Whether months go on into the next year. */
function runsOver(columns: readonly Column[]): boolean {
  const months = columns.flatMap(({ parts }) => parts.flatMap((p) => (p.kind === 'month' ? [p.month] : [])))
  return months.slice(1).some((month, i) => month < (months[i] as number))
}

/** Whether texts are years; what stands among them, such as a target's row, may be anything. */
export function saysYears(texts: readonly string[]): boolean {
  const years = texts.filter((text) => {
    const { parts, rest } = periodParts(text)
    return rest === '' && parts.length > 0 && parts.every((p) => p.kind === 'year' || p.kind === 'bare-year')
  })
  return years.length > 0 && years.length >= texts.length / 2
}

/** "Annual" below a quarter or a month says when there is a figure: the row is one of data. */
function saysWhen(grid: Grid, top: number, r: number, bottom = r - 1): boolean {
  return grid.filled(r).some((c) => {
    const { parts, rest } = periodParts(grid.text(r, c))
    if (parts.length === 0 || rest !== '' || parts.some((p) => p.kind !== 'outturn')) return false
    const above = range(top, bottom + 1).flatMap((at) => periodParts(grid.through(at, c)).parts)
    return above.some((p) => p.kind === 'quarter' || p.kind === 'month')
  })
}

/** First days of months that follow one another stand for the months, as a spreadsheet keeps them; "as at" is that day. */
export function monthsOfDays(columns: readonly Column[]): readonly Column[] {
  const firsts = columns.flatMap((c) => {
    const [part, ...more] = c.kind === 'value' ? c.parts : []
    const isFirst = part?.kind === 'day' && more.length === 0 && part.day.endsWith('-01') && !AS_AT.test(c.head)
    return isFirst ? [{ column: c, ...dateParts(part.day) }] : []
  })
  const follows = firsts.slice(1).every((f, i) => {
    const next = addMonths(firsts[i] as (typeof firsts)[number], 1)
    return f.year === next.year && f.month === next.month
  })
  if (firsts.length < 2 || !follows) return columns
  const months = new Map(firsts.map(({ column, year, month }) => [column, { kind: 'month', year, month } as const]))
  return columns.map((c) => {
    const month = months.get(c)
    return month ? { ...c, parts: [month] } : c
  })
}

const AS_AT = /\b(?:at|on|snapshot)\b/i

/** Rows that a merged cell of the heads may go further down. */
const HEAD_ROWS = 2

/** Rows looked at below a head to see what a column holds. */
const LOOKED_AT = 60

/** A column under a head of figures whose cells are words or dates, such as the names of regions, is none; one of periods says when. */
function byContent(grid: Grid, column: Column, bottom: number, words: LayoutWords): Column {
  if (column.role !== 'figure' && column.role !== 'value') return column
  let [figures, others, periods] = [0, 0, 0]
  for (let r = bottom + 1; r < Math.min(grid.height, bottom + LOOKED_AT); r++) {
    const cell = grid.cell(r, column.index)
    const text = grid.text(r, column.index)
    if (!cell || text === '') continue
    if (isPeriodAlone(text)) periods++
    if (cell.kind !== 'date' && (/\d/.test(text) || words.status(text) !== null)) figures++
    else others++
  }
  // Only "Latest data" and the like: when a figure is due, or was mended, is not when it is of.
  if (column.role === 'value' && column.parts.length === 0 && periods > (figures + others) / 2)
    return { ...column, role: 'period', kind: null }
  return others >= 3 && figures < others / 2 ? { ...column, role: 'unknown', kind: null } : column
}

/** Four digits alone may be a figure. */
function isPeriodAlone(text: string): boolean {
  const { parts, rest } = periodParts(text)
  return rest === '' && parts.some(({ kind }) => kind !== 'bare-year' && kind !== 'outturn')
}

interface Line {
  /** Whether the row is one of heads. */
  readonly head: boolean
  /** Whether it may stand over one: years and group names alone. */
  readonly over: boolean
  /** Whether it says in which units the figures below it are, and no more. */
  readonly units: boolean
  /** Whether it is a head for what stands below it: a word for measures over names, and figures beside them. */
  readonly overFigures: boolean
}

const NO_LINE: Line = { head: false, over: false, units: false, overFigures: false }

function lineOf(grid: Grid, r: number, words: LayoutWords): Line {
  if (grid.hiddenRow(r)) return NO_LINE
  const texts = grid.filled(r).map((c) => grid.text(r, c))
  if (texts.length === 0 || texts.some((t) => t.length > SENTENCE || (FIGURE.test(straight(t)) && !isYear(t))))
    return NO_LINE
  const kinds = new Set(texts.map((t) => ratingKind(t, words)).filter((k) => k !== null))
  // "Green" alone among texts is a rating; beside "Red" or "Amber" it is a head.
  // As heads each stands once; again and again they are the colours of a row.
  const isOfBands = kinds.size > 1 && texts.filter((t) => ratingKind(t, words) !== null).length === kinds.size
  const days = texts.filter(isMonthEnd).length
  const known = texts.filter(
    (t) => (recognised(t, words) && (isOfBands || ratingKind(t, words) === null)) || (days >= 2 && isMonthEnd(t)),
  )
  const over = known.length === texts.length && texts.every((t) => overs(t, words))
  const telling = known.filter((t) => words.head(t)?.role !== 'ignore')
  const isUnit = (t: string): boolean => words.unit(t) !== null || words.isPartOfShare(t)
  const units = texts.filter((t) => !known.includes(t) && isUnit(t)).length
  const isHead = telling.length >= 2 && known.length + units >= texts.length * 0.5
  const overFigures = standsOverFigures(grid, r, words)
  return { head: isHead || overFigures, over, units: texts.length >= 2 && texts.every(isUnit), overFigures }
}

/** Whatever the other heads say: "Measure" over words, and in most of the columns beside it figures. */
function standsOverFigures(grid: Grid, r: number, words: LayoutWords): boolean {
  const filled = grid.filled(r)
  const name = filled.find((c) => words.wholeHead(grid.text(r, c))?.role === 'name')
  if (name === undefined || !MEASURES.test(grid.text(r, name))) return false
  const beside = filled.filter(
    (c) => c > name && !NAMING.some((role) => words.wholeHead(grid.text(r, c))?.role === role),
  )
  // The name of a section may stand between.
  const first = grid.filled(r + 1).length > 1 ? r + 1 : r + 2
  const figures = beside.filter((c) => FIGURE.test(straight(grid.text(first, c))))
  return beside.length >= 2 && figures.length >= beside.length / 2 && /[a-z]{3}/i.test(grid.text(first, name))
}

/** Words for measures: "Name" stands over people too. */
const MEASURES = /\b(?:indicator|measure|metric|kpi|pi)s?\b/i

/** A row with a text as long as this is data. */
const SENTENCE = 150

function ratingKind(text: string, words: LayoutWords): string | null {
  return words.rag(text) !== null && text.length < 20 ? (words.head(text)?.kind ?? text) : null
}

/** "2025", and "2025 %". */
const isYear = (text: string): boolean => /^(?:19|20)\d\d(?: ?%)?$/.test(text)

/** "31 March 2024": several of them in a row are heads; one day, or another, is as likely a date among data. */
function isMonthEnd(text: string): boolean {
  const { parts, rest } = periodParts(text)
  const [day, ...more] = parts
  if (day?.kind !== 'day' || more.length > 0 || !/^(?:as )?(?:at|on)?$/.test(rest)) return false
  const { year, month, day: d } = dateParts(day.day)
  return d === daysInMonth(year, month)
}

function recognised(text: string, words: LayoutWords): boolean {
  if (!isHeadLength(text)) return false
  if (words.areaCodes.has(text.toLowerCase())) return true
  return words.head(text) !== null || onlyPeriod(text)
}

function overs(text: string, words: LayoutWords): boolean {
  const role = words.head(text)?.role
  return isHeadLength(text) && (role === 'group' || role === 'outside' || onlyPeriod(text))
}

/** Whether a head says a period and at most a word or two beside it; a number beside it is a figure with its period. */
function onlyPeriod(text: string): boolean {
  const { parts, rest } = periodParts(text)
  // A day alone is as likely a date among data.
  if (parts.every((p) => p.kind === 'day') && rest === '') return false
  return parts.length > 0 && !/\d/.test(rest) && rest.split(' ').filter((w) => w !== '').length <= 3
}

/** Whether its rows are parts of what the title names: "Age group", "Placement type" at the left of figures. */
export function isOfParts(columns: readonly Column[]): boolean {
  const [first] = columns.filter((c) => c.head !== '')
  const names = columns.some(({ role }) => role === 'name' || role === 'ref')
  const figures = columns.find((c) => c.kind === 'value' && c.index > (first?.index ?? 0))
  if (names || !first || !figures) return false
  // What stands between a theme and its figures may name measures.
  const hasOthers = columns.some((c) => c.role === 'unknown' && c.head !== '' && c !== first && c.index < figures.index)
  return (isPartHead(first) && !hasOthers) || (first.role === 'unknown' && columns.some(({ role }) => role === 'sub'))
}

export const isPartHead = ({ role }: Column): boolean => role === 'sub' || role === 'service'

/** @param isOpen whether figures stand below heads of which nothing is known */
function isTable(columns: readonly Column[], isOpen: boolean): boolean {
  const has = (role: Role): boolean => columns.some((c) => c.role === role)
  // What is asked about may be figures too.
  const figures = columns.some(
    (c) => c.role === 'figure' || c.role === 'value' || (c.role === 'unknown' && (isOpen || c.parts.length > 0)),
  )
  const periods = columns.filter((c) => c.kind === 'value' && c.parts.length > 0)
  const isOfRows = periods.length >= 2 && columns.some((c) => c.role === 'unknown')
  return figures && (has('name') || has('ref') || isOfRows || isOfParts(columns))
}

function columnsOf(grid: Grid, top: number, bottom: number, words: LayoutWords, own: readonly string[]): Column[] {
  const columns: Column[] = []
  for (let c = 0; c < grid.width; c++) {
    if (grid.hiddenColumn(c)) continue
    const texts: string[] = []
    for (let r = top; r <= bottom; r++) {
      const text = grid.hiddenRow(r) ? '' : textOver(grid, r, c, bottom, words)
      if (text !== '' && texts.at(-1) !== text) texts.push(text)
    }
    columns.push(columnOf(c, texts, words, own, grid.covered(bottom, c)))
  }
  return columns
}

/** A head that stands over several columns counts for each: by its merge, or because blanks follow a year or a group. */
function textOver(grid: Grid, r: number, c: number, bottom: number, words: LayoutWords): string {
  const own = grid.through(r, c)
  if (own !== '' || r === bottom || grid.text(bottom, c) === '') return own
  for (let left = c - 1; left >= 0; left--) {
    const text = grid.through(r, left)
    if (text === '') continue
    return overs(text, words) ? text : ''
  }
  return ''
}

function columnOf(
  index: number,
  printed: readonly string[],
  words: LayoutWords,
  own: readonly string[],
  covered: boolean,
): Column {
  const head = printed.join(' ')
  // "Same month last year" over "Aug 24" says no more than the month.
  const isDated = periodParts(printed.at(-1) ?? '').parts.some((p) => 'year' in p && p.year !== null)
  const texts = isDated ? printed.filter((text) => !words.isYearBefore(text)) : printed
  const fromBottom = texts.toReversed()
  const told = fromBottom.map((text) => headText(text, words, own))
  const said = told.findIndex(({ meaning }) => meaning !== null && !GROUPS.includes(meaning.role))
  const meaning = told[said]?.meaning ?? null
  const parts = withYearKind(
    told.flatMap((t) => t.parts),
    texts,
  )
  const below = fromBottom[0] ?? ''
  const beside = fromBottom.length === 1 && parts.length > 0 ? periodParts(below).rest : ''
  const unit = texts.length > 1 && parts.length > 0 && words.unit(below) ? below : words.unit(beside) ? beside : ''
  const figures = { index, head, role: 'figure', kind: 'value', parts, unit } as const
  const unknown = { index, head: covered && head === '' ? '' : head, role: 'unknown', kind: null, parts, unit } as const
  // England's figures, a denominator or a change are never the council's own for want of a word for them.
  const strange = told.some((t) => t.isStrange || t.meaning?.role === 'outside')
  // "AY" or "Figure" below a period says nothing more.
  const at = told.findIndex((t) => t.hasPeriod)
  const hasPeriod = at >= 0 && (unit !== '' || told.slice(0, at).every((t) => t.meaning === null && !t.isStrange))
  if (words.isYearBefore(below) && SAME_TIME.test(below)) return { ...figures, role: 'value', parts: [], yearsBack: 1 }
  // "No." below a period is a number.
  const isNumber = unit !== '' && meaning?.role === 'ref'
  if (hasPeriod && (meaning === null || meaning.role === 'value' || isNumber)) return strange ? unknown : figures
  // What stands over a period says what is below it, unless it is the name of other columns that runs on over figures.
  if (hasPeriod && said > 0 && meaning && NAMING.includes(meaning.role)) return strange ? unknown : figures
  if (meaning?.role === 'value' || own.includes(plain(head))) return { ...figures, role: 'value' }
  return meaning ? { ...figures, role: meaning.role, kind: meaning.kind } : unknown
}

/** Of the same length as the report's own period, and not a whole year. */
const SAME_TIME = /\b(?:same|ago)\b/i

/** Heads of what names and describes a measure. */
const NAMING: readonly Role[] = [
  'ref',
  'name',
  'sub',
  'service',
  'frequency',
  'unit',
  'polarity',
  'period',
  'group',
  'outside',
]

/** Heads that stand over others and say nothing of a column alone. */
const GROUPS: readonly Role[] = ['group', 'outside']

type Side = Pick<HeadBlock, 'left' | 'right' | 'columns'>

/** Tables that stand beside one another: the head of the names comes again after figures. Nothing where there is none. */
function sideBySide(columns: readonly Column[], width: number, isOpen: boolean): Side[] {
  const starts = [0, ...[...columns.keys()].flatMap((at) => (comesAgain(columns, at) ? [startOf(columns, at)] : []))]
  const sides = starts.map((start, i): Side => {
    const own = columns.slice(start, starts[i + 1])
    const left = i === 0 ? 0 : (own[0]?.index ?? 0)
    const next = columns[starts[i + 1] ?? columns.length]
    return { left, right: (next?.index ?? width) - 1, columns: onceEach(own) }
  })
  if (sides.every((side) => isTable(side.columns, isOpen))) return sides
  const whole = onceEach(columns)
  return isTable(whole, isOpen) ? [{ left: 0, right: width - 1, columns: whole }] : []
}

const hasFigures = ({ role }: Column): boolean => role === 'figure' || role === 'value'

/** Whether a column has the head of an earlier column of names, with figures between them. */
function comesAgain(columns: readonly Column[], at: number): boolean {
  const column = columns[at] as Column
  if (column.role !== 'name') return false
  const before = columns.findLastIndex((c, i) => i < at && c.role === 'name' && plain(c.head) === plain(column.head))
  return before >= 0 && columns.slice(before, at).some(hasFigures)
}

/** A table begins with what stands at the left of its names, such as references. */
function startOf(columns: readonly Column[], name: number): number {
  const last = columns.findLastIndex((c, i) => i < name && c.role !== 'ref' && c.role !== 'service')
  return last + 1
}

/** A second column of names under one merged head has the names of the parts. */
function onceEach(columns: readonly Column[]): Column[] {
  const seen = new Set<Role>()
  return columns.map((column) => {
    const { role } = column
    if (role !== 'name' && role !== 'ref') return column
    if (!seen.has(role)) {
      seen.add(role)
      return column
    }
    return { ...column, role: role === 'name' ? 'sub' : 'ignore' }
  })
}

/** Whether two blocks have the same heads. */
export const sameHeads = (a: HeadBlock, b: HeadBlock): boolean =>
  a.columns.map((c) => plain(c.head)).join('|') === b.columns.map((c) => plain(c.head)).join('|')
