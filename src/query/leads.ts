/** Which of the figures that are published for one period leads (contract, meaning 10). Pure. */
import { oncePer } from '../language/once-per.ts'
import type { Figure } from '../model/figure.ts'
import type { Period } from '../model/period.ts'
import { sameWhenRounded } from '../rules/decimal.ts'

/** A figure that leads for its period, with the others that were published for the same one. */
export interface Lead {
  readonly figure: Figure
  readonly others: readonly Figure[]
}

const PART_RANK = { correction: 0, table: 1, text: 2 } as const
const key = (p: Period): string => `${p.start}|${p.end}`

/** One lead a period: the latest publication, then a correction, then the table, then the text. Once for each list. */
export const leads: (figures: readonly Figure[]) => readonly Lead[] = oncePer(leadsOf)

function leadsOf(figures: readonly Figure[]): Lead[] {
  const byPeriod = new Map<string, Figure[]>()
  for (const f of figures) {
    if (f.kind !== 'value' || f.value === null) continue
    const k = `${key(f.period)}|${f.period.kind}`
    const list = byPeriod.get(k)
    if (list) list.push(f)
    else byPeriod.set(k, [f])
  }
  return [...byPeriod.values()].map((list) => {
    const [figure, ...others] = list.toSorted((a, b) =>
      a.published < b.published ? 1 : a.published > b.published ? -1 : PART_RANK[a.part] - PART_RANK[b.part],
    )
    return { figure: figure as Figure, others }
  })
}

/** The published figures for the same period that are not the same number. */
export function disagreeing(lead: Lead): Figure[] {
  const { value } = lead.figure
  const seen = new Set<string>()
  return lead.others.filter((o) => {
    const differs = o.value !== null && value !== null && !sameWhenRounded(o.value, value)
    if (!differs || seen.has(o.value as string)) return false
    seen.add(o.value as string)
    return true
  })
}
