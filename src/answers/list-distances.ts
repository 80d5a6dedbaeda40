/** What a list is ordered by, of each of its measures: how far from target or benchmark, how much it moved. */
import type { FoundFigure } from '../model/found.ts'
import { subtract } from '../rules/decimal.ts'
import { detailsOf } from '../understanding/grammar/selection/marked.ts'
import { isAgainstTarget, isMove, type Order, testsOf } from '../understanding/grammar/selection/model.ts'
import type { View } from '../understanding/view.ts'
import type { Apart } from '../wording/list-words.ts'
import type { Asking } from './asking.ts'
import type { RowAt } from './rows-at.ts'
import { moveOf, type TimedSelection } from './selection.ts'

export interface Distance {
  readonly apart: Apart | null
  /** The figure that the list measures from, where it names a time for that. */
  readonly since: (Pick<FoundFigure, 'value' | 'period'> & { readonly isUnequal: boolean }) | null
}

/** What a distance is measured from. */
export type From = Pick<Order, 'by' | 'kind'>

/** "…, and how far off was each": from what the question names, else from what the list is held against; null where none is asked for. */
export function distanceAsked(view: View | undefined, { conditions, order }: TimedSelection): From | null {
  const asked = view && detailsOf(view).find(({ asks }) => asks === 'distance')
  if (!asked || order) return null
  const tests = conditions.flatMap((c) => testsOf(c.test))
  const benchmark = tests.flatMap((t) => (t.type === 'benchmark' ? [t] : []))[0]
  if (asked.of === 'before') return { by: 'change', kind: null }
  if (asked.of === 'target' || (asked.of === null && tests.some(isAgainstTarget))) return { by: 'target', kind: null }
  const kind = asked.of === 'benchmark' ? view.reading.benchmarks.find((b) => b !== 'any') : benchmark?.kind
  if (kind) return { by: 'benchmark', kind }
  return tests.some(isMove) ? { by: 'change', kind: null } : tests.length === 0 ? { by: 'target', kind: null } : null
}

/** @param asked what the question asks a distance from, of each; null: nothing to tell but what the list is ordered by */
export async function distanceOf(
  asking: Asking,
  at: RowAt,
  { conditions, order: own }: TimedSelection,
  asked: From | null,
): Promise<Distance | null> {
  const order = own ?? asked
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
