/** Revisions, and published figures that do not agree. */
import type { Doubt, SummaryRow } from './model.ts'

/** Each sentence once, with the measures it holds for. */
export function doubtsOf(rows: readonly SummaryRow[]): Doubt[] {
  const names = new Map<string, Set<string>>()
  for (const { name, lead, single } of rows)
    for (const text of [...lead.doubts, ...(single?.doubts ?? [])]) {
      const held = names.get(text) ?? new Set()
      names.set(text, held.add(name))
    }
  return [...names].map(([text, held]) => ({ text, names: [...held] }))
}
