/** One figure a row: our own export, the files of `data/`, and the long form that statistics are published in. */
import { FIGURE_KINDS, type FigureKind } from '../../model/figure.ts'
import { UNITS } from '../../model/indicator.ts'
import { PERIOD_KINDS, type PeriodKind, type YearKind } from '../../model/period.ts'
import { keyOfPeriod, parsePeriodKey } from '../../periods/codec.ts'
import { cellFindings } from '../checks/cell.ts'
import { address, type Cell } from '../formats/sheet.ts'
import { rowWords } from '../matching/mapping.ts'
import { Matcher, matchSaid } from '../matching/match.ts'
import type { Ask, DraftFinding, Unused } from '../model.ts'
import type { ReadFigure, Reading, ReadMeasure, Source } from '../source.ts'
import { bareRow } from '../tables/bare-row.ts'
import type { Grid } from '../tables/grid.ts'
import { periodKey } from '../tables/period-of.ts'
import { shortenedNote } from '../tables/printed.ts'
import { reportPeriod, saidPeriod } from '../tables/report-period.ts'
import type { LayoutWords } from '../words/layout-words.ts'
import { periodParts } from '../words/period-words.ts'
import { plain } from '../words/plain.ts'
import { withYearKind, yearKindIn } from '../words/year-kind.ts'
import { refuseTooMany } from './enough.ts'
import { figureOfCell } from './read-figure.ts'
import { LEFT_OUT } from './table-layout.ts'
import { besideColumns, figuresBeside, NOTHING_BESIDE, readFigure } from './tidy-beside.ts'
import { saidOfRow, unitOf } from './unit-of.ts'

/** What a column may be called, by field. */
const FIELDS = {
  council: ['council', 'local authority', 'authority'],
  id: ['id', 'indicator', 'indicator id'],
  ref: ['ref', 'reference'],
  name: ['name', 'measure', 'measure name', 'indicator name', 'kpi', 'title'],
  sub: ['sub', 'sub row', 'breakdown'],
  kind: ['kind', 'figure type', 'type'],
  period: ['period', 'time period', 'date', 'month', 'quarter', 'year', 'reporting period', 'period label'],
  periodKind: ['period kind'],
  periodType: ['period type', 'time period type', 'type of period'],
  periodStart: ['period start'],
  periodEnd: ['period end'],
  printed: ['as printed', 'printed'],
  value: ['value', 'figure', 'actual', 'result'],
  unit: ['unit', 'units'],
  polarity: ['polarity', 'good is'],
  service: ['service', 'theme'],
  frequency: ['frequency'],
  note: ['note', 'notes', 'comment', 'comments', 'commentary'],
} as const
type Field = keyof typeof FIELDS

const ROLES: readonly Field[] = ['ref', 'sub', 'service', 'frequency', 'unit', 'polarity', 'note']
const isField = (role: string | undefined): role is Field => ROLES.some((field) => field === role)

export interface TidyHead {
  readonly row: number
  readonly fields: ReadonlyMap<Field, number>
  readonly heads: ReadonlyMap<number, string>
  /** The columns of figures: one, or one for each unit that a head names, "Number" beside "Percentage". */
  readonly values: readonly ValueColumn[]
  /** Columns that say of what part a row is: "Dimension" and "Category". */
  readonly parts: readonly number[]
}

interface ValueColumn {
  readonly index: number
  /** Empty where the head names none. */
  readonly unit: string
}

/** The head of a tidy table, or null where the sheet is none. */
export function tidyHead(grid: Grid, said: LayoutWords): TidyHead | null {
  const row = Array.from({ length: Math.min(grid.height, 10) }, (_, r) => r).find((r) => grid.filled(r).length >= 3)
  if (row === undefined) return null
  const fields = new Map<Field, number>()
  const heads = new Map<number, string>()
  for (const c of grid.filled(row)) {
    const head = grid.text(row, c)
    heads.set(c, head)
    const words = plain(head.replaceAll('_', ' '))
    const field = (Object.keys(FIELDS) as Field[]).find((f) => (FIELDS[f] as readonly string[]).includes(words))
    if (field && !fields.has(field)) fields.set(field, c)
  }
  // What the head of a table is called, that of a list may be too.
  for (const [c, head] of heads) {
    const role = said.head(head)?.role
    const field = role === 'commentary' ? 'note' : role
    if (isField(field) && !fields.has(field) && ![...fields.values()].includes(c)) fields.set(field, c)
  }
  const names = fields.has('id') || fields.has('name')
  const periods = fields.has('period') || (fields.has('periodStart') && fields.has('periodEnd'))
  const value = fields.get('printed') ?? fields.get('value')
  const used = new Set(fields.values())
  const values = value === undefined ? unitColumns(heads, used, said) : [{ index: value, unit: '' }]
  return names && periods && values.length > 0 ? { row, fields, heads, values, parts: partColumns(heads, said) } : null
}

