/** The whole table behind a summary, a row a measure. */
import { RAG_SYMBOLS } from '../answers/format.ts'
import type { Polarity } from '../model/indicator.ts'
import { directionOf, performanceOf } from '../rules/trend.ts'
import type { SummaryRow } from './model.ts'
import { foundText, leadText } from './words.ts'

export const COLUMNS = ['Measure', 'Figure', 'For', 'Target', 'RAG', 'Before'] as const

export interface TableRow {
  readonly cells: readonly string[]
}

/** ", better"; nothing where neither way is good. */
function judged(from: string, to: string, polarity: Polarity): string {
  const performance = performanceOf(directionOf(from, to), polarity)
  return performance === 'n/a' ? '' : `, ${performance}`
}

/** A measure's row: what leads, with its month where that is another number. */
export function tableRow(r: SummaryRow): TableRow {
  const { lead } = r
  const previous = lead.trend?.previous
  const beside =
    r.single && r.single.found.value !== lead.found.value
      ? ` (${r.single.found.period.label} ${foundText(r.single.found, r.row.unit)})`
      : ''
  const before = previous
    ? `${foundText(previous, r.row.unit)} (${previous.period.label})${judged(previous.value, lead.found.value, r.polarity)}`
    : ''
  return {
    cells: [
      r.name,
      leadText(r),
      `${lead.found.period.label}${beside}`,
      lead.answer.target?.text ?? '',
      lead.rag === 'none' ? '' : `${RAG_SYMBOLS[lead.rag]} ${lead.rag}`,
      before,
    ],
  }
}
