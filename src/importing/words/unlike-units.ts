import type { Unit } from '../../model/indicator.ts'

/** Whether two units cannot be of one measure: a count is neither a rate nor a percentage. */
export function unlike(printed: Unit, kept: Unit): boolean {
  const group = (unit: Unit): string =>
    unit === '%' || unit === 'count' ? unit : unit.startsWith('per_') ? 'rate' : 'other'
  const [a, b] = [group(printed), group(kept)]
  return a !== b && a !== 'other' && b !== 'other'
}
