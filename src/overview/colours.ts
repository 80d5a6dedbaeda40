/** Colours now and last time, and what changed colour. */

import type { Rag } from '../model/figure.ts'
import type { FoundFigure } from '../model/found.ts'
import type { Period } from '../model/period.ts'
import { listText } from '../wording/format.ts'
import type { ColourChange, Coloured, ColoursBefore, Counts, SummaryRow } from './model.ts'

const RANK = { red: 0, amber: 1, green: 2 } as const

/** How many of each colour; measures without one are not counted. */
export function countColours(colours: readonly Rag[]): Counts {
  const of = (rag: Rag): number => colours.filter((c) => c === rag).length
  return { red: of('red'), amber: of('amber'), green: of('green') }
}

/** A figure with its colour, or null where it has none. */
export function coloured(found: FoundFigure | null | undefined): Coloured | null {
  const rag = found && !found.computed ? found.figure.rag : 'none'
  return found && rag !== 'none' ? { value: found.value, period: found.period, rag } : null
}

function pair(of: SummaryRow, from: Coloured | null, to: Coloured | null): ColourChange[] {
  return from && to ? [{ of, from, to }] : []
}

export interface LastTime {
  readonly before: ColoursBefore | null
  readonly changed: readonly ColourChange[]
}

/**
 * Compares with the period before, or with the month or term before where that gives more measures a colour.
 * @param earlier the rows of the period before, with its label
 */
export function lastTime(
  rows: readonly SummaryRow[],
  earlier: readonly SummaryRow[],
  periodBefore: Period | null,
): LastTime {
  const then = new Map(earlier.map((r) => [`${r.row.indicator}|${r.row.sub}`, r.lead.found]))
  const byPeriod = rows.flatMap((of) =>
    pair(of, coloured(then.get(`${of.row.indicator}|${of.row.sub}`)), coloured(of.lead.found)),
  )
  const bySingle = rows.flatMap((of) => pair(of, coloured(of.single?.trend?.previous), coloured(of.single?.found)))
  const pairs = byPeriod.length >= bySingle.length ? byPeriod : bySingle
  if (pairs.length === 0) return { before: null, changed: [] }
  const labels = [...new Set(pairs.map((p) => p.from.period.label))]
  const alone = pairs === bySingle || !periodBefore
  return {
    before: {
      alone,
      label: alone ? listText(labels) : periodBefore.label,
      measures: pairs.length,
      now: countColours(pairs.map((p) => p.to.rag)),
      before: countColours(pairs.map((p) => p.from.rag)),
    },
    changed: pairs
      .filter((p) => p.from.rag !== p.to.rag)
      .toSorted((a, b) => RANK[a.to.rag] - RANK[b.to.rag] || RANK[b.from.rag] - RANK[a.from.rag]),
  }
}
