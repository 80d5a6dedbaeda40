/** A sum that is not the sum of its parts, by the relations in data/relations.json. */
import type { FigureKind } from '../../model/figure.ts'
import { absolute, compare, subtract, sum } from '../../rules/decimal.ts'
import type { Finding } from '../finding.ts'
import type { LoadedData } from '../loaded.ts'
import type { Relations } from '../relations.ts'
import {
  byReportRow,
  type Check,
  type Exact,
  halfUnit,
  leadsOf,
  nameOf,
  noteOn,
  periodKey,
  quote,
  reportRowKey,
  shown,
} from './leads.ts'

/** Averages of councils add up as their figures do; a best council or a threshold does not. */
const ADDITIVE: readonly FigureKind[] = ['value', 'national', 'statistical_neighbours', 'region']

export const checkSums: Check = (loaded) =>
  ADDITIVE.flatMap((kind) => {
    const rows = byReportRow(loaded, kind)
    return loaded.documents.flatMap(({ document }) =>
      loaded.relations.sums.flatMap((relation) => {
        const leads = (row: Relations['sums'][number]['whole']) =>
          leadsOf(rows.get(reportRowKey(document.key, row)) ?? [])
        const parts = relation.parts.map(leads)
        return leads(relation.whole).flatMap((whole) => {
          if (relation.periods && !relation.periods.includes(whole.figure.period.kind)) return []
          const same = parts.map((list) => list.find((p) => periodKey(p.figure) === periodKey(whole.figure)))
          return same.every((p) => p !== undefined)
            ? compareSum(loaded, whole, same as Exact[], relation.exhaustive)
            : []
        })
      }),
    )
  })

function compareSum(loaded: LoadedData, whole: Exact, parts: readonly Exact[], exhaustive: boolean): Finding[] {
  const total = sum(parts.map((p) => p.value))
  const difference = subtract(total, whole.value)
  const hidden = sum([whole, ...parts].map((f) => halfUnit(f.value)))
  const counts = whole.figure.unit === 'count'
  const allowed = counts ? '0' : hidden
  const wrong = exhaustive ? compare(absolute(difference), allowed) > 0 : compare(difference, allowed) > 0
  if (!wrong) return []
  const working = parts.map((p) => `${nameOf(loaded, p.figure)} ${quote(p)}`).join(' and ')
  const relation = exhaustive ? 'not' : 'more than'
  const message = `${nameOf(loaded, whole.figure)}, ${whole.figure.period.label}: ${working} make ${shown(loaded, total, whole.figure.unit)}, ${relation} the ${quote(whole)} that is printed.`
  return [noteOn('sums', whole, message, parts[0])]
}
