/**
 * Statistics in the long form of the Department for Education: a row an area and a breakdown, a column a measure. A
 * council's own rows are its figures and England's its national benchmark; all other areas are counted and left.
 */
import type { FigureKind } from '../../model/figure.ts'
import { MONTH_NAMES, yearLabel } from '../../periods/calendar.ts'
import { parsePeriodKey } from '../../periods/codec.ts'
import { cellFindings } from '../checks/cell.ts'
import { councilKeyOf } from '../council-key.ts'
import { namesOf } from '../council-of.ts'
import { address } from '../formats/sheet.ts'
import { rowWords } from '../matching/mapping.ts'
import { Matcher, matchSaid } from '../matching/match.ts'
import type { Ask, DraftFinding } from '../model.ts'
import type { ReadFigure, Reading, ReadMeasure, Source } from '../source.ts'
import { bareRow } from '../tables/bare-row.ts'
import { type Grid, range } from '../tables/grid.ts'
import { readPrinted } from '../tables/printed.ts'
import type { LayoutWords } from '../words/layout-words.ts'
import { plain } from '../words/plain.ts'
import { refuseTooMany } from './enough.ts'
import { figureOfCell } from './read-figure.ts'
import { LEFT_OUT } from './table-layout.ts'
import { saidOfRow, unitOf } from './unit-of.ts'

export interface StatisticsHead {
  readonly row: number
  readonly heads: ReadonlyMap<number, string>
}

export function statisticsHead(grid: Grid, words: LayoutWords): StatisticsHead | null {
  const row = grid.height > 1 && grid.filled(0).length > 3 ? 0 : -1
  if (row < 0) return null
  const heads = new Map(grid.filled(row).map((c) => [c, grid.text(row, c).toLowerCase()] as const))
  const codes = [...heads.values()].filter((head) => words.areaCodes.has(head))
  return codes.includes('time_period') && codes.length >= 3 ? { row, heads } : null
}

/** What is shorter than a year, and has no notation here: "Week 12", "Autumn and spring term", "Calendar year Q1". */
const PART_OF_YEAR = /\b(?:week|term|terms|month|q[1-4]|half|part)\b/

/** Years as statistics write them: "202324" of an academic or financial year, "2025" of the year that ends then. */
function periodOf(period: string, identifier: string): string | null {
  const what = identifier.toLowerCase()
  const six = /^((?:19|20)\d\d)(\d\d)$/.exec(period)
  if (six) {
    const start = Number(six[1])
    if (yearLabel(start) !== `${start}/${six[2]}`) return null
    const term = ['autumn term', 'spring term', 'summer term'].indexOf(what)
    if (term >= 0) return `AY${yearLabel(start)} T${term + 1}`
    if (/^academic(?: year)?$/.test(what)) return `AY${yearLabel(start)}`
    const quarter = /^financial year q([1-4])$/.exec(what)
    if (quarter) return `${yearLabel(start)} Q${quarter[1]}`
    return PART_OF_YEAR.test(what) ? null : yearLabel(start)
  }
  if (!/^(?:19|20)\d\d$/.test(period)) return parsePeriodKey(period) ? period : null
  const year = Number(period)
  const month = MONTH_NAMES.findIndex((name) => name.toLowerCase() === what)
  if (month >= 0) return `${year}-${String(month + 1).padStart(2, '0')}`
  if (PART_OF_YEAR.test(what)) return null
  return what.startsWith('reporting') || what.startsWith('financial') ? yearLabel(year - 1) : `CY${year}`
}

