/** When a council's next report is due, and whether its latest one is old. */
import type { Catalogue } from '../catalogue.ts'
import type { Document } from '../model/figure.ts'
import type { IsoDate, Period } from '../model/period.ts'
import { addMonths, dayLabel, daysInMonth, isoDate, monthPeriod, parts, rangePeriod } from '../periods/calendar.ts'
import { addDays, daysBetween } from '../periods/days.ts'
import { quarterAt } from '../query/find-figure.ts'

export interface Due {
  /** What the next report will be about. */
  readonly period: Period
  readonly due: IsoDate
  /** `published`: the council gives the day. `lag`: as long after the period's end as last time, never certain. */
  readonly how: 'published' | 'lag'
  /** A day that the council gives has passed. One worked out from last time proves nothing. */
  readonly late: boolean
  readonly text: string
}

const QUARTERLY: readonly Period['kind'][] = ['quarter', 'year', 'year_to_date']
/** Days after a quarter's end, when its report may be looked for. */
const PATIENCE = 60

/** A step after a report's period: quarters follow quarters and whole years, half years and months their own kind. */
function after({ kind, start, end }: Period): Period | null {
  const next = addDays(end, 1)
  if (kind === 'month') return monthPeriod(parts(next))
  const half = addMonths(parts(start), 6)
  if (kind === 'range' && isoDate(half.year, half.month, parts(start).day) === next) {
    const last = addMonths(half, 5)
    return rangePeriod(next, isoDate(last.year, last.month, daysInMonth(last.year, last.month)))
  }
  return QUARTERLY.includes(kind) ? quarterAt(next) : null
}

/** The report about the latest time. */
function latest(catalogue: Catalogue, council: string): Document | null {
  const own = catalogue.documentsOf(council)
  return own.toSorted((a, b) => (a.period.end < b.period.end ? 1 : -1))[0] ?? null
}

function announced(catalogue: Catalogue, council: string, { period: last }: Document, today: IsoDate): Due | null {
  const [next] = (catalogue.council(council)?.reportsDue ?? [])
    .filter((r) => r.period.end > last.end)
    .toSorted((a, b) => (a.period.end < b.period.end ? -1 : 1))
  if (!next) return null
  const { period, due } = next
  const late = due < today
  const text = late
    ? `The report for ${period.label} was due on ${dayLabel(due)} and is not published yet.`
    : `The report for ${period.label} is due on ${dayLabel(due)}.`
  return { period, due, how: 'published', late, text }
}

function asLastTime({ period: last, published }: Document, today: IsoDate): Due | null {
  const period = after(last)
  const days = daysBetween(last.end, published)
  if (!period || days < 0) return null
  const due = addDays(period.end, days)
  const would = due < today ? 'would have been' : 'would be'
  const text = `No date is published for the next report. The last one came ${days} ${days === 1 ? 'day' : 'days'} after ${dayLabel(last.end)}; as long after ${dayLabel(period.end)} ${would} ${dayLabel(due)}.`
  return { period, due, how: 'lag', late: false, text }
}

/**
 * When the report after a council's latest is due: on the day that the council gives, else as long after its period as
 * last time. Null where nothing is loaded, or where the latest report's period has no next one.
 */
export function nextDue(catalogue: Catalogue, council: string, today: IsoDate): Due | null {
  const last = latest(catalogue, council)
  return last && (announced(catalogue, council, last, today) ?? asLastTime(last, today))
}

/** A sentence where a later quarter than the latest report's ended more than 60 days ago; else null. */
export function currencyText(catalogue: Catalogue, council: string, today: IsoDate): string | null {
  const last = latest(catalogue, council)
  if (!last) return null
  const quarter = quarterAt(addDays(last.period.end, 1))
  if (daysBetween(quarter.end, today) <= PATIENCE) return null
  return `The latest report is for ${last.period.label}, published ${dayLabel(last.published)}; nothing newer is loaded.`
}
