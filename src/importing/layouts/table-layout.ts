/**
 * Tables of measures, whatever their council: heads found by their words, a row a measure, columns of periods, bands
 * and benchmarks. The members' scorecard and the short table are this with other heads.
 */

import { BAND_KINDS, FIGURE_KINDS } from '../../model/figure.ts'
import type { Indicator } from '../../model/indicator.ts'
import type { IsoDate, Period } from '../../model/period.ts'
import { parsePeriodKey } from '../../periods/codec.ts'
import { errorsOfHeads } from '../checks/head-periods.ts'
import { scaleOver, type TitleOver } from '../checks/scale.ts'
import { namesOf } from '../council-of.ts'
import { address } from '../formats/sheet.ts'
import { rowWords } from '../matching/mapping.ts'
import { Matcher } from '../matching/match.ts'
import type { Ask, DraftCommentary, DraftFinding, Unused } from '../model.ts'
import type { ReadFigure, Reading, ReadMeasure, Source } from '../source.ts'
import { type Card, findCards, readCards } from '../tables/cards.ts'
import { withDayOfTitle } from '../tables/day-of-title.ts'
import { Grid, range } from '../tables/grid.ts'
import { type Column, findHeads, type HeadBlock } from '../tables/heads.ts'
import { periodKey } from '../tables/period-of.ts'
import { findDown, hasPartsOfYears, periodColumns } from '../tables/periods-down.ts'
import { readDown } from '../tables/read-down.ts'
import { periodOfSheet, type ReportPeriod, reportPeriod, saidPeriod } from '../tables/report-period.ts'
import { type RawRow, readRows, type TableRows } from '../tables/rows.ts'
import { withSerialHeads } from '../tables/serial-heads.ts'
import { tableName } from '../tables/table-name.ts'
import { type LayoutWords, ROLES } from '../words/layout-words.ts'
import { namedBands } from '../words/named-bands.ts'
import { periodParts } from '../words/period-words.ts'
import { nameKey, plain } from '../words/plain.ts'
import { refuseTooMany } from './enough.ts'
import { figuresOf } from './figures-of.ts'
import { type Legend, legendIn } from './legend.ts'
import { withRatings } from './ratings.ts'
import { saidOnlyInHeads, spreadTold, toDateTold } from './said-once.ts'
import { sideOfBands } from './side-of-bands.ts'
import { titleCells, titlesOf } from './titles.ts'
import { saidOfRow, unitOf } from './unit-of.ts'

export interface SheetTables {
  readonly grid: Grid
  /** Names of the council whose file it is, made alike. */
  readonly own: readonly string[]
  readonly blocks: readonly HeadBlock[]
  readonly titles: readonly string[]
  readonly legend: Legend | null
  /** What was told while it was looked at. */
  readonly findings: readonly DraftFinding[]
}

export function sheetTables(source: Source): SheetTables[] {
  const own = source.council === null ? [] : namesOf(source.published, source.council)
  const others = new Set(
    own.length === 0 ? [] : source.published.councilNames.map(plain).filter((n) => !own.includes(n)),
  )
  return source.read.sheets
    .filter((sheet) => !sheet.hidden)
    .map((read) => {
      const { sheet, findings } = withSerialHeads(read, source.words)
      const grid = new Grid(sheet)
      const blocks = tablesOf(grid, source.words, own)
        .map((block) => asSaid(block, source))
        .map((block) => ({ ...block, columns: block.columns.map((c) => ofOthers(c, others)) }))
        .map((block, i) => ({ ...block, columns: withDayOfTitle(block.columns, titlesJustOver(grid, block, i === 0)) }))
      const legend = legendIn(grid, blocks, source.council, source.mapping)
      return { grid, own, blocks, titles: titlesOf(grid, blocks), legend, findings }
    })
}

/** A column headed with another council's name is that council's. */
const ofOthers = (column: Column, others: ReadonlySet<string>): Column =>
  column.role === 'unknown' && others.has(plain(column.head)) ? { ...column, role: 'ignore' } : column

