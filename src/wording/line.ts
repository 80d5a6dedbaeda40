/** A reply as its lines, each with what it is for: a surface places them by that and reads nothing out of the words. */
import type { Answer, Source } from '../model/answer.ts'
import { type Line, type Note, type Telling, textOf } from '../model/line.ts'
import { fitted } from './fit.ts'
import { sourceLines } from './source-words.ts'

export { LINE_ROLES, type Line, type LineRole, type Note, type NoteKind, type Telling, textOf } from '../model/line.ts'

/** "Note: …": a line whose text begins with what it is. */
export const labelledLine = (role: Line['role'], label: string, text: string): Line => ({
  role,
  label,
  text: `${label}: ${text}`,
})

export const noteLine = (text: string): Line => labelledLine('note', 'Note', text)

/** The value as printed with its unit, where the value is still the one that the telling is of. */
export function shownOf(answer: Pick<Answer, 'value' | 'telling'>): string | null {
  const { telling, value } = answer
  return telling.decimal !== null && Number(telling.decimal) === value ? telling.shown : null
}

export const linesOf = ({ telling }: Pick<Answer, 'telling'>): readonly Line[] => telling.lines

/** The notes of an answer, each with its kind. */
export const notesOf = ({ notes, telling }: Pick<Answer, 'notes' | 'telling'>): Note[] =>
  notes.map((text) => telling.notes.find((n) => n.text === text) ?? { kind: 'other', text })

/** Those of several answers, each once. */
export function notesOfAll(
  answers: readonly Pick<Answer, 'notes' | 'telling' | 'council' | 'indicator' | 'period'>[],
): Note[] {
  const rows = new Set(answers.flatMap(({ indicator }) => (indicator ? [`${indicator.id}|${indicator.sub}`] : [])))
  const isOneCouncil = new Set(answers.map(({ council }) => council)).size === 1
  const times = new Set(answers.flatMap(({ period }) => (period ? [`${period.start}|${period.end}`] : [])))
  const isOfAll = (note: Note): boolean => answers.every(({ notes }) => notes.includes(note.text))
  const named = (note: Note): Note => {
    if (rows.size > 1) return note.named === undefined ? note : { ...note, text: note.named }
    return isOneCouncil && times.size > 1 && note.timed !== undefined && !isOfAll(note)
      ? { ...note, text: note.timed }
      : note
  }
  return saidOnce(answers.flatMap(notesOf).map(named))
}

/** The answer with one note more, which a line of it is to tell. */
export const withNote = <A extends Pick<Answer, 'notes' | 'telling'>>(answer: A, note: Note): A => ({
  ...answer,
  notes: [...answer.notes, note.text],
  telling: { ...answer.telling, notes: [...answer.telling.notes, note] },
})

/** The lines of a reply with its notes, but what a line has told, and its sources, last. */
export function withEnd(own: readonly Line[], notes: readonly Note[], sources: readonly Source[]): Line[] {
  const untold = notes.filter(({ kind, text }) => kind !== 'fallback' && !own.some((line) => line.text.includes(text)))
  return [...own, ...untold.map(({ text }) => noteLine(text)), ...sourceLines(sources)]
}

/** Lines that begin with the same sentence as one before them, without it. */
const openedOnce = (lines: readonly Line[]): Line[] =>
  lines.map((line, i) => {
    const { opened } = line
    const isSaid = opened && lines.slice(0, i).some((before) => before.opened?.by === opened.by)
    return isSaid ? { role: line.role, text: opened.rest } : line
  })

/** What a reply made of several answers tells: no figure of its own. */
export function tellingOfSeveral(
  of: readonly Pick<Answer, 'telling'>[],
  told: readonly Line[],
  notes: readonly Note[],
): Pick<Answer, 'text' | 'notes' | 'telling'> {
  const lines = openedOnce(told)
  const { council = '', name = '' } = of[0]?.telling ?? {}
  return {
    text: textOf(lines),
    notes: notes.map(({ text }) => text),
    telling: { decimal: null, shown: null, council, name, notes, lines },
  }
}

/** What a reply that tells no figure says. */
export const tellingOfLines = (lines: readonly Line[], council = ''): Telling => ({
  decimal: null,
  shown: null,
  council,
  name: '',
  notes: [],
  lines,
})

/** The same of plain sentences: the first of them leads. */
export const tellingOfTexts = (texts: readonly string[], council = ''): Telling =>
  tellingOfLines(
    texts.map((text, i) => ({ role: i === 0 ? 'head' : 'said', text })),
    council,
  )

/** The answer with `first` before its own lines and without those that `keep` refuses; of one figure, what a phone has room for. */
export function withLines<A extends Pick<Answer, 'kind' | 'text' | 'telling'>>(
  answer: A,
  first: readonly Line[],
  keep: (line: Line) => boolean = () => true,
  last: readonly Line[] = [],
): A {
  const lines = [...first, ...linesOf(answer).filter(keep), ...last]
  return withOnly(answer, answer.kind === 'answer' ? fitted(lines) : lines)
}

/** The answer with other lines in the place of those of a role. */
export function instead<A extends Pick<Answer, 'text' | 'telling'>>(
  answer: A,
  role: Line['role'],
  others: readonly Line[],
): A {
  const lines = linesOf(answer)
  const at = lines.findIndex((line) => line.role === role)
  if (at < 0) return answer
  return withOnly(answer, [...lines.slice(0, at), ...others, ...lines.slice(at).filter((line) => line.role !== role)])
}

/** The answer with `lines` in the place of its own. */
export function withOnly<A extends Pick<Answer, 'text' | 'telling'>>(answer: A, lines: readonly Line[]): A {
  return { ...answer, text: textOf(lines), telling: { ...answer.telling, lines } }
}

/** Of those that say the same, the first. */
export const saidOnce = <T extends { readonly text: string }>(all: readonly T[]): T[] =>
  all.filter(({ text }, i) => all.findIndex((other) => other.text === text) === i)

/** The answer with more notes, said before its source. */
export function withNotesBeforeSource<A extends Pick<Answer, 'text' | 'telling' | 'notes'>>(
  answer: A,
  notes: readonly string[],
): A {
  const lines = linesOf(answer)
  const source = lines.findLastIndex(({ role }) => role === 'source')
  const at = source < 0 ? lines.length : source
  const all = [...lines.slice(0, at), ...notes.map(noteLine), ...lines.slice(at)]
  return withOnly({ ...answer, notes: [...answer.notes, ...notes] }, all)
}

/** A note that says that it is one. */
export const marked = (line: Line): Line =>
  line.role === 'note' && line.label === undefined ? noteLine(line.text) : line

/** Notes that no line of the reply tells; a fallback is in the first one. */
export function untoldNotes(answer: Pick<Answer, 'text' | 'telling' | 'notes'>): string[] {
  const inHead = new Set(answer.telling.notes.filter((n) => n.kind === 'fallback').map((n) => n.text))
  const told = new Set(linesOf(answer).map(({ text }) => text))
  return answer.notes.filter((n) => n.trim() !== '' && !inHead.has(n) && !told.has(n) && !told.has(noteLine(n).text))
}
