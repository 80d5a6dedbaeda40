/** What a change is measured with, so that a large number is not a large change by itself. */
import type { Figure } from '../model/figure.ts'
import type { Polarity } from '../model/indicator.ts'
import { parseBand } from '../rules/bands.ts'
import { absolute, compare, divide, multiply, subtract } from '../rules/decimal.ts'

/** The width of the tolerance; where none is printed, a tenth of the target; with no target, of the figure before. */
export interface Yardstick {
  readonly kind: 'tolerance' | 'target' | 'before'
  readonly width: string
  /** How the width comes about: "92 − 84 = 8". */
  readonly sum: string
}

export interface Bands {
  readonly limit: string | null
  readonly yardstick: Yardstick | null
}

/**
 * The limit of green and the yardstick that a row's bands give.
 * @param bands the bands in force for the figure, as published
 */
export function bandsOf(bands: readonly Figure[], polarity: Polarity): Bands {
  const at = (kind: 'green' | 'amber' | 'red'): string | null => {
    const of = bands.filter((f) => f.kind === kind)
    const figure = of.find((f) => f.part === 'table') ?? of[0]
    const band = figure ? parseBand(figure.asPrinted, figure.value, polarity, kind) : null
    return band && band.comparator !== 'between' ? band.value : null
  }
  const limit = at('green')
  if (limit === null) return { limit: null, yardstick: null }
  const edge = [at('red'), at('amber')].find((e) => e !== null && compare(e, limit) !== 0)
  if (edge) {
    const [high, low] = compare(limit, edge) > 0 ? [limit, edge] : [edge, limit]
    const width = subtract(high, low)
    return { limit, yardstick: { kind: 'tolerance', width, sum: `${high} − ${low} = ${width}` } }
  }
  return { limit, yardstick: tenthOf(limit, 'target') }
}

/** A tenth of a number as yardstick; null for nought. */
export function tenthOf(value: string, kind: 'target' | 'before'): Yardstick | null {
  if (Number(value) === 0) return null
  const width = absolute(multiply(value, '0.1'))
  return { kind, width, sum: `${absolute(value)} ÷ 10 = ${width}` }
}

/** A change in yardsticks, to one place. */
export const inYardsticks = (change: string, yardstick: Yardstick): string =>
  divide(absolute(change), yardstick.width, 1)
