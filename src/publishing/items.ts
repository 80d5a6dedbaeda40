/** A draft laid over the report as it is published: every item of the report after it, with what it takes the place of. */

import { rowKey } from '../loading/build-figures.ts'
import type { Figure } from '../model/figure.ts'
import type { Measure } from '../model/indicator.ts'
import { matchItems } from '../store/item.ts'
import type { DraftContent, HeldFigure, HeldReport } from '../store/releases.ts'

export interface Item {
  readonly figure: Figure
  /** What is published for it now; null where nothing is. */
  readonly held: HeldFigure | null
  /** Whether the draft states it; else it only stays. */
  readonly stated: boolean
}

export interface Laid {
  readonly items: readonly Item[]
  readonly gone: readonly HeldFigure[]
  readonly measures: readonly Measure[]
}

/** @param whole whether what the draft does not state is gone */
export function layOver(
  { figures, measures }: Pick<DraftContent, 'figures' | 'measures'>,
  held: HeldReport | null,
  whole: boolean,
): Laid {
  const { pairs, left } = matchItems(
    held?.figures ?? [],
    ({ figure }) => figure,
    figures,
    (figure) => figure,
  )
  return {
    items: [
      ...(whole ? [] : left.map((old): Item => ({ figure: old.figure, held: old, stated: false }))),
      ...pairs.map(({ now, old }): Item => ({ figure: now, held: old, stated: true })),
    ],
    gone: whole ? left : [],
    measures: whole ? measures : mergedMeasures(held?.measures ?? [], measures),
  }
}

function mergedMeasures(held: readonly Measure[], stated: readonly Measure[]): Measure[] {
  const merged = new Map(held.map((m) => [rowKey(m), m]))
  for (const m of stated) merged.set(rowKey(m), { ...m, order: merged.get(rowKey(m))?.order ?? merged.size })
  return [...merged.values()]
}
