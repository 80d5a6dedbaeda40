/** Years whose last month or term says something else. */
import type { Apart, SummaryRow } from './model.ts'

function both({ year, single }: SummaryRow): Omit<Apart, 'of'> | null {
  return year && single && year.rag !== 'none' && single.rag !== 'none' ? { year, single } : null
}

/** Green for the year and not so in its last month or term, or the reverse. */
export function inOtherColour(rows: readonly SummaryRow[]): Apart[] {
  return rows.flatMap((of): Apart[] => {
    const found = both(of)
    return found && (found.year.rag === 'green') !== (found.single.rag === 'green') ? [{ of, ...found }] : []
  })
}
