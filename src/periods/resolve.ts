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
  monthPeriod,
  parts,
  reportingYear,
  reportingYearOf,
  shiftYears,
  snapshotPeriod,
  termPeriod,
  yearSoFar,
} from './calendar.ts'
import { addDays } from './days.ts'
import {
  endedHalf,
  endedMonth,
  endedQuarter,
  endedTerm,
  halfBack,
  lastMonthEnd,
  quarterBack,
  termBack,
} from './ended.ts'
import { academicOf, monthWithin, partFallingIn, partOf } from './part-of.ts'
import type { PeriodPhrase, PhraseOf, RelativeUnit } from './phrase.ts'
import type { PeriodRequest } from './request.ts'
import { monthsTo, namedSpan } from './span.ts'

export type { PeriodRequest } from './request.ts'

interface Resolved {
  readonly period: Period
  readonly toDate?: boolean
  readonly readAs?: string
}

const NAMES = { quarter: 'Q', half: 'H', term: 'Term ' } as const
const ENDED = { quarter: endedQuarter, half: endedHalf, term: endedTerm } as const

const maybe = (period: Period | null): Resolved | null => (period ? { period } : null)

function month(phrase: PhraseOf<'month'>, now: IsoDate): Resolved | null {
  if (!phrase.of) return { period: endedMonth(phrase.month, now) }
  const of = one(phrase.of, now)
  return of && maybe(monthWithin(of.period, phrase.month))
}

function part(phrase: PhraseOf<'part'>, now: IsoDate): Resolved | null {
  const { unit, from, to, of } = phrase
  if (!of) {
    if (unit === 'month') return null
    const [first, last] = [ENDED[unit](from, now), ENDED[unit](to, now)]
    return { period: from === to ? last : namedSpan(first.start, last.end) }
  }
  if (of.type === 'year' && of.kind === 'plain' && unit !== 'month' && from > 0) {
    const [first, last] = [partFallingIn(of.start, unit, from), partFallingIn(of.start, unit, to)]
    if (first.start > last.start) return null
    const period = first.start === last.start ? last : namedSpan(first.start, last.end)
    if (unit === 'term' || from !== to) return { period }
    const said = `${NAMES[unit]}${from} ${of.start}`
    const what =
      unit === 'quarter' ? `the quarter of that name that falls in ${of.start}` : 'the half of that reporting year'
    return { period, readAs: `"${said}" is read as ${period.label}, ${what}.` }
  }
  const container = unit === 'term' ? academicContainer(of, now) : one(of, now)?.period
  const found = container ? partOf(container, unit, from, to) : null
  if (found && phrase.ended && found.end > now)
    return part({ ...phrase, ended: false, of: { type: 'relative', unit: 'year', offset: -1 } }, now)
  return maybe(found)
}

/** "Term 1 last year": to a term, the year is the academic one. */
function academicContainer(of: PeriodPhrase, now: IsoDate): Period | null {
  if (of.type === 'relative' && of.unit === 'year') return academicYear(academicYearOf(now) + of.offset)
  const container = one(of, now)?.period
  return container ? academicYear(academicOf(container)) : null
}

function year({ kind, start, toDate }: PhraseOf<'year'>): Resolved {
  const period =
    kind === 'reporting' ? reportingYear(start) : kind === 'academic' ? academicYear(start) : calendarYear(start)
  return toDate ? { period, toDate } : { period }
}

function relative(unit: RelativeUnit, offset: number, now: IsoDate): Resolved {
  switch (unit) {
    case 'month':
      return { period: monthPeriod(addMonths(parts(now), offset)) }
    case 'quarter':
      return { period: quarterBack(now, offset) }
    case 'half':
      return { period: halfBack(now, offset) }
    case 'term':
      return { period: offset === 0 && parts(now).month === 8 ? termBack(now, -1) : termBack(now, offset) }
    case 'academic_year': {
      // In August the year just ended is the last one, as its summer term is the last term.
      const between = parts(now).month === 8 && offset < 0 ? 1 : 0
      return sofar(academicYear(academicYearOf(now) + offset + between), offset)
    }
    case 'calendar_year':
      return sofar(calendarYear(parts(now).year + offset), offset)
    default:
      return sofar(reportingYear(reportingYearOf(now) + offset), offset)
  }
}

