/** From what heads and cells say to a period in the notation of `data/`, by the year that the measure runs on. */
import type { IsoDate, Period, YearKind } from '../../model/period.ts'
import {
  academicYearOf,
  addMonths,
  parts as dateParts,
  daysInMonth,
  isoDate,
  quarterOf,
  reportingYearOf,
  termPeriod,
  yearLabel,
} from '../../periods/calendar.ts'
import { keyOfPeriod, parsePeriodKey } from '../../periods/codec.ts'
import type { Part } from '../words/period-words.ts'

export interface PeriodContext {
  readonly yearKind: YearKind
  /** What the report is about; null where nothing tells. */
  readonly report: Period | null
  /** The last day that the table itself reaches: of a report of a whole year, the year so far ends there. */
  readonly reached?: IsoDate | null
  /** Whether a figure is one a year: the last term's column then has the year's. */
  readonly annual: boolean
}

const pad = (n: number): string => String(n).padStart(2, '0')
const monthEnd = (year: number, month: number): string => isoDate(year, month, daysInMonth(year, month))

/** The key of the period, or null where the parts do not tell. The first part of a kind counts, so cells go before heads. */
export function periodKey(parts: readonly Part[], context: PeriodContext): string | null {
  const first = <K extends Part['kind']>(kind: K) => parts.find((p): p is Extract<Part, { kind: K }> => p.kind === kind)
  const year = first('year')
  const kind = year?.calendar ?? context.yearKind
  const startYear = year?.year ?? null
  const reportYear = context.report ? reportingYearOf(context.report.end) : null

  const last = first('last-months')
  if (last) {
    const said = periodKey(
      parts.filter((p) => p !== last && p.kind !== 'to-date'),
      context,
    )
    const end = said === null ? context.report?.end : parsePeriodKey(said)?.end
    return end === undefined ? null : endingKey(last.months, end.slice(0, 7))
  }
  // "Q2 last year" is the quarter of the year before.
  const ago = first('relative')
  if (ago?.what === 'year' && ago.back > 0 && parts.some(isOfSomeYear)) {
    const now = periodKey(
      parts.filter((p) => p !== ago),
      context,
    )
    return now === null ? null : yearsBefore(now, ago.back)
  }
  const toDate = first('to-date')
  const span = first('months')
  if (span) {
    const end = monthEnd(span.to.year, span.to.month)
    return toDate && isPartOfYearSoFar(span, kind) ? toDateKey(null, end, kind) : spanKey(span.from, span.to)
  }
  const days = first('days')
  if (days) return daysKey(days.from, days.to)
  const ending = first('ending')
  if (ending) {
    const bare = first('bare-year')?.year ?? null
    const end = monthKey({ month: ending.month, year: null }, startYear, bare, kind, context)
    return end === null ? null : endingKey(ending.months, end)
  }
  // The fourth quarter of 2024 may be of the year that begins in it, of the one that ends in it, or of the calendar's.
  const isOpenYear = startYear === null && first('bare-year') !== undefined
  if (toDate) {
    if (isOpenYear && first('quarter')?.year === null) return null
    const end = endOf(first('quarter'), first('month'), startYear, reportYear)
    // The year that a head says is the one that its quarters are of, whatever year is counted.
    if (end) return toDateKey(kind === 'reporting' ? startYear : null, end, kind)
  }
  const day = first('day')
  if (day && !toDate) return day.day
  const month = first('month')
  if (month)
    return monthKey(month, startYear ?? first('quarter')?.year ?? null, first('bare-year')?.year ?? null, kind, context)
  const term = first('term')
  if (term) {
    const terms = new Set(parts.flatMap((p) => (p.kind === 'term' ? [p.term] : [])))
    if (terms.size > 1) return termsKey(terms, term.year ?? startYear)
    const said = term.year ?? startYear
    // Four digits beside a term may be the year that it is in, or the one that its academic year begins in.
    if (said === null && first('bare-year')) return null
    const start = said ?? (context.report ? academicYearOf(context.report.end) : null)
    if (start === null) return null
    // The whole year is known with its last term, and an annual figure is the year's.
    return context.annual && term.term === 3 ? `AY${yearLabel(start)}` : `AY${yearLabel(start)} T${term.term}`
  }
  const quarter = first('quarter')
  if (quarter) {
    if (quarter.year === null && isOpenYear) return null
    const start = quarter.year ?? startYear ?? reportYear
    return start === null ? null : `${yearLabel(start)} Q${quarter.quarter}`
  }
  const half = first('half')
  if (half) {
    const start = startYear ?? reportYear
    if (start === null || isOpenYear) return null
    return half.half === 1 ? `${start}-04-01..${start}-09-30` : `${start}-10-01..${start + 1}-03-31`
  }
  if (toDate) return toDateKey(startYear, day?.day ?? soFar(context), kind)
  if (year) return yearKey(kind, year.year)
  const relative = first('relative')
  if (relative) return relativeKey(relative.what, relative.back, kind, context.report)
  if (first('outturn')) {
    if (reportYear === null || !context.report) return null
    return yearKey(kind, context.report.end.endsWith('-03-31') ? reportYear : reportYear - 1)
  }
  const bare = first('bare-year')
  return bare ? `CY${bare.year}` : null
}

