/** How well the period of a published figure answers the period that is asked for. Pure. */
import type { Indicator } from '../model/indicator.ts'
import type { Period, PeriodKind } from '../model/period.ts'
import { parts, yearPeriod } from '../periods/calendar.ts'

const YEARS: readonly PeriodKind[] = ['year', 'year_to_date', 'academic_year', 'calendar_year']

export const isWhole = (kind: PeriodKind): boolean => YEARS.includes(kind)

/** How well a figure's period answers the period asked for: 0 is exactly it, null is not at all. */
export function fitness(have: Period, asked: Period, indicator: Indicator, toDate: boolean): number | null {
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
      if (sameEnd && standing) return isWhole(have.kind) ? 4 : 2
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
    case 'year_to_date':
      if (sameEnd && (standing || (have.kind === 'month' && basis !== 'flow'))) return isWhole(have.kind) ? 3 : 2
      return null
    default:
      return sameEnd && standing ? 3 : null
  }
}
