/** "Children looked after at 31 March" over "2023" and "2024": each year's head is that day of it. */
import { isoDate, isRealDay } from '../../periods/calendar.ts'
import type { Part } from '../words/period-words.ts'
import { straight } from '../words/plain.ts'
import type { Column } from './heads.ts'

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const DAY = new RegExp(String.raw`\b(\d{1,2})(?:st|nd|rd|th)? (?:of )?(${MONTHS.join('|')})[a-z]*\b`, 'i')
const AT = /\b(?:at|on)\b/i

/** @param titles texts over the table */
export function withDayOfTitle(columns: readonly Column[], titles: readonly string[]): readonly Column[] {
  const of = titles.filter((text) => AT.test(text)).findLast((text) => DAY.test(straight(text))) ?? ''
  return columns.map((column) => {
    const year = column.parts.find((part) => part.kind === 'bare-year')
    const isOpen = column.parts.every(({ kind }) => kind === 'bare-year' || kind === 'month')
    if (column.kind !== 'value' || year?.kind !== 'bare-year' || !isOpen) return column
    // "31 March" over "2023" says the day itself.
    const day = dayIn(column.head, year.year) ?? (column.parts.length === 1 ? dayIn(of, year.year) : null)
    return day ? { ...column, parts: [day] } : column
  })
}

function dayIn(text: string, year: number): Part | null {
  const [, day, name = ''] = DAY.exec(straight(text)) ?? []
  const month = MONTHS.indexOf(name.toLowerCase()) + 1
  return month > 0 && isRealDay(year, month, Number(day))
    ? { kind: 'day', day: isoDate(year, month, Number(day)) }
    : null
}
