/**
 * What a period phrase means on a given day (contract, meanings 1 to 3). Goes by the calendar alone and never
 * looks at what is published.
 */
import type { IsoDate, Period } from '../model/period.ts'
import {
  academicYear,
  academicYearOf,
  addMonths,
  calendarYear,
  isoDate,
  isRealDay,
  MONTH_NAMES,
  monthPeriod,
  parts,
  quarterOf,
  quarterPeriod,
  rangePeriod,
  reportingYear,
  reportingYearOf,
  rollingYear,
  shiftYears,
  snapshotPeriod,
  termOf,
  termPeriod,
} from './calendar.ts'
import type { PeriodPhrase, RelativeUnit } from './phrase.ts'

/** What to look for among the published figures. */
export type PeriodRequest =
  | { readonly type: 'none' }
  | { readonly type: 'latest' }
  | { readonly type: 'outturn' }
  | { readonly type: 'to_date' }
  /** The same period a year before the latest figure. */
  | { readonly type: 'year_before_latest' }
  /** The same period a year earlier, or the period just before, than the one the conversation is about. */
  | { readonly type: 'year_earlier' }
  | { readonly type: 'earlier' }
  | { readonly type: 'same' }
  | { readonly type: 'period'; readonly period: Period; readonly toDate?: boolean; readonly readAs?: string }
  | {
      readonly type: 'series'
      readonly from?: IsoDate
      readonly to?: IsoDate
      readonly last?: number
      readonly unit?: RelativeUnit
    }
  | { readonly type: 'impossible'; readonly said: string }

const exactly = (period: Period): PeriodRequest => ({ type: 'period', period })

/** A month without a year is the latest that has ended by `now`. */
function endedMonth(month: number, now: IsoDate): Period {
  const { year } = parts(now)
  const period = monthPeriod({ year, month })
  return period.end <= now ? period : monthPeriod({ year: year - 1, month })
}

function endedQuarter(quarter: number, now: IsoDate): Period {
  const start = reportingYearOf(now)
  const period = quarterPeriod(start, quarter)
  return period.end <= now ? period : quarterPeriod(start - 1, quarter)
}

function endedTerm(term: number, now: IsoDate): Period {
  const start = academicYearOf(now)
  const period = termPeriod(start, term)
  return period.end <= now ? period : termPeriod(start - 1, term)
}

function quarterBack(now: IsoDate, back: number): Period {
  const first = parts(quarterPeriod(reportingYearOf(now), quarterOf(now)).start)
  const start = addMonths(first, back * 3)
  const date = isoDate(start.year, start.month, 1)
  return quarterPeriod(reportingYearOf(date), quarterOf(date))
}

function termBack(now: IsoDate, back: number): Period {
  let year = academicYearOf(now)
  let term = termOf(now)
  // In August the summer term is over, so it is the last one.
  if (parts(now).month === 8) back += 1
  for (let i = back; i < 0; i++) {
    term -= 1
    if (term === 0) {
      term = 3
      year -= 1
    }
  }
  return termPeriod(year, term)
}

function relative(unit: RelativeUnit, offset: number, now: IsoDate): PeriodRequest {
  switch (unit) {
    case 'month':
      return exactly(monthPeriod(addMonths(parts(now), offset)))
    case 'quarter':
      return exactly(quarterBack(now, offset))
    case 'term':
      return exactly(termBack(now, offset))
    case 'academic_year': {
      // In August the year just ended is the last one, as its summer term is the last term.
      const between = parts(now).month === 8 && offset < 0 ? 1 : 0
      const period = academicYear(academicYearOf(now) + offset + between)
      return offset === 0 ? { type: 'period', period, toDate: true } : exactly(period)
    }
    default: {
      const period = reportingYear(reportingYearOf(now) + offset)
      return offset === 0 ? { type: 'period', period, toDate: true } : exactly(period)
    }
  }
}

function months(phrase: Extract<PeriodPhrase, { type: 'months' }>, now: IsoDate): PeriodRequest {
  const end =
    phrase.to.year === undefined
      ? endedMonth(phrase.to.month, now)
      : monthPeriod({ year: phrase.to.year, month: phrase.to.month })
  const last = parts(end.end)
  const fromYear = phrase.from.year ?? (phrase.from.month <= last.month ? last.year : last.year - 1)
  return named(isoDate(fromYear, phrase.from.month, 1), end.end)
}

/** A span by its name where it has one: a quarter, a reporting or calendar year, else a range. */
function named(start: IsoDate, end: IsoDate): PeriodRequest {
  const year = reportingYearOf(start)
  const candidates = [
    ...[1, 2, 3, 4].map((q) => quarterPeriod(year, q)),
    reportingYear(year),
    calendarYear(parts(start).year),
    academicYear(academicYearOf(start)),
  ]
  return exactly(candidates.find((c) => c.start === start && c.end === end) ?? rangePeriod(start, end))
}

