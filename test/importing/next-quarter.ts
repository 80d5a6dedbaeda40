/** Rotherham's next scorecard, with figures made up from the published one: what an officer has three months later. */
import { join } from 'node:path'
import { columnOf, type Report, scorecardOf, scorecardWorkbook, type WorkbookChange } from './scorecard-workbook.ts'

export const QUARTER_FOUR = scorecardOf(join('data', 'councils', 'rotherham', '2023-24-q4'))

const HEADS: Readonly<Record<string, string>> = {
  'Jan-24': 'Apr-24',
  'Feb-24': 'May-24',
  'Mar-24 (Q4)': 'Jun-24 (Q1)',
  '2023/24 Outturn': '2024/25 YTD',
  '2023/24 YTD': '2024/25 YTD',
  '2022/23': '2023/24',
}
const MONTHS = ['Jan-24', 'Feb-24', 'Mar-24 (Q4)']
const TOTALS = ['2023/24 Outturn', '2023/24 YTD']
const LAST_YEAR = '2022/23'
const NUMBER = /^(\d+)(?:\.(\d+))?(%?)$/

/** Always the same for the same cell: from three steps down to three up in the last place that is printed. */
function moved(text: string, seed: string): string {
  const [, whole = '', decimals = '', sign = ''] = NUMBER.exec(text.replaceAll(',', '')) ?? []
  if (whole === '') return text
  let step = 0
  for (const letter of seed) step = (step * 31 + letter.charCodeAt(0)) % 7
  const units = Math.max(0, Number(whole + decimals) + step - 3)
  const most = sign === '%' ? 10 ** (2 + decimals.length) : Number.POSITIVE_INFINITY
  const digits = String(Math.min(units, most)).padStart(decimals.length + 1, '0')
  const point = digits.length - decimals.length
  return `${digits.slice(0, point)}${decimals === '' ? '' : `.${digits.slice(point)}`}${sign}`
}

const plainNumber = (text: string): number => Number(text.replaceAll(',', ''))

/** The invented text of a cell; undefined where the published one stays. */
function invented(report: Report): NonNullable<WorkbookChange['cell']> {
  const printed = new Map(report.figures.map((f) => [`${f.indicator}|${f.sub}|${columnOf(f)}`, f.as_printed] as const))
  const rows = new Map(report.measures.map((m) => [`${m.ref}|${m.sub}`, m]))
  return ({ sheet, ref, sub, head, text }) => {
    const row = rows.get(`${ref}|${sub}`)
    if (sheet === 'Education' || !row) return undefined
    const published = (column: string): string => printed.get(`${row.indicator}|${row.sub}|${column}`) ?? ''
    const month = (column: string): string => {
      const march = published('Mar-24 (Q4)')
      return march === '' ? '' : moved(march, `${ref}${sub}${column}`)
    }
    // What is given once a year stays away.
    if (MONTHS.slice(0, 2).every((m) => published(m) === '')) return MONTHS.includes(head) ? '' : undefined
    if (MONTHS.includes(head)) return month(head)
    if (head === LAST_YEAR) return TOTALS.map(published).find((t) => t !== '') ?? text
    if (!TOTALS.includes(head) || text === '') return undefined
    const all = MONTHS.map(month)
    const adds = row.unit === 'count' && plainNumber(text) > 2 * plainNumber(published('Mar-24 (Q4)'))
    if (!adds) return all.at(-1) === '' ? moved(text, `${ref}${sub}${head}`) : all.at(-1)
    return String(all.reduce((sum, t) => sum + plainNumber(t), 0))
  }
}

/** Mistakes of eight kinds, each with the check that finds it and the cell where it says so. */
export const MISTAKES: readonly {
  readonly ref: string
  readonly head: string
  readonly text: string
  readonly code: string
}[] = [
  { ref: 'A.10', head: 'Mar-24 (Q4)', text: '920%', code: 'percent-over-100' },
  { ref: 'B.13', head: 'Feb-24', text: '0.97', code: 'fraction-in-percent' },
  { ref: 'B.4', head: 'Red', text: '95%+', code: 'bands-swapped' },
  { ref: 'B.8', head: 'Mar-24 (Q4)', text: '502', code: 'count-as-rate' },
  { ref: 'B.6', head: 'Good perf is', text: 'high', code: 'polarity-changed' },
  { ref: 'A.16', head: 'Feb-24', text: '', code: 'month-left-out' },
  { ref: 'A.17', head: 'Mar-24 (Q4)', text: '6l.8%', code: 'text-for-number' },
  { ref: 'A.1', head: '2023/24 YTD', text: '3,000', code: 'total' },
]

/** @param withMistakes as it came first; without, as it was mended */
export function nextQuarter(withMistakes = false, change: WorkbookChange = {}): Promise<Uint8Array> {
  const figure = invented(QUARTER_FOUR)
  return scorecardWorkbook(QUARTER_FOUR, {
    asAt: 'As at month end : June 2024 (Quarter 1 - 2024/25)',
    year: (sheet, year) => (sheet === 'Education' ? undefined : year.replace('2023/24', '2024/25')),
    head: (sheet, head) => (sheet === 'Education' ? undefined : HEADS[head]),
    ...change,
    cell: (at) => {
      const wrong = withMistakes && MISTAKES.find((m) => m.ref === at.ref && m.head === at.head && at.sub === '')
      return wrong ? wrong.text : (change.cell?.(at) ?? figure(at))
    },
  })
}
