/** The plain text of an answer, line by line, for cards that say part of it in their own places. */
import type { Answer, AnswerKind } from '../../../model/answer.ts'
import { linesOf, notesOf, saidOnce, type Line as ToldLine } from '../../../wording/line.ts'
import { type Line, labelled } from './text-blocks.ts'
import { sourceText, withSymbols } from './words.ts'

/** That figures are for another period than the one asked for: of an answer, and of the parts that it tells. */
export function warningsOf(answer: Answer): string[] {
  const own = notesOf(answer)
  const ofParts = answer.items.flatMap(notesOf).filter(({ text }) => answer.notes.includes(text))
  return [...new Set([...own, ...ofParts].flatMap(({ kind, text }) => (kind === 'fallback' ? [text] : [])))]
}

/** Lines without those that the table of areas in order holds. */
export function untabled({ standings }: Answer, lines: readonly ToldLine[]): readonly ToldLine[] {
  const tabled = new Set(standings?.rows.map((row) => row.line))
  return lines.filter(({ text }) => !tabled.has(text))
}

/** The lines without what a card says elsewhere: the warnings, the notes, the source and the table of areas in order. */
export function bodyLines(answer: Answer): readonly ToldLine[] {
  const warnings = warningsOf(answer)
  return untabled(answer, linesOf(answer)).filter(
    ({ role, text }) => role !== 'note' && role !== 'source' && text !== '' && !warnings.includes(text),
  )
}

/** Notes but the warnings, each once. */
export function noteLinesOf(answer: Answer): Line[] {
  const warnings = warningsOf(answer)
  return [...new Set(answer.notes)]
    .filter((note) => note.trim() !== '' && !warnings.includes(note))
    .map((note) => labelled('Note', note))
}

/** Answers that are made of several figures, each with its place; a sum or a share is as well, by its operands. */
const OF_SEVERAL: readonly AnswerKind[] = ['comparison', 'series', 'list']

/** Where it is from: every place that the text names, of one figure with date and place. */
export function sourcesOf(answer: Answer): Line[] {
  const each = saidOnce(linesOf(answer).filter(({ role }) => role === 'source'))
  const isOne =
    each.length === 0 || (each.length === 1 && answer.items.length === 0 && !OF_SEVERAL.includes(answer.kind))
  return answer.source && isOne ? [labelled('Source', sourceText(answer.source))] : each.map(styled)
}

/** A line with its label in bold and symbols before its ratings. */
export function styled({ text, label }: ToldLine): Line {
  if (label === undefined) return [withSymbols(text)]
  const rest = text.slice(label.length + 2)
  return rest === '' ? [{ bold: withSymbols(text) }] : labelled(label, withSymbols(rest))
}
