import { createHash } from 'node:crypto'
import { z } from 'zod'
import type { Summary } from './model.ts'
export const told = z.object({
  document: z.string(),
  published: z.string(),
  period: z.string(),
  rows: z.record(z.string(), z.object({ name: z.string(), value: z.string(), rag: z.string(), period: z.string() })),
})
export type Told = z.infer<typeof told>
export const toldOf = (s: Summary): Told => ({
  document: s.document.key,
  published: s.document.published,
  period: s.period.label,
  rows: Object.fromEntries(
    s.rows.map((r) => [
      `${r.row.indicator}|${r.row.sub}`,
      { name: r.name, value: r.lead.found.value, rag: r.lead.rag, period: r.lead.found.period.label },
    ]),
  ),
})
export const contentOf = (t: Told): string => createHash('sha256').update(JSON.stringify(t)).digest('hex').slice(0, 16)
export const revisedSince = (_t: Told, _s: Summary): string[] => []