/** Cards; tables whose rows name measures; else those whose rows are of periods. */
function tablesOf(grid: Grid, words: LayoutWords, own: readonly string[]): HeadBlock[] {
  const cards = findCards(grid, words, own)
  if (cards) return [cards]
  const across = findHeads(grid, words, own)
  if (across.some(({ columns }) => columns.some(({ role }) => role === 'name'))) return across
  const down = findDown(grid, words, own)
  return across.length === 0 || down.some((block) => hasPartsOfYears(grid, block)) ? down : across
}

/** The columns as a person has said what they are. */
function asSaid(block: HeadBlock, { council, mapping }: Source): HeadBlock {
  if (council === null) return { ...block, columns: bandsOnce(block.columns, new Set()) }
  const said = new Set<number>()
  const columns = block.columns.map((column): Column => {
    const isAsked = column.role === 'unknown' && column.parts.length > 0
    const means = mapping.column(council, column.head) ?? (isAsked ? mapping.columnLike(council, column.head) : null)
    if (means === null) return column
    said.add(column.index)
    const kind = means === 'target' ? 'green' : FIGURE_KINDS.find((k) => k === means)
    if (kind === 'value') return { ...column, role: 'value', kind, measure: '' }
    if (kind) return { ...column, role: 'figure', kind, measure: '' }
    const role = ROLES.find((r) => r === means)
    return role ? { ...column, role, kind: null } : column
  })
  // Where periods go down, each measure has its own.
  return { ...block, columns: block.down ? columns : bandsOnce(columns, said) }
}

/** Two columns of one band for one time, such as "Low target" and "High target": which is which only a person can say. */
function bandsOnce(columns: readonly Column[], said: ReadonlySet<number>): readonly Column[] {
  const keyOf = ({ kind, parts }: Column): string => `${kind}|${JSON.stringify(parts)}`
  const bands = Map.groupBy(
    columns.filter((c) => BAND_KINDS.some((kind) => kind === c.kind)),
    keyOf,
  )
  return columns.map((c): Column => {
    const isOpen = (bands.get(keyOf(c))?.length ?? 0) > 1 && !said.has(c.index)
    return isOpen ? { ...c, role: 'unknown', kind: null } : c
  })
}

/** A sheet a month: where each says a period of its own, by its titles or its name, its figures are of that. Else null. */
function periodsOfSheets(tables: readonly SheetTables[], file: string): Map<string, ReportPeriod> | null {
  const others = [...tables.flatMap(({ titles }) => titles), file]
  const found = tables.map(
    ({ grid, titles }) => [grid.sheet.name, periodOfSheet([grid.sheet.name, ...titles], others)] as const,
  )
  const known = found.flatMap(([name, period]) => (period ? [[name, period] as const] : []))
  const ends = new Set(known.map(([, { period }]) => `${period.start}|${period.end}`))
  return tables.length > 1 && known.length === tables.length && ends.size > 1 ? new Map(known) : null
}

function latestOf(periods: ReadonlyMap<string, ReportPeriod> | null): ReportPeriod | null {
  const all = [...(periods?.values() ?? [])]
  return all.toSorted((a, b) => (a.period.end < b.period.end ? 1 : -1))[0] ?? null
}

/** Which kind of table it is, by the columns that it has. */
export function tableLayout(tables: readonly SheetTables[], words: LayoutWords): string {
  const columns = tables.flatMap((t) => t.blocks).flatMap((b) => b.columns)
  const roles = new Set(columns.map((c) => c.role))
  const kinds = new Set(columns.map((c) => c.kind).filter((k) => k !== null))
  const said = new Set<string>(columns.filter((c) => c.kind === 'value').flatMap((c) => c.parts.map((p) => p.kind)))
  const found = words.layouts.find(
    (layout) =>
      layout.columns.every((role) => roles.has(role)) &&
      !layout.without.some((role) => roles.has(role)) &&
      layout.kinds.every((kind) => kinds.has(kind)) &&
      !layout.withoutKinds.some((kind) => kinds.has(kind)) &&
      (layout.periods.length === 0 || layout.periods.some((kind) => said.has(kind))) &&
      (!layout.years || said.has('year')),
  )
  return found?.name ?? 'unknown'
}

