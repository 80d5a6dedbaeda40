/** What a year that somebody says means for a measure of England: the Department's own label first, and the reply says its span. */
import type { EnglandMeasure } from '../../england/measure.ts'
import { saidYear, spanText } from '../../england/said-year.ts'
import type { WithEngland } from '../../england/with-england.ts'
import type { LabelledPeriod } from '../../england/year-label.ts'
import type { Session } from '../../intent.ts'
import type { Period } from '../../model/period.ts'
import { againstOf } from '../../periods/against.ts'

export interface Labelled {
  readonly period: LabelledPeriod
  /** Said where the label alone does not tell the span. */
  readonly note: string | null
}

/** How a period would have been said as a year of the file; null for any other period. */
function yearSaid({ kind, label, end }: Period): string | null {
  if (kind === 'calendar_year') return end.slice(0, 4)
  // A quarter, a term or a year to date is no year, though its name has one.
  if (kind === 'quarter' || kind === 'term' || kind === 'year_to_date') return null
  return label.match(/(?:19|20)\d\d[/-]\d\d/)?.[0] ?? null
}

/** The measure's period that the year asked for names, or null. */
export function labelledAs(asked: Period, periods: readonly LabelledPeriod[]): Labelled | null {
  const said = yearSaid(asked)
  const found = said === null ? null : saidYear(said, periods)
  if (!found) return null
  const { start, end } = found.period.period
  const plain = asked.start === start && asked.end === end
  const isWithin = said?.includes('/') && !found.asLabelled && start >= asked.start && end <= asked.end
  const note = isWithin ? `The figure of ${said} is for ${found.period.period.label}.` : `${spanText(found.period)}.`
  return { period: found.period, note: plain ? null : note }
}

/** "2020-22": three years, where the file has them so. */
function spanOf(said: string, periods: readonly LabelledPeriod[]): Labelled | null {
  const found = saidYear(said, periods)
  return found && { period: found.period, note: `${spanText(found.period)}.` }
}

/** The session with the years it asks for as the measure's file labels them, and what must be said of them. */
export async function withLabels(
  session: Session,
  { england }: WithEngland,
  measure: EnglandMeasure,
): Promise<{ session: Session; notes: readonly string[] }> {
  const against = againstOf(session.reading.text, session.reading.periods, session.asking.now)
  const isAgainst = against?.type === 'period'
  if (!isAgainst && !session.requests.some((r) => r.type === 'period' || r.type === 'impossible'))
    return { session, notes: [] }
  // Every label that the file has, those of years in which no area of today has a figure among them.
  const periods = await england.periods(measure)
  const notes: string[] = []
  const requests = session.requests.map((request) => {
    const labelled =
      request.type === 'period'
        ? labelledAs(request.period, periods)
        : request.type === 'impossible'
          ? spanOf(request.said, periods)
          : null
    if (!labelled) return request
    if (labelled.note !== null) notes.push(labelled.note)
    return { type: 'period' as const, period: labelled.period.period }
  })
  const held = isAgainst ? labelledAs(against.period, periods) : null
  if (!held) return { session: { ...session, requests }, notes }
  if (held.note !== null && !notes.includes(held.note)) notes.push(held.note)
  return { session: { ...session, requests, against: { type: 'period', period: held.period.period } }, notes }
}
