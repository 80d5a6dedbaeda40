/**
 * Which published figure answers a request for a period (contract, meanings 2 to 5 and 10). Pure: the figures of
 * one council, measure and sub-row come in, with the day of asking.
 */
import type { Figure } from '../model/figure.ts'
import type { FindResult, FoundFigure } from '../model/found.ts'
import { addsUp, type Indicator } from '../model/indicator.ts'
import type { Period, PeriodKind } from '../model/period.ts'
import { dayLabel, quarterOf, quarterPeriod, reportingYearOf, shiftYears, yearToDate } from '../periods/calendar.ts'
import { addDays } from '../periods/days.ts'
import { periodFrom } from '../periods/distance.ts'
import { endedMonth } from '../periods/ended.ts'
import type { PeriodRequest } from '../periods/resolve.ts'
import { fallBack } from './fall-back.ts'
import { fitness, isWhole } from './fitness.ts'
import { asFound } from './found.ts'
import { latest, latestFirst, latestPosition, regular, yearsFirst } from './latest.ts'
import { type Lead, leads } from './leads.ts'
import { monthsBeside, soFar, sumOfMonths } from './sum-of-months.ts'

export { latestPosition } from './latest.ts'
export { disagreeing, type Lead, leads } from './leads.ts'

const SINGLE: readonly PeriodKind[] = ['month', 'quarter', 'term', 'snapshot']
/** Periods whose count of events is that of their months. */
const SUMMED: readonly PeriodKind[] = [
  'quarter',
  'range',
  'year',
  'calendar_year',
  'academic_year',
  'rolling_12_months',
  'year_to_date',
]

/** "By the end of June": what is counted up to that day, of the longest time that ends with it. */
function upTo(all: readonly Lead[], asked: Period): FoundFigure | null {
  const ending = all.filter(
    ({ figure: { period } }) => period.end === asked.end && period.start <= asked.start && UP_TO.has(period.kind),
  )
  const [longest] = ending.toSorted((a, b) => (a.figure.period.start < b.figure.period.start ? -1 : 1))
  return longest ? asFound(longest) : null
}

const UP_TO: ReadonlySet<PeriodKind> = new Set(['month', 'quarter', 'term', 'range', 'year', 'year_to_date'])

/** The figure for the period asked for itself, or a sum that is. */
function exactly(all: readonly Lead[], asked: Period, indicator: Indicator, toDate: boolean): FoundFigure | null {
  const fitting = all
    .map((lead) => ({ lead, rank: fitness(lead.figure.period, asked, indicator, toDate) }))
    .filter((c): c is { lead: Lead; rank: number } => c.rank !== null)
    .toSorted((a, b) => a.rank - b.rank || latestFirst(a.lead, b.lead))
  const counts = indicator.basis === 'flow'
  if (counts && toDate && !isWhole(asked.kind)) {
    const year = yearToDate('reporting', reportingYearOf(asked.end), asked.end)
    return upTo(all, asked) ?? sumOfMonths(all, year)
  }
  const summed = (): FoundFigure | null => (counts && SUMMED.includes(asked.kind) ? sumOfMonths(all, asked) : null)
  const spans = asked.kind === 'quarter' || asked.kind === 'range'
  if (fitting[0] && (fitting[0].rank === 0 || !spans || !counts)) {
    const { lead } = fitting[0]
    const months = asked.kind === 'quarter' && lead.figure.period.kind === 'month' ? monthsBeside(all, asked) : []
    return asFound(lead, { months, notes: standIn({ period: lead.figure.period }, asked) })
  }
  const found = summed() ?? (counts && toDate ? soFar(all, asked) : null)
  return found && { ...found, notes: standIn(found, asked) }
}

function forPeriod(all: readonly Lead[], asked: Period, indicator: Indicator, toDate: boolean): FindResult {
  const found = exactly(all, asked, indicator, toDate) ?? fallBack(all, asked, indicator, toDate)
  if (found) return { found }
  const sorted = all.toSorted(latestFirst)
  const other = sorted.find((l) => l.figure.period.end <= asked.end)?.figure
  return { missing: asked, earliest: sorted.at(-1)?.figure ?? null, ...(other ? { other } : {}) }
}

