/**
 * What a year label of the file means. "2025" alone is another span under each year type: the reporting year 2024/25
 * for financial years, the academic year 2024/25, the calendar year, 31 March, the year to or the day of
 * 30 September, January. A single number names the year in which the span ends.
 */
import type { Period } from '../model/period.ts'
import {
  academicYear,
  calendarYear,
  isoDate,
  monthPeriod,
  reportingYear,
  rollingYear,
  snapshotPeriod,
  threeYearAverage,
} from '../periods/calendar.ts'
import type { YearType } from './measure.ts'

export const RELEASE_STATUSES = ['outturn', 'provisional', 'revised', 'final'] as const
export type ReleaseStatus = (typeof RELEASE_STATUSES)[number]

/** A period with the file's own name for it. */
export interface LabelledPeriod {
  /** As the file has it: "2025 (prov)". */
  readonly label: string
  /** Without what is said in brackets: "2025". */
  readonly year: string
  readonly status: ReleaseStatus | null
  readonly period: Period
}

const STATUS: Readonly<Record<string, ReleaseStatus>> = {
  ot: 'outturn',
  prov: 'provisional',
  rev: 'revised',
  final: 'final',
}

/** Whether what is measured happened over the year to September, or stood so at its end. */
export type SeptemberSpan = 'year' | 'day'

/** The span of a single year that ends in `year`. */
function yearEnding(year: number, type: YearType, september: SeptemberSpan): Period {
  switch (type) {
    case 'Financial Year':
      return reportingYear(year - 1)
    case 'Academic Year':
      return academicYear(year - 1)
    case 'Calendar Year':
      return calendarYear(year)
    case 'Annual':
      return snapshotPeriod(isoDate(year, 3, 31))
    case 'Annual (end of Sept)':
      return september === 'year' ? rollingYear({ year, month: 9 }) : snapshotPeriod(isoDate(year, 9, 30))
    case 'Annual - January':
      return monthPeriod({ year, month: 1 })
  }
}

/** The last year of a label with two numbers ("2023-24", "2014-16"), or null where it is none. */
function lastYear(first: number, lastTwo: string): number | null {
  const last = Math.floor(first / 100) * 100 + Number(lastTwo)
  const after = last < first ? last + 100 : last
  return after - first <= 2 && after > first ? after : null
}

/** The span of "2023-24" or "2023/24" (a year that starts in 2023) and of "2014-16" (three calendar years). */
function spanned(first: number, lastTwo: string, type: YearType): Period | null {
  const last = lastYear(first, lastTwo)
  if (last === null) return null
  if (last - first === 2) return type === 'Calendar Year' ? threeYearAverage(isoDate(last, 12, 31)) : null
  return type === 'Financial Year' || type === 'Academic Year' ? yearEnding(last, type, 'day') : null
}

/** The span of "2013/14-15/16": three reporting years. */
function threeYears(m: RegExpMatchArray, type: YearType): Period | null {
  const [first, firstEnd, last, lastEnd] = [Number(m[1]), m[2] as string, m[3] as string, m[4] as string]
  const whole = lastYear(first, firstEnd) === first + 1 && lastYear(first, last) === first + 2
  const ends = lastYear(first + 2, lastEnd)
  if (type !== 'Financial Year' || !whole || ends !== first + 3) return null
  return threeYearAverage(isoDate(ends, 3, 31))
}

/** Reads a label of a measure of year type `type`; null for one that is not known. */
export function readYearLabel(label: string, type: YearType, september: SeptemberSpan): LabelledPeriod | null {
  const match = label.trim().match(/^(.*?)(?: ?\((\w+)\))?$/)
  const year = (match?.[1] ?? '').trim()
  const said = match?.[2]?.toLowerCase()
  const status = said === undefined ? null : STATUS[said]
  if (status === undefined) return null
  const period = periodOf(year, type, september)
  return period && { label, year, status, period }
}

function periodOf(year: string, type: YearType, september: SeptemberSpan): Period | null {
  const one = year.match(/^((?:19|20)\d\d)$/)
  if (one) return yearEnding(Number(one[1]), type, september)
  const two = year.match(/^((?:19|20)\d\d)[-/](\d\d)$/)
  if (two) return spanned(Number(two[1]), two[2] as string, type)
  const three = year.match(/^((?:19|20)\d\d)\/(\d\d)-(\d\d)\/(\d\d)$/)
  return three ? threeYears(three, type) : null
}
