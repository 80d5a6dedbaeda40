/** Published figures that are doubtful themselves: not their benchmarks, their bands or their rounding. */

import type { Commentary } from '../model/figure.ts'
import type { Note } from '../model/line.ts'
import { tellable } from './commentary.ts'
import type { Doubt, SummaryRow } from './model.ts'
import { cautionsIn, type Reason } from './reason.ts'

/** What is said of the figure in brief; a correction is told as a revision, and the report's caution as officers' words. */
const ownDoubts = ({ lead }: SummaryRow): string[] =>
  lead.doubts.flatMap(({ kind, brief }: Note) => (DOUBTING.has(kind) && brief !== undefined ? [brief] : []))
const DOUBTING: ReadonlySet<Note['kind']> = new Set(['disagreement', 'unrestated', 'found'])

const quoted = ({ text, place }: Reason): string => `Officers: “${text}” (${place}).`

/** Each sentence once, with the measures it holds for. */
export function doubtsOf(rows: readonly SummaryRow[], commentary: readonly Commentary[]): Doubt[] {
  const found = new Map<string, Set<string>>()
  for (const of of rows) {
    const cautions = cautionsIn(tellable(of, commentary)).map(quoted)
    for (const text of new Set([...ownDoubts(of), ...cautions])) {
      const names = found.get(text) ?? new Set()
      names.add(of.name)
      found.set(text, names)
    }
  }
  return [...found].map(([text, names]) => ({ text, names: [...names] }))
}
