/**
 * Periods as officers write them in the data files: `2024-03`, `2023/24 Q4`, `2023/24`, `2020/21 YTD 2020-12-31`,
 * `AY2022/23`, `AY2023/24 T2`, `CY2023`, `R12 2024-03`, `3Y 2019-09-30`, `2020-12-31`, `2019-04-01..2019-09-30`.
 */
import type { Period } from '../model/period.ts'
import {
  academicYear,
  calendarYear,
  isRealDay,
  monthPeriod,
  parts,
  quarterPeriod,
  rangePeriod,
  reportingYear,
  rollingYear,
  snapshotPeriod,
  termPeriod,
  threeYearAverage,
  yearLabel,
  yearToDate,
} from './calendar.ts'

const DAY = String.raw`\d{4}-\d{2}-\d{2}`
const YEAR = String.raw`(\d{4})\/(\d{2})`

type Rule = readonly [RegExp, (m: RegExpMatchArray) => Period | null]

const year = (m: RegExpMatchArray): number | null => {
  const start = Number(m[1])
  return yearLabel(start).endsWith(`/${m[2]}`) ? start : null
}
const day = (text: string): string | null => {
  const p = parts(text)
  return isRealDay(p.year, p.month, p.day) ? text : null
}
const withYear = (m: RegExpMatchArray, build: (start: number) => Period | null): Period | null => {
  const start = year(m)
  return start === null ? null : build(start)
}
const month = (text: string) => {
  const p = parts(`${text}-01`)
  return p.month >= 1 && p.month <= 12 ? p : null
}

const RULES: readonly Rule[] = [
  [/^(\d{4}-\d{2})$/, (m) => nullable(month(m[1] as string), monthPeriod)],
  [new RegExp(`^${YEAR}$`), (m) => withYear(m, reportingYear)],
  [new RegExp(`^${YEAR} Q([1-4])$`), (m) => withYear(m, (y) => quarterPeriod(y, Number(m[3])))],
  [new RegExp(`^AY${YEAR}$`), (m) => withYear(m, academicYear)],
  [new RegExp(`^AY${YEAR} T([1-3])$`), (m) => withYear(m, (y) => termPeriod(y, Number(m[3])))],
  [
    new RegExp(`^${YEAR} YTD (${DAY})$`),
    (m) => withYear(m, (y) => nullable(day(m[3] as string), (d) => yearToDate('reporting', y, d))),
  ],
  [
    new RegExp(`^AY${YEAR} YTD (${DAY})$`),
    (m) => withYear(m, (y) => nullable(day(m[3] as string), (d) => yearToDate('academic', y, d))),
  ],
  [/^CY(\d{4})$/, (m) => calendarYear(Number(m[1]))],
  [
    new RegExp(`^CY(\\d{4}) YTD (${DAY})$`),
    (m) => nullable(day(m[2] as string), (d) => yearToDate('calendar', Number(m[1]), d)),
  ],
  [/^R12 (\d{4}-\d{2})$/, (m) => nullable(month(m[1] as string), rollingYear)],
  [new RegExp(`^3Y (${DAY})$`), (m) => nullable(day(m[1] as string), threeYearAverage)],
  [new RegExp(`^(${DAY})$`), (m) => nullable(day(m[1] as string), snapshotPeriod)],
  [
    new RegExp(`^(${DAY})\\.\\.(${DAY})$`),
    (m) => {
      const from = day(m[1] as string)
      const to = day(m[2] as string)
      return from && to && from <= to ? rangePeriod(from, to) : null
    },
  ],
]

function nullable<T, R>(value: T | null, build: (value: T) => R): R | null {
  return value === null ? null : build(value)
}

/** The period that `key` names, or null where it names none. */
export function parsePeriodKey(key: string): Period | null {
  for (const [pattern, build] of RULES) {
    const match = key.match(pattern)
    if (match) return build(match)
  }
  return null
}

const YEAR_PREFIXES = ['', 'AY']

/** A period by its kind and days alone. */
type Days = Pick<Period, 'kind' | 'start' | 'end'>

/** Every key that could name a period of this kind with these days. */
function candidates({ kind, start, end }: Days): string[] {
  const { year: first } = parts(start)
  const years = [first - 1, first]
  const labels = YEAR_PREFIXES.flatMap((prefix) => years.map((y) => `${prefix}${yearLabel(y)}`))
  switch (kind) {
    case 'month':
      return [start.slice(0, 7)]
    case 'quarter':
      return labels.flatMap((label) => [1, 2, 3, 4].map((q) => `${label} Q${q}`))
    case 'term':
      return labels.flatMap((label) => [1, 2, 3].map((t) => `${label} T${t}`))
    case 'year':
    case 'academic_year':
      return labels
    case 'year_to_date':
      return [...labels.map((label) => `${label} YTD ${end}`), `CY${first} YTD ${end}`]
    case 'calendar_year':
      return [`CY${first}`]
    case 'rolling_12_months':
      return [`R12 ${end.slice(0, 7)}`]
    case 'three_year_average':
      return [`3Y ${end}`]
    default:
      return [end, `${start}..${end}`]
  }
}

/** The key that names `period`: the inverse of `parsePeriodKey`. Null for a period that no key names. */
export function keyOfPeriod(period: Days): string | null {
  return (
    candidates(period).find((key) => {
      const parsed = parsePeriodKey(key)
      return parsed?.start === period.start && parsed.end === period.end && parsed.kind === period.kind
    }) ?? null
  )
}
