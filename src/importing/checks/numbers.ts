/** Figures that cannot be right by their unit alone: 920%, 0.92 in a percentage row, half a child. */
import { compare } from '../../rules/decimal.ts'
import type { ReadFigure } from '../source.ts'
import { type Check, findingAt, titleOf } from './check.ts'

/** Percentages of change may lie anywhere; so may those that a council has itself published beyond the ends. */
export const checkNumbers: Check = ({ reading, published, earlier }) => {
  const changes = new Set(published.relations.changeSubs)
  const rows = Map.groupBy(reading.figures, (f) => f.measure)
  return reading.figures.flatMap((f) => {
    const { value } = f
    if (value === null || f.offered) return []
    const number = Number(value)
    const tell = (code: string, text: string, severity: 'error' | 'warning' = 'error') => [
      findingAt(f, severity, code, `${titleOf(f)} is ${f.asPrinted}; ${text}`),
    ]
    const row = (rows.get(f.measure) ?? []).filter((o) => o !== f && o.value !== null)
    const free = changes.has(f.sub) || CHANGE.test(f.name)
    if (f.unit === '%' && !free) {
      const before = earlier.get(`${f.id}|${f.sub}|value`) ?? []
      const beyond = before.some((o) => o.value !== null && (compare(o.value, '100') > 0 || compare(o.value, '0') < 0))
      if (compare(value, '100') > 0 && !beyond)
        return tell(
          'percent-over-100',
          'a percentage of a whole cannot be more than 100%. Is a point or a comma wrong?',
        )
      if (compare(value, '0') < 0 && !beyond)
        return tell('percent-below-0', 'a percentage of a whole cannot be less than 0%.')
      if (!f.percent && f.head !== null && looksLikeFraction(f, row))
        return tell(
          'fraction-in-percent',
          `the row is in per cent, and this looks like a fraction (${number} would be ${Math.round(number * 1000) / 10}%). Show the cell as a percentage.`,
        )
    }
    if (f.unit === 'count' && f.kind === 'value') {
      if (f.percent) return tell('unit-of-figure', 'the row counts, and this is a percentage.')
      if (compare(value, '0') < 0 && !free) return tell('count-below-0', 'a count cannot be less than nought.')
      if (value.includes('.') && !/\.0+$/.test(value))
        return tell('count-not-whole', 'the row counts, and this is no whole number.')
    }
    if (f.unit !== null && f.unit !== '%' && f.unit !== 'count' && f.percent && f.kind === 'value') {
      return tell('unit-of-figure', `the row is not in per cent (${f.unit.replace('_', ' ')}), and this is.`)
    }
    return []
  })
}

/** Names of figures that may be below nought or above the whole. */
const CHANGE = /(?:^|[\W_])(?:change|increase|decrease|reduction|difference|growth|gap|variance)(?:[\W_]|$)/i

/** Between 0 and 1 with decimals and without a sign, where the rest of the row is not. */
function looksLikeFraction(f: ReadFigure, row: readonly ReadFigure[]): boolean {
  const number = Number(f.value)
  if (number <= 0 || number > 1) return false
  const others = row.filter((o) => o.kind === 'value' || o.kind === f.kind)
  if (number === 1 && !f.asPrinted.includes('.')) return isWholeAmong(others)
  const percents = row.filter((o) => o.percent).length
  const large = others.filter((o) => Math.abs(Number(o.value)) > 1.5).length
  return (
    percents > 0 ||
    large > 0 ||
    others.length === 0 ||
    others.every((o) => !o.percent && Math.abs(Number(o.value)) <= 1)
  )
}

/** A bare 1 where all others are far above it is 100% without its format. */
const isWholeAmong = (others: readonly ReadFigure[]): boolean =>
  others.length >= 2 && others.every((o) => Math.abs(Number(o.value)) >= FAR_ABOVE)

/** Per cent. */
const FAR_ABOVE = 40
