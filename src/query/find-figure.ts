/**
 * Which published figure answers a request for a period (contract, meanings 2 to 5 and 10). Pure: the figures of
 * one council, measure and sub-row come in, with the day of asking.
 */
import type { Figure } from '../model/figure.ts'
import type { Indicator } from '../model/indicator.ts'
import type { Period, PeriodKind } from '../model/period.ts'
import {
  dayLabel,
  monthsOf,
  parts,
  periodBefore,
  quarterOf,
  quarterPeriod,
  reportingYearOf,
  shiftYears,
  yearPeriod,
} from '../periods/calendar.ts'
import type { PeriodRequest } from '../periods/resolve.ts'
import { sameWhenRounded, sum } from '../rules/decimal.ts'

/** A figure that leads for its period, with the others that were published for the same one. */
export interface Lead {
  readonly figure: Figure
  readonly others: readonly Figure[]
}

/** The answer to a request: a published figure, or a sum of them. */
export interface FoundFigure {
  readonly figure: Figure
  readonly value: string
  readonly period: Period
  /** The months that were added up, or stand beside a figure at quarter end. */
  readonly months: readonly Figure[]
  readonly computed: string | null
  /** The period asked for, where the figure is for another one. */
  readonly requested: Period | null
  readonly disagreeing: readonly Figure[]
  readonly notes: readonly string[]
}

export type FindResult =
  | { readonly found: FoundFigure }
  | { readonly missing: Period | null; readonly earliest: Figure | null }

const PART_RANK = { correction: 0, table: 1, text: 2 } as const
const YEARS: readonly PeriodKind[] = ['year', 'year_to_date', 'academic_year', 'calendar_year']
const SINGLE: readonly PeriodKind[] = ['month', 'quarter', 'term', 'snapshot']

const isWhole = (kind: PeriodKind): boolean => YEARS.includes(kind)
const key = (p: Period): string => `${p.start}|${p.end}`

const remembered = new WeakMap<readonly Figure[], readonly Lead[]>()

/** One lead a period: the latest publication, then a correction, then the table, then the text. Once for each list. */
export function leads(figures: readonly Figure[]): readonly Lead[] {
  let found = remembered.get(figures)
  if (!found) {
    found = leadsOf(figures)
    remembered.set(figures, found)
  }
  return found
}

function leadsOf(figures: readonly Figure[]): Lead[] {
  const byPeriod = new Map<string, Figure[]>()
  for (const f of figures) {
    if (f.kind !== 'value' || f.value === null) continue
    const k = `${key(f.period)}|${f.period.kind}`
    const list = byPeriod.get(k)
    if (list) list.push(f)
    else byPeriod.set(k, [f])
  }
  return [...byPeriod.values()].map((list) => {
    const [figure, ...others] = list.toSorted((a, b) =>
      a.published < b.published ? 1 : a.published > b.published ? -1 : PART_RANK[a.part] - PART_RANK[b.part],
    )
    return { figure: figure as Figure, others }
  })
}

/** The published figures for the same period that are not the same number. */
export function disagreeing(lead: Lead): Figure[] {
  const { value } = lead.figure
  const seen = new Set<string>()
  return lead.others.filter((o) => {
    const differs = o.value !== null && value !== null && !sameWhenRounded(o.value, value)
    if (!differs || seen.has(o.value as string)) return false
    seen.add(o.value as string)
    return true
  })
}

