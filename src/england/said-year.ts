/** Which of a measure's periods a year means that somebody says: the file's own label first. */
import { dayLabel } from '../periods/calendar.ts'
import type { LabelledPeriod } from './year-label.ts'

export interface SaidYear {
  readonly period: LabelledPeriod
  /** Whether the file has the year as it was said; else it is the year that ends then ("2024" of "2023-24"). */
  readonly asLabelled: boolean
}

/** "2023/24" and "2023-24" are one year. */
const plainYear = (year: string): string => year.replaceAll('-', '/')

/**
 * The period of a measure that `said` ("2024", "2023/24") names; null where it has none.
 * @param periods the measure's own
 */
export function saidYear(said: string, periods: readonly LabelledPeriod[]): SaidYear | null {
  const labelled = periods.find((p) => p.label === said || plainYear(p.year) === plainYear(said))
  if (labelled) return { period: labelled, asLabelled: true }
  const spans = plainYear(said).match(/^((?:19|20)\d\d)\/\d\d$/)
  const ends = spans ? Number(spans[1]) + 1 : /^(?:19|20)\d\d$/.test(said) ? Number(said) : null
  if (ends === null) return null
  // "2023/24" of a measure labelled "2024" names the year that starts then, else a day within it, never a calendar year.
  const found = periods.find(({ period }) => {
    const years = period.kind === 'year' || period.kind === 'academic_year'
    return Number(period.end.slice(0, 4)) === ends && (spans === null || years)
  })
  const within = found ?? (spans === null ? undefined : onlyWithin(ends, periods))
  return within ? { period: within, asLabelled: false } : null
}

/** The only day or month counted in the reporting year that ends in `year`, which is the academic year's too: January 2024 in 2023/24. */
function onlyWithin(year: number, periods: readonly LabelledPeriod[]): LabelledPeriod | undefined {
  const [found, ...more] = periods.filter(
    ({ period }) =>
      (period.kind === 'snapshot' || period.kind === 'month') &&
      period.start >= `${year - 1}-04-01` &&
      period.end <= `${year}-03-31`,
  )
  return more.length === 0 ? found : undefined
}

/** Which span a label of the file is: '"2024" is 2023/24 here, 1 April 2023 to 31 March 2024'. */
export function spanText({ year, period }: LabelledPeriod): string {
  const span =
    period.start === period.end ? dayLabel(period.end) : `${dayLabel(period.start)} to ${dayLabel(period.end)}`
  return period.label === span || period.label === year
    ? `"${year}" is ${span} here`
    : `"${year}" is ${period.label} here, ${span}`
}
