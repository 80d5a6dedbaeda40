/** What a list is ordered by, of each of its measures: how far from target or benchmark, how much it moved. */
import type { FoundFigure } from '../model/found.ts'
import { subtract } from '../rules/decimal.ts'
import type { Apart } from '../wording/list-words.ts'
import type { Asking } from './asking.ts'
import type { RowAt } from './rows-at.ts'
import { moveOf, type TimedSelection } from './selection.ts'

export interface Distance {
  readonly apart: Apart | null
  /** The figure that the list measures from, where it names a time for that. */
  readonly since: (Pick<FoundFigure, 'value' | 'period'> & { readonly isUnequal: boolean }) | null
}

/** Null: nothing to tell. */
export async function distanceOf(
  asking: Asking,
  at: RowAt,
  { conditions, order }: TimedSelection,
): Promise<Distance | null> {
  const { answer, found, row } = at.detail
  const { unit } = row
  const benchmark = order?.by === 'benchmark' ? answer.benchmarks.find((b) => b.kind === order.kind) : undefined
  if (order?.by === 'target' && answer.target && answer.target.value !== null) {
    const gap = subtract(found.value, String(answer.target.value))
    return { apart: { from: 'target', gap, unit }, since: null }
  }
  if (benchmark) {
    const gap = subtract(found.value, String(benchmark.value))
    return { apart: { from: 'benchmark', gap, unit }, since: null }
  }
  const since = conditions.find((c) => c.since !== null)?.since ?? null
  if (order?.by !== 'change' && !since) return null
  const move = await moveOf(asking, at, since)
  if (!move) return null
  return {
    apart: order?.by === 'change' ? { from: 'before', gap: move.change, unit } : null,
    since: since ? { value: move.from.value as string, period: move.from.period, isUnequal: move.isUnequal } : null,
  }
}
