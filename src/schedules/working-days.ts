/** Working days in England: Monday to Friday without the bank holidays. The only import of date-holidays. */
import { createRequire } from 'node:module'
import type Holidays from 'date-holidays'
import type { IsoDate } from '../model/period.ts'
import { addDays } from '../periods/days.ts'
import { dayOfWeek } from './days.ts'

let holidays: Holidays | null = null
const years = new Map<string, ReadonlyMap<IsoDate, string>>()

/** Loaded when first needed, as the package holds the holidays of the world. */
function england(): Holidays {
  if (holidays === null) {
    const Loaded = createRequire(import.meta.url)('date-holidays') as typeof Holidays
    // Days that some keep but on which councils are open are "observance" and "optional".
    holidays = new Loaded('GB', 'ENG', { types: ['public', 'bank'], languages: ['en'] })
  }
  return holidays
}

function holidaysOf(year: string): ReadonlyMap<IsoDate, string> {
  const known = years.get(year)
  if (known) return known
  const found = new Map(
    england()
      .getHolidays(Number(year))
      .map(({ date, name }) => [date.slice(0, 10), name]),
  )
  years.set(year, found)
  return found
}

const isWeekend = (day: IsoDate): boolean => ['Saturday', 'Sunday'].includes(dayOfWeek(day))

/** The name of the bank holiday; null on every other day, and at a weekend, where a substitute day is the holiday. */
export function bankHoliday(day: IsoDate): string | null {
  return isWeekend(day) ? null : (holidaysOf(day.slice(0, 4)).get(day) ?? null)
}

export const isWorkingDay = (day: IsoDate): boolean => !isWeekend(day) && bankHoliday(day) === null

/** The day itself where it is a working day, or else the next. */
export function workingDayOnOrAfter(day: IsoDate): IsoDate {
  let found = day
  while (!isWorkingDay(found)) found = addDays(found, 1)
  return found
}

/** The last working day before. */
export function workingDayBefore(day: IsoDate): IsoDate {
  let found = addDays(day, -1)
  while (!isWorkingDay(found)) found = addDays(found, -1)
  return found
}
