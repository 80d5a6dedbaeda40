/** What a person answers to the questions of a draft, as it is remembered. */
import { UsageError } from '../errors.ts'
import { FIGURE_KINDS } from '../model/figure.ts'
import { UNITS } from '../model/indicator.ts'
import type { DraftReading } from './draft.ts'
import { type MappingEntry, NEW } from './matching/mapping.ts'
import { ROLES } from './words/layout-words.ts'
import { nameKey } from './words/plain.ts'

/** `Sheet!A5=cp-visits`, with a sub-row as `A5=ehcp-20-weeks:number`; the sheet may be left out where there is one. */
const ANSWER = /^(?:(.+)!)?([A-Za-z]{1,3}\d+)\s*=\s*([^:]+)(?::(.*))?$/

/**
 * @param said as typed
 * @param ids of all indicators
 * @throws UsageError where the cell is no question, or the answer none that it can have
 */
export function answerOf(
  said: string,
  reading: DraftReading,
  council: string,
  ids: ReadonlySet<string>,
  at: string,
): MappingEntry {
  const parsed = said.match(ANSWER)
  if (!parsed)
    throw new UsageError(`"${said}" is no answer; write a cell and what it is, such as "Scorecard!C5=cp-visits".`)
  const [, sheet, cell = '', means = '', sub = ''] = parsed
  const here = (place: { sheet: string | null; cell: string | null }): boolean =>
    place.cell === cell.toUpperCase() && (sheet === undefined || place.sheet === sheet)
  const entry = { council, means: means.trim(), sub: sub.trim(), by: '', at }
  const measure = reading.measures.find((m) => here(m.at))
  if (measure) {
    if ((UNITS as readonly string[]).includes(entry.means) || entry.means === 'words')
      return { ...entry, what: 'unit', words: measure.row }
    if (entry.means === NEW || ids.has(entry.means)) return { ...entry, what: 'row', words: measure.row }
    throw new UsageError(
      `"${entry.means}" is no indicator and no unit; use one of the suggestions, or "new" for a new indicator.`,
    )
  }
  const column = reading.columns.find((c) => here(c))
  if (!column)
    throw new UsageError(
      `${cell} is neither the name of a measure nor the head of a column; look at the cells of the questions.`,
    )
  const known: readonly string[] = [...FIGURE_KINDS, ...ROLES, 'target']
  if (!known.includes(entry.means))
    throw new UsageError(`"${entry.means}" is nothing that a column can be; use one of ${known.join(', ')}.`)
  return { ...entry, what: 'column', words: nameKey(column.head) }
}
