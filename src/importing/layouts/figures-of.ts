/** The figures of one row: each cell below a head of figures, with its period, its unit and what is printed. */
import type { BandKind, FigureKind } from '../../model/figure.ts'
import type { Indicator, Polarity, Unit } from '../../model/indicator.ts'
import type { IsoDate, Period } from '../../model/period.ts'
import { academicYearOf, reportingYearOf } from '../../periods/calendar.ts'
import { parsePeriodKey } from '../../periods/codec.ts'
import type { ReadBand } from '../../rules/bands.ts'
import type { SharedRules } from '../../rules/rag.ts'
import { cellFindings } from '../checks/cell.ts'
import { isPercentFormat } from '../formats/number-format.ts'
import { address, type Cell } from '../formats/sheet.ts'
import type { Ask, CellPlace, DraftFinding } from '../model.ts'
import type { ReadFigure, ReadMeasure } from '../source.ts'
import type { Grid } from '../tables/grid.ts'
import type { Column, HeadBlock } from '../tables/heads.ts'
import { monthsIn, type PeriodContext, periodKey, yearKey, yearsBefore } from '../tables/period-of.ts'
import { type Printed, readPrinted, shortenedNote } from '../tables/printed.ts'
import type { RawCell, RawRow } from '../tables/rows.ts'
import type { LayoutWords } from '../words/layout-words.ts'
import { type NamedBand, namedBands } from '../words/named-bands.ts'
import { type Part, periodParts } from '../words/period-words.ts'
import { straight } from '../words/plain.ts'
import { toleranceIn } from '../words/tolerance-words.ts'
import { yearKindIn } from '../words/year-kind.ts'
import type { Legend } from './legend.ts'
import { figureOfCell } from './read-figure.ts'
import { ambersOf } from './tolerance.ts'

export interface RowContext {
  readonly row: RawRow
  readonly measure: ReadMeasure
  readonly block: HeadBlock
  readonly grid: Grid
  readonly report: Period | null
  readonly indicator: Indicator | null
  readonly words: LayoutWords
  readonly decimalComma: boolean
  /** The last day of the months and quarters that the table has figures for; null where it has none. */
  readonly reached: IsoDate | null
  /** How a printed band is read. */
  readonly readRule: ReadBand
  /** How a limit is printed. */
  readonly limitText: SharedRules['limitText']
  /** A tolerance that is printed once for all. */
  readonly legend: Legend | null
  /** The title of the table that says that its figures are of the year so far; null where none does. */
  readonly toDateTitle: string | null
}

const BANDS: readonly FigureKind[] = ['red', 'amber', 'green']

export function figuresOf(context: RowContext): { figures: ReadFigure[]; asks: Ask[]; findings: DraftFinding[] } {
  const figures: ReadFigure[] = []
  const asks: Ask[] = []
  const findings: DraftFinding[] = []
  const tolerances: RawCell[] = []
  for (const raw of context.row.cells) {
    const kind = raw.column.kind ?? 'value'
    const place = placeOf(context, raw)
    if (BANDS.includes(kind)) {
      const named = namedBands(raw.cell.shown)
      if (named.length > 0) {
        figures.push(...named.map((band) => bandFigure(context, raw, band)))
        continue
      }
      if (kind === 'amber' && isTolerance(raw.cell, context)) {
        tolerances.push(raw)
        continue
      }
    }
    const read = BANDS.includes(kind)
      ? readBand(raw.cell, kind as BandKind, context)
      : readPrinted(raw.cell, context.words, context.decimalComma)
    const printed = wrongFormat(raw.cell) ? { ...read, value: null, status: 'words' as const, unread: false } : read
    findings.push(...cellFindings(raw.cell, printed, kind, place, context.measure))
    if (printed.asPrinted === '' && raw.cell.kind === 'text') continue
    const key = keyOf(context, raw, printed, kind)
    if (key === null && printed.value !== null) {
      asks.push({
        about: 'period',
        sheet: place.sheet,
        cell: address(context.block.bottom, raw.column.index),
        text: `Of which period are the figures below "${raw.column.head}" of "${place.sheet}"? Write it in the head, such as "Q1 2024/25".`,
        suggestions: context.report ? [context.report.label] : [],
      })
    }
    if (printed.twoWays) {
      asks.push({
        about: 'number',
        sheet: place.sheet,
        cell: place.cell,
        text: `${place.cell} of "${place.sheet}" prints ${printed.asPrinted}; which number is it?`,
        suggestions: printed.twoWays,
      })
    }
    figures.push(
      figureOfCell({
        place,
        measure: context.measure,
        kind,
        period: key,
        printed,
        cell: raw.cell,
        c: raw.column.index,
        head: raw.column,
        rowPeriod: raw.period !== '',
        note: noteOf(printed, raw.cell),
      }),
    )
  }
  const shared = { measure: context.measure, polarity: polarityOf(context), figures, limitText: context.limitText }
  const add = (made: ReturnType<typeof ambersOf>): void => {
    figures.push(...made.figures)
    asks.push(...made.asks)
    findings.push(...made.findings)
  }
  const hasTarget = figures.some((f) => f.kind === 'green')
  for (const raw of [...tolerances, ...context.row.tolerances]) {
    const named = namedBands(raw.cell.shown)
    if (named.length > 0) {
      figures.push(...named.map((band) => bandFigure(context, raw, band)))
      continue
    }
    if (!hasTarget && isLimit(raw.cell, context)) {
      asks.push(whichLimit(raw, placeOf(context, raw), context))
      continue
    }
    add(
      ambersOf({
        ...shared,
        cell: raw,
        place: placeOf(context, raw),
        head: address(context.block.bottom, raw.column.index),
        who: context.measure.name,
      }),
    )
  }
  const { legend } = context
  if (legend && context.row.tolerances.length === 0 && figures.some((f) => f.kind === 'green' && f.value !== null)) {
    const { cell, place } = legend
    add(ambersOf({ ...shared, cell, place, head: place.cell, who: 'the key of colours' }))
  }
  return { figures, asks, findings }
}

