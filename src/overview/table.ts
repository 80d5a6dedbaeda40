/** The whole table behind a summary, a row a measure. */
import type { Polarity } from '../model/indicator.ts'
import { directionOf, performanceOf } from '../query/trend.ts'
import type { SummaryRow } from './model.ts'
import { foundText, leadText, named, targetText } from './words.ts'

export const COLUMNS = ['Measure', 'Figure', 'For', 'Target', 'RAG', 'Before'] as const

export interface TableRow {
  readonly cells: readonly string[]
}

/** ", better"; nothing where neither way is good. */
function judged(from: string, to: string, polarity: Polarity): string {
  const performance = performanceOf(directionOf(from, to), polarity)
  return performance === 'n/a' ? '' : `, ${performance}`
}

/** A measure's row: what leads, with its month where that is another number, and the figure of the same kind before. */
export function tableRow(r: SummaryRow): TableRow {
  const { lead } = r
  const trend = lead.trend?.previous
  const previous = trend && trend.period.kind === lead.found.period.kind ? trend : null
  const beside =
    r.single && r.single.found.value !== lead.found.value
      ? ` (${r.single.found.period.label} ${foundText(r.single.found, r.row.unit)})`
      : ''
  const before = previous
    ? `${foundText(previous, r.row.unit)} (${previous.period.label})${judged(previous.value, lead.found.value, r.polarity)}`
    : ''
  return {
    cells: [
      named(r),
      leadText(r),
      `${lead.found.period.label}${beside}`,
      targetText(r),
      lead.rag === 'none' ? '' : lead.rag,
      before,
    ],
  }
}