/** How well a figure's period answers the period asked for: 0 is exactly it, null is not at all. */
function fitness(have: Period, asked: Period, indicator: Indicator, toDate: boolean): number | null {
  if (have.start === asked.start && have.end === asked.end) return 0
  const { basis } = indicator
  const standing = basis === 'position' || basis === 'rolling'
  const sameEnd = have.end === asked.end
  switch (asked.kind) {
    case 'year':
    case 'academic_year': {
      const startYear = parts(asked.start).year
      const kind = asked.kind === 'academic_year' ? 'academic' : indicator.year
      const own = yearPeriod(kind, startYear)
      if (have.start === own.start && have.end === own.end) return 1
      if (have.kind === 'year_to_date' && have.start === own.start) return 2
      if (
        asked.kind === 'year' &&
        indicator.year === 'reporting' &&
        have.kind === 'calendar_year' &&
        parts(have.start).year === startYear
      )
        return 3
      if (sameEnd && standing) return have.kind === 'rolling_12_months' ? 2 : 4
      return toDate && have.kind === 'year_to_date' && have.start >= asked.start && have.end <= asked.end ? 3 : null
    }
    case 'calendar_year':
      // "GCSE results 2023" are those of the academic year that ended in 2023.
      return indicator.year === 'academic' &&
        basis === 'share' &&
        have.kind === 'academic_year' &&
        parts(have.end).year === parts(asked.end).year
        ? 2
        : null
    case 'month':
      return sameEnd && standing ? (isWhole(have.kind) ? 3 : 2) : null
    case 'quarter':
      if (sameEnd && have.kind === 'month' && basis !== 'flow') return 1
      return sameEnd && standing ? (isWhole(have.kind) ? 3 : 2) : null
    case 'term':
    case 'range':
    case 'rolling_12_months':
      if (have.kind === 'range' || isWhole(have.kind)) return sameEnd && standing ? 3 : null
      return sameEnd && standing ? 2 : null
    case 'snapshot':
      if (!sameEnd) return null
      return have.kind === 'month' ? 1 : standing ? 2 : null
    default:
      return sameEnd && standing ? 3 : null
  }
}

function asFound(lead: Lead, more: Partial<FoundFigure> = {}): FoundFigure {
  return {
    figure: lead.figure,
    value: lead.figure.value as string,
    period: lead.figure.period,
    months: [],
    computed: null,
    requested: null,
    disagreeing: disagreeing(lead),
    notes: [],
    ...more,
  }
}

const monthLead = (all: readonly Lead[], month: Period): Lead | undefined =>
  all.find((l) => l.figure.period.kind === 'month' && l.figure.period.end === month.end)

/** The sum of a span's months, where each is published; null otherwise. */
function sumOfMonths(all: readonly Lead[], span: Period): FoundFigure | null {
  const months = monthsOf(span).map((m) => monthLead(all, m))
  if (months.length < 2 || months.some((m) => m === undefined)) return null
  const figures = (months as Lead[]).map((m) => m.figure)
  const values = figures.map((f) => f.value as string)
  return asFound(months.at(-1) as Lead, {
    value: sum(values),
    period: span,
    months: figures,
    computed: figures.map((f) => f.asPrinted).join(' + '),
    disagreeing: [],
  })
}

/** The months of a quarter that stand beside its figure at quarter end. */
function monthsBeside(all: readonly Lead[], span: Period): Figure[] {
  return monthsOf(span).flatMap((m) => monthLead(all, m)?.figure ?? [])
}

const latestFirst = (a: Lead, b: Lead): number =>
  a.figure.period.end < b.figure.period.end ? 1 : a.figure.period.end > b.figure.period.end ? -1 : 0

/** A span that a report happens to mention is no position of its own where regular periods are published. */
function regular(all: readonly Lead[]): readonly Lead[] {
  const tabled = new Set(
    all.filter((l) => l.figure.part === 'table' && l.figure.period.kind !== 'range').map((l) => l.figure.document),
  )
  const rest = all.filter((l) => l.figure.period.kind !== 'range' || !tabled.has(l.figure.document))
  return rest.length > 0 ? rest : all
}

/** Of the leads that end last, the one whose kind comes first in `order`. */
function latest(all: readonly Lead[], prefer: (kind: PeriodKind) => number): Lead | null {
  const sorted = all.toSorted(latestFirst)
  const end = sorted[0]?.figure.period.end
  const tied = sorted.filter((l) => l.figure.period.end === end)
  return tied.toSorted((a, b) => prefer(a.figure.period.kind) - prefer(b.figure.period.kind))[0] ?? null
}

const yearsFirst = (kind: PeriodKind): number => (isWhole(kind) ? 0 : kind === 'rolling_12_months' ? 1 : 2)

/** The latest published position (contract, meaning 4). */
export function latestPosition(figures: readonly Figure[]): FoundFigure | null {
  const all = leads(figures)
  const lead = latest(regular(all), yearsFirst)
  if (!lead) return null
  const later = all
    .filter((l) => l.figure.period.end > lead.figure.period.end && l.figure.document === lead.figure.document)
    .map((l) => `The same report also gives ${l.figure.asPrinted} for ${l.figure.period.label} (${l.figure.location}).`)
  return asFound(lead, { notes: later })
}

