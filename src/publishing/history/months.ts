/** A month that was left out between what is published and what the draft states, or within it. */
import { rowKey } from '../../loading/build-figures.ts'
import { addMonths, monthPeriod, parts } from '../../periods/calendar.ts'
import { against, type HistoryCheck, named } from './check.ts'

/** A longer gap is a report that was never loaded. */
const MOST_MISSING = 3

export const checkMonths: HistoryCheck = ({ content, whole, published }) => {
  if (!whole) return []
  const rows = new Map(content.measures.map((m) => [rowKey(m), m]))
  const months = (figures: typeof published) =>
    Map.groupBy(
      figures.filter((f) => f.kind === 'value' && f.period.kind === 'month' && f.part === 'table'),
      rowKey,
    )
  const held = months(published.filter((f) => f.document !== content.document.key))
  const gaps = [...months(content.figures)].flatMap(([key, figures]) => {
    const row = rows.get(key)
    const own = [...new Set(figures.map((f) => f.period.start))].toSorted()
    const [first = ''] = own
    const before = (held.get(key) ?? []).map((f) => f.period.start).filter((start) => start < first)
    const all = [...before.toSorted().slice(-1), ...own]
    const missing = all.slice(1).flatMap((to, i) => between(all[i] as string, to))
    return row && missing.length > 0 && missing.length <= MOST_MISSING ? [{ row, missing }] : []
  })
  // One sentence for a column that was left out, not one a row.
  const together = Map.groupBy(gaps, ({ missing }) => missing.join(' '))
  return [...together.values()].flatMap((same) => {
    const [{ row, missing } = { row: null, missing: [] }] = same
    if (!row) return []
    const labels = missing.map((start) => monthPeriod(parts(start)).label).join(', ')
    const whose = same.length === 1 ? named(row) : `${same.length} measures (${named(row)} first)`
    return [
      against(
        'month-left-out',
        row,
        `${whose}: nothing is given for ${labels}, though months before and after it are; a column may have been left out.`,
      ),
    ]
  })
}

/** The first days of the months between two of them, both left out. */
function between(from: string, to: string): string[] {
  const found: string[] = []
  for (let at = addMonths(parts(from), 1); monthPeriod(at).start < to; at = addMonths(at, 1))
    found.push(monthPeriod(at).start)
  return found
}
