/** What got better and worse, like with like, by polarity. */

import type { FigureDetail } from '../answers/figure-answer.ts'
import type { FoundFigure } from '../model/found.ts'
import type { Basis } from '../model/indicator.ts'
import { directionOf, performanceOf } from '../query/trend.ts'
import { absolute, subtract } from '../rules/decimal.ts'
import type { Move, SummaryRow } from './model.ts'
import { inYardsticks, tenthOf } from './yardstick.ts'

/** A part of the year was corrected and the year's figure was not: what it would be is not known. */
function isUnrestated({ found, figures }: FigureDetail): boolean {
  return (
    found.figure.part !== 'correction' &&
    figures.some(
      (f) => f.part === 'correction' && f.period.start >= found.period.start && f.period.end <= found.period.end,
    )
  )
}

/** Smaller changes are none that a reader would see. */
const SMALLEST = 0.1

/** The figure of the same kind right before, else that of the same time a year before; null where neither is published. */
function alikeBefore({ found, trend }: FigureDetail): FoundFigure | null {
  const candidates = [trend?.previous, trend?.lastYear]
  return candidates.find((f) => f?.period.kind === found.period.kind) ?? null
}

/** Where both can be compared, a year says more than its last month; a count of a term says little beside the term before it. */
function compared({ lead, year }: SummaryRow, { basis, ofMonth }: MoveContext): FigureDetail {
  if (ofMonth || !year) return lead
  return alikeBefore(year) || (basis === 'flow' && lead.found.period.kind === 'term') ? year : lead
}

export interface MoveContext {
  readonly basis: Basis
  /** The summary is of a single month, which is meant itself. */
  readonly ofMonth: boolean
}

/** The council says that what is counted changed, so figures either side cannot be compared. */
const REDEFINED = /\b(?:way|definition|measure)\b[^.]*\b(?:changed|reported differently)\b/i

/** Whether an earlier figure of the same kind of period is there at all, compared or not. */
const hasEarlier = ({ found, figures }: FigureDetail): boolean =>
  figures.some((f) => f.value !== null && f.period.kind === found.period.kind && f.period.end < found.period.end)

/** Why a row has no change to tell. */
export type Unmoved = 'nothing like it before' | 'redefined' | 'corrected' | 'no good side' | 'the same'

/** The change of a row since the figure of the same kind before, or why there is none to tell. */
export function moveOf(of: SummaryRow, context: MoveContext): Move | Unmoved {
  if (of.polarity === 'info') return 'no good side'
  const detail = compared(of, context)
  const from = alikeBefore(detail)
  if (of.row.note && REDEFINED.test(of.row.note) && hasEarlier(detail)) return 'redefined'
  if (!from) return 'nothing like it before'
  if (isUnrestated(detail)) return 'corrected'
  const yardstick = (detail === of.lead ? of.yardstick : null) ?? tenthOf(from.value)
  const performance = performanceOf(directionOf(from.value, detail.found.value), of.polarity)
  if (!yardstick || (performance !== 'better' && performance !== 'worse')) return 'the same'
  const change = absolute(subtract(detail.found.value, from.value))
  const size = inYardsticks(change, yardstick)
  return Number(size) < SMALLEST ? 'the same' : { of, detail, from, performance, change, size }
}

const RANK = { red: 0, amber: 1, green: 2, none: 3 } as const

/** Changes one way. Worse ones in the order of their colours; within that, and better ones, the largest first. */
export function movesOf(moves: readonly Move[], performance: 'better' | 'worse'): Move[] {
  const rank = ({ of }: Move): number => (performance === 'worse' ? RANK[of.lead.rag] : 0)
  return moves
    .filter((m) => m.performance === performance)
    .toSorted((a, b) => rank(a) - rank(b) || Number(b.size) - Number(a.size))
}