/** Whether an amber cell has no limit, but by how much a figure may miss its target. */
function isTolerance(cell: Cell, context: RowContext): boolean {
  const { unit } = context.measure
  if (unit === null || toleranceIn(cell.shown.trim(), unit, null) === null) return false
  const read = readBand(cell, 'amber', context)
  return read.value === null || read.counted === 'pp'
}

/** Whether a threshold has a side: "≥ 90%". Without a target beside it, it may be the target or the least that is accepted. */
function isLimit({ shown }: Cell, { readRule }: RowContext): boolean {
  const band = readRule(straight(shown), null, 'info', 'green')
  return band !== null && band.value !== null && !band.bare && band.comparator !== 'words'
}

const whichLimit = (raw: RawCell, place: CellPlace, { block, measure }: RowContext): Ask => ({
  about: 'column',
  sheet: place.sheet,
  cell: address(block.bottom, raw.column.index),
  text: `What is "${raw.cell.shown.trim()}" below "${place.column}" of "${place.sheet}" for ${measure.name}: its target, or the limit of amber or red?`,
  suggestions: ['target', 'amber', 'red', 'ignore'],
})

/** One of the bands that a cell prints with their colours. */
function bandFigure(context: RowContext, raw: RawCell, { kind, text }: NamedBand): ReadFigure {
  const cell = { ...raw.cell, kind: 'text', shown: text, number: null, format: '' } as const
  return figureOfCell({
    place: placeOf(context, raw),
    measure: context.measure,
    kind,
    period: keyOf(context, raw, readPrinted(cell, context.words, context.decimalComma), kind),
    printed: readBand(cell, kind, context),
    cell,
    c: raw.column.index,
    head: raw.column,
    note: null,
  })
}

/** 95.7 under a percentage format shows 9570.0%: what is meant was typed, and what is shown is no figure. */
export const wrongFormat = (cell: Cell): boolean =>
  cell.kind === 'number' && isPercentFormat(cell.format) && Math.abs(Number(cell.number)) >= TENFOLD

/** A share shown as 1,000% or more. */
const TENFOLD = 10

const placeOf = ({ grid }: RowContext, raw: RawCell) => ({
  sheet: grid.sheet.name,
  cell: address(raw.row, raw.column.index),
  row: raw.row + 1,
  column: raw.column.head,
})

const polarityOf = ({ measure, indicator }: RowContext): Polarity =>
  measure.polarity ?? measure.match.prior?.polarity ?? indicator?.polarity ?? 'info'

function noteOf(printed: Printed, cell: Cell): string | null {
  const parts = [
    ...shortenedNote(printed),
    ...(printed.marks.length > 0 ? [`Printed with ${printed.marks.map((m) => `"${m}"`).join(' and ')}.`] : []),
    ...(cell.struck === '' ? [] : [`"${cell.struck}" beside it is struck out.`]),
  ]
  return parts.length === 0 ? null : parts.join(' ')
}

/** The period of a cell; null where nothing tells. */
function keyOf(context: RowContext, raw: RawCell, printed: Printed, kind: FigureKind): string | null {
  const key = keyOfHead(context, raw, printed, kind)
  return key === null || raw.yearsBack === 0 ? key : yearsBefore(key, raw.yearsBack)
}

