/** The time that a comparison names: "better than last month", "higher than in January". Pure. */
import type { IsoDate, Period } from '../model/period.ts'
import { movePeriod, periodBefore, quarterOf, quarterPeriod, reportingYearOf } from './calendar.ts'
import type { MovedUnit, PeriodPhrase } from './phrase.ts'
import { resolvePeriod } from './resolve.ts'

/** What comes before a time that something is compared with. */
const COMPARED_WITH =
  /\b(?:than|up or down on|up on|down on|compared (?:with|to))\s+(?:it was |they were |we were |in |at )*$/

/** "Up or down since 2022", "has it fallen since March": the two ends are set against each other, and not the last two figures. */
const MOVED =
  /\b(?:up|down|higher|lower|better|worse|improv(?:ed|ing)|worsened|declin(?:ed|ing)|deteriorated|ris(?:en|ing)|rose|fall(?:en|ing)|fell|dropp(?:ed|ing)|grown|grew|growing|gone|changed|increas(?:ed|ing)|decreas(?:ed|ing))\b[^.?!]*$/

/** Whether a time is what something is compared with, and none that is to be shown. */
export function isComparedWith(
  text: string,
  { phrase, from }: { readonly phrase: PeriodPhrase; readonly from: number },
): boolean {
  const before = text.slice(0, from)
  return COMPARED_WITH.test(before) || (phrase.type === 'since' && MOVED.test(before))
}

export type Against =
  /** So long before the figure's own time; `null`: the one before it of its own kind. */
  { readonly type: 'before'; readonly unit: MovedUnit | null } | { readonly type: 'period'; readonly period: Period }

const UNITS: ReadonlySet<string> = new Set(['month', 'quarter', 'term'])
const YEARS: ReadonlySet<string> = new Set(['year', 'academic_year', 'calendar_year'])

function meant(phrase: PeriodPhrase, now: IsoDate): Against | null {
  switch (phrase.type) {
    case 'year_before_latest':
    case 'year_earlier':
    case 'since_last_year':
      return { type: 'before', unit: 'year' }
    case 'earlier':
      return phrase.month === undefined ? { type: 'before', unit: null } : null
    case 'year_ago':
      if (phrase.of.type === 'relative' && phrase.of.offset === 0) return { type: 'before', unit: 'year' }
      break
    case 'relative':
      // The newest figure is against the one before it, wherever the calendar has got to.
      if (phrase.offset === -1 && UNITS.has(phrase.unit)) return { type: 'before', unit: phrase.unit as MovedUnit }
      if (phrase.offset === -1 && YEARS.has(phrase.unit)) return { type: 'before', unit: 'year' }
  }
  const request = resolvePeriod(phrase, now)
  return request.type === 'period' ? { type: 'period', period: request.period } : null
}

/** Null where the text compares with no time that it names. @param periods the phrases that were found in it, by place */
export function againstOf(
  text: string,
  periods: readonly { readonly phrase: PeriodPhrase; readonly from: number }[],
  now: IsoDate,
): Against | null {
  const mention = periods.findLast((m) => m.phrase.type === 'since_last_year' || isComparedWith(text, m))
  if (!mention) return null
  return meant(mention.phrase.type === 'since' ? mention.phrase.from : mention.phrase, now)
}

/** The period that a figure for `of` is set against; null where it has no such units. */
export function periodAgainst(against: Against, of: Period): Period | null {
  if (against.type === 'period') return against.period
  if (against.unit === null) return periodBefore(of)
  const isMonth = against.unit === 'quarter' && of.kind === 'month'
  return movePeriod(isMonth ? quarterPeriod(reportingYearOf(of.end), quarterOf(of.end)) : of, against.unit, -1)
}

/** Whether it is a month, a quarter or a term, beside which a year's figure is not like with like. */
export const isShort = (against: Against): boolean =>
  against.type === 'before' ? against.unit !== null && against.unit !== 'year' : UNITS.has(against.period.kind)
