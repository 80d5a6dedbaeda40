/** A position on a day within a month that does not lie between the positions at the ends of the months around it. */
import { monthPeriod, parts, periodBefore } from '../../periods/calendar.ts'
import { compare, sameWhenRounded } from '../../rules/decimal.ts'
import { rowKey } from '../build-figures.ts'
import { basisOf, type Check, doubtOn, type Exact, leadsOf, type Naming, quote } from './leads.ts'

export const checkDatedPositions: Check = (loaded) => {
  const values = loaded.figures.filter(({ figure }) => figure.kind === 'value')
  const rows = Map.groupBy(values, ({ figure }) => `${figure.council}|${rowKey(figure)}`)
  return [...rows.values()].flatMap((figures) => {
    const row = leadsOf(figures)
    return row.flatMap((dated) => {
      const { figure } = dated
      const indicator = loaded.indicators.get(figure.indicator)
      if (!indicator || figure.period.kind !== 'snapshot' || basisOf(indicator, figure) !== 'position') return []
      const around = monthsAround(dated, row)
      const [low] = around.toSorted((a, b) => compare(a.value, b.value))
      const [high] = around.toSorted((a, b) => compare(b.value, a.value))
      if (!low || !high || fits(dated, low, high)) return []
      const misfit = (naming: Naming): string =>
        `does not fit ${around.map((m) => `${naming(m)} for ${m.figure.period.label}`).join(' and ')}.`
      const said = (naming: Naming): string => `${naming(dated)} on ${figure.period.label} ${misfit(naming)}`
      return [doubtOn('dated-positions', { loaded, at: dated, other: around[0] }, said, `This figure ${misfit(quote)}`)]
    })
  })
}

/** The figure of the month that the day is in and, unless it is the month's last day, of the month before. */
function monthsAround({ figure }: Exact, row: readonly Exact[]): Exact[] {
  const month = monthPeriod(parts(figure.period.end))
  const find = (end: string | undefined) => row.find(({ figure: { period: p } }) => p.kind === 'month' && p.end === end)
  const own = find(month.end)
  if (!own) return []
  const before = figure.period.end === month.end ? undefined : find(periodBefore(month)?.end)
  return before ? [own, before] : [own]
}

function fits(dated: Exact, low: Exact, high: Exact): boolean {
  if (sameWhenRounded(dated.value, low.value) || sameWhenRounded(dated.value, high.value)) return true
  return compare(dated.value, low.value) >= 0 && compare(dated.value, high.value) <= 0
}
