/**
 * How figures that are published for all of England are said. The file holds spreadsheet numbers
 * ("9.3699999999999992"), so the figure is its first 15 significant digits, "9.37", which is what a spreadsheet shows.
 *
 * The rule of places: the dictionary's own number where it gives one; else none for counts of people and for pounds,
 * one for counts of full-time equivalents, two for percentages, rates, averages and scores. Places are the most that
 * are said, half is rounded up, and no nought is added: 6.4 stays 6.4, since what was not published is not claimed.
 */
import type { Unit } from '../model/indicator.ts'
import { plain, roundTo } from '../rules/decimal.ts'

/** The digits that a spreadsheet's number has; what follows is its binary noise. */
const SIGNIFICANT = 15

/** The number in a cell of the file without its binary noise; null where the cell holds none. */
export function readValue(cell: string): number | null {
  if (!/^-?\d+(?:\.\d+)?(?:E[-+]?\d{1,2})?$/i.test(cell)) return null
  const value = Number(Number(cell).toPrecision(SIGNIFICANT))
  return Object.is(value, -0) ? 0 : value
}

/** A stored number as the decimal that it is. */
export const exactValue = (value: number): string => plain(value)

/** The places that a measure is said with (the rule above). */
export function saidPlaces(given: number | null, unit: Unit, fullTimeEquivalents: boolean): number {
  if (given !== null) return given
  if (unit === 'count') return fullTimeEquivalents ? 1 : 0
  return unit === 'pounds' ? 0 : 2
}

/** `value` with at most `places` decimals. */
export const saidValue = (value: string, places: number): string => roundTo(value, places)

/** A figure as a table would print it: "47.1%", "£2,100", "1,525". */
export function printed(value: string, unit: Unit): string {
  const sign = value.startsWith('-') ? '-' : ''
  const [whole = '', decimals] = value.replace('-', '').split('.')
  const number = whole.replace(/\B(?=(\d{3})+(?!\d))/g, ',') + (decimals === undefined ? '' : `.${decimals}`)
  if (unit === 'pounds') return `${sign}£${number}`
  return `${sign}${number}${unit === '%' ? '%' : ''}`
}
