/** A period in the notation of `data/` from its kind and days, as exports print them. */
import type { PeriodKind } from '../../model/period.ts'
import { academicYearOf, parts, quarterOf, reportingYearOf, termOf, yearLabel } from '../../periods/calendar.ts'

export function keyOfPeriod(kind: PeriodKind, start: string, end: string): string {
  const reporting = yearLabel(reportingYearOf(start))
  const academic = `AY${yearLabel(academicYearOf(start))}`
  switch (kind) {
    case 'month':
      return start.slice(0, 7)
    case 'quarter':
      return `${reporting} Q${quarterOf(start)}`
    case 'term':
      return `${academic} T${termOf(start)}`
    case 'year':
      return reporting
    case 'academic_year':
      return academic
    case 'calendar_year':
      return `CY${parts(start).year}`
    case 'year_to_date': {
      const { month, year } = parts(start)
      return `${month === 1 ? `CY${year}` : month === 9 ? academic : reporting} YTD ${end}`
    }
    case 'rolling_12_months':
      return `R12 ${end.slice(0, 7)}`
    case 'three_year_average':
      return `3Y ${end}`
    case 'snapshot':
      return end
    case 'range':
      return `${start}..${end}`
  }
}
