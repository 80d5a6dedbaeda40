/** What a person answers to the questions of a draft, as it is remembered. */
import { UsageError } from '../errors.ts'
import { FIGURE_KINDS } from '../model/figure.ts'
import { UNITS } from '../model/indicator.ts'
import type { DraftReading } from './draft.ts'
import { IGNORE, type MappingEntry, NEW } from './matching/mapping.ts'
import { ROLES } from './words/layout-words.ts'
import { nameKey } from './words/plain.ts'

/** The cell that a question names, and what it is. */
export interface Answer {
  /** Null where the file has one sheet alone, or only one with such a question. */
  readonly sheet: string | null
  readonly cell: string
  /** An indicator, `new`, `ignore`, a unit, `words`, a kind of figure or a column's role. */
  readonly means: string
  /** The part of the indicator; else empty. */
  readonly sub: string
}

/** What a column can be. */
export const COLUMN_MEANINGS: readonly string[] = [...FIGURE_KINDS, ...ROLES, 'target']

/** `Sheet!A5=cp-visits`, with a sub-row as `A5=ehcp-20-weeks:number`; the sheet may be left out where there is one. */
const ANSWER = /^(?:(.+)!)?([A-Za-z]{1,3}\d+)\s*=\s*([^:]+)(?::(.*))?$/

/** Throws UsageError for a text that is no answer. */
export function answerIn(said: string): Answer {
  const parsed = said.trim().match(ANSWER)
  if (!parsed)
    throw new UsageError(`"${said}" is no answer; write a cell and what it is, such as "Scorecard!C5=cp-visits".`)
  const [, sheet = null, cell = '', means = '', sub = ''] = parsed
  return { sheet, cell: cell.toUpperCase(), means: means.trim(), sub: sub.trim() }
}

/**
 * @param ids of all indicators
 * @throws UsageError where the cell is no question, or the answer none that it can have
 */
export function answerOf(
  { sheet, cell, means, sub }: Answer,
  reading: DraftReading,
  council: string,
  ids: ReadonlySet<string>,
): MappingEntry {
  const here = (place: { sheet: string | null; cell: string | null }): boolean =>
    place.cell === cell && (sheet === null || place.sheet === sheet)
  const entry = { council, means, sub }
  const measure = reading.measures.find((m) => here(m.at))
  if (measure) {
    if ((UNITS as readonly string[]).includes(means) || means === 'words')
      return { ...entry, what: 'unit', words: measure.row }
    if (means === NEW || means === IGNORE || ids.has(means)) return { ...entry, what: 'row', words: measure.row }
    throw new UsageError(
      `"${means}" is no indicator and no unit; use one of the suggestions, "new" for a new indicator, or "ignore" to leave the row out.`,
    )
  }
  const column = reading.columns.find((c) => here(c))
  if (!column)
    throw new UsageError(
      `${cell} is neither the name of a measure nor the head of a column; look at the cells of the questions.`,
    )
  if (!COLUMN_MEANINGS.includes(means))
    throw new UsageError(`"${means}" is nothing that a column can be; use one of ${COLUMN_MEANINGS.join(', ')}.`)
  return { ...entry, what: 'column', words: nameKey(column.head) }
}
