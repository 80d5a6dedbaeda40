/** When a figure is for, as a sentence says it. */
import type { Basis } from '../model/indicator.ts'
import type { Period, PeriodKind } from '../model/period.ts'
import { dayLabel, yearBegunOn } from '../periods/calendar.ts'
import { daysBetween } from '../periods/days.ts'

const YEARS: readonly PeriodKind[] = ['year', 'calendar_year', 'academic_year']
const PARTS: readonly PeriodKind[] = ['month', 'quarter', 'term']

/** "March 2024", "academic year 2023/24 to 31 March 2024": a year to date names its last day once. */
export const periodName = ({ label, kind, start, end }: Period): string =>
  kind === 'year_to_date' ? `${yearBegunOn(start)} to ${dayLabel(end)}` : label

/** A time that is set against one of another length: "the whole of 2020/21", "March 2024 alone". */
export const unequalName = (of: Period, against: Period): string =>
  daysBetween(of.start, of.end) > daysBetween(against.start, against.end)
    ? `the whole of ${periodName(of)}`
    : `${periodName(of)} alone`

/** "in March 2024", "at 31 March 2024 (the end of 2023/24)", "from April to September 2019", "on 30 June 2021". */
export function whenText(period: Period, basis: Basis): string {
  const { kind, end } = period
  const label = periodName(period)
  if (kind === 'snapshot') return `on ${label}`
  if (basis === 'position' && YEARS.includes(kind)) return `at ${dayLabel(end)} (the end of ${label})`
  if (basis === 'position' && PARTS.includes(kind)) return `at the end of ${label}`
  if (basis === 'position' && kind === 'range') return `at ${dayLabel(end)} (${label})`
  if (kind === 'range') return `from ${label}`
  if (kind === 'rolling_12_months' || kind === 'three_year_average') return `in the ${label}`
  return `in ${label}`
}