/** Said where a figure answers a period under another name ("2023/24" by an academic year to date). */
function standIn({ period }: { readonly period: Period }, asked: Period): string[] {
  if (period.start === asked.start && period.end === asked.end) return []
  if (period.kind === 'year_to_date')
    return [`This is the year to date, from ${dayLabel(period.start)} to ${dayLabel(period.end)}.`]
  if (isWhole(asked.kind) && period.start === asked.start && period.end < asked.end)
    return [`This is what is published of the year so far, from ${dayLabel(period.start)} to ${dayLabel(period.end)}.`]
  if (
    (asked.kind === 'year' || asked.kind === 'calendar_year') &&
    (period.kind === 'academic_year' || period.kind === 'calendar_year')
  )
    return [`This measure is published for the ${period.label}, ${dayLabel(period.start)} to ${dayLabel(period.end)}.`]
  return []
}

/** A rate or percentage of events is no count of them: its months never add up. */
function counted(all: readonly Lead[], indicator: Indicator): Indicator {
  const counts = all.length === 0 || all.some((l) => addsUp(l.figure.unit))
  return indicator.basis === 'flow' && !counts ? { ...indicator, basis: 'share' } : indicator
}

/** The figure that answers `request`, or what is missing. `context` is the period the conversation is about. */
export function findFigure(
  figures: readonly Figure[],
  request: PeriodRequest,
  indicator: Indicator,
  context: Period | null = null,
): FindResult {
  const all = leads(figures)
  const none: FindResult = { missing: null, earliest: null }
  const kind = counted(all, indicator)
  switch (request.type) {
    case 'period':
      return forPeriod(all, request.period, kind, request.toDate ?? false)
    case 'latest': {
      const single = all.filter((l) => SINGLE.includes(l.figure.period.kind))
      const newest = latest(regular(all), (kind) => (SINGLE.includes(kind) ? 0 : 1))
      const lead = latest(single, (kind) => SINGLE.indexOf(kind))
      // An old month is not "the latest" where a later year is published.
      const chosen = lead && newest && lead.figure.period.end >= newest.figure.period.end ? lead : newest
      return chosen ? { found: asFound(chosen) } : none
    }
    case 'outturn': {
      const whole = all.filter((l) => isWhole(l.figure.period.kind))
      const lead = latest(whole.length > 0 ? whole : all, yearsFirst)
      return lead ? { found: asFound(lead) } : none
    }
    case 'to_date': {
      const whole = all.filter((l) => isWhole(l.figure.period.kind))
      const lead = latest(whole.length > 0 ? whole : all, (kind) => (kind === 'year_to_date' ? 0 : 1))
      return lead ? { found: asFound(lead) } : none
    }
    case 'year_before_latest': {
      const from = latestPosition(figures, request.until)?.period
      return from ? forPeriod(all, shiftYears(from, -1), kind, false) : none
    }
    case 'year_earlier':
    case 'earlier': {
      const from = context ?? latestPosition(figures)?.period
      const month = request.type === 'earlier' ? request.month : undefined
      const before = from && (month ? endedMonth(month, addDays(from.start, -1)) : periodFrom(request, from))
      return before ? forPeriod(all, before, kind, false) : none
    }
    case 'series': {
      // Asked for as one figure, a span is counted as a whole; what does not count events has its latest.
      const found = request.span && exactly(all, request.span, kind, false)
      if (found) return { found }
      if (request.span && kind.basis === 'flow') return forPeriod(all, request.span, kind, false)
      const position = latestPosition(figures)
      return position ? { found: position } : none
    }
    default: {
      const found = latestPosition(figures)
      return found ? { found } : none
    }
  }
}

/** The published figure for exactly `period`, or at its last day for measures of position; null where there is none. */
export function figureFor(figures: readonly Figure[], period: Period, indicator: Indicator): FoundFigure | null {
  const all = leads(figures)
  return exactly(all, period, counted(all, indicator), false)
}

/** The quarter of the reporting year that a date falls in. */
export const quarterAt = (date: string): Period => quarterPeriod(reportingYearOf(date), quarterOf(date))