const sofar = (period: Period, offset: number): Resolved => (offset === 0 ? { period, toDate: true } : { period })

/** The latest such day that has come: 29 February may be years back. */
function dayOfYear({ month, day }: PhraseOf<'day_of_year'>, now: IsoDate): Resolved | null {
  for (let year = parts(now).year; year > parts(now).year - 9; year--) {
    const date = isoDate(year, month, day)
    if (isRealDay(year, month, day) && date <= now) return { period: snapshotPeriod(date) }
  }
  return null
}

/** Whether a phrase leaves its year to the day of asking. */
const isUndated = (phrase: PeriodPhrase): boolean =>
  phrase.type === 'day_of_year' || ((phrase.type === 'month' || phrase.type === 'part') && !phrase.of)

/** Both ends of a span, each lending the other its year; null where it would end before it starts. */
function span({ from, to }: PhraseOf<'span'>, now: IsoDate): Resolved | null {
  let start: Resolved | null
  let end: Resolved | null
  if (isUndated(to) && !isUndated(from)) {
    start = one(from, now)
    end = start && following(to, start.period)
    // "2023/24 to the end of term 2" is of the academic year.
    if (to.type === 'part' && to.unit === 'term' && from.type === 'year' && from.kind === 'reporting')
      start = { period: academicYear(from.start) }
  } else {
    end = one(to, now)
    start = end && one(from, isUndated(from) ? addDays(end.period.start, -1) : now)
  }
  if (!start || !end || start.period.start > end.period.end || end.period.start < start.period.start) return null
  return { period: namedSpan(start.period.start, end.period.end) }
}

/** The first period of that name that ends after `before` begins. */
function following(phrase: PeriodPhrase, before: Period): Resolved | null {
  const { year } = parts(before.start)
  for (let y = year; y <= year + 2; y++) {
    const found = one(phrase, isoDate(y, 12, 31))
    if (found && found.period.start > before.start) return found
  }
  return null
}

/** The one period that a phrase stands for; null where it stands for none. */
function one(phrase: PeriodPhrase, now: IsoDate): Resolved | null {
  switch (phrase.type) {
    case 'day':
      return { period: snapshotPeriod(phrase.date) }
    case 'day_of_year':
      return dayOfYear(phrase, now)
    case 'month':
      return month(phrase, now)
    case 'part':
      return part(phrase, now)
    case 'year':
      return year(phrase)
    case 'relative':
      return relative(phrase.unit, phrase.offset, now)
    case 'year_ago': {
      const of = one(phrase.of, now)
      return of && { period: shiftYears(of.period, -1) }
    }
    case 'start': {
      const of = one(phrase.of, now)
      return of && { period: snapshotPeriod(of.period.start) }
    }
    case 'months_to': {
      const end = one(phrase.end, now)
      return end && { period: monthsTo(end.period.end, phrase.months) }
    }
    case 'up_to': {
      const end = one(phrase.end, now)
      return end && { period: yearSoFar(end.period) }
    }
    case 'span':
      return span(phrase, now)
    default:
      return null
  }
}

