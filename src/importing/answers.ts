/** What a person answers to the questions of a draft, as it is remembered. */
import { UsageError } from '../errors.ts'
import { FIGURE_KINDS } from '../model/figure.ts'
import { BASES, POLARITIES, UNITS } from '../model/indicator.ts'
import type { DraftReading } from './draft.ts'
import { IGNORE, type MappingEntry, NEW } from './matching/mapping.ts'
import type { ReadMeasure } from './source.ts'
import { ROLES } from './words/layout-words.ts'
import { nameKey } from './words/plain.ts'
import { TOLERANCE_ANSWERS } from './words/tolerance-words.ts'

/** The cell that a question names, and what it is. */
export interface Answer {
  /** Null where the file has one sheet alone, or only one with such a question. */
  readonly sheet: string | null
  readonly cell: string
  /**
   * An indicator, `new`, `ignore`, a unit, `words`, what its figures are of (`flow`), which side is good (`high`), what its tolerance is
   * (`no-tolerance`), a kind of figure or a column's role.
   */
  readonly means: string
  /** The part of the indicator; else empty. */
  readonly sub: string
}

/** What a column can be. */
export const COLUMN_MEANINGS: readonly string[] = [...FIGURE_KINDS, ...ROLES, 'target']

/** `Sheet!A5=cp-visits`, with a sub-row as `A5=ehcp-20-weeks:number`, the second number of a cell's sentences as `A5#2=cp-visits`; the sheet may be left out where there is one. */
const ANSWER = /^(?:(.+)!)?([A-Za-z]{1,3}\d+(?:#\d+)?)\s*=\s*([^:]+)(?::(.*))?$/

/** Throws UsageError for a text that is no answer. */
export function answerIn(said: string): Answer {
  const parsed = said.trim().match(ANSWER)
  if (!parsed)
    throw new UsageError(`"${said}" is no answer; write a cell and what it is, such as "Scorecard!C5=cp-visits".`)
  const [, sheet = null, cell = '', means = '', sub = ''] = parsed
  return { sheet, cell: cell.toUpperCase(), means: means.trim(), sub: sub.trim() }
}

/**
 * What one answer says: of each measure that its cell names, since one head may stand over several, else of a column.
 * @param ids of all indicators
 * @throws UsageError where the cell is no question, or the answer none that it can have
 */
export function entriesOf(
  answer: Answer,
  reading: DraftReading,
  council: string,
  ids: ReadonlySet<string>,
): MappingEntry[] {
  const { cell, means, sub } = answer
  const entry = { council, means, sub }
  const numbers = numbersAt(answer, reading)
  const isBasis = (BASES as readonly string[]).includes(means)
  if (numbers.length > 0) {
    const words = numberSaid(answer, numbers, ids)
    return [{ ...entry, what: isBasis ? 'basis' : 'number', words }]
  }
  const measures = measuresAt(answer, reading)
  if (measures.length > 0) {
    if ((UNITS as readonly string[]).includes(means) || means === 'words')
      return asked(measures, (m) => m.unit === null).map((m) => ({ ...entry, what: 'unit', words: m.row }))
    if (isBasis) return basisEntries(answer, measures, council, ids)
    const of = (POLARITIES as readonly string[]).includes(means)
      ? 'polarity'
      : TOLERANCE_ANSWERS.has(means)
        ? 'tolerance'
        : null
    if (of !== null) return measures.map((m) => ({ ...entry, what: of, words: m.row }))
    const open = asked(measures, (m) => m.id === null)
    if (means === NEW || means === IGNORE) return open.map((m) => ({ ...entry, what: 'row', words: m.row }))
    if (!ids.has(means))
      throw new UsageError(
        `"${means}" is no indicator and no unit; use one of the suggestions, "new" for a new indicator, or "ignore" to leave the row out.`,
      )
    if (open.length > 1) throw new UsageError(severalText(cell, open, reading))
    return open.map((m) => ({ ...entry, what: 'row', words: m.row }))
  }
  const column = reading.columns.find((c) => isAt(answer, c))
  if (!column)
    throw new UsageError(
      `${cell} is neither the name of a measure nor the head of a column; look at the cells of the questions.`,
    )
  if (!COLUMN_MEANINGS.includes(means))
    throw new UsageError(`"${means}" is nothing that a column can be; use one of ${COLUMN_MEANINGS.join(', ')}.`)
  return [{ ...entry, what: 'column', words: nameKey(column.head) }]
}

/** What figures are of is a matter of the indicator: of one that is there, it is known. */
function basisEntries(
  { cell, means, sub }: Answer,
  measures: readonly ReadMeasure[],
  council: string,
  ids: ReadonlySet<string>,
): MappingEntry[] {
  const known = measures.find((m) => m.id !== null && ids.has(m.id))
  if (known)
    throw new UsageError(
      `${cell} is "${known.name}", which is published already; what its figures are of is known, and an answer does not change it.`,
    )
  return measures.map((m) => ({ council, means, sub, what: 'basis', words: m.row }))
}

const isAt = (
  { sheet, cell }: Answer,
  place: { readonly sheet: string | null; readonly cell: string | null },
): boolean => place.cell === cell && (sheet === null || place.sheet === sheet)

/** Numbers of sentences: the one that is named, else all of the cell. */
function numbersAt(answer: Answer, { measures }: DraftReading): ReadMeasure[] {
  const inSentences = measures.filter((m) => m.number !== null)
  const named = inSentences.filter((m) => isAt(answer, { sheet: m.at.sheet, cell: m.number?.cell ?? null }))
  return named.length > 0 ? named : inSentences.filter((m) => isAt(answer, m.at))
}

/** The words of the number that an answer is about. Throws UsageError. */
function numberSaid({ cell, means, sub }: Answer, numbers: readonly ReadMeasure[], ids: ReadonlySet<string>): string {
  const [first] = numbers
  if (!first?.number || numbers.length > 1)
    throw new UsageError(
      `${cell} has ${numbers.length} numbers; name each by its place in the cell: ${numbers.map((m) => m.number?.cell).join(', ')}.`,
    )
  if (means === NEW && sub === '')
    throw new UsageError(
      `A new measure that stands in a sentence needs a name: write it after a colon, such as "${cell}=new:Lamps mended in time".`,
    )
  if (means !== NEW && means !== IGNORE && !ids.has(means) && !(BASES as readonly string[]).includes(means))
    throw new UsageError(
      `"${means}" is no indicator; use one of the suggestions, "new:" and a name for a new one, or "ignore" to leave the number out.`,
    )
  return first.number.words
}

/** Those that the cell names; of several under one head, the one that the cell has a figure of. */
function measuresAt(answer: Answer, { measures, figures }: DraftReading): ReadMeasure[] {
  const first = measures.find((m) => isAt(answer, m.at))
  const named = measures.filter((m) => m.at.sheet === first?.at.sheet && m.at.cell === answer.cell)
  if (first) return named
  const own = measures[figures.find((f) => isAt(answer, f))?.measure ?? -1]
  const isShared = measures.some((m) => m !== own && m.at.sheet === own?.at.sheet && m.at.cell === own.at.cell)
  return own && isShared ? [own] : []
}

/** Those that the question is about; all of them where an answer is changed. */
function asked(measures: readonly ReadMeasure[], isAsked: (m: ReadMeasure) => boolean): readonly ReadMeasure[] {
  const open = measures.filter(isAsked)
  return open.length > 0 ? open : measures
}

function severalText(cell: string, measures: readonly ReadMeasure[], { figures }: DraftReading): string {
  const cells = measures.flatMap((m) => {
    const figure = figures.find((f) => f.measure === m.order)
    return figure ? [`${figure.cell} for "${m.name}"`] : []
  })
  const more = cells.length > 3 ? ` and ${cells.length - 3} more` : ''
  return `${cell} is the head of ${measures.length} measures; name each by the cell of one of its figures: ${cells.slice(0, 3).join(', ')}${more}.`
}