function quarter(phrase: Extract<PeriodPhrase, { type: 'quarter' }>, now: IsoDate): PeriodRequest {
  if (phrase.startYear !== undefined) return exactly(quarterPeriod(phrase.startYear, phrase.quarter))
  if (phrase.inYear !== undefined) {
    const period = quarterPeriod(phrase.quarter === 4 ? phrase.inYear - 1 : phrase.inYear, phrase.quarter)
    return {
      type: 'period',
      period,
      readAs: `"Q${phrase.quarter} ${phrase.inYear}" is read as ${period.label}, the quarter of that name that falls in ${phrase.inYear}.`,
    }
  }
  if (phrase.offset !== undefined) return exactly(quarterPeriod(reportingYearOf(now) + phrase.offset, phrase.quarter))
  return exactly(endedQuarter(phrase.quarter, now))
}

function term(phrase: Extract<PeriodPhrase, { type: 'term' }>, now: IsoDate): PeriodRequest {
  if (phrase.startYear !== undefined) return exactly(termPeriod(phrase.startYear, phrase.term))
  if (phrase.inYear !== undefined)
    return exactly(termPeriod(phrase.term === 1 ? phrase.inYear : phrase.inYear - 1, phrase.term))
  if (phrase.offset !== undefined) return exactly(termPeriod(academicYearOf(now) + phrase.offset, phrase.term))
  return exactly(endedTerm(phrase.term, now))
}

/** The request that `phrase` makes when asked on `now`. */
export function resolvePeriod(phrase: PeriodPhrase, now: IsoDate): PeriodRequest {
  switch (phrase.type) {
    case 'day':
      return exactly(snapshotPeriod(phrase.date))
    case 'day_of_year': {
      const { month, day } = phrase
      // The latest such day that has come: 29 February may be years back.
      for (let year = parts(now).year; year > parts(now).year - 9; year--) {
        const date = isoDate(year, month, day)
        if (isRealDay(year, month, day) && date <= now) return exactly(snapshotPeriod(date))
      }
      return { type: 'impossible', said: phrase.said }
    }
    case 'month':
      return exactly(
        phrase.year === undefined
          ? endedMonth(phrase.month, now)
          : monthPeriod({ year: phrase.year, month: phrase.month }),
      )
    case 'month_in_year': {
      const start = reportingYearOf(now) + phrase.offset
      return exactly(monthPeriod({ year: phrase.month >= 4 ? start : start + 1, month: phrase.month }))
    }
    case 'months':
      return months(phrase, now)
    case 'months_to': {
      const end =
        phrase.year === undefined
          ? endedMonth(phrase.month, now)
          : monthPeriod({ year: phrase.year, month: phrase.month })
      if (phrase.months === 12 && phrase.month !== 3 && phrase.month !== 12) return exactly(rollingYear(parts(end.end)))
      const first = addMonths(parts(end.end), 1 - phrase.months)
      return named(isoDate(first.year, first.month, 1), end.end)
    }
    case 'quarter':
      return quarter(phrase, now)
    case 'term':
      return term(phrase, now)
    case 'year':
      return { type: 'period', period: reportingYear(phrase.startYear), ...(phrase.toDate ? { toDate: true } : {}) }
    case 'terms':
      return {
        type: 'series',
        from: termPeriod(phrase.startYear, phrase.from).end,
        to: termPeriod(phrase.startYear, phrase.to).end,
        unit: 'term',
      }
    case 'years':
      return { type: 'series', from: reportingYear(phrase.from).start, to: reportingYear(phrase.to).end }
    case 'academic':
      return exactly(academicYear(phrase.startYear))
    case 'calendar':
      return exactly(calendarYear(phrase.year))
    case 'half': {
      const start = phrase.startYear ?? reportingYearOf(now)
      const year = phrase.startYear !== undefined || isoDate(start, 9, 30) <= now ? start : start - 1
      return exactly(rangePeriod(isoDate(year, 4, 1), isoDate(year, 9, 30)))
    }
    case 'relative':
      return relative(phrase.unit, phrase.offset, now)
    case 'relative_year_ago': {
      const current = relative(phrase.unit, 0, now)
      return current.type === 'period' ? exactly(shiftYears(current.period, -1)) : current
    }
    case 'last_n':
      return { type: 'series', last: phrase.n, unit: phrase.unit, to: now }
    case 'since': {
      if (phrase.fromEnd) return { type: 'series', from: isoDate((phrase.year as number) + 1, 3, 1) }
      const year =
        phrase.year ?? (isoDate(parts(now).year, phrase.month, 1) <= now ? parts(now).year : parts(now).year - 1)
      return { type: 'series', from: isoDate(year, phrase.month, 1) }
    }
    case 'since_term':
      return {
        type: 'series',
        from: termPeriod(phrase.term === 1 ? phrase.inYear : phrase.inYear - 1, phrase.term).end,
        unit: 'term',
      }
    case 'since_last_year':
      return { type: 'series', from: isoDate(reportingYearOf(now), 3, 1) }
    case 'all':
      return { type: 'series' }
    case 'impossible':
      return { type: 'impossible', said: phrase.said }
    default:
      return { type: phrase.type }
  }
}

/** The name of a month, 1 to 12. */
export const monthName = (month: number): string => MONTH_NAMES[month - 1] as string