/** A part of a year that does not say which. */
const isOfSomeYear = (part: Part): boolean =>
  (part.kind === 'month' || part.kind === 'quarter' || part.kind === 'half') && part.year === null

/** The same time of the year, so many years before. */
export function yearsBefore(key: string, years: number): string | null {
  const period = parsePeriodKey(key)
  if (!period) return null
  const before = (day: IsoDate): IsoDate => {
    const { year, month, day: d } = dateParts(day)
    return isoDate(year - years, month, Math.min(d, daysInMonth(year - years, month)))
  }
  const end = dateParts(period.end)
  // The last day of a February is that of another year's too.
  const isLast = end.day === daysInMonth(end.year, end.month)
  return keyOfPeriod({
    kind: period.kind,
    start: before(period.start),
    end: isLast ? monthEnd(end.year - years, end.month) : before(period.end),
  })
}

/** "Autumn and spring" are the academic year up to the end of spring; all three are the year. */
function termsKey(terms: ReadonlySet<number>, start: number | null): string | null {
  const last = Math.max(...terms)
  if (start === null || terms.size !== last) return null
  return last === 3 ? `AY${yearLabel(start)}` : `AY${yearLabel(start)} YTD ${termPeriod(start, last).end}`
}

/** What "year to date" is up to: the report's end, but no further than its own months and quarters go. */
function soFar({ report, reached }: PeriodContext): IsoDate | null {
  if (!report) return null
  return reached && reached >= report.start && reached < report.end ? reached : report.end
}

/** "Q2 YTD" is up to the end of the quarter, "YTD June 24" to the end of the month. */
function endOf(
  quarter: Extract<Part, { kind: 'quarter' }> | undefined,
  month: Extract<Part, { kind: 'month' }> | undefined,
  startYear: number | null,
  reportYear: number | null,
): string | null {
  if (month?.year) return monthEnd(month.year, month.month)
  const start = quarter?.year ?? startYear ?? reportYear
  if (!quarter || start === null) return null
  const last = addMonths({ year: start, month: 4 }, quarter.quarter * 3 - 1)
  return monthEnd(last.year, last.month)
}

/** The whole year of a kind whose reporting year begins in `start`. */
export function yearKey(kind: YearKind, start: number): string {
  if (kind === 'calendar') return `CY${start}`
  return kind === 'academic' ? `AY${yearLabel(start)}` : yearLabel(start)
}

interface Months {
  readonly from: { readonly year: number; readonly month: number }
  readonly to: { readonly year: number; readonly month: number }
}

/** How many months a span has, its first and last among them; none or fewer where it ends before it begins. */
export const monthsIn = ({ from, to }: Months): number => (to.year - from.year) * 12 + to.month - from.month + 1

