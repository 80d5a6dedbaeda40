/** By how much a figure may miss its target, as it is printed: "±5%", "within 5 percentage points", "10% of target", "+/- 10". */
import type { Unit } from '../../model/indicator.ts'
import { straight } from './plain.ts'

/** `points` are of the figure's own unit, `share` is per cent of the target. */
export type ToleranceOf = 'points' | 'share'

/** What a printed tolerance of a measure is, or that it has none: what misses its target is red then. */
export type ToleranceSaid = ToleranceOf | 'none'

/** What a person can answer of it. */
export const TOLERANCE_ANSWERS: ReadonlyMap<string, ToleranceSaid> = new Map([
  ['tolerance-points', 'points'],
  ['tolerance-share', 'share'],
  ['no-tolerance', 'none'],
])

export interface Tolerance {
  /** A decimal. */
  readonly amount: string
  /** Null where the words leave it open, and somebody has to say it. */
  readonly of: ToleranceOf | null
}

const PRINTED =
  /^(?:amber )?(?:tolerance )?(?:of )?(?<around>±|\+ ?\/ ?-|-|within|up to|(?:less|no more|not more) than|plus or minus)? ?(?<amount>\d+(?:\.\d+)?) ?(?<unit>%? ?(?:percentage )?(?:points?|pts?|ppts?|pps?)|% ?(?:of (?:the )?target|relative)?|days?)?(?: (?:of|from|off|below|above) (?:the )?target)?(?: tolerance)?$/i

/**
 * Null for words that are no such amount.
 * @param unit of the measure
 * @param said what somebody has said of the column
 */
export function toleranceIn(raw: string, unit: Unit, said: ToleranceOf | null): Tolerance | null {
  const text = straight(raw).replace(/(\d),(?=\d{3}(?!\d))/g, '$1')
  const { around, amount, unit: printed = '' } = PRINTED.exec(text)?.groups ?? {}
  if (amount === undefined) return null
  const of = (what: ToleranceOf | null): Tolerance => ({ amount, of: what ?? said })
  if (/p/i.test(printed)) return of(unit === '%' ? 'points' : null)
  // "Within 5% of target" says what it is measured from, "5% of target" how much it is.
  if (/target|relative/i.test(printed) && around === undefined) return of('share')
  if (/%|relative/i.test(printed)) return of(unit === '%' ? null : 'share')
  if (/day/i.test(printed)) return unit === 'days' ? of('points') : null
  return of(around === undefined ? null : 'points')
}
