/** A part of a container: the second month of 2024, the third quarter of last year, the autumn term of 2023/24. Pure. */
import type { Period } from '../model/period.ts'
import {
  academicYearOf,
  addMonths,
  isoDate,
  monthPeriod,
  monthsOf,
  parts,
  quarterPeriod,
  reportingYearOf,
  termPeriod,
} from './calendar.ts'
import type { PartUnit } from './phrase.ts'
import { namedSpan } from './span.ts'

/** The units of `unit` that `container` is made of, in order. */
export function unitsOf(container: Period, unit: PartUnit): Period[] {
  if (unit === 'month') return monthsOf(container)
  if (unit === 'term')
    return [1, 2, 3].map((n) => termPeriod(academicYearOf(container.start), n)).filter(inside(container))
  const months = unit === 'half' ? 6 : 3
  const units: Period[] = []
  let first: { year: number; month: number } = parts(container.start)
  for (;;) {
    const end = monthPeriod(addMonths(first, months - 1)).end
    if (end > container.end) return units
    units.push(namedSpan(isoDate(first.year, first.month, 1), end))
    first = addMonths(first, months)
  }
}

const inside =
  (container: Period) =>
  (part: Period): boolean =>
    part.start >= container.start && part.end <= container.end

/** Units `from` to `to` of `container`; negative numbers count from its end. Null where it has not so many. */
export function partOf(container: Period, unit: PartUnit, from: number, to: number): Period | null {
  const units = unitsOf(container, unit)
  const at = (n: number): Period | undefined => (n > 0 ? units[n - 1] : units[units.length + n])
  const [first, last] = [at(from), at(to)]
  if (!first || !last) return null
  return first === last ? first : namedSpan(first.start, last.end)
}

/** The quarter, half or term of that number whose name belongs to another year and that falls in the year `number`. */
export function partFallingIn(number: number, unit: Exclude<PartUnit, 'month'>, n: number): Period {
  if (unit === 'term') return termPeriod(n === 1 ? number : number - 1, n)
  // "The first half of 2024" is January to June; that of 2024/25 is a part of a reporting year.
  if (unit === 'half')
    return n === 1
      ? namedSpan(isoDate(number, 1, 1), isoDate(number, 6, 30))
      : namedSpan(isoDate(number, 7, 1), isoDate(number, 12, 31))
  return quarterPeriod(n === 4 ? number - 1 : number, n)
}

/** The month of that number within `container`, or null. */
export function monthWithin(container: Period, month: number): Period | null {
  return monthsOf(container).find((m) => parts(m.start).month === month && m.end <= container.end) ?? null
}

/** The academic year that "last year" and "2023/24" mean to a term. */
export const academicOf = (container: Period): number =>
  container.kind === 'academic_year' ? parts(container.start).year : reportingYearOf(container.start)
