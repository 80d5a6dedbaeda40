/** Other published figures that are told with one: of other times, and of other rows for the same time. */
import type { Figure } from '../../model/figure.ts'
import type { FoundFigure } from '../../model/found.ts'
import type { Period } from '../../model/period.ts'
import { dayLabel, shiftYears } from '../../periods/calendar.ts'
import { leads, quarterAt } from '../../query/find-figure.ts'
import type { Beside, Earlier } from '../../wording/beside-words.ts'
import { shownAs } from '../../wording/figure-words.ts'
import { besideText, valueText } from '../../wording/format.ts'
import { periodName } from '../../wording/period-words.ts'
import { unlikeOf } from './counting.ts'
import type { Known } from './known.ts'

const sameTime = (a: Period, b: Period): boolean => a.start === b.start && a.end === b.end && a.kind === b.kind

/** The months of a quarter. */
function months({ found, row }: Known): Beside[] {
  if (found.months.length === 0) return []
  const of = found.months.map((m) => ({ period: m.period.label, shown: valueText(m.value as string, row.unit) }))
  return [{ kind: 'months', endOf: found.computed ? null : quarterAt(found.period.end).label, of }]
}

/** The month or term that ends with the year that was told. */
function single({ all, found, row, query }: Known): Beside[] {
  if (query.request.type !== 'none') return []
  const { figure } =
    leads(all.filter((f) => f.document === found.figure.document)).find(
      (l) =>
        l.figure.sub === found.figure.sub &&
        l.figure.period.end === found.period.end &&
        ['month', 'term'].includes(l.figure.period.kind) &&
        l.figure.period.kind !== found.period.kind,
    ) ?? {}
  if (!figure || figure.value === found.value) return []
  // That its last month does not fit a year is told with both.
  const isTold = found.figure.remarks?.some((r) => r.kind === 'found' && r.tells.includes(figure.location))
  if (isTold) return []
  return [{ kind: 'single', period: figure.period.label, shown: besideText(figure.value as string, row.unit) }]
}

/** The number beside a percentage: rows that are not told in their own right. */
function rows({ all, found, query }: Known): Beside[] {
  if (found.computed) return []
  const { toldWith = [] } = query
  const others = all.filter(
    (f) =>
      f.kind === 'value' &&
      f.value !== null &&
      f.document === found.figure.document &&
      f.sub !== found.figure.sub &&
      f.sub !== 'change' &&
      !toldWith.includes(f.sub) &&
      sameTime(f.period, found.figure.period),
  )
  const first = [...Map.groupBy(others, (f) => f.sub).values()].map((of) => of[0] as Figure)
  if (first.length === 0) return []
  const isWhole = (sub: string): boolean => sub === '' || sub === '%'
  return [
    {
      kind: 'rows',
      of: first.map((f) => ({
        name: isWhole(f.sub) ? (f.unit === '%' ? 'percentage' : 'all') : f.sub,
        shown: valueText(f.value as string, f.unit),
      })),
    },
  ]
}

/** The year to date that a month or term belongs to, with the same time a year earlier. */
function toDate({ values, found, row }: Known): Beside[] {
  if (!['month', 'term'].includes(found.period.kind) || found.computed) return []
  const years = leads(values)
    .map((l) => l.figure)
    .filter((f) => f.period.kind === 'year_to_date')
  const year = years.find((f) => f.period.end === found.period.end && f.document === found.figure.document)
  if (!year) return []
  const earlier = shiftYears(year.period, -1)
  const before = years.find((f) => f.period.start === earlier.start && f.period.end === earlier.end)
  const shown = (of: Figure): string => valueText(of.value as string, row.unit)
  return [
    { kind: 'to-date', end: dayLabel(found.period.end), shown: shown(year), before: before ? shown(before) : null },
  ]
}

const DAYS_NEAR = 45
const daysBetween = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / 86_400_000

/** The same thing, counted on one day shortly before. */
function nearby({ asking, values, found, row }: Known): Beside[] {
  const { end, kind } = found.period
  if (kind === 'snapshot' || found.computed) return []
  return leads(values)
    .map((l) => l.figure)
    .filter(({ period, value }) => {
      const before = daysBetween(period.end, end)
      return period.kind === 'snapshot' && value !== found.value && before >= 0 && before <= DAYS_NEAR
    })
    .map((figure): Beside => {
      const isElsewhere = figure.document !== found.figure.document
      const place = isElsewhere
        ? [figure.location, asking.catalogue.document(figure.document).document]
        : [figure.location]
      return { kind: 'nearby', shown: shownAs(figure, row.unit), day: figure.period.label, place: place.join(', ') }
    })
}

export const besides = (known: Known): Beside[] => [toDate, months, single, rows, nearby].flatMap((find) => find(known))

/** With nothing to compare like with like, the figure before it is still told, as what it is. */
export function earlierOf(known: Known): (Earlier & { readonly of: Figure }) | null {
  const { values, found, row, trend } = known
  if (trend) return null
  const figure = lastBefore(values, found)
  if (!figure) return null
  const { period } = figure
  const unlike = unlikeOf(known, { figure, period })
  return { shown: besideText(figure.value as string, row.unit), period: periodName(period), unlike, of: figure }
}

const lastBefore = (values: readonly Figure[], found: FoundFigure): Figure | null =>
  leads(values)
    .map((l) => l.figure)
    .filter((f) => f.period.end < found.period.start)
    .toSorted((a, b) => (a.period.end < b.period.end ? 1 : -1))[0] ?? null
