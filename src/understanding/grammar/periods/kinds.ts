/** Kinds of phrase that rules ask for. */
import type { PeriodPhrase } from '../../../periods/phrase.ts'
import { item, longest } from './matchers.ts'

const YEAR_UNITS: readonly string[] = ['year', 'academic_year', 'calendar_year']

export const isYear = (p: PeriodPhrase): boolean =>
  p.type === 'year' || (p.type === 'relative' && YEAR_UNITS.includes(p.unit))

/** A year that something may stand in. */
export const container = item((p) => isYear(p))
/** What a month may stand in, too: a quarter, half or term. */
export const smallContainer = item(
  (p) =>
    (p.type === 'part' && p.unit !== 'month' && p.from > 0) || (p.type === 'relative' && !YEAR_UNITS.includes(p.unit)),
)
export const bareMonth = item((p) => p.type === 'month' && !p.of)

/** Either end of a span. */
export const isEnd = (p: PeriodPhrase): boolean =>
  p.type === 'day' ||
  p.type === 'day_of_year' ||
  p.type === 'month' ||
  p.type === 'year' ||
  p.type === 'months_to' ||
  (p.type === 'part' && p.from > 0)
export const end = item((p, i) => isEnd(p) && (i.alone || p.type === 'month'))
/** The other end: as much of the text as there is, "March 2024" and not "March". */
export const lastEnd = longest(end)
/** What "end of", "as at" and the like may stand before. */
export const dated = item((p, i) => i.alone && (isEnd(p) || isYear(p) || (p.type === 'relative' && p.unit !== 'year')))
