/**
 * Day and month arithmetic on ISO dates, and the years that reports run on. Pure: no clock, no time zone.
 * Reporting year April to March, academic year September to July in three terms (contract, meaning 1).
 */
import type { IsoDate, Period, YearKind } from '../model/period.ts'
import type { MovedUnit } from './phrase.ts'

export interface YearMonth {
  readonly year: number
  /** 1 to 12. */
  readonly month: number
}

export const MONTH_NAMES = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const

const pad = (n: number): string => (n < 10 ? `0${n}` : String(n))

export function isoDate(year: number, month: number, day: number): IsoDate {
  return `${year}-${pad(month)}-${pad(day)}`
}

export function parts(date: IsoDate): YearMonth & { day: number } {
  return { year: Number(date.slice(0, 4)), month: Number(date.slice(5, 7)), day: Number(date.slice(8, 10)) }
}

/** How many days a period has, its first and its last among them. */
export const daysOf = ({ start, end }: { readonly start: IsoDate; readonly end: IsoDate }): number =>
  (Date.parse(end) - Date.parse(start)) / 86_400_000 + 1

export function daysInMonth(year: number, month: number): number {
  if (month !== 2) return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28
}

/** Whether year, month and day name a day that exists. */
export function isRealDay(year: number, month: number, day: number): boolean {
  return month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month)
}

export function addMonths({ year, month }: YearMonth, n: number): YearMonth {
  const index = year * 12 + (month - 1) + n
  return { year: Math.floor(index / 12), month: (((index % 12) + 12) % 12) + 1 }
}

const lastDay = ({ year, month }: YearMonth): IsoDate => isoDate(year, month, daysInMonth(year, month))

/** `2024-03-31` as "31 March 2024". */
export function dayLabel(date: IsoDate): string {
  const { year, month, day } = parts(date)
  return `${day} ${MONTH_NAMES[month - 1]} ${year}`
}

/** 2023 as "2023/24". */
export function yearLabel(startYear: number): string {
  return `${startYear}/${pad((startYear + 1) % 100)}`
}

export function monthPeriod(ym: YearMonth): Period {
  return {
    label: `${MONTH_NAMES[ym.month - 1]} ${ym.year}`,
    start: isoDate(ym.year, ym.month, 1),
    end: lastDay(ym),
    kind: 'month',
  }
}

/** Quarter 1 to 4 of the reporting year that starts in `startYear`. */
export function quarterPeriod(startYear: number, quarter: number): Period {
  const first = addMonths({ year: startYear, month: 4 }, (quarter - 1) * 3)
  return {
    label: `Q${quarter} ${yearLabel(startYear)}`,
    start: isoDate(first.year, first.month, 1),
    end: lastDay(addMonths(first, 2)),
    kind: 'quarter',
  }
}

export function reportingYear(startYear: number): Period {
  return {
    label: yearLabel(startYear),
    start: isoDate(startYear, 4, 1),
    end: isoDate(startYear + 1, 3, 31),
    kind: 'year',
  }
}

export function academicYear(startYear: number): Period {
  return {
    label: `academic year ${yearLabel(startYear)}`,
    start: isoDate(startYear, 9, 1),
    end: isoDate(startYear + 1, 7, 31),
    kind: 'academic_year',
  }
}

export function calendarYear(year: number): Period {
  return {
    label: `calendar year ${year}`,
    start: isoDate(year, 1, 1),
    end: isoDate(year, 12, 31),
    kind: 'calendar_year',
  }
}

/** Term 1 (autumn), 2 (spring) or 3 (summer) of the academic year that starts in `startYear`. */
export function termPeriod(startYear: number, term: number): Period {
  const [start, end] =
    term === 1
      ? [isoDate(startYear, 9, 1), isoDate(startYear, 12, 31)]
      : term === 2
        ? [isoDate(startYear + 1, 1, 1), isoDate(startYear + 1, 3, 31)]
        : [isoDate(startYear + 1, 4, 1), isoDate(startYear + 1, 7, 31)]
  return { label: `Term ${term} ${yearLabel(startYear)}`, start, end, kind: 'term' }
}

export function snapshotPeriod(date: IsoDate): Period {
  return { label: dayLabel(date), start: date, end: date, kind: 'snapshot' }
}

/** From one day to another. Whole months are named as such. */
export function rangePeriod(start: IsoDate, end: IsoDate): Period {
  const a = parts(start)
  const b = parts(end)
  const whole = a.day === 1 && b.day === daysInMonth(b.year, b.month)
  const label = whole
    ? `${MONTH_NAMES[a.month - 1]}${a.year === b.year ? '' : ` ${a.year}`} to ${MONTH_NAMES[b.month - 1]} ${b.year}`
    : `${dayLabel(start)} to ${dayLabel(end)}`
  return { label, start, end, kind: 'range' }
}

/** The first year (`2023` for 2023/24) of the reporting year that `date` falls in. */
export function reportingYearOf(date: IsoDate): number {
  const { year, month } = parts(date)
  return month >= 4 ? year : year - 1
}

/** The first year of the academic year that `date` falls in; August belongs to the one just ended. */
export function academicYearOf(date: IsoDate): number {
  const { year, month } = parts(date)
  return month >= 9 ? year : year - 1
}

/** The quarter (1 to 4) of the reporting year that `date` falls in. */
export function quarterOf(date: IsoDate): number {
  return Math.floor(((parts(date).month + 8) % 12) / 3) + 1
}

