/** A draft laid over the report as it is published: every item of the report after it, with what it takes the place of. */

import { rowKey } from '../loading/build-figures.ts'
import type { Figure } from '../model/figure.ts'
import type { Measure } from '../model/indicator.ts'
import { matchItems } from '../store/item.ts'
import type { Draft, DraftContent, HeldFigure, HeldReport } from '../store/releases.ts'
import { DATA_LAYOUT } from './draft.ts'

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

/** How much of its report a draft states: all of it, the parts that it has figures of, or only its own cells. */
export type Extent = 'report' | 'parts' | 'cells'

/**
 * A file of officers' is the report's tables: what the report's text said beside them stays, while a data folder states
 * the report with everything in it.
 */
export const extentOf = ({ whole, source }: Pick<Draft, 'whole' | 'source'>): Extent =>
  !whole ? 'cells' : source.layout === DATA_LAYOUT ? 'report' : 'parts'

export function layOver(
  { figures, measures }: Pick<DraftContent, 'figures' | 'measures'>,
  held: HeldReport | null,
  extent: Extent,
): Laid {
  const { pairs, left } = matchItems(
    held?.figures ?? [],
    ({ figure }) => figure,
    figures,
    (figure) => figure,
  )
  const parts = new Set(figures.map((f) => f.part))
  const isGone = ({ figure }: HeldFigure): boolean =>
    extent === 'report' || (extent === 'parts' && parts.has(figure.part))
  const stays = left.filter((old) => !isGone(old))
  const rows = new Set(stays.map(({ figure }) => rowKey(figure)))
  const before = (held?.measures ?? []).filter((m) => extent === 'cells' || rows.has(rowKey(m)))
  return {
    items: [
      ...stays.map((old): Item => ({ figure: old.figure, held: old, stated: false })),
      ...pairs.map(({ now, old }): Item => ({ figure: now, held: old, stated: true })),
    ],
    gone: left.filter(isGone),
    measures: before.length === 0 ? measures : mergedMeasures(before, measures),
  }
}

function mergedMeasures(held: readonly Measure[], stated: readonly Measure[]): Measure[] {
  const merged = new Map(held.map((m) => [rowKey(m), m]))
  for (const m of stated) merged.set(rowKey(m), { ...m, order: merged.get(rowKey(m))?.order ?? merged.size })
  return [...merged.values()]
}
