/** A year or a year to date that is not the sum of its months or terms, for counts of events. */
import { compare, sum } from '../../rules/decimal.ts'
import type { Finding } from '../finding.ts'
import type { LoadedData } from '../loaded.ts'
import { basisOf, byReportRow, type Check, type Exact, leadsOf, nameOf, noteOn, quote } from './leads.ts'
import { isLong, partsWithin, type Within } from './spans.ts'

export const checkYearToDate: Check = (loaded) =>
  [...byReportRow(loaded).values()].flatMap((figures) => {
    const row = leadsOf(figures)
    return row.flatMap((whole) => {
      const indicator = loaded.indicators.get(whole.figure.indicator)
      if (!indicator || !isLong(whole.figure.period) || basisOf(indicator, whole.figure) !== 'flow') return []
      return partsWithin(whole, row).flatMap((within) => compareParts(loaded, whole, within))
    })
  })

function compareParts(loaded: LoadedData, whole: Exact, { figures, complete }: Within): Finding[] {
  const total = sum(figures.map((f) => f.value))
  const order = compare(total, whole.value)
  // With some of the months only, all that can be said is that they cannot be more than the year.
  if (complete ? order === 0 : order <= 0) return []
  const { figure } = whole
  const working = figures.map((f) => `${f.figure.asPrinted} for ${f.figure.period.label}`).join(' and ')
  const relation = complete ? 'not' : 'more than'
  const message = `${nameOf(loaded, figure)}: ${working} make ${total}, ${relation} the ${quote(whole)} that is printed for ${figure.period.label}.`
  return [noteOn('year-to-date', whole, message, figures.at(-1))]
}
