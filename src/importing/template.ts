/**
 * A workbook for officers to fill in: their own measures with references, units and last year's figures, the columns of
 * the period, and lists to choose from. What is filled in is read back without a question.
 */
import { type Cell, type DataValidation, writeXlsx } from 'hucre'
import type { Council, Figure } from '../model/figure.ts'
import { type Indicator, type Measure, POLARITIES, type Unit } from '../model/indicator.ts'
import type { Period } from '../model/period.ts'
import {
  academicYearOf,
  monthsOf,
  reportingYear,
  reportingYearOf,
  termOf,
  yearLabel,
  yearPeriod,
} from '../periods/calendar.ts'
import { address } from './formats/sheet.ts'
import { latestRows, type Published } from './published.ts'

export interface TemplateOf {
  readonly published: Published
  /** A key; a council without reports gets empty rows and the list of indicators. */
  readonly council: string
  readonly period: Period
}

const LEFT = ['Ref', 'Indicator', 'Part', 'Frequency', 'Unit']
const RIGHT = ['Good performance is', 'Red', 'Amber', 'Green (target)']
const UNIT_WORDS: Readonly<Record<Unit, string>> = {
  '%': '%',
  count: 'Count',
  per_1000: 'Rate per 1,000',
  per_10000: 'Rate per 10,000',
  per_100000: 'Rate per 100,000',
  days: 'Days',
  score: 'Score',
  average: 'Average',
  pounds: '£',
}
const FREQUENCIES = ['monthly', 'quarterly', 'termly', 'annual']
/** Rows for new measures below the known ones. */
const EMPTY = 10
const EMPTY_ALL = 40
const HEAD_ROW = 4

/** The bytes of the workbook. */
export async function templateWorkbook({ published, council, period }: TemplateOf): Promise<Uint8Array> {
  const named = published.councils.find((c) => c.key === council)
  const indicators = new Map(published.indicators.map((i) => [i.id, i]))
  const rows = tableRows(published, council)
  const academic = rows.filter((m) => indicators.get(m.indicator)?.year === 'academic')
  const others = rows.filter((m) => !academic.includes(m))
  const lists = published.indicators.map((i) => i.name)
  const sheets = [
    sheetOf('Scorecard', others, { named, council, period, published, indicators, terms: false }),
    ...(academic.length > 0
      ? [sheetOf('Education', academic, { named, council, period, published, indicators, terms: true })]
      : []),
    { name: 'Lists', rows: lists.map((name) => [name]), hidden: true },
  ]
  return writeXlsx({ sheets })
}

/** The rows of the council's tables: what only a sentence of a report has said is not asked for again. */
function tableRows(published: Published, council: string): Measure[] {
  const printed = new Set(
    published.figures
      .filter((f) => f.council === council && f.part === 'table')
      .map((f) => `${f.document}|${f.indicator}|${f.sub}`),
  )
  const rows = latestRows(published, council).filter((m) => printed.has(`${m.document}|${m.indicator}|${m.sub}`))
  const [newest] = rows
  return rows.filter((m) => m.document === newest?.document).toSorted((a, b) => a.order - b.order)
}

interface SheetContext {
  readonly named: Council | undefined
  readonly council: string
  readonly period: Period
  readonly published: Published
  readonly indicators: ReadonlyMap<string, Indicator>
  readonly terms: boolean
}

