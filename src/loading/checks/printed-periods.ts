/** A figure printed with its months ("186 Jan 23-Dec 23") whose months are not those of its period. */
import { isoDate, MONTH_NAMES, parts } from '../../periods/calendar.ts'
import { type Check, nameOf, noteOn, quote } from './leads.ts'

const NAMES = MONTH_NAMES.map((name) => name.slice(0, 3))
const SPAN = new RegExp(`\\b(${NAMES.join('|')})[a-z]* (\\d{2})\\s*[-–]\\s*(${NAMES.join('|')})[a-z]* (\\d{2})\\b`)

export const checkPrintedPeriods: Check = (loaded) =>
  loaded.figures.flatMap((f) => {
    const [, fromMonth, fromYear, toMonth, toYear] = f.figure.asPrinted.match(SPAN) ?? []
    if (!fromMonth || !toMonth) return []
    const { period } = f.figure
    const first = (month: string, year: string | undefined) => isoDate(2000 + Number(year), NAMES.indexOf(month) + 1, 1)
    const end = parts(period.end)
    if (first(fromMonth, fromYear) === period.start && first(toMonth, toYear) === isoDate(end.year, end.month, 1))
      return []
    const message = `${nameOf(loaded, f.figure)}: printed as ${quote(f)}, but read as ${period.label}.`
    return [noteOn('printed-periods', f, message)]
  })
