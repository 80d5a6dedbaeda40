/** Percentages below nought or above a hundred. */
import { compare } from '../../rules/decimal.ts'
import { type Check, nameOf, noteOn, quote } from './leads.ts'

export const checkPercentages: Check = (loaded) =>
  loaded.figures.flatMap((f) => {
    const { unit, value, sub, period } = f.figure
    if (unit !== '%' || value === null || loaded.relations.changeSubs.includes(sub)) return []
    if (compare(value, '0') >= 0 && compare(value, '100') <= 0) return []
    const message = `${nameOf(loaded, f.figure)}, ${period.label}: ${quote(f)} lies outside 0% to 100%.`
    return [noteOn('percentages', f, message)]
  })
