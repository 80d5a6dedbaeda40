/** The latest month, quarter, half or term of a name that has ended by a day, and those so many back from it. Pure. */
import type { IsoDate, Period } from '../model/period.ts'
import {
  academicYearOf,
  addMonths,
  isoDate,
  monthPeriod,
  parts,
  quarterOf,
  quarterPeriod,
  rangePeriod,
  reportingYearOf,
  termOf,
  termPeriod,
} from './calendar.ts'

const HALF_STARTS = [4, 10]

/** Half 1 (April to September) or 2 of the reporting year that starts in `startYear`. */
export function halfPeriod(startYear: number, half: number): Period {
  const first = { year: startYear, month: HALF_STARTS[half - 1] as number }
  return rangePeriod(isoDate(first.year, first.month, 1), monthPeriod(addMonths(first, 5)).end)
}

const ended = (of: (startYear: number) => Period, year: number, now: IsoDate): Period =>
  of(year).end <= now ? of(year) : of(year - 1)

export const endedMonth = (month: number, now: IsoDate): Period =>
  ended((year) => monthPeriod({ year, month }), parts(now).year, now)

export const endedQuarter = (quarter: number, now: IsoDate): Period =>
  ended((year) => quarterPeriod(year, quarter), reportingYearOf(now), now)

export const endedHalf = (half: number, now: IsoDate): Period =>
  ended((year) => halfPeriod(year, half), reportingYearOf(now), now)

export const endedTerm = (term: number, now: IsoDate): Period =>
  ended((year) => termPeriod(year, term), academicYearOf(now), now)

/** The quarter `back` (0 or less) from the one that `now` falls in. */
export function quarterBack(now: IsoDate, back: number): Period {
  const start = addMonths(parts(quarterPeriod(reportingYearOf(now), quarterOf(now)).start), back * 3)
  const date = isoDate(start.year, start.month, 1)
  return quarterPeriod(reportingYearOf(date), quarterOf(date))
}

export function halfBack(now: IsoDate, back: number): Period {
  const halves = reportingYearOf(now) * 2 + (quarterOf(now) > 2 ? 1 : 0) + back
  return halfPeriod(Math.floor(halves / 2), (halves % 2) + 1)
}

export function termBack(now: IsoDate, back: number): Period {
  // In August the summer term is over, so it is the last one.
  const over = parts(now).month === 8 ? 1 : 0
  const terms = academicYearOf(now) * 3 + termOf(now) - 1 + back + over
  return termPeriod(Math.floor(terms / 3), (terms % 3) + 1)
}

/** The last day of the last whole month before `now`; a month whose last day is `now` has not ended before it. */
export function lastMonthEnd(now: IsoDate): IsoDate {
  return monthPeriod(addMonths(parts(now), -1)).end
}
