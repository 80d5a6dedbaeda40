/** Counts of the year so far that fall within their year: what was counted once stays counted. */
import { addsUp } from '../../model/indicator.ts'
import { parsePeriodKey } from '../../periods/codec.ts'
import { compare } from '../../rules/decimal.ts'
import { type Check, findingAt, titleOf } from './check.ts'

export const checkToDateFalls: Check = ({ reading, values, indicators }) =>
  [...values].flatMap(([order, figures]) => {
    const measure = reading.measures[order]
    const basis = measure?.basis ?? (measure?.id ? indicators.get(measure.id)?.basis : undefined)
    if (basis === 'position' || basis === 'share') return []
    const soFar = figures.flatMap((f) => {
      const period = parsePeriodKey(f.period)
      const counts = f.value !== null && f.unit !== null && addsUp(f.unit) && !f.offered
      return counts && period?.kind === 'year_to_date' ? [{ f, value: f.value as string, ...period }] : []
    })
    const years = Map.groupBy(
      soFar.toSorted((a, b) => (a.end < b.end ? -1 : 1)),
      ({ start }) => start,
    )
    return [...years.values()].flatMap((year) =>
      year.slice(1).flatMap(({ f, value, end }, i) => {
        const before = year[i] as (typeof year)[number]
        if (before.end === end || compare(value, before.value) >= 0) return []
        const text = `${titleOf(f)} is ${f.asPrinted}, of the year so far, and ${before.f.asPrinted} was counted earlier in that year (${before.f.cell}); a count of the year so far cannot fall. Is it of the period alone, or of another year?`
        return [findingAt(f, 'error', 'to-date-falls', text)]
      }),
    )
  })
