import type { Unit } from '../../model/indicator.ts'

/** What is printed with a number, and the unit that it is; null: one that figures are not kept in. */
const BESIDE: readonly (readonly [RegExp, Unit | null])[] = [
  [/^£$/, 'pounds'],
  [/^days?$/, 'days'],
  [/^(?:weeks?|hours?)$/, null],
  [/100(?:,?000|k)$/, 'per_100000'],
  [/10(?:,?000|k)$/, 'per_10000'],
]

const ROWS: Readonly<Record<Unit, string>> = {
  '%': 'in per cent',
  count: 'a count',
  per_1000: 'per 1,000',
  per_10000: 'per 10,000',
  per_100000: 'per 100,000',
  pounds: 'in pounds',
  days: 'in days',
  score: 'a score',
  average: 'an average',
}

/**
 * What the row is in, where the unit that stands beside a figure is another: "3 weeks" among days. Null where they fit.
 * An average or a score may be of anything.
 */
export function unitBeside(counted: string, unit: Unit | null): string | null {
  if (counted === '' || unit === null || unit === 'average' || unit === 'score') return null
  const found = BESIDE.find(([pattern]) => pattern.test(counted))
  return found && found[1] !== unit ? ROWS[unit] : null
}
