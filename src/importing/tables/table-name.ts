/** What stands over a table that is of one measure: its name, and what is said of it. */

import type { LayoutWords, Role } from '../words/layout-words.ts'
import { periodParts } from '../words/period-words.ts'
import type { Grid } from './grid.ts'
import { isHeadLength } from './head-text.ts'

export interface TableName {
  /** Empty where nothing names it. */
  readonly name: string
  /** Where the name stands; counted from 0. */
  readonly r: number
  readonly c: number
  /** What is said beside words such as "Polarity:". */
  readonly said: Readonly<Partial<Record<Role, string>>>
}

/** Rows over a table in which its name may stand. */
const ROWS = 8
/** Names that a program gives a sheet. */
const UNNAMED = /^(?:sheet|table|tabelle|feuil)[ _-]?\d*$/i
/** "Polarity: higher is better". */
const LABELLED = /^(.{2,30}?)\s*:\s*(.+)$/

/**
 * @param top the first row of its heads, from 0
 * @param shared texts that stand over tables of several sheets, such as the report's title
 */
export function tableName(grid: Grid, top: number, words: LayoutWords, shared: ReadonlySet<string>): TableName {
  const said: Partial<Record<Role, string>> = {}
  for (let r = top - 1; r >= Math.max(0, top - ROWS); r--) {
    if (grid.hiddenRow(r)) continue
    const filled = grid.filled(r).filter((c) => !grid.covered(r, c))
    // A row of another table.
    if (filled.length > 3) break
    const [c] = filled
    if (c === undefined) continue
    const text = grid.text(r, c)
    const [, label = text, after = ''] = LABELLED.exec(text) ?? []
    const beside = after || (filled.length === 2 ? grid.text(r, filled[1] as number) : '')
    const role = beside === '' ? null : (words.wholeHead(label)?.role ?? null)
    if (role === 'name') return { name: beside, r, c: after ? c : (filled[1] as number), said }
    if (role !== null) said[role] ??= beside
    else if (isName(text) && !shared.has(text)) return { name: text.replace(/\s*:$/, ''), r, c, said }
  }
  const { name } = grid.sheet
  return { name: isName(name) && !UNNAMED.test(name) ? name : '', r: Math.max(0, top - 1), c: 0, said }
}

/** Neither a period alone nor a sentence; a quarter or a month is what a report is of. */
function isName(text: string): boolean {
  const { parts, rest } = periodParts(text)
  const isReport = parts.some(({ kind }) => kind === 'quarter' || kind === 'month' || kind === 'day')
  return isHeadLength(text) && !isReport && /[a-z]{3}/i.test(rest) && !/[.!?]$/.test(text)
}
