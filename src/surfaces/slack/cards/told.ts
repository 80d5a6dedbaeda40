/** The plain text of an answer, line by line, for cards that say part of it in their own places. */
import type { Answer, AnswerKind } from '../../../model/answer.ts'
import { linesOf, type Line as ToldLine } from '../../../wording/line.ts'
import { type Line, labelled } from './text-blocks.ts'
import { sourceText, withSymbols } from './words.ts'

/** The sentence that a figure is for another period than the one asked for; null where it is not. */
function warningOf({ requestedPeriod, period, notes, kind, telling }: Answer): string | null {
  if (!requestedPeriod || (period === null && kind !== 'list')) return null
  return (
    telling?.notes.find((note) => note.kind === 'fallback' && notes.includes(note.text))?.text ??
    notes.find((note) => note.includes(requestedPeriod.label)) ??
    `I hold nothing for ${requestedPeriod.label}.${period ? ` This is for ${period.label}.` : ''}`
  )
}

/** The same of an answer and of the parts that it tells. */
export function warningsOf(answer: Answer): string[] {
  const ofParts = answer.items.map(warningOf).filter((warning) => warning !== null && answer.notes.includes(warning))
  return [...new Set([warningOf(answer), ...ofParts])].filter((warning) => warning !== null)
}

/** Lines without those that the table of areas in order holds. */
export function untabled({ standings }: Answer, lines: readonly ToldLine[]): readonly ToldLine[] {
  const tabled = new Set(standings?.rows.map((row) => row.line))
  return lines.filter(({ text }) => !tabled.has(text))
}

/** The lines without what a card says elsewhere: the notes, the source and the table of areas in order. */
export const bodyLines = (answer: Answer): readonly ToldLine[] =>
  untabled(answer, linesOf(answer)).filter(({ role }) => role !== 'note' && role !== 'source')

/** The same as words only. */
export const bodyOf = (answer: Answer): string[] => bodyLines(answer).map(({ text }) => text)

/** Notes but the warnings, each once. */
export function notesOf(answer: Answer): Line[] {
  const warnings = warningsOf(answer)
  return [...new Set(answer.notes)]
    .filter((note) => note.trim() !== '' && !warnings.includes(note))
    .map((note) => labelled('Note', note))
}

/** Answers that are made of several figures, each with its place. */
const OF_SEVERAL: readonly AnswerKind[] = ['comparison', 'series', 'list']

/** Where it is from: every place that the text names, of one figure with date and place. */
export function sourcesOf(answer: Answer): Line[] {
  const told = [...new Set(linesOf(answer).flatMap(({ role, text }) => (role === 'source' ? [text] : [])))]
  const one = told.length === 0 || (told.length === 1 && !OF_SEVERAL.includes(answer.kind))
  return answer.source && one ? [labelled('Source', sourceText(answer.source))] : told.map(styled)
}

const LABEL =
  /^(Target|RAG|Note|Sources?|Difference|Its months|Published beside it|Also published|Benchmarks \([^)]*\)|A year earlier \([^)]*\)): (.+)$/

/** A line of the text with its label in bold and symbols before its ratings. */
export function styled(line: string): Line {
  const found = LABEL.exec(line)
  if (found) return labelled(found[1] as string, withSymbols(found[2] as string))
  return /^[^-].*:$/.test(line) ? [{ bold: withSymbols(line) }] : [withSymbols(line)]
}