export function readStatistics(source: Source, grid: Grid, head: StatisticsHead): Reading {
  const { words, published, council } = source
  const sheet = grid.sheet.name
  const column = (name: string): number | undefined => [...head.heads].find(([, h]) => h === name)?.[0]
  const text = (r: number, name: string): string => {
    const c = column(name)
    return c === undefined ? '' : grid.text(r, c)
  }
  const own = [...head.heads].filter(([, h]) => !words.areaCodes.has(h))
  const rows = range(head.row + 1, grid.height).filter((r) => grid.filled(r).length > 0)
  const numeric = own.filter(([c]) => {
    const texts = rows
      .slice(0, 400)
      .map((r) => grid.text(r, c))
      .filter((t) => t !== '')
    return (
      texts.length > 0 &&
      texts.filter((t) => /^[-+]?[\d,.]+%?$/.test(t) || words.status(t) !== null).length >= texts.length * 0.9 &&
      texts.some((t) => /\d/.test(t))
    )
  })
  const filters = own.filter(([c]) => !numeric.some(([n]) => n === c))
  const byIndicator = new Map(
    [...Map.groupBy(published.indicators, (i) => i.name)].map(([name, of]) => [name, of.map((i) => i.id)]),
  )
  // Our own export has the measure's name in a column, and a column for each unit.
  const isNamed = filters.some(([, head]) => head === 'measure')
  const ownNames = council === null ? [] : namesOf(published, council)
  const areaOf = (r: number): string =>
    text(r, 'la_name') || text(r, 'lad_name') || text(r, 'region_name') || text(r, 'country_name')
  const indicators = new Map(published.indicators.map((i) => [i.id, i]))
  const matcher = new Matcher(source)
  const measures: ReadMeasure[] = []
  const byName = new Map<string, ReadMeasure>()
  const figures: ReadFigure[] = []
  const findings: DraftFinding[] = []
  const others: string[] = []
  const left: string[] = []
  const undated = new Map<string, string[]>()
  const periods: string[] = []

  for (const r of rows) {
    const kind = kindOf(text(r, 'geographic_level'), areaOf(r), ownNames)
    if (kind === null) {
      others.push(...numeric.filter(([c]) => grid.text(r, c) !== '').map(([c]) => address(r, c)))
      continue
    }
    refuseTooMany(figures.length)
    const key = periodOf(text(r, 'time_period'), text(r, 'time_identifier'))
    const period = key === null ? null : parsePeriodKey(key)
    if (period) periods.push(key as string)
    else {
      const cells = numeric.filter(([c]) => grid.text(r, c) !== '').map(([c]) => address(r, c))
      undated.set(text(r, 'time_identifier'), [...(undated.get(text(r, 'time_identifier')) ?? []), ...cells])
      continue
    }
    const inOtherUnit = isNamed && numeric.some(([c]) => !isNone(grid.text(r, c)))
    const filter = filters
      .map(([c]) => grid.text(r, c))
      .filter((t) => t !== '' && !/^total$/i.test(t) && words.status(t) === null)
      .join(', ')
    for (const [c, name] of numeric) {
      const cell = grid.cell(r, c)
      if (!cell || cell.shown.trim() === '' || (inOtherUnit && isNone(cell.shown))) continue
      const sub = isNamed ? text(r, 'breakdown').replace(/^total$/i, '') : ''
      const full = isNamed ? text(r, 'measure') : filter === '' ? name : `${filter}: ${name}`
      const said = `${full}|${sub}|${isNamed ? name : ''}`
      let measure = byName.get(said)
      if (!measure) {
        const row = bareRow(r, c, { name: full, sub, unitPrinted: unitWord(name) })
        const [id, ...others] = isNamed ? (byIndicator.get(full) ?? []) : []
        const match =
          id !== undefined && others.length === 0
            ? matchSaid(source, id, sub)
            : (matcher.all([row])[0] as ReturnType<Matcher['all']>[number])
        if (match.isIgnored) {
          left.push(address(r, c))
          continue
        }
        const printedWords = rowWords(row)
        const saidOf = saidOfRow(source, printedWords)
        measure = {
          id: match.id,
          sub: match.sub,
          ref: null,
          name: full,
          service: '',
          frequency: '',
          unit:
            saidOf.unit ??
            unitOf({ ...row, shown: [] }, match, match.id === null ? null : (indicators.get(match.id) ?? null), words),
          unitPrinted: row.unitPrinted,
          polarity: saidOf.polarity,
          note: null,
          at: { sheet, cell: address(head.row, c), row: head.row + 1, column: name },
          order: measures.length,
          match,
          polarityPrinted: '',
          row: printedWords,
          asWords: saidOf.asWords,
          basis: saidOf.basis,
          toleranceSaid: saidOf.toleranceSaid,
          number: null,
        }
        byName.set(said, measure)
        measures.push(measure)
      }
      const place = { sheet, cell: address(r, c), row: r + 1, column: head.heads.get(c) ?? name }
      const printed = readPrinted(cell, words, source.read.decimalComma)
      findings.push(...cellFindings(cell, printed, kind, place, measure))
      figures.push(figureOfCell({ place, measure, kind, period: key, printed, cell, c, head: null, note: null }))
    }
  }
  const last = periods.toSorted((a, b) => ((parsePeriodKey(a)?.end ?? '') < (parsePeriodKey(b)?.end ?? '') ? 1 : -1))[0]
  const period = last === undefined ? null : parsePeriodKey(last)
  return {
    layout: 'tidy',
    title: null,
    report: last !== undefined && period ? { key: last, period, from: null } : null,
    sheetsRead: [sheet],
    sheetsNotRead: source.read.sheets.filter((s) => s.name !== sheet).map((s) => s.name),
    sheetsRepeat: [],
    measures,
    figures,
    commentary: [],
    unused: [
      { sheet, reason: 'the row is of another area', cells: others },
      { sheet, reason: LEFT_OUT, cells: left },
      ...[...undated].map(([time, cells]) => ({ sheet, reason: `the time "${time}" is not known`, cells })),
    ].filter(({ cells }) => cells.length > 0),
    asks: council === null ? areaAsk(grid, rows, areaOf) : [],
    findings:
      council === null || figures.some((f) => f.kind === 'value')
        ? findings
        : [...findings, noOwnRows(sheet, rows, areaOf)],
  }
}