function sheetOf(name: string, rows: readonly Measure[], context: SheetContext) {
  const { named, council, period, published, terms } = context
  const start = reportingYearOf(period.start)
  const year = yearLabel(start)
  const before = yearLabel(start - 1)
  const heads = [
    ...LEFT,
    ...valueHeads(rows, context),
    `${year} YTD`,
    ...RIGHT,
    `${before} Outturn`,
    'England average',
    'Commentary',
  ]
  const grid: (string | number | null)[][] = [
    [`${named?.fullName ?? council}: ${terms ? 'education measures' : 'scorecard'}`],
    [period.label],
    [
      'Fill in the figures as they are to be printed. A dash is a figure that is not available; a blank cell is nothing.',
    ],
    [],
    heads,
  ]
  const cells = new Map<string, Partial<Cell>>()
  for (let c = 0; c < heads.length; c++)
    cells.set(`${HEAD_ROW},${c}`, { style: { font: { bold: true }, fill: HEAD_FILL } })
  for (const m of rows) {
    const r = grid.length
    const polarity = m.polarity ?? context.indicators.get(m.indicator)?.polarity ?? 'info'
    const row: (string | number | null)[] = [m.ref, m.name, m.sub, m.frequency, UNIT_WORDS[m.unit]]
    for (const [c, head] of heads.entries()) {
      if (c < LEFT.length) continue
      row[c] = head === 'Good performance is' ? polarity : null
      if (m.unit === '%' && /Outturn|YTD|average|\d/.test(head)) cells.set(`${r},${c}`, { style: { numFmt: '0.0%' } })
    }
    const last = outturn(published, m, start - 1, context)
    const at = heads.indexOf(`${before} Outturn`)
    if (last) row[at] = last
    grid.push(row)
  }
  const end = grid.length + (rows.length === 0 ? EMPTY_ALL : EMPTY)
  const column = (head: string): number => heads.indexOf(head)
  const range = (c: number): string => `${address(HEAD_ROW + 1, c)}:${address(end, c)}`
  const list = (c: number, values: readonly string[]): DataValidation => ({
    type: 'list',
    values: [...values],
    range: range(c),
    allowBlank: true,
    showErrorMessage: true,
    errorTitle: 'Choose from the list',
    errorMessage: `One of: ${values.join(', ')}.`,
  })
  const dataValidations: DataValidation[] = [
    list(column('Frequency'), FREQUENCIES),
    list(column('Unit'), Object.values(UNIT_WORDS)),
    list(column('Good performance is'), POLARITIES),
    {
      type: 'list',
      formula1: `Lists!$A$1:$A$${published.indicators.length}`,
      range: `${address(grid.length, 1)}:${address(end, 1)}`,
      allowBlank: true,
      showErrorMessage: true,
      errorStyle: 'warning',
      errorTitle: 'A new measure?',
      errorMessage: 'It is none of the shared indicators; you will be asked about it.',
    },
  ]
  const widths = heads.map((head) => ({
    width: head === 'Indicator' || head === 'Commentary' ? 60 : Math.max(10, head.length + 2),
  }))
  return { name, rows: grid, cells, dataValidations, columns: widths, freezePane: { rows: HEAD_ROW + 1, columns: 2 } }
}

const HEAD_FILL = { type: 'pattern', pattern: 'solid', fgColor: { rgb: 'D9E1F2' } } as const

/** Months where any row is monthly, else the quarter; the term for what runs by the academic year. */
function valueHeads(rows: readonly Measure[], { period, terms }: SheetContext): string[] {
  if (terms) return [`Term ${termOf(period.end)} ${yearLabel(academicYearOf(period.end))}`]
  const monthly = rows.length === 0 || rows.some((m) => m.frequency === 'monthly')
  return monthly && period.kind === 'quarter' ? monthsOf(period).map((m) => m.label) : [period.label]
}

/** Last year's figure as it is published, so that a slip against it is seen at once. */
function outturn(
  published: Published,
  m: Measure,
  start: number,
  { indicators, council }: SheetContext,
): string | null {
  const kind = indicators.get(m.indicator)?.year ?? 'reporting'
  const wanted = kind === 'reporting' ? reportingYear(start) : yearPeriod(kind, start)
  const found = published.figures.filter(
    (f: Figure) =>
      f.council === council &&
      f.indicator === m.indicator &&
      f.sub === m.sub &&
      f.kind === 'value' &&
      f.part === 'table' &&
      f.period.start === wanted.start &&
      f.period.end === wanted.end,
  )
  return found.toSorted((a, b) => (a.published < b.published ? 1 : -1))[0]?.asPrinted ?? null
}
