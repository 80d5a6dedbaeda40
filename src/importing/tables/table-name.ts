/** What stands over a table that is of one measure: its name, and what is said of it. */

import { BAND_KINDS } from '../../model/figure.ts'
import type { Cell } from '../formats/sheet.ts'
import type { LayoutWords, Role } from '../words/layout-words.ts'
import { periodParts } from '../words/period-words.ts'
import type { Grid } from './grid.ts'
import { isHeadLength } from './head-text.ts'
import type { Column } from './heads.ts'
import type { RawCell } from './rows.ts'

export interface TableName {
  /** Empty where nothing names it. */
  readonly name: string
  /** Where the name stands; counted from 0. */
  readonly r: number
  readonly c: number
  /** What is said beside words such as "Polarity:". */
  readonly said: Readonly<Partial<Record<Role, string>>>
  /** Targets and bands that are printed so: "Target: 90%". */
  readonly bands: readonly RawCell[]
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
  const bands: RawCell[] = []
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
    // "Target 2025/26" says a period too.
    const meaning = words.wholeHead(label) ?? words.wholeHead(periodParts(label).rest)
    const { role = null, kind = null } = beside === '' ? {} : (meaning ?? {})
    const at = after ? c : (filled[1] ?? c)
    if (role === 'name') return { name: beside, r, c: at, said, bands }
    if (role === 'figure' && BAND_KINDS.some((k) => k === kind)) bands.push(bandCell(grid, r, at, label, beside, kind))
    else if (role !== null) said[role] ??= beside
    else {
      // "Vital sign" beside what it is called is a label.
      const next = filled.length === 2 && filled[1] === c + 1 && isName(beside) && !shared.has(beside)
      const [name, of] = next ? [beside, c + 1] : [withoutTime(text), c]
      if (isName(name) && !shared.has(text)) return { name: name.replace(/\s*:$/, ''), r, c: of, said, bands }
      if (next) return { name: beside, r, c: of, said, bands }
    }
  }
  const { name } = grid.sheet
  return { name: isName(name) && !UNNAMED.test(name) ? name : '', r: Math.max(0, top - 1), c: 0, said, bands }
}

function bandCell(grid: Grid, r: number, c: number, head: string, shown: string, kind: Column['kind']): RawCell {
  const cell = grid.cell(r, c) as Cell
  // "Target: 90%" is one text; beside its label the cell is what it is.
  const own: Cell = cell.shown.trim() === shown ? cell : { ...cell, kind: 'text', shown, number: null, format: '' }
  return {
    column: { index: c, head, role: 'figure', kind, parts: periodParts(head).parts, unit: '' },
    row: r,
    cell: own,
    yearsBack: 0,
    period: '',
  }
}

const MONTH = '(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*'
/** "at 31 March 2025" behind a title. */
const TIME = new RegExp(
  String.raw`[\s,:;(–-]*\b(?:as )?(?:at|on) (?:the end of )?(?:\d{1,2}(?:st|nd|rd|th)? )?${MONTH}(?: (?:19|20)?\d\d)?\)?$`,
  'i',
)

/** A title of more than one word without the day that it is of. */
export function withoutTime(title: string): string {
  const short = title.replace(TIME, '')
  return /\w \w/.test(short) ? short : title
}

/** Neither a period alone nor a sentence; a quarter or a month is what a report is of. */
function isName(text: string): boolean {
  const { parts, rest } = periodParts(text)
  const isReport = parts.some(({ kind }) => kind === 'quarter' || kind === 'month' || kind === 'day')
  return isHeadLength(text) && !isReport && /[a-z]{3}/i.test(rest) && !/[.!?]$/.test(text)
}
