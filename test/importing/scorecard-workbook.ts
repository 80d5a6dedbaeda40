/** The members' scorecard of a report under `data/` as a workbook, laid out as it is printed: its tables, heads and merges. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { type Cell, writeXlsx } from 'hucre'

export interface PrintedFigure {
  readonly indicator: string
  readonly sub: string
  readonly kind: string
  readonly period: string
  readonly as_printed: string
  readonly value: string
  readonly part: string
  readonly location: string
  readonly note: string
}

interface PrintedMeasure {
  readonly indicator: string
  readonly sub: string
  readonly ref: string
  readonly name: string
  readonly service: string
  readonly frequency: string
  readonly unit: string
  readonly polarity: string
}

export interface Report {
  readonly measures: readonly PrintedMeasure[]
  /** Of the scorecard's tables alone. */
  readonly figures: readonly PrintedFigure[]
}

const rows = <T>(folder: string, file: string): T[] =>
  parse(readFileSync(join(folder, file), 'utf8'), { columns: true, bom: true }) as T[]

export function scorecardOf(folder: string): Report {
  const figures = rows<PrintedFigure>(folder, 'figures.csv').filter((f) => f.location.startsWith('scorecard row '))
  const used = new Set(figures.map((f) => `${f.indicator}|${f.sub}`))
  const measures = rows<PrintedMeasure>(folder, 'measures.csv').filter(
    (m) => m.ref !== '' && used.has(`${m.indicator}|${m.sub}`),
  )
  return { measures, figures }
}

const UNITS: Readonly<Record<string, string>> = {
  '%': '%',
  count: 'Count',
  per_10000: 'Rate per 10,000',
  per_100000: 'Rate per 10,000',
  days: 'YTD Average',
  score: 'Av.',
  average: 'Average count',
}
const MARKS: Readonly<Record<string, string>> = {
  'Social Care': 'SC',
  'Early Help': 'EH',
  Inclusion: 'INC',
  Education: 'B',
}
const LEFT = ['*REF NO.', 'INDICATOR', '', 'Council Plan Measures', 'TIMELINE', 'DATA NOTE']
const BANDS = ['Red', 'Amber', 'Green (target)']
const BENCHMARKS = ['Stat neigh av.', 'Best stat neigh', 'Nat av.', 'Top qtile threshold']

interface Table {
  readonly sheet: string
  readonly title: string
  readonly from: (ref: string) => boolean
  /** Heads of the columns of figures, with the year over each. */
  readonly values: readonly (readonly [year: string, head: string])[]
  readonly last: readonly string[]
  readonly year: string
}

/** What of a printed cell is a number that a workbook stores, with the format that prints it alike. */
export function stored(text: string): { value: string | number; numFmt?: string } {
  const percent = /^(-?\d+)(\.\d+)?%$/.exec(text)
  if (percent) {
    const places = (percent[2]?.length ?? 1) - 1
    return { value: Number(text.slice(0, -1)) / 100, numFmt: places === 0 ? '0%' : `0.${'0'.repeat(places)}%` }
  }
  const plain = /^(-?\d+)(\.\d+)?$/.exec(text)
  if (plain) {
    const places = (plain[2]?.length ?? 1) - 1
    return { value: Number(text), numFmt: places === 0 ? '0' : `0.${'0'.repeat(places)}` }
  }
  return { value: text }
}

export interface WorkbookChange {
  /** Called for each cell before it is written: text to print instead, or undefined. */
  readonly cell?: (at: { sheet: string; ref: string; sub: string; head: string; text: string }) => string | undefined
  /** Another head for the one that is printed. */
  readonly head?: (sheet: string, head: string) => string | undefined
  /** Another year for the one over a column of figures. */
  readonly year?: (sheet: string, year: string) => string | undefined
  /** RGB of a cell's fill. */
  readonly fill?: (at: { ref: string; sub: string; head: string }) => string | undefined
  readonly title?: string
  readonly asAt?: string
}

/** The three tables as sheets of one workbook. */
export async function scorecardWorkbook(report: Report, change: WorkbookChange = {}): Promise<Uint8Array> {
  const months = [
    ['2023/24', 'Jan-24'],
    ['2023/24', 'Feb-24'],
    ['2023/24', 'Mar-24 (Q4)'],
  ] as const
  const tables: Table[] = [
    {
      sheet: 'Benchmarked',
      title: 'Members Scorecard: benchmarked measures',
      from: (r) => r.startsWith('B.'),
      values: [...months, ['2023/24', '2023/24 Outturn']],
      last: [...BENCHMARKS, 'RIA 2023/24 Q3'],
      year: '2022/23',
    },
    {
      sheet: 'Activity',
      title: 'Members Scorecard: activity',
      from: (r) => r.startsWith('A.'),
      values: [...months, ['2023/24', '2023/24 YTD']],
      last: [...BENCHMARKS, 'RIA 2022/23'],
      year: '2022/23',
    },
    {
      sheet: 'Education',
      title: 'CYPS Education Indicators',
      from: (r) => r.startsWith('ED.'),
      values: [
        ['2022/23', 'Term 3'],
        ['2023/24', 'Term 1'],
        ['2023/24', 'Term 2'],
        ['2023/24', '2023/24 YTD'],
      ],
      last: [...BENCHMARKS, 'Yorkshire & Humber'],
      year: '2022/23',
    },
  ]
  return writeXlsx({ sheets: tables.map((table) => sheetOf(table, report, change)) })
}

