/** What a change is measured with, so that a large number is not a large change by itself. For putting in order only, never told. */
import type { Figure } from '../model/figure.ts'
import { absolute, divide, multiply } from '../rules/decimal.ts'

/** The tolerance that the shared rules give; with no target, a tenth of the figure before. */
export interface Yardstick {
  readonly kind: 'target' | 'before'
  readonly width: string
}

/** The yardstick of a judged figure. */
export function yardstickOf({ judgement }: Figure): Yardstick | null {
  const width = judgement?.tolerance
  return width && Number(width) !== 0 ? { kind: 'target', width } : null
}

/** A tenth of a number as yardstick; null for nought. */
export function tenthOf(value: string): Yardstick | null {
  return Number(value) === 0 ? null : { kind: 'before', width: absolute(multiply(value, '0.1')) }
}

/** A change in yardsticks, to one place. */
export const inYardsticks = (change: string, yardstick: Yardstick): string =>
  divide(absolute(change), yardstick.width, 1)