export function readTables(source: Source, tables: readonly SheetTables[]): Reading {
  const { words, published } = source
  const withTables = tables.filter((t) => t.blocks.length > 0)
  const names = withTables.map((t) => t.grid.sheet.name)
  const titles = [
    ...withTables.flatMap((t) => t.titles),
    ...tables.filter((t) => t.blocks.length === 0).flatMap((t) => t.titles),
    ...names,
    source.file,
  ]
  const columns = withTables.flatMap(({ grid, blocks }) =>
    blocks.flatMap((b) => [
      ...periodsAcross(grid, b).columns.filter((c) => hasNumber(grid, b, c)),
      ...periodsOfRows(grid, b),
    ]),
  )
  const bySheet = source.period ? null : periodsOfSheets(withTables, source.file)
  const report = source.period ? saidPeriod(source.period) : (latestOf(bySheet) ?? reportPeriod(titles, columns))
  const indicators = new Map(published.indicators.map((i) => [i.id, i]))
  const matcher = new Matcher(source)
  let cells = 0
  const measures: ReadMeasure[] = []
  const figures: ReadFigure[] = []
  const commentary: DraftCommentary[] = []
  const unused: Unused[] = []
  const asks: Ask[] = []
  const findings: DraftFinding[] = []

  const shared = sharedTexts(tables)
  const askedHeads = new Set<string>()
  const legends = tables.flatMap((t) => t.legend ?? [])
  // One that stands on a sheet of its own is of all.
  const only = legends.length === 1 ? (legends[0] ?? null) : null
  for (const { grid, own, blocks, legend } of withTables) {
    const sheet = grid.sheet.name
    const ofSheet = bySheet?.get(sheet) ?? report
    const read = blocks.map((block): { block: HeadBlock; table: TableRows } => {
      const joining = { words, own, title: () => tableName(grid, block.top, words, shared) }
      const end = blocks.find(({ top }) => top > block.bottom)?.top ?? grid.height
      const table = tableRows(grid, block, end, joining)
      return { block: periodsAcross(grid, block), table }
    })
    unused.push(...outsideTables(grid, blocks))
    const services = new Map(read.flatMap(({ table }) => [...table.services]))
    const rows = read.flatMap(({ table }) => table.rows)
    const over = titlesOver(grid, blocks)
    const toDate = over.filter(({ text }) => words.isToDate(text))
    const toDateTitle = (block: HeadBlock): TitleOver | null =>
      toDate.find((t) => t.r < block.top && t.end > block.bottom) ?? null
    const goodSide = words.goodSides(rows.map((row) => row.polarityPrinted))
    cells += rows.reduce((n, row) => n + row.cells.length, 0)
    refuseTooMany(cells)
    const matches = read.flatMap(({ table }) => matcher.all(table.rows, rows))
    const reached = new Map(read.map(({ block, table }) => [block, lastReached(table.rows, ofSheet?.period ?? null)]))
    const blockOf = new Map<RawRow, HeadBlock>(
      read.flatMap(({ block, table }) => table.rows.map((row) => [row, block] as const)),
    )
    for (const [i, row] of rows.entries()) {
      const match = matches[i] as (typeof matches)[number]
      if (match.isIgnored) {
        unused.push({ sheet, reason: LEFT_OUT, cells: row.cells.map((c) => address(c.row, c.column.index)) })
        continue
      }
      const block = blockOf.get(row) as HeadBlock
      const indicator = match.id === null ? null : (indicators.get(match.id) ?? null)
      const printedWords = rowWords(row)
      const said = saidOfRow(source, printedWords)
      const good = goodSide(row.polarityPrinted)
      const unit =
        said.unit ??
        unitOf({ ...row, shown: shownIn(row), shownBeside: shownBeside(row, rows) }, match, indicator, words)
      const at = {
        sheet,
        cell: address(row.row, row.nameColumn),
        row: row.row + 1,
        column: headOf(block, row.nameColumn),
      }
      const measure: ReadMeasure = {
        id: match.id,
        sub: match.sub,
        ref: row.ref === '' ? null : row.ref,
        name: row.name,
        service: row.service || services.get(row.refMark) || row.section || row.refMark,
        frequency: row.frequency.toLowerCase(),
        unit,
        unitPrinted: row.unitPrinted,
        polarity: said.polarity ?? good.polarity,
        note: noteOfTolerances(row),
        at,
        order: measures.length,
        match,
        polarityPrinted: good.printed,
        row: printedWords,
        asWords: said.asWords,
        basis: said.basis,
        toleranceSaid: said.toleranceSaid,
        number: null,
      }
      const made = figuresOf({
        row,
        measure,
        block,
        grid,
        report: ofSheet?.period ?? null,
        reached: reached.get(block) ?? null,
        indicator,
        words,
        decimalComma: source.read.decimalComma,
        readRule: published.rules.readBand,
        limitText: published.rules.limitText,
        toDateTitle: toDateTitle(block)?.text ?? null,
        legend: legend ?? only,
      })
      // A column is asked about once, whatever its rows print.
      asks.push(...made.asks.filter((a) => a.about !== 'column' || !asks.some((o) => isSameCell(o, a))))
      findings.push(...made.findings)
      figures.push(...withRatings(made.figures, row, block, grid, words))
      // Only where nobody has said it in words.
      const isOpen = measure.polarity === null && good.printed === '' && match.prior === null && indicator === null
      measures.push(isOpen ? { ...measure, polarity: sideOfBands(made.figures, published.rules.readBand) } : measure)
      for (const { column, row: r, cell } of row.commentary) {
        // "n/a" is no comment.
        if (words.status(cell.shown.trim()) === 'not_applicable') continue
        commentary.push({
          at: { sheet, cell: address(r, column.index), row: r + 1, column: column.head },
          ids: match.id === null ? [] : [match.id],
          period: periodOfComment(column, indicator, ofSheet),
          text: cell.shown.trim(),
        })
      }
    }
    for (const { block, table } of read) {
      unused.push(...table.unused)
      findings.push(...errorsOfHeads(grid, block, report), ...spreadTold(grid, table.spread))
      for (const { row, column } of table.nameless) {
        findings.push({
          severity: 'error',
          code: 'no-name',
          sheet,
          cell: address(row, column),
          row: row + 1,
          column: headOf(block, column),
          text: `Row ${row + 1} of "${sheet}" has figures but names no measure; write its name, or empty the row.`,
        })
      }
    }
    for (const [i, block] of blocks.entries()) {
      const { open } = (read[i] as (typeof read)[number]).table
      // An answer is of every column of that head.
      const fresh = open.filter(({ head }) => head === '' || !askedHeads.has(nameKey(head)))
      for (const { head } of fresh) askedHeads.add(nameKey(head))
      const end = blocks.find(({ top }) => top > block.bottom)?.top ?? grid.height
      asks.push(...unknownColumns(grid, block, fresh, block.down?.rows ?? range(block.bottom + 1, end)))
    }
    findings.push(...scaleOver(grid, blocks, over, measures, figures))
    findings.push(...saidOnlyInHeads(grid, blocks))
    for (const title of new Set(blocks.flatMap((block) => toDateTitle(block) ?? [])))
      findings.push(...toDateTold(grid, title, figures))
  }
  const readNames = new Set(names)
  return {
    layout: tableLayout(tables, words),
    title: titles[0] ?? null,
    report,
    sheetsRead: names,
    sheetsRepeat: [],
    sheetsNotRead: source.read.sheets.filter((s) => !readNames.has(s.name)).map((s) => s.name),
    measures,
    figures,
    commentary,
    unused: withoutLegends(unused, legends),
    asks,
    findings: [...tables.flatMap((t) => t.findings), ...findings],
  }
}