function sheetOf(table: Table, report: Report, change: WorkbookChange) {
  const heads = [
    ...LEFT,
    ...table.values.map(([, head]) => head),
    'Good perf is',
    'DOT (Yr on Yr)',
    'RAG (Yr End)',
    ...BANDS,
    table.year,
    'Yr on Yr trend',
    ...table.last,
  ]
  const first = [
    ...LEFT,
    ...table.values.map(([year]) => change.year?.(table.sheet, year) ?? year),
    '',
    '',
    '',
    'TARGET & TOLERANCES',
    '',
    '',
    'YR ON YR PERFORMANCE',
    '',
    'LATEST BENCHMARKING',
    '',
    '',
    '',
    '',
  ]
  const second = heads.map((head, i) => (i < LEFT.length ? '' : (change.head?.(table.sheet, head) ?? head)))
  const grid: (string | number | null)[][] = [
    [change.title ?? table.title],
    [change.asAt ?? 'As at month end : March 2024 (Quarter 4 - 2023/24)'],
    [],
    first,
    second,
  ]
  const cells = new Map<string, Partial<Cell>>()
  const merges: { startRow: number; startCol: number; endRow: number; endCol: number }[] = []
  let years = 0
  while (years < table.values.length) {
    const year = table.values[years]?.[0]
    let end = years
    while (table.values[end + 1]?.[0] === year) end++
    merges.push({ startRow: 3, startCol: LEFT.length + years, endRow: 3, endCol: LEFT.length + end })
    for (let c = years + 1; c <= end; c++) (grid[3] as unknown[])[LEFT.length + c] = null
    years = end + 1
  }
  const own = report.measures.filter((m) => table.from(m.ref))
  let before: PrintedMeasure | null = null
  let start = 0
  for (const m of own) {
    const r = grid.length
    const again = before?.ref === m.ref
    const sameName = again && before?.name === m.name
    const partName =
      /^(?:|%|number|annual|monthly)$/.test(m.sub) || own.some((o) => o.ref === m.ref && o.name !== m.name) ? '' : m.sub
    const row: (string | number | null)[] = [
      again ? null : `${m.ref} (${MARKS[m.service] ?? 'SC'})`,
      sameName ? null : m.name,
      partName,
      null,
      m.frequency,
      change.cell?.({ sheet: table.sheet, ref: m.ref, sub: m.sub, head: 'DATA NOTE', text: UNITS[m.unit] ?? m.unit }) ??
        UNITS[m.unit] ??
        m.unit,
    ]
    const printed = report.figures.filter((f) => f.indicator === m.indicator && f.sub === m.sub)
    for (const [i, head] of heads.entries()) {
      if (i < LEFT.length) continue
      const found = printed.find(
        (f) => columnOf(f) === head || columnOf(f) === `${head} (${table.values[i - LEFT.length]?.[0]})`,
      )
      const text = head === 'Good perf is' ? m.polarity : (found?.as_printed ?? '')
      const shown = change.cell?.({ sheet: table.sheet, ref: m.ref, sub: m.sub, head, text }) ?? text
      const { value, numFmt } = stored(shown)
      row[i] = value === '' ? null : value
      const rgb = change.fill?.({ ref: m.ref, sub: m.sub, head })
      const fill = rgb === undefined ? undefined : ({ type: 'pattern', pattern: 'solid', fgColor: { rgb } } as const)
      if (numFmt !== undefined || fill) {
        cells.set(`${r},${i}`, { style: { ...(numFmt === undefined ? {} : { numFmt }), ...(fill ? { fill } : {}) } })
      }
    }
    grid.push(row)
    if (sameName) {
      const merge = merges.find((x) => x.startRow === start && x.startCol === 1)
      if (merge) {
        for (const x of merges) if (x.startRow === start && x.startCol <= 1 && x.startRow > 4) x.endRow = r
      } else for (const c of [0, 1]) merges.push({ startRow: start, startCol: c, endRow: r, endCol: c })
    } else start = r
    before = m
  }
  grid.push([], ['KEY:'], ['(SC) - Social Care Service'], ['(EH) - Early Help Services'])
  return { name: table.sheet, rows: grid, cells, merges }
}

export const columnOf = (f: PrintedFigure): string => /, column (.*)$/.exec(f.location)?.[1] ?? ''