/** Years and terms in a row are told one by one, not as one span. */
function seriesOf({ from, to }: PhraseOf<'span'>): PeriodRequest | null {
  if (from.type === 'year' && to.type === 'year' && to.start > from.start) {
    // "2016 to 2020" are the years that end in them.
    const [first, last] = [from, to].map((y) => (y.kind === 'plain' ? reportingYear(y.start - 1) : year(y).period)) as [
      Period,
      Period,
    ]
    return { type: 'series', from: first.start, to: last.end, span: namedSpan(first.start, last.end) }
  }
  if (from.type !== 'part' || to.type !== 'part' || from.unit !== 'term' || to.unit !== 'term') return null
  const container = to.of ?? from.of
  if (container?.type !== 'year' || from.from >= to.to) return null
  const [first, last] = [termPeriod(container.start, from.from), termPeriod(container.start, to.to)]
  return { type: 'series', from: first.end, to: last.end, unit: 'term', span: namedSpan(first.start, last.end) }
}

/** Where the figures "since …" begin: with the outturn of a year, the figure at the end of a term. */
function sinceDay(from: PeriodPhrase, now: IsoDate): IsoDate | null {
  // The month that is running counts: "since April" in April is this April.
  if (from.type === 'month' && !from.of) {
    const { year } = parts(now)
    return isoDate(isoDate(year, from.month, 1) <= now ? year : year - 1, from.month, 1)
  }
  const found = one(from, now)
  if (!found) return null
  if (from.type === 'year' && from.kind === 'reporting') return isoDate(from.start + 1, 3, 1)
  return from.type === 'part' && from.unit === 'term' ? found.period.end : found.period.start
}

function since({ from }: PhraseOf<'since'>, now: IsoDate): PeriodRequest | null {
  const day = sinceDay(from, now)
  if (day === null) return null
  const end = lastMonthEnd(now)
  const begun = from.type === 'month' ? day : (one(from, now)?.period.start ?? day)
  return {
    type: 'series',
    from: day,
    ...(from.type === 'part' && from.unit === 'term' ? { unit: 'term' as const } : {}),
    ...(begun < end ? { span: namedSpan(begun, end) } : {}),
  }
}

const LENGTHS: Readonly<Record<RelativeUnit, number>> = {
  month: 1,
  quarter: 3,
  half: 6,
  term: 0,
  year: 12,
  academic_year: 0,
  calendar_year: 0,
}

/** The last so many whole units: the last 12 months end with the last whole month, two years with the last whole year. */
function lastN({ n, unit }: PhraseOf<'last_n'>, now: IsoDate): PeriodRequest {
  const months = LENGTHS[unit] * n
  const end = unit === 'month' ? lastMonthEnd(now) : relative(unit, -1, now).period.end
  return { type: 'series', last: n, unit, to: now, ...(months > 0 ? { span: monthsTo(end, months) } : {}) }
}

const impossible = (said: string): PeriodRequest => ({ type: 'impossible', said })

/** The request that `phrase` makes when asked on `now`. */
export function resolvePeriod(phrase: PeriodPhrase, now: IsoDate): PeriodRequest {
  switch (phrase.type) {
    case 'last_n':
      return lastN(phrase, now)
    case 'since':
      return since(phrase, now) ?? { type: 'series' }
    case 'since_last_year':
      return { type: 'series', from: isoDate(reportingYearOf(now), 3, 1) }
    case 'all':
      return { type: 'series' }
    case 'impossible':
      return impossible(phrase.said)
    case 'list':
      return phrase.items[0] ? resolvePeriod(phrase.items[0], now) : { type: 'none' }
    case 'earlier':
      return phrase.month === undefined ? { type: 'earlier' } : { type: 'earlier', month: phrase.month }
    case 'moved':
      return phrase
    case 'year_before_latest':
      return { type: 'year_before_latest', until: now }
    case 'to_date':
    case 'outturn':
    case 'latest':
    case 'year_earlier':
    case 'same':
      return { type: phrase.type }
    default: {
      const series = phrase.type === 'span' ? seriesOf(phrase) : null
      const found = series ? null : one(phrase, now)
      return (
        series ?? (found ? { type: 'period', ...found } : impossible('said' in phrase ? phrase.said : 'that period'))
      )
    }
  }
}
