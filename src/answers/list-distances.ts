/** What a list is ordered by, told for each of its lines: how far from target or benchmark, how much it moved. */
import type { Unit } from '../model/indicator.ts'
import { subtract } from '../rules/decimal.ts'
import { differenceText, valueText } from '../wording/format.ts'
import type { Asking } from './asking.ts'
import type { RowAt } from './rows-at.ts'
import { moveOf, type TimedSelection } from './selection.ts'

const apart = (gap: string, unit: Unit, from: string): string =>
  Number(gap) === 0
    ? `; exactly at ${from}`
    : `; ${differenceText(gap, unit)} ${Number(gap) > 0 ? 'above' : 'below'} ${from}`

/** Rows without anything to tell are not in it. */
export async function distances(
  asking: Asking,
  rows: readonly RowAt[],
  { conditions, order }: TimedSelection,
): Promise<Map<RowAt, string>> {
  const since = conditions.find((c) => c.since !== null)?.since ?? null
  const out = new Map<RowAt, string>()
  for (const at of rows) {
    const { answer, found, row, trend } = at.detail
    const benchmark = order?.by === 'benchmark' ? answer.benchmarks.find((b) => b.kind === order.kind) : undefined
    if (order?.by === 'target' && answer.target && answer.target.value !== null)
      out.set(at, apart(subtract(found.value, String(answer.target.value)), row.unit, 'the target'))
    else if (benchmark) out.set(at, apart(subtract(found.value, String(benchmark.value)), row.unit, 'it'))
    else if (order?.by === 'change' || since) {
      const move = await moveOf(asking, at, since)
      if (!move) continue
      const from =
        since && move.from.period.label !== trend?.previous?.period.label
          ? `; ${valueText(move.from.value as string, row.unit)} in ${move.from.period.label}`
          : ''
      const by =
        order?.by === 'change' && Number(move.change) !== 0
          ? `; ${Number(move.change) > 0 ? 'up' : 'down'} ${differenceText(move.change, row.unit)}`
          : ''
      out.set(at, `${from}${by}`)
    }
  }
  return out
}