function keyOfHead(
  context: RowContext,
  { column, period }: RawCell,
  printed: Printed,
  kind: FigureKind,
): string | null {
  const { report, indicator, block } = context
  const terms = block.columns.some((c) => c.parts.some((p) => p.kind === 'term'))
  const yearKind = indicator?.year ?? (terms ? 'academic' : 'reporting')
  const annual = /^annual|^yearly/.test(context.measure.frequency)
  let base: PeriodContext = { yearKind, report, annual, reached: context.reached }
  if (BANDS.includes(kind)) {
    // Bands are for a reporting or an academic year: a calendar year has none of its own.
    const bandKind = yearKind === 'academic' ? 'academic' : 'reporting'
    // An "annual" or "year end" target is this year's, whatever outturn is the last.
    const parts = column.parts.filter((p) => p.kind !== 'outturn')
    const said =
      parts.length === 0 ? null : (endingOn(parts, context, base) ?? periodKey(parts, { ...base, yearKind: bandKind }))
    const own = period === '' ? null : parsePeriodKey(periodKey(periodParts(period).parts, base) ?? '')
    return said ?? currentYear(own ?? report, bandKind)
  }
  const toDate = toDateOf(context, column, base)
  const parts = [...printed.parts, ...column.parts, ...toDate]
  // "(academic year to date)" is not the year that the quarters are of.
  if (parts.some(({ kind: of }) => of === 'to-date'))
    base = { ...base, yearKind: yearKindIn([saidBy(context.row)]) ?? yearKindIn([column.head]) ?? yearKind }
  if (kind !== 'value') {
    // England's of a row that says its period are of that too, unless they are the latest.
    const said = parts.length === 0 && !LATEST.test(column.head) ? periodParts(period).parts : parts
    return said.length === 0 ? '' : (periodKey(said, base) ?? '')
  }
  // A column of periods says it for the columns that do not say it themselves.
  if (period !== '' && column.parts.length === 0) {
    const own = parsePeriodKey(period) ? period : periodKey([...periodParts(period).parts, ...parts], base)
    if (own !== null) return own
  }
  if (parts.length > 0) return periodKey(parts, base)
  if (column.role !== 'value' || !report) return null
  const same = block.columns.some(isOfPartOfYear) ? latestPart(context, base) : null
  if (same && same.shown === printed.asPrinted) return same.key
  if (same && LATEST.test(column.head)) return null
  // "Total" beside the months of a year that is not over is of the year so far.
  const isSoFar =
    report.kind === 'year' && base.reached && base.reached < report.end && block.columns.some(isOfPartOfYear)
  return isSoFar ? periodKey([{ kind: 'to-date', year: null }], base) : reportKey(report)
}

/** "Target to 30 June" is of the figures whose time ends on that day. */
function endingOn([part, ...more]: readonly Part[], { block }: RowContext, base: PeriodContext): string | null {
  if (part?.kind !== 'day' || more.length > 0) return null
  const keys = block.columns.flatMap((c) => (c.kind === 'value' ? (periodKey(c.parts, base) ?? []) : []))
  const now = base.report && keys.find((key) => isOf(key, base.report as Period))
  return [now ?? '', ...keys].find((key) => parsePeriodKey(key)?.end === part.day) ?? null
}

const isOf = (key: string, { start, end }: Period): boolean => {
  const period = parsePeriodKey(key)
  return period?.start === start && period.end === end
}

/**
 * Under a month or a quarter, a cumulative row has the year up to its end; where a column of its own has that or the whole
 * year, it is meant.
 */
function toDateOf(context: RowContext, { parts }: Column, base: PeriodContext): Part[] {
  const { row, words, block } = context
  const said = saidBy(row)
  if (!parts.some(isPartOfYear) || !(words.isToDate(said) || isToDateByTitle(said, context))) return []
  const key = periodKey(parts, base)
  const own = key === null ? null : parsePeriodKey(key)
  const others = block.columns.filter((c) => c.kind === 'value' && c.parts.length > 0 && !c.parts.some(isPartOfYear))
  const isSaid = others.some((c) => {
    const year = parsePeriodKey(periodKey(c.parts, base) ?? '')
    return year && own && year.start <= own.start && year.end >= own.end
  })
  const has = isSaid || block.columns.some((c) => c.parts.some((p) => p.kind === 'to-date'))
  return has && !isRunning(context, base) ? [] : [{ kind: 'to-date', year: null }]
}

