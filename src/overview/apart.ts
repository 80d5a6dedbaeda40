/** Years whose last month or term says something else. */
import { subtract } from '../rules/decimal.ts'
import type { Apart, SummaryRow } from './model.ts'
import { inYardsticks } from './yardstick.ts'

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

/** Whether the last month or term is a yardstick or more from the year. */
export function farApart(of: SummaryRow): Apart | null {
  const found = both(of)
  if (!found || !of.yardstick) return null
  const change = subtract(found.year.found.value, found.single.found.value)
  return Number(inYardsticks(change, of.yardstick)) >= 1 ? { of, ...found } : null
}