/** The term that `date` falls in; August counts as the third. */
export function termOf(date: IsoDate): number {
  const { month } = parts(date)
  return month >= 9 ? 1 : month <= 3 ? 2 : 3
}

/** The first year of the year of `kind` that `date` falls in. */
export function yearOf(kind: YearKind, date: IsoDate): number {
  if (kind === 'academic') return academicYearOf(date)
  return kind === 'calendar' ? parts(date).year : reportingYearOf(date)
}

/** The whole year of `kind` that starts in `startYear`. */
export function yearPeriod(kind: YearKind, startYear: number): Period {
  if (kind === 'academic') return academicYear(startYear)
  return kind === 'calendar' ? calendarYear(startYear) : reportingYear(startYear)
}

/** `period` moved by whole years, for "this time last year". Month ends stay month ends (29 February included). */
export function shiftYears(period: Period, years: number): Period {
  const a = parts(period.start)
  const b = parts(period.end)
  switch (period.kind) {
    case 'month':
      return monthPeriod({ year: a.year + years, month: a.month })
    case 'quarter':
      return quarterPeriod(reportingYearOf(period.start) + years, quarterOf(period.start))
    case 'term':
      return termPeriod(academicYearOf(period.start) + years, termOf(period.start))
    case 'year':
      return reportingYear(a.year + years)
    case 'academic_year':
      return academicYear(a.year + years)
    case 'calendar_year':
      return calendarYear(a.year + years)
    default: {
      const endDay = b.day === daysInMonth(b.year, b.month) ? daysInMonth(b.year + years, b.month) : b.day
      const end = isoDate(b.year + years, b.month, endDay)
      const start =
        period.kind === 'snapshot'
          ? end
          : isoDate(a.year + years, a.month, Math.min(a.day, daysInMonth(a.year + years, a.month)))
      return relabel({ ...period, start, end })
    }
  }
}

/** The period of the same kind just before, or null for kinds that have none. */
export function periodBefore(period: Period): Period | null {
  const { kind } = period
  return movePeriod(period, kind === 'month' || kind === 'quarter' || kind === 'term' ? kind : 'year', -1)
}

/** The period so many units on from another, or before it where negative; null where it has no such units. */
export function movePeriod(period: Period, unit: MovedUnit, offset: number): Period | null {
  if (unit === 'year') return shiftYears(period, offset)
  if (unit === 'term') {
    if (period.kind !== 'term') return null
    const at = academicYearOf(period.start) * 3 + termOf(period.start) - 1 + offset
    return termPeriod(Math.floor(at / 3), (at % 3) + 1)
  }
  const months = unit === 'quarter' ? 3 * offset : offset
  if (period.kind === 'quarter' && months % 3 === 0) {
    const first = addMonths(parts(period.start), months)
    const date = isoDate(first.year, first.month, 1)
    return quarterPeriod(reportingYearOf(date), quarterOf(date))
  }
  return monthPeriod(addMonths(parts(period.end), months))
}

/** The three months of a quarter, first to last. */
export function monthsOf(period: Period): Period[] {
  const months: Period[] = []
  let ym: YearMonth = parts(period.start)
  while (isoDate(ym.year, ym.month, 1) <= period.end) {
    months.push(monthPeriod(ym))
    ym = addMonths(ym, 1)
  }
  return months
}

function relabel(period: Period): Period {
  const { end } = period
  if (period.kind === 'snapshot') return { ...period, label: dayLabel(end) }
  if (period.kind === 'year_to_date')
    return { ...period, label: `${yearBegunOn(period.start)} to date, to ${dayLabel(end)}` }
  if (period.kind === 'rolling_12_months') return { ...period, label: `12 months to ${monthPeriod(parts(end)).label}` }
  if (period.kind === 'three_year_average') return { ...period, label: `three years to ${dayLabel(end)}` }
  return rangePeriod(period.start, end)
}

/** The year that begins on a day: "calendar year 2024", "academic year 2023/24", "2023/24". */
export function yearBegunOn(start: IsoDate): string {
  const { year, month } = parts(start)
  if (month === 1) return `calendar year ${year}`
  return month === 9 ? `academic year ${yearLabel(year)}` : yearLabel(year)
}

/** A year to date that starts with the year of `kind` beginning in `startYear` and ends on `end`. */
export function yearToDate(kind: YearKind, startYear: number, end: IsoDate): Period {
  return relabel({ ...yearPeriod(kind, startYear), end, kind: 'year_to_date' })
}

/** The reporting year, or of a term the academic one, to the end of a period; the whole of it where that is its end. */
export function yearSoFar({ end, kind }: Period): Period {
  const of = kind === 'term' ? 'academic' : 'reporting'
  const whole = yearPeriod(of, yearOf(of, end))
  return whole.end === end ? whole : yearToDate(of, yearOf(of, end), end)
}

export function rollingYear(end: YearMonth): Period {
  const first = addMonths(end, -11)
  return relabel({
    label: '',
    start: isoDate(first.year, first.month, 1),
    end: lastDay(end),
    kind: 'rolling_12_months',
  })
}

export function threeYearAverage(end: IsoDate): Period {
  const { year, month } = parts(end)
  const first = addMonths({ year, month }, -35)
  return relabel({ label: '', start: isoDate(first.year, first.month, 1), end, kind: 'three_year_average' })
}
