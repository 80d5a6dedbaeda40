/** Exact decimal arithmetic on published figures: no binary-float noise. The only import of decimal.js. */
import { Decimal } from 'decimal.js'

const D = Decimal.clone({ precision: 40, rounding: Decimal.ROUND_HALF_UP })

/** Decimal places as written: "43.10" has 2. */
export function places(value: string): number {
  const dot = value.indexOf('.')
  return dot < 0 ? 0 : value.length - dot - 1
}

export const maxPlaces = (values: readonly string[]): number => Math.max(0, ...values.map(places))

export function sum(values: readonly string[]): string {
  return values.reduce((acc, v) => acc.plus(v), new D(0)).toFixed(maxPlaces(values))
}

export function subtract(a: string, b: string): string {
  return new D(a).minus(b).toFixed(maxPlaces([a, b]))
}

/** a ÷ b × 100 to `digits` places, or null when b is nought. */
export function percentOf(a: string, b: string, digits = 1): string | null {
  const divisor = new D(b)
  return divisor.isZero() ? null : new D(a).div(divisor).times(100).toFixed(digits)
}

/** The mean, at the greatest number of places among the operands (at least `atLeast`). */
export function mean(values: readonly string[], atLeast = 0): string {
  const total = values.reduce((acc, v) => acc.plus(v), new D(0))
  return total.div(values.length).toFixed(Math.max(atLeast, maxPlaces(values)))
}

export function compare(a: string, b: string): -1 | 0 | 1 {
  return new D(a).comparedTo(b) as -1 | 0 | 1
}

export const absolute = (a: string): string => new D(a).abs().toFixed(places(a))

export const multiply = (a: string, b: string): string => new D(a).times(b).toFixed()

/** Rounded to `digits` places, half away from nought, and written with as many. */
export function round(a: string, digits: number): string {
  return new D(a).toFixed(digits)
}

export function divide(a: string, b: string, digits: number): string {
  return new D(a).div(b).toFixed(digits)
}

/** A number without an exponent: 1e-7 as "0.0000001". */
export function plain(value: number): string {
  // What a number is written as is the shortest decimal that is it, which is plain unless it has an exponent.
  const text = String(value)
  return text.includes('e') ? new D(value).toFixed() : text
}

/** `value` rounded to at most `digits` places, half away from nought; no noughts are added. */
export function roundTo(value: string, digits: number): string {
  const written = places(value)
  const isAsSaid = written <= digits && !(written > 0 && value.endsWith('0'))
  return isAsSaid ? value : new D(value).toDecimalPlaces(digits).toFixed()
}

/** Whether `a` and `b` can be the same number printed at different precision (4.95 and 4.9 or 5.0). */
export function sameWhenRounded(a: string, b: string): boolean {
  if (a === b) return true
  const half = new D(10).pow(-Math.min(places(a), places(b))).div(2)
  return new D(a).minus(b).abs().lessThanOrEqualTo(half)
}