function tableRows(grid: Grid, block: HeadBlock, end: number, joining: Parameters<typeof readRows>[3]): TableRows {
  if (block.cards) return readCards(grid, block.cards, joining)
  return block.down ? readDown(grid, block, block.down, joining) : readRows(grid, block, end, joining)
}

/** The block with a column for each period where its periods go down. */
const periodsAcross = (grid: Grid, block: HeadBlock): HeadBlock =>
  block.down ? { ...block, columns: periodColumns(grid, block.down) } : block

/** What a column of periods says of each row's figures, as if it were a head. */
const periodsOfRows = (grid: Grid, { bottom, columns }: HeadBlock): Column[] =>
  columns
    .filter(({ role }) => role === 'period')
    .flatMap((column) =>
      range(bottom + 1, grid.height).flatMap((r): Column[] => {
        const { parts, rest } = periodParts(grid.text(r, column.index))
        return parts.length > 0 && rest === '' && !grid.hiddenRow(r) ? [{ ...column, kind: 'value', parts }] : []
      }),
    )

/** Whether a number stands below a head, or in the row that says when: months that are still to come have none. */
function hasNumber(grid: Grid, { bottom, down, left, right }: HeadBlock, column: Column): boolean {
  const isOne = (r: number, c: number): boolean => /\d/.test(grid.text(r, c))
  return down
    ? range(left, right + 1).some((c) => !down.when.includes(c) && isOne(column.headRow ?? 0, c))
    : range(bottom + 1, grid.height).some((r) => isOne(r, column.index))
}