const unitColumns = (heads: TidyHead['heads'], used: ReadonlySet<number>, words: LayoutWords): ValueColumn[] =>
  [...heads].flatMap(([index, head]) => (!used.has(index) && words.unit(head) !== null ? [{ index, unit: head }] : []))

/** Two columns of parts or more; one alone is the field of that name. */
function partColumns(heads: TidyHead['heads'], words: LayoutWords): readonly number[] {
  const of = (role: string): number[] => [...heads].flatMap(([c, head]) => (words.head(head)?.role === role ? [c] : []))
  const subs = of('sub')
  const all = subs.length > 0 ? [...subs, ...of('service').filter((c) => c > (subs[0] as number))] : []
  return all.length > 1 ? all.toSorted((a, b) => a - b) : []
}

/** What part a row is of: "Age, Under 5"; "Total" is the whole. */
function partIn(grid: Grid, r: number, columns: readonly number[], words: LayoutWords): string {
  const texts = columns.map((c) => grid.text(r, c)).filter((text) => text !== '' && !words.isSummary(text))
  return [...new Set(texts)].join(', ')
}

export function readTidy(source: Source, grid: Grid, head: TidyHead): Reading {
  const { words, published } = source
  const sheet = grid.sheet.name
  const indicators = new Map(published.indicators.map((i) => [i.id, i]))
  const matcher = new Matcher(source)
  const measures: ReadMeasure[] = []
  const byKey = new Map<string, ReadMeasure>()
  const figures: ReadFigure[] = []
  const findings: DraftFinding[] = []
  const asks: Ask[] = []
  const unused = new Map<string, string[]>()
  const report = source.period ? saidPeriod(source.period) : reportPeriod([source.file, sheet], [])
  const textOf = (r: number, field: Field): string => {
    const c = head.fields.get(field)
    return c === undefined ? '' : grid.text(r, c)
  }
  const goodSide = words.goodSides(Array.from({ length: grid.height }, (_, r) => textOf(r, 'polarity')))
  const nameColumn = head.fields.get('name') ?? head.fields.get('id') ?? 0
  const beside = besideColumns(head, source)
  const used = new Set([
    ...head.fields.values(),
    ...head.parts,
    ...[...head.values, ...beside].map(({ index }) => index),
  ])
  // Targets and colours go with percentages where numbers stand beside them.
  const withBeside = head.values.find(({ unit }) => words.unit(unit) === '%') ?? head.values[0]
  const strange = [...head.heads].filter(([c]) => !used.has(c))
  const put = (reason: string, r: number, c: number): void => {
    unused.set(reason, [...(unused.get(reason) ?? []), address(r, c)])
  }

  for (let r = head.row + 1; r < grid.height; r++) {
    const filled = grid.filled(r)
    if (filled.length === 0) continue
    const reason = grid.hiddenRow(r) ? 'the row is hidden' : otherCouncil(textOf(r, 'council'), source)
    if (reason) {
      unused.set(reason, unused.get(reason) ?? [])
      unused.get(reason)?.push(...filled.map((c) => address(r, c)))
      continue
    }
    refuseTooMany(figures.length)
    for (const [c, name] of strange) {
      if (grid.text(r, c) !== '') put(`the column "${name}" is not known`, r, c)
    }
    for (const value of head.values) readValue(r, filled, value)
  }

  function readValue(r: number, filled: readonly number[], value: ValueColumn): void {
    const valueColumn = value.index
    if (head.values.length > 1 && grid.text(r, valueColumn) === '') return
    const part = head.parts.length > 0 ? partIn(grid, r, head.parts, words) : textOf(r, 'sub')
    const unitPrinted = value.unit || textOf(r, 'unit')
    const said = textOf(r, 'id')
    const known = indicators.has(said)
    const name = textOf(r, 'name') || said
    const key = [said, name, part, textOf(r, 'ref'), value.unit].join('\0')
    let measure = byKey.get(key)
    if (!measure) {
      const row = bareRow(r, nameColumn, {
        name,
        ref: textOf(r, 'ref'),
        sub: part,
        unitPrinted,
        frequency: textOf(r, 'frequency'),
      })
      const match = known
        ? matchSaid(source, said, row.sub)
        : (matcher.all([row])[0] as ReturnType<Matcher['all']>[number])
      if (match.isIgnored) {
        unused.set(LEFT_OUT, [...(unused.get(LEFT_OUT) ?? []), ...filled.map((c) => address(r, c))])
        return
      }
      const own = match.id === null ? null : (indicators.get(match.id) ?? null)
      const printedWords = rowWords(row)
      const saidOf = saidOfRow(source, printedWords)
      const good = goodSide(textOf(r, 'polarity'))
      const printedUnit = words.unit(row.unitPrinted) ?? UNITS.find((u) => u === row.unitPrinted) ?? null
      measure = {
        id: match.id,
        sub: match.sub,
        ref: row.ref || (match.prior?.ref ?? null),
        name,
        service: textOf(r, 'service'),
        frequency: row.frequency.toLowerCase(),
        unit: saidOf.unit ?? printedUnit ?? unitOf({ ...row, shown: [grid.text(r, valueColumn)] }, match, own, words),
        unitPrinted: row.unitPrinted,
        polarity: saidOf.polarity ?? good.polarity,
        note: null,
        at: { sheet, cell: address(r, nameColumn), row: r + 1, column: head.heads.get(nameColumn) ?? '' },
        order: measures.length,
        match,
        polarityPrinted: good.printed,
        row: printedWords,
        asWords: saidOf.asWords,
        basis: saidOf.basis,
        toleranceSaid: saidOf.toleranceSaid,
        number: null,
      }
      byKey.set(key, measure)
      measures.push(measure)
    }
    const kind = kindOf(textOf(r, 'kind'))
    const place = { sheet, cell: address(r, valueColumn), row: r + 1, column: head.heads.get(valueColumn) ?? '' }
    if (kind === null) {
      findings.push({
        severity: 'error',
        code: 'kind-unknown',
        ...place,
        text: `Row ${r + 1} of "${sheet}": "${textOf(r, 'kind')}" is no kind of figure; use value, target or one of ${FIGURE_KINDS.join(', ')}.`,
      })
      return
    }
    const yearKind = (measure.id === null ? undefined : indicators.get(measure.id)?.year) ?? 'reporting'
    const isToDate = !known && words.isToDate([name, part, unitPrinted, textOf(r, 'frequency')].join(' | '))
    const period = periodOf({ head, grid, r, textOf, words }, yearKind, isToDate)
    const parsed = period === null ? null : parsePeriodKey(period)
    const isValue = kind === 'value'
    if (!parsed && (isValue || textOf(r, 'period') !== '')) {
      asks.push({
        about: 'period',
        sheet,
        cell: address(r, head.fields.get('period') ?? valueColumn),
        text: `Row ${r + 1} of "${sheet}": which period is "${textOf(r, 'period')}"?`,
        suggestions: ['2024-03', '2023/24 Q4', '2023/24'],
      })
    }
    const row =
      isValue && value === withBeside
        ? figuresBeside(beside, { grid, r, headRow: head.row, period, measure, source })
        : NOTHING_BESIDE
    figures.push(...row.figures)
    asks.push(...row.asks.filter((a) => !asks.some((o) => o.cell === a.cell && o.about === a.about)))
    findings.push(...row.findings)
    const cell = grid.cell(r, valueColumn) ?? blank(grid.cell(r, head.fields.get('value') ?? valueColumn))
    if (!cell) return
    const printed = readFigure(cell, kind, textOf(r, 'value'), source, measure)
    findings.push(...cellFindings(cell, printed, kind, place, measure))
    const figure = figureOfCell({
      place,
      measure,
      kind,
      period,
      printed,
      cell,
      c: valueColumn,
      head: null,
      note: [...shortenedNote(printed), textOf(r, 'note')].filter((text) => text !== '').join(' ') || null,
    })
    const status = row.isProvisional && figure.status === 'published' ? 'provisional' : figure.status
    figures.push({ ...figure, status, printedRag: row.rag ?? figure.printedRag })
  }
  return {
    layout: 'tidy',
    title: null,
    report: report ?? latestOf(figures),
    sheetsRead: [sheet],
    sheetsNotRead: source.read.sheets.filter((s) => s.name !== sheet).map((s) => s.name),
    sheetsRepeat: [],
    measures,
    figures,
    commentary: [],
    unused: [...unused].map(([why, cells]) => ({ sheet, reason: why, cells }) satisfies Unused),
    asks,
    findings,
  }
}