/** Whether the year so far may be told by the months: they are a quarter of it, or begin with it. */
function isPartOfYearSoFar(span: Months, kind: YearKind): boolean {
  const months = monthsIn(span)
  return months > 0 && (months <= 3 || (months < 12 && span.from.month === FIRST_MONTH[kind]))
}

const FIRST_MONTH: Readonly<Record<YearKind, number>> = { reporting: 4, academic: 9, calendar: 1 }

function spanKey(from: Months['from'], to: Months['to']): string {
  const months = monthsIn({ from, to })
  // "Jan 23-Dec 22" cannot be: the end is what the figure is up to, and the months say that it is a year.
  const year = months === 12 || (months <= 0 && (to.month % 12) + 1 === from.month)
  if (year) return to.month === 12 ? `CY${to.year}` : `R12 ${to.year}-${pad(to.month)}`
  if (months === 36) return `3Y ${monthEnd(to.year, to.month)}`
  if (months === 1) return `${to.year}-${pad(to.month)}`
  if (months === 3 && to.month % 3 === 0) {
    const end = monthEnd(to.year, to.month)
    return `${yearLabel(reportingYearOf(end))} Q${quarterOf(end)}`
  }
  if (months <= 0) return `${isoDate(to.year, to.month, 1)}..${monthEnd(to.year, to.month)}`
  return `${isoDate(from.year, from.month, 1)}..${monthEnd(to.year, to.month)}`
}

/** Whole months by their names, other days as they are. */
function daysKey(from: string, to: string): string {
  const [start, end] = [dateParts(from), dateParts(to)]
  if (!from.endsWith('-01') || to !== monthEnd(end.year, end.month)) return `${from}..${to}`
  if (from.slice(0, 7) === to.slice(0, 7)) return to.slice(0, 7)
  return to === `${start.year + 1}-03-31` && start.month === 4 ? yearLabel(start.year) : spanKey(start, end)
}

function endingKey(months: number, end: string): string {
  const to = dateParts(`${end}-01`)
  return months === 1 ? end : spanKey(addMonths(to, 1 - months), to)
}

/** Whether a span ends before it begins. */
export const backwards = (part: Part): boolean => part.kind === 'months' && monthsIn(part) < 1

function monthKey(
  { month, year }: { month: number; year: number | null },
  startYear: number | null,
  bareYear: number | null,
  kind: YearKind,
  { report }: PeriodContext,
): string | null {
  if (year !== null) return `${year}-${pad(month)}`
  if (startYear !== null) {
    return `${month >= FIRST_MONTH[kind] ? startYear : startYear + 1}-${pad(month)}`
  }
  if (bareYear !== null) return `${bareYear}-${pad(month)}`
  if (!report) return null
  const end = dateParts(report.end)
  return `${month <= end.month ? end.year : end.year - 1}-${pad(month)}`
}

function toDateKey(startYear: number | null, end: string | null, kind: YearKind): string | null {
  if (end === null) return null
  const { year, month } = dateParts(end)
  if (kind === 'calendar') return month === 12 ? `CY${year}` : `CY${year} YTD ${end}`
  if (kind === 'academic') {
    const start = startYear ?? academicYearOf(end)
    return month === 7 || month === 8 ? `AY${yearLabel(start)}` : `AY${yearLabel(start)} YTD ${end}`
  }
  const start = startYear ?? reportingYearOf(end)
  return end === `${start + 1}-03-31` || end > `${start + 1}-03-31`
    ? yearLabel(start)
    : `${yearLabel(start)} YTD ${end}`
}

function relativeKey(what: string, back: number, kind: YearKind, report: Period | null): string | null {
  if (!report) return null
  const start = reportingYearOf(report.end)
  if (what === 'period' && report.kind === 'month') return relativeKey('month', back, kind, report)
  if (what === 'year') return back === 0 ? toDateKey(null, report.end, kind) : yearKey(kind, start - back)
  if (what === 'month') {
    const { year, month } = addMonths(dateParts(report.end), -back)
    return `${year}-${pad(month)}`
  }
  const index = start * 4 + quarterOf(report.end) - 1 - back
  return `${yearLabel(Math.floor(index / 4))} Q${(index % 4) + 1}`
}