/** What stands below tables whose periods go down, and in none of them. */
function outsideTables(grid: Grid, blocks: readonly HeadBlock[]): Unused[] {
  const first = blocks[0]
  if (first?.cards) return outsideCards(grid, first.cards)
  if (!first?.down) return []
  const inside = new Set(blocks.flatMap((b) => [...(b.down?.rows ?? []), ...range(b.top - OVER, b.bottom + 1)]))
  const rows = range(first.top, grid.height).filter((r) => !inside.has(r))
  const cells = rows.flatMap((r) => grid.filled(r).map((c) => address(r, c)))
  return cells.length === 0 ? [] : [{ sheet: grid.sheet.name, reason: 'the row is of no table', cells }]
}

/** What stands on a page of cards, and on none of them. */
function outsideCards(grid: Grid, cards: readonly Card[]): Unused[] {
  const isInside = (r: number, c: number): boolean =>
    cards.some(({ title, left, right, rows }) => r >= title && r <= title + rows.length + 1 && c >= left && c <= right)
  const top = Math.min(...cards.map(({ title }) => title))
  const cells = range(top, grid.height).flatMap((r) =>
    grid.filled(r).flatMap((c) => (isInside(r, c) ? [] : [address(r, c)])),
  )
  return cells.length === 0 ? [] : [{ sheet: grid.sheet.name, reason: 'the cell is of no card', cells }]
}

/** Texts over the tables of more than one sheet, such as the report's title. */
function sharedTexts(tables: readonly SheetTables[]): ReadonlySet<string> {
  const sheets = Map.groupBy(
    tables.flatMap(({ titles }) => [...new Set(titles)]),
    (text) => text,
  )
  return new Set([...sheets].filter(([, of]) => of.length > 1).map(([text]) => text))
}

/** Rows over a table below another one that may be its title. */
const OVER = 3

const titlesJustOver = (grid: Grid, { top }: HeadBlock, isFirst: boolean): string[] =>
  titleCells(grid, isFirst ? 0 : Math.max(0, top - OVER), top).map(({ text }) => text)

/** The titles of the sheet and of each of its tables, with the row up to which they hold. */
const titlesOver = (grid: Grid, blocks: readonly HeadBlock[]): readonly TitleOver[] => {
  const tops = [...new Set(blocks.map((b) => b.top))]
  return tops.flatMap((top, i) => {
    const cells = i === 0 ? titleCells(grid, 0, top) : titleCells(grid, Math.max(0, top - OVER), top)
    return cells.map((cell) => ({ ...cell, end: i === 0 ? grid.height : (tops[i + 1] ?? grid.height) }))
  })
}

