/** Figures that change beyond belief from one period to the next of its kind, or to the same one a year later. */
import { periodBefore, shiftYears } from '../../periods/calendar.ts'
import { absolute, compare, multiply, subtract } from '../../rules/decimal.ts'
import { rowKey } from '../build-figures.ts'
import { type Check, type Exact, leadsOf, nameOf, noteOn, quote } from './leads.ts'

const POINTS = '25'
const TIMES = '3'
/** Numbers below these triple by chance: counts under ten, percentages that move by less than five points. */
const SMALL_COUNT = '10'
const SMALL_POINTS = '5'

export const checkJumps: Check = (loaded) => {
  const values = loaded.figures.filter(({ figure }) => figure.kind === 'value')
  const rows = Map.groupBy(values, ({ figure }) => `${figure.council}|${rowKey(figure)}`)
  return [...rows.values()].flatMap((figures) => {
    const row = leadsOf(figures)
    return row.flatMap((now) => {
      const before = earlierOf(now, row)
      const by = before && jump(before, now)
      if (!before || !by) return []
      const message = `${nameOf(loaded, now.figure)}: from ${quote(before)} for ${before.figure.period.label} to ${quote(now)} for ${now.figure.period.label}, ${by}.`
      return [noteOn('jumps', now, message, before)]
    })
  })
}

/** The period before, or where that is not printed the same one a year before. */
function earlierOf({ figure }: Exact, row: readonly Exact[]): Exact | null {
  for (const wanted of [periodBefore(figure.period), shiftYears(figure.period, -1)]) {
    const found = row.find(
      ({ figure: { period: p } }) => p.kind === wanted?.kind && p.start === wanted.start && p.end === wanted.end,
    )
    if (found) return found
  }
  return null
}

/** How much too far apart two figures are, in words; null where they are not. */
function jump(before: Exact, now: Exact): string | null {
  const change = absolute(subtract(now.value, before.value))
  const percent = now.figure.unit === '%'
  if (percent && compare(change, POINTS) > 0) return `a change of ${change} percentage points`
  const [small, large] = [before.value, now.value].map(absolute).toSorted(compare) as [string, string]
  if (compare(small, '0') === 0 || compare(large, multiply(small, TIMES)) < 0) return null
  const chance = percent ? compare(change, SMALL_POINTS) < 0 : compare(large, SMALL_COUNT) < 0
  return chance ? null : `three times as ${compare(now.value, before.value) > 0 ? 'much' : 'little'} or more`
}
