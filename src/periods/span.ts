/** Periods from one day to another, by the name that they have. Pure. */
import type { IsoDate, Period } from '../model/period.ts'
import {
  academicYear,
  academicYearOf,
  addMonths,
  calendarYear,
  isoDate,
  monthPeriod,
  parts,
  quarterPeriod,
  rangePeriod,
  reportingYear,
  reportingYearOf,
  rollingYear,
  snapshotPeriod,
} from './calendar.ts'

/** A span by its name where it has one: a day, month, quarter or year, else a range. */
export function namedSpan(start: IsoDate, end: IsoDate): Period {
  if (start === end) return snapshotPeriod(start)
  const year = reportingYearOf(start)
  const candidates = [
    monthPeriod(parts(start)),
    ...[1, 2, 3, 4].map((q) => quarterPeriod(year, q)),
    reportingYear(year),
    calendarYear(parts(start).year),
    academicYear(academicYearOf(start)),
  ]
  return candidates.find((c) => c.start === start && c.end === end) ?? rangePeriod(start, end)
}

/** The whole `months` that end with the month of `end`; a year of them that has no other name is a rolling one. */
export function monthsTo(end: IsoDate, months: number): Period {
  const last = monthPeriod(parts(end))
  const { year, month } = addMonths(parts(last.end), 1 - months)
  const span = namedSpan(isoDate(year, month, 1), last.end)
  return months === 12 && span.kind === 'range' ? rollingYear(parts(last.end)) : span
}
