/** Heads that are dates to a spreadsheet and bare numbers to a reader, since somebody took their format off: 45383 is 1 April 2024. */
import { dayLabel, daysInMonth, parts } from '../../periods/calendar.ts'
import { dayOfSerial } from '../formats/serial.ts'
import { address, type Cell, type Sheet } from '../formats/sheet.ts'
import type { DraftFinding } from '../model.ts'
import type { LayoutWords } from '../words/layout-words.ts'

/** Days since the end of 1899, from 2000 to 2049. */
const SERIAL = /^(?:3[6-9]|4\d|5[0-4])\d{3}$/
/** One number may be a figure. */
const FEWEST = 2

export interface SerialHeads {
  readonly sheet: Sheet
  readonly findings: readonly DraftFinding[]
}

/**
 * A row whose first text names the column of measures, and whose other cells are such numbers, each later than the one before and
 * the first or the last day of a month.
 */
export function withSerialHeads(sheet: Sheet, words: LayoutWords): SerialHeads {
  const findings: DraftFinding[] = []
  const rows = sheet.rows.map((row, r) => {
    const filled = row.flatMap((cell, c) => (cell && cell.shown.trim() !== '' ? [{ cell, c }] : []))
    const dates = filled.flatMap(({ cell, c }) => {
      const date = dateOf(cell)
      return date === null ? [] : [{ cell, c, date }]
    })
    const others = filled.filter(({ c }) => dates.every((d) => d.c !== c))
    const isHead =
      dates.length >= FEWEST &&
      others.some(({ cell }) => words.wholeHead(cell.shown)?.role === 'name') &&
      others.every(({ cell }) => words.head(cell.shown) !== null) &&
      dates.slice(1).every(({ date }, i) => date > (dates[i]?.date ?? ''))
    if (!isHead) return row
    findings.push(told(sheet.name, r, dates))
    const byColumn = new Map(dates.map(({ c, cell, date }) => [c, asDate(cell, date)]))
    return row.map((cell, c) => byColumn.get(c) ?? cell)
  })
  return findings.length === 0 ? { sheet, findings } : { sheet: { ...sheet, rows }, findings }
}

function dateOf({ shown }: Cell): string | null {
  const text = shown.trim()
  if (!SERIAL.test(text)) return null
  const date = dayOfSerial(Number(text))
  const { year, month, day } = parts(date)
  return day === 1 || day === daysInMonth(year, month) ? date : null
}

const asDate = (cell: Cell, date: string): Cell => ({
  ...cell,
  kind: 'date',
  shown: date,
  number: null,
  date,
})

interface SerialHead {
  readonly c: number
  readonly cell: Cell
  readonly date: string
}

function told(sheet: string, r: number, dates: readonly SerialHead[]): DraftFinding {
  const { c, cell, date } = dates[0] as SerialHead
  const at = address(r, c)
  const text = `${at} of "${sheet}": the head ${cell.shown} and the ${dates.length - 1} beside it are numbers without a date's format; they are taken as the days that a spreadsheet counts so, ${dayLabel(date)} and so on. Give them a format such as "Apr-24" if that is wrong.`
  return { severity: 'warning', code: 'serial-head', sheet, cell: at, row: r + 1, column: cell.shown, text }
}
