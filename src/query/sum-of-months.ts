/** Counts of events, or sums of money, over a span, from its months (contract, meanings 3 and 5): of all of them or of none. Pure. */
import type { Figure } from '../model/figure.ts'
import type { FoundFigure } from '../model/found.ts'
import { addsUp } from '../model/indicator.ts'
import type { Period } from '../model/period.ts'
import { addMonths, daysInMonth, isoDate, monthsOf, parts } from '../periods/calendar.ts'
import { namedSpan } from '../periods/span.ts'
import { sum } from '../rules/decimal.ts'
import { asFound } from './found.ts'
import type { Lead } from './leads.ts'

export const monthLead = (all: readonly Lead[], month: Period): Lead | undefined =>
  all.find((l) => l.figure.period.kind === 'month' && l.figure.period.end === month.end)

/** The months of a span that are published. */
export const monthsBeside = (all: readonly Lead[], span: Period): Figure[] =>
  monthsOf(span).flatMap((m) => monthLead(all, m)?.figure ?? [])

/** How many months a span has, where it is made of whole ones; null where it is not. */
export function wholeMonths({ start, end }: Period): number | null {
  const [a, b] = [parts(start), parts(end)]
  if (a.day !== 1 || b.day !== daysInMonth(b.year, b.month)) return null
  return (b.year - a.year) * 12 + b.month - a.month + 1
}

/** The sum of a span's months, where it has several and each is published; null otherwise. */
export function sumOfMonths(all: readonly Lead[], span: Period): FoundFigure | null {
  const count = wholeMonths(span)
  if (count === null || count < 2) return null
  const months = monthsOf(span).map((m) => monthLead(all, m))
  if (months.some((m) => m === undefined || !addsUp(m.figure.unit))) return null
  const figures = (months as Lead[]).map((m) => m.figure)
  return asFound(months.at(-1) as Lead, {
    value: sum(figures.map((f) => f.value as string)),
    period: span,
    months: figures,
    computed: figures.map((f) => f.asPrinted).join(' + '),
    disagreeing: [],
  })
}

/** The latest run of so many months that ends at or before `day`, as a sum. */
export function latestSum(all: readonly Lead[], count: number, day: string): FoundFigure | null {
  const ends = all
    .filter((l) => l.figure.period.kind === 'month' && l.figure.period.end <= day)
    .map((l) => l.figure.period.end)
    .toSorted()
    .toReversed()
  for (const end of ends) {
    const first = addMonths(parts(end), 1 - count)
    const found = sumOfMonths(all, namedSpan(isoDate(first.year, first.month, 1), end))
    if (found) return found
  }
  return null
}

/** The year so far: printed from its first day on, or the sum of its months up to the latest, whichever goes further. */
export function soFar(all: readonly Lead[], year: Period): FoundFigure | null {
  const within = all.filter((l) => l.figure.period.start >= year.start && l.figure.period.end <= year.end)
  const printed = within
    .filter((l) => l.figure.period.start === year.start && addsUp(l.figure.unit))
    .toSorted((a, b) => (a.figure.period.end < b.figure.period.end ? 1 : -1))[0]
  const months = within.filter((l) => l.figure.period.kind === 'month').map((l) => l.figure.period.end)
  const last = months.toSorted().at(-1)
  const summed = last ? sumOfMonths(all, namedSpan(year.start, last)) : null
  if (summed && summed.period.end > (printed?.figure.period.end ?? '')) return summed
  return printed ? asFound(printed) : null
}
