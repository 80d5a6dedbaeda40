/** A time by its distance from another: the year before it, the period before it, so many units on. Pure. */
import type { Period } from '../model/period.ts'
import { movePeriod, periodBefore, shiftYears } from './calendar.ts'
import type { PeriodRequest } from './request.ts'

/** What a distance comes to from a period; null for a request that is none, or where the period has no such units. */
export function periodFrom(request: PeriodRequest, from: Period): Period | null {
  switch (request.type) {
    case 'moved':
      return movePeriod(from, request.unit, request.offset)
    case 'year_earlier':
      return shiftYears(from, -1)
    case 'earlier':
      return request.month === undefined ? periodBefore(from) : null
    default:
      return null
  }
}
