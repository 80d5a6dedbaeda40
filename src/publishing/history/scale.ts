/** Figures that are a tenth, a hundredth or tens of times what the measure has always been: a slip of the keyboard. */
import { rowKey } from '../../loading/build-figures.ts'
import type { Figure } from '../../model/figure.ts'
import { absolute, compare, multiply } from '../../rules/decimal.ts'
import { shown } from '../notes.ts'
import { against, type HistoryCheck, named } from './check.ts'

/** Below these, a jump is chance. Counts in units, percentages in points. */
const LEAST = '10'
const TIMES = '10'

export const checkScale: HistoryCheck = ({ content, published }) => {
  const held = Map.groupBy(
    published.filter((f) => f.kind === 'value' && f.value !== null),
    (f) => `${rowKey(f)}|${f.unit}|${f.period.kind}`,
  )
  const rows = new Map(content.measures.map((m) => [rowKey(m), m]))
  return content.figures.flatMap((f) => {
    const row = rows.get(rowKey(f))
    if (f.kind !== 'value' || f.value === null || !row) return []
    const before = latestBefore(held.get(`${rowKey(f)}|${f.unit}|${f.period.kind}`) ?? [], f)
    if (!before || !farApart(f.value, before.value as string)) return []
    return [
      against(
        'scale',
        f,
        `${named(row)}, ${f.period.label}: ${shown(f)} is ten or more times away from ${shown(before)} for ${before.period.label}; look at its decimal point and its unit.`,
        f,
      ),
    ]
  })
}

function latestBefore(held: readonly Figure[], { period }: Figure): Figure | null {
  return (
    held.filter((h) => h.period.end <= period.end).toSorted((a, b) => (a.period.end < b.period.end ? 1 : -1))[0] ?? null
  )
}

function farApart(a: string, b: string): boolean {
  const [small = '0', large = '0'] = [absolute(a), absolute(b)].toSorted(compare)
  if (compare(small, '0') === 0 || compare(large, LEAST) < 0) return false
  return compare(large, multiply(small, TIMES)) >= 0
}