const blank = (cell: Cell | null): Cell | null => (cell && cell.shown.trim() !== '' ? cell : null)

function otherCouncil(printed: string, { council, published }: Source): string | null {
  if (printed === '' || council === null) return null
  const names = published.councils.filter((c) => c.key === council).flatMap((c) => [c.name, c.fullName, ...c.nicknames])
  const own = [council, council.replaceAll('-', ' '), ...names].map(plain)
  return own.includes(plain(printed)) ? null : 'the row is of another council'
}

function kindOf(text: string): FigureKind | null {
  const word = text.trim().toLowerCase().replaceAll(' ', '_')
  if (word === '' || word === 'actual' || word === 'result' || word === 'performance') return 'value'
  if (word === 'target') return 'green'
  return FIGURE_KINDS.find((k) => k === word) ?? null
}

interface TidyRow {
  readonly head: TidyHead
  readonly grid: Grid
  readonly r: number
  readonly textOf: (r: number, f: Field) => string
  readonly words: LayoutWords
}

/** Null where nothing tells, or where the words for its type say something that nobody knows. */
function periodOf({ head, grid, r, textOf, words }: TidyRow, yearKind: YearKind, isToDate: boolean): string | null {
  const kind = textOf(r, 'periodKind')
  const [start, end] = [textOf(r, 'periodStart'), textOf(r, 'periodEnd')]
  if (
    (PERIOD_KINDS as readonly string[]).includes(kind) &&
    /^\d{4}-\d\d-\d\d$/.test(start) &&
    /^\d{4}-\d\d-\d\d$/.test(end)
  ) {
    return keyOfPeriod({ kind: kind as PeriodKind, start, end })
  }
  const c = head.fields.get('period')
  const text = textOf(r, 'period')
  const type = textOf(r, 'periodType')
  const date = c === undefined ? null : (grid.cell(r, c)?.date ?? null)
  if (date && !/\d{1,2}.+\d{2}.+\d{2}/.test(text)) return date.slice(0, 7)
  if (type === '' && parsePeriodKey(text)) return text
  const ofType = periodParts(type)
  if (
    !plain(ofType.rest)
      .split(' ')
      .every((word) => word === '' || words.besidePeriods.has(word))
  )
    return null
  // "Academic year" beside "2023/24", "Calendar year to date" beside "Jan - Jun 2025".
  const parts = withYearKind([...periodParts(text).parts, ...ofType.parts], [type])
  const isPart = isToDate && parts.some((p) => p.kind === 'month' || p.kind === 'quarter')
  return periodKey(isPart ? [...parts, { kind: 'to-date', year: null }] : parts, {
    yearKind: yearKindIn([type]) ?? yearKind,
    report: null,
    annual: false,
  })
}

/** The period with the latest end; of several, the one that most figures are of. */
function latestOf(figures: readonly ReadFigure[]): Reading['report'] {
  const own = figures.filter((f) => f.kind === 'value' && f.end !== null)
  const end = own.reduce((last, f) => ((f.end ?? '') > last ? (f.end ?? '') : last), '')
  const latest = Map.groupBy(
    own.filter((f) => f.end === end),
    (f) => f.period,
  )
  const [key = ''] = [...latest].toSorted(([, a], [, b]) => b.length - a.length)[0] ?? []
  const period = parsePeriodKey(key)
  return period && { key, period, from: null }
}