/** Why the cells of a row are not used that a person has said is no measure. */
export const LEFT_OUT = 'the row is left out, as was said of it'

function withoutLegends(unused: readonly Unused[], legends: readonly Legend[]): Unused[] {
  const used = new Set(legends.map(({ place }) => `${place.sheet}!${place.cell}`))
  return unused
    .map((u) => ({ ...u, cells: u.cells.filter((cell) => !used.has(`${u.sheet}!${cell}`)) }))
    .filter(({ cells }) => cells.length > 0)
}

/** Of its own row or head where that says when, else of the report. */
function periodOfComment({ parts }: Column, indicator: Indicator | null, report: ReportPeriod | null): string {
  const context = { yearKind: indicator?.year ?? 'reporting', report: report?.period ?? null, annual: false }
  return (parts.length > 0 ? periodKey(parts, context) : null) ?? report?.key ?? ''
}

const shownIn = ({ cells }: RawRow): string[] => cells.filter((c) => c.column.kind === 'value').map((c) => c.cell.shown)

/** What the other parts of a row's measure show: they are in one unit where their rows print no other. */
const shownBeside = (row: RawRow, rows: readonly RawRow[]): string[] =>
  row.sub === ''
    ? []
    : rows
        .filter((o) => o.name === row.name && o.section === row.section && o.unitPrinted === row.unitPrinted)
        .flatMap(shownIn)

const isSameCell = (a: Ask, b: Ask): boolean => a.about === b.about && a.sheet === b.sheet && a.cell === b.cell

/** Thresholds with their colours are the bands themselves. */
function noteOfTolerances({ tolerances }: RawRow): string | null {
  const printed = tolerances.map(({ cell }) => cell.shown.trim()).filter((text) => namedBands(text).length === 0)
  return printed.length === 0 ? null : `Tolerance as printed: ${[...new Set(printed)].join('; ')}.`
}

const headOf = (block: HeadBlock, index: number): string => block.columns.find((c) => c.index === index)?.head ?? ''

/** The last day of the months and quarters under which a number stands. */
function lastReached(rows: readonly RawRow[], report: Period | null): IsoDate | null {
  const context = { yearKind: 'reporting', report, annual: false } as const
  const ends = new Map<Column, IsoDate | null>()
  for (const { column, cell } of rows.flatMap((row) => row.cells)) {
    if (ends.has(column) || column.kind !== 'value' || !/\d/.test(cell.shown)) continue
    const isPart = column.parts.some((p) => p.kind === 'month' || p.kind === 'quarter')
    const key = isPart ? periodKey(column.parts, context) : null
    ends.set(column, key === null ? null : (parsePeriodKey(key)?.end ?? null))
  }
  return [...ends.values()].reduce((last, end) => (end !== null && (last === null || end > last) ? end : last), null)
}

/** Columns with numbers under a head that says nothing known: asked once for each. */
function unknownColumns(grid: Grid, block: HeadBlock, open: readonly Column[], at: readonly number[]): Ask[] {
  return open.flatMap((column): Ask[] => {
    const texts = at.flatMap((r) => (grid.hiddenRow(r) ? [] : grid.text(r, column.index))).filter((t) => t !== '')
    const numbers = texts.filter((t) => /^[-+£<>]?\d[\d,.]*\s?%?\+?$/.test(t))
    if (numbers.length === 0 || numbers.length < texts.length / 2) return []
    const cell = address(block.bottom, column.index)
    return [
      {
        about: 'column',
        sheet: grid.sheet.name,
        cell,
        text: `What is the column "${column.head || cell}" of "${grid.sheet.name}"?`,
        suggestions: ['value', 'target', 'amber', 'red', 'national', 'statistical_neighbours', 'region', 'ignore'],
      },
    ]
  })
}
