/** What improved and declined most, by polarity and against the tolerance's width. */

import type { Catalogue } from '../catalogue.ts'
import { reportingYearOf } from '../periods/calendar.ts'
import type { FoundFigure } from '../query/find-figure.ts'
import { figureFor, leads } from '../query/find-figure.ts'
import { absolute, subtract } from '../rules/decimal.ts'
import { directionOf, performanceOf } from '../rules/trend.ts'
import type { Move, SummaryRow } from './model.ts'
import { inYardsticks, tenthOf } from './yardstick.ts'

/** With nothing like to compare with, the report's last figure of the year before; a count of events over another span is no comparison. */
function unlike(catalogue: Catalogue, { lead, row }: SummaryRow): FoundFigure | null {
  const indicator = catalogue.indicator(row.indicator)
  if (indicator.basis === 'flow' || lead.found.computed) return null
  const before = leads(lead.figures)
    .filter(({ figure: { document, sub } }) => document === lead.found.figure.document && sub === row.sub)
    .filter((l) => l.figure.period.end < lead.found.period.start)
    .filter((l) => reportingYearOf(l.figure.period.end) >= reportingYearOf(lead.found.period.start) - 1)
    .toSorted((a, b) => (a.figure.period.end < b.figure.period.end ? 1 : -1))[0]
  return before ? figureFor(lead.figures, before.figure.period, indicator) : null
}

/** A part of the year was corrected and the year's figure was not: what it would be is not known. */
function isUnrestated({ lead: { found, figures } }: SummaryRow): boolean {
  return (
    found.figure.part !== 'correction' &&
    figures.some(
      (f) => f.part === 'correction' && f.period.start >= found.period.start && f.period.end <= found.period.end,
    )
  )
}

/** Smaller changes are none that a reader would see. */
const SMALLEST = 0.1

/** The change of a row since the figure before, or null where there is none or nothing to measure it with. */
export function moveOf(catalogue: Catalogue, of: SummaryRow): Move | null {
  const { lead, polarity } = of
  if (isUnrestated(of)) return null
  const like = lead.trend?.previous ?? null
  const from = like ?? unlike(catalogue, of)
  const yardstick = of.yardstick ?? (from ? tenthOf(from.value) : null)
  if (!from || !yardstick) return null
  const performance = performanceOf(directionOf(from.value, lead.found.value), polarity)
  if (performance !== 'better' && performance !== 'worse') return null
  const change = absolute(subtract(lead.found.value, from.value))
  const size = inYardsticks(change, yardstick)
  if (Number(size) < SMALLEST) return null
  return {
    of,
    from,
    performance,
    alike: from.period.kind === lead.found.period.kind || like !== null,
    change,
    yardstick,
    size,
    commentary: [],
  }
}

/** Changes one way, the largest in yardsticks first. Where any has a target, only those that do. */
export function movesOf(moves: readonly Move[], performance: 'better' | 'worse'): Move[] {
  const targeted = moves.filter((m) => m.yardstick.kind !== 'before')
  return (targeted.length > 0 ? targeted : moves)
    .filter((m) => m.performance === performance)
    .toSorted((a, b) => Number(b.size) - Number(a.size))
}