function kindOf(level: string, area: string, own: readonly string[]): FigureKind | null {
  if (/^national$/i.test(level)) return 'national'
  return /^local authority/i.test(level) && own.includes(plain(area)) ? 'value' : null
}

const NAMED_AREAS = 5

/** Whose rows the file has, where it has none of the council's. */
function noOwnRows(sheet: string, rows: readonly number[], areaOf: (r: number) => string): DraftFinding {
  const areas = [...new Set(rows.map(areaOf))].filter((a) => a !== '')
  const more = areas.length > NAMED_AREAS ? ` and ${areas.length - NAMED_AREAS} more` : ''
  const text = `No row of "${sheet}" with a time that is known is of the council; its areas are ${areas.slice(0, NAMED_AREAS).join(', ')}${more}.`
  return { severity: 'warning', code: 'no-own-rows', sheet, cell: null, row: null, column: null, text }
}

/** What stands under the units that a figure is not in: "z", not applicable. */
const isNone = (text: string): boolean => text.trim() === 'z'

function areaAsk(grid: Grid, rows: readonly number[], areaOf: (r: number) => string): Ask[] {
  const areas = [...new Set(rows.map(areaOf))].filter((a) => a !== '')
  if (areas.length < 2) return []
  return [
    {
      about: 'council',
      sheet: grid.sheet.name,
      cell: null,
      text: `The file has ${areas.length} areas; whose rows are wanted?`,
      suggestions: areas.map(councilKeyOf).slice(0, 20),
    },
  ]
}

/** Units that the names of columns end in. */
function unitWord(name: string): string {
  const words = plain(name.replaceAll('_', ' '))
  const rate = /^rate per (1000+)$/.exec(words)
  if (rate) return `per ${rate[1]}`
  if (words === 'pounds' || words === 'days' || words === 'score' || words === 'average') return words
  if (/percent|_pc\b|_pct\b|ppts|percentage/.test(name)) return '%'
  if (/(?:^|_)(?:number|count|num|cohort)(?:_|$)/.test(name)) return 'count'
  return plain(name) === 'number' ? 'count' : ''
}