/** Whether the row's own column of the year so far shows what its last month does, after others: its months run up. */
function isRunning(context: RowContext, base: PeriodContext): boolean {
  // A mean of the year so far may well be the month's; and what was published stays as it was.
  if (context.measure.unit !== 'count' || context.measure.match.prior !== null) return false
  const last = latestPart(context, base)
  const months = context.row.cells.filter((raw) => isOfPartOfYear(raw.column) && /\d/.test(raw.cell.shown))
  const soFar = context.row.cells.filter(({ column }) => column.parts.some((p) => p.kind === 'to-date'))
  const differs = new Set(months.map(({ cell }) => cell.shown)).size > 1
  return differs && last !== null && soFar.some(({ cell }) => cell.shown.trim() === last.shown)
}

/** All that a row says of its figures in words. */
const saidBy = ({ name, sub, unitPrinted, frequency, section }: RawRow): string =>
  [name, sub, unitPrinted, frequency, section].join(' | ')

/** A row that says of its own what time it is of, or how many there were on a day, is not what the title says. */
function isToDateByTitle(said: string, { toDateTitle, measure, indicator, words }: RowContext): boolean {
  return (
    toDateTitle !== null &&
    isOfUnit(toDateTitle, measure.unit) &&
    !words.basesIn(said).isSure &&
    indicator?.basis !== 'position'
  )
}

/** "Percentages are year to date" is of no count; a title that names no unit is of all. */
function isOfUnit(title: string, unit: Unit | null): boolean {
  const named = UNITS_OF_TITLES.filter(([words]) => words.test(title))
  return named.length === 0 || named.some(([, units]) => unit === null || units.includes(unit))
}

const RATES: readonly Unit[] = ['per_1000', 'per_10000', 'per_100000']
const UNITS_OF_TITLES: readonly (readonly [RegExp, readonly Unit[]])[] = [
  [/\bpercentages?\b|%/i, ['%']],
  [/\b(?:numbers|counts|volumes)\b/i, ['count']],
  [/\brates\b/i, RATES],
]

/** "Latest" beside months is the last of them that has a figure, where it shows the same; else nothing says which. */
const LATEST = /\b(?:latest|current)\b/i

/** The last of the row's months and quarters, and what it shows. */
function latestPart(
  { row, words, decimalComma }: RowContext,
  base: PeriodContext,
): { readonly key: string; readonly shown: string } | null {
  const parts = row.cells.flatMap(({ column, cell }) => {
    if (!isOfPartOfYear(column)) return []
    const { value, asPrinted } = readPrinted(cell, words, decimalComma)
    const key = value === null ? null : periodKey(column.parts, base)
    const end = key === null ? undefined : parsePeriodKey(key)?.end
    return key === null || end === undefined ? [] : [{ key, end, shown: asPrinted }]
  })
  return parts.reduce<(typeof parts)[number] | null>((last, p) => (last === null || p.end > last.end ? p : last), null)
}

const isOfPartOfYear = ({ kind, parts }: Column): boolean => kind === 'value' && parts.some(isPartOfYear)

const isPartOfYear = (part: Part): boolean =>
  part.kind === 'month' || part.kind === 'quarter' || (part.kind === 'months' && monthsIn(part) === 3)

function currentYear(report: Period | null, kind: 'reporting' | 'academic'): string | null {
  if (!report) return null
  return yearKey(kind, kind === 'academic' ? academicYearOf(report.end) : reportingYearOf(report.end))
}

/** The key of the report's own period: found again from its label, which the report's titles gave. */
function reportKey(report: Period): string | null {
  const { parts } = periodParts(report.label)
  return periodKey(parts, { yearKind: 'reporting', report, annual: false })
}

const withPoint = (text: string): string => text.replace(/(\d),(\d{1,2})(?!\d)/g, '$1.$2')

function readBand(cell: Cell, kind: BandKind, context: RowContext): Printed {
  const { words, decimalComma, readRule } = context
  const polarity = polarityOf(context)
  const plain = readPrinted(cell, words, decimalComma)
  // A band is told and read again by what is printed: with a point, as everywhere else.
  if (plain.value !== null) return { ...plain, asPrinted: withPoint(plain.asPrinted) }
  if (plain.twoWays || cell.kind === 'error' || cell.kind === 'no-value') return plain
  const text = decimalComma ? withPoint(plain.asPrinted) : plain.asPrinted
  if (!/\d/.test(text) && plain.status !== 'words') return plain
  const band = readRule(text, null, polarity, kind)
  if (!band) return plain
  if (band.value === null) return { ...plain, status: 'words', value: null, unread: false }
  return {
    ...plain,
    status: 'published',
    value: band.value,
    percent: /%/.test(text),
    note: null,
    marks: [],
    unread: false,
  }
}