/** A quarter as it is printed, else as the sum of its months; either has a figure that ends with the quarter. */
function ofQuarter(all: readonly Lead[], quarter: Period): FoundFigure | null {
  const printed = all.find((l) => key(l.figure.period) === key(quarter))
  return printed ? asFound(printed) : sumOfMonths(all, quarter)
}

function fallBack(all: readonly Lead[], asked: Period, indicator: Indicator): FoundFigure | null {
  if (indicator.basis === 'flow' && asked.kind === 'quarter') {
    const ends = new Set(all.map((l) => l.figure.period.end))
    const earliest = [...ends].toSorted()[0]
    let quarter = periodBefore(asked)
    while (quarter && earliest !== undefined && quarter.end >= earliest) {
      const found = ends.has(quarter.end) ? ofQuarter(all, quarter) : null
      if (found) return { ...found, requested: asked }
      quarter = periodBefore(quarter)
    }
  }
  const before = all.filter((l) => l.figure.period.end <= asked.end)
  const wantsYear = isWhole(asked.kind)
  const prefer = (kind: PeriodKind): number => {
    if (kind === asked.kind) return 0
    if (wantsYear) return yearsFirst(kind) + 1
    return kind === 'month' ? 1 : isWhole(kind) ? 3 : 2
  }
  const lead = latest(regular(before), prefer)
  return lead ? asFound(lead, { requested: asked }) : null
}

/** The figure for the period asked for itself, or a sum that is. */
function exactly(all: readonly Lead[], asked: Period, indicator: Indicator, toDate: boolean): FoundFigure | null {
  const fitting = all
    .map((lead) => ({ lead, rank: fitness(lead.figure.period, asked, indicator, toDate) }))
    .filter((c): c is { lead: Lead; rank: number } => c.rank !== null)
    .toSorted((a, b) => a.rank - b.rank || latestFirst(a.lead, b.lead))
  const spans = asked.kind === 'quarter' || asked.kind === 'range'
  if (fitting[0] && (fitting[0].rank === 0 || !spans || indicator.basis !== 'flow')) {
    const { lead } = fitting[0]
    const months = asked.kind === 'quarter' && lead.figure.period.kind === 'month' ? monthsBeside(all, asked) : []
    return asFound(lead, { months, notes: standIn(lead.figure, asked) })
  }
  return spans && indicator.basis === 'flow' ? sumOfMonths(all, asked) : null
}

function forPeriod(all: readonly Lead[], asked: Period, indicator: Indicator, toDate: boolean): FindResult {
  const found = exactly(all, asked, indicator, toDate) ?? fallBack(all, asked, indicator)
  if (found) return { found }
  const earliest = all.toSorted((a, b) => -latestFirst(a, b))[0]
  return { missing: asked, earliest: earliest?.figure ?? null }
}

/** Said where a figure answers a period under another name ("2023/24" by an academic year to date). */
function standIn(figure: Figure, asked: Period): string[] {
  const { period } = figure
  if (period.start === asked.start && period.end === asked.end) return []
  if (period.kind === 'year_to_date')
    return [`This is the year to date, from ${dayLabel(period.start)} to ${dayLabel(period.end)}.`]
  if (
    (asked.kind === 'year' || asked.kind === 'calendar_year') &&
    (period.kind === 'academic_year' || period.kind === 'calendar_year')
  )
    return [`This measure is published for the ${period.label}, ${dayLabel(period.start)} to ${dayLabel(period.end)}.`]
  return []
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
  switch (request.type) {
    case 'period':
      return forPeriod(all, request.period, indicator, request.toDate ?? false)
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
    case 'year_before_latest':
    case 'year_earlier': {
      const from = request.type === 'year_earlier' && context ? context : latestPosition(figures)?.period
      return from ? forPeriod(all, shiftYears(from, -1), indicator, false) : none
    }
    case 'earlier': {
      const from = context ?? latestPosition(figures)?.period
      const before = from && periodBefore(from)
      return before ? forPeriod(all, before, indicator, false) : none
    }
    default: {
      const found = latestPosition(figures)
      return found ? { found } : none
    }
  }
}

/** The published figure for exactly `period`, or at its last day for measures of position; null where there is none. */
export function figureFor(figures: readonly Figure[], period: Period, indicator: Indicator): FoundFigure | null {
  return exactly(leads(figures), period, indicator, false)
}

/** The quarter of the reporting year that a date falls in. */
export const quarterAt = (date: string): Period => quarterPeriod(reportingYearOf(date), quarterOf(date))
