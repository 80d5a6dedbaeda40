/** Questions for what nobody has counted yet: published figures are of times that have begun. Pure. */
import type { Reading } from '../language/reading.ts'
import type { IsoDate } from '../model/period.ts'
import { resolvePeriod } from '../periods/resolve.ts'

const AHEAD =
  /\b(?:will|going to|forecasts?|predict(?:s|ed|ions?)?|project(?:ed|ions?)|estimates?|expect(?:ed)? to|likely to|set to|on course)\b/
/** What is planned or announced for a time to come may be published now. */
const PLANNED = /\b(?:targets?|tolerances?|goals?|when (?:will|is|are))\b/
const ASKED_FOR =
  /^(?:please |can you |could you )*(?:predict|forecast) (?:our|the|how|what|next)\b|\b(?:give|make|do|provide|have|want|need)(?: (?:me|us))? (?:a|an|your|the) (?:forecast|prediction|projection)\b/

/** Whether a forecast is asked for: of a time that has not begun, or of none, in so many words. @param now the day of asking */
export function asksForecast({ text, periods }: Pick<Reading, 'text' | 'periods'>, now: IsoDate): boolean {
  if (PLANNED.test(text)) return false
  const requests = periods.map(({ phrase }) => resolvePeriod(phrase, now))
  const isAhead = requests.some((r) => r.type === 'period' && r.period.start > now)
  return isAhead ? AHEAD.test(text) : periods.length === 0 && ASKED_FOR.test(text)
}
