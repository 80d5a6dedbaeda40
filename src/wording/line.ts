/** A reply as its lines, each with what it is for: a surface places them by that and reads nothing out of the words. */
import type { Answer } from '../model/answer.ts'
import type { Line, Telling } from '../model/line.ts'

export { LINE_ROLES, type Line, type LineRole, type Note, type NoteKind, type Telling } from '../model/line.ts'

export const textOf = (lines: readonly Line[]): string => lines.map((line) => line.text).join('\n')

export const noteLine = (text: string): Line => ({ role: 'note', text: `Note: ${text}` })

/** The telling of an answer; null where its text was made anew from another's. */
export function tellingOf(answer: Pick<Answer, 'text' | 'telling'>): Telling | null {
  const { telling } = answer
  return telling && textOf(telling.lines) === answer.text ? telling : null
}

/** The value as printed with its unit, where the value is still the one that the telling is of. */
export function shownOf(answer: Pick<Answer, 'value' | 'telling'>): string | null {
  const { telling, value } = answer
  return telling && telling.decimal !== null && Number(telling.decimal) === value ? telling.shown : null
}

const SOURCE = /^Sources?: /

/** The lines of an answer; those of a text that was not made of lines are told apart by its own notes alone. */
export function linesOf(answer: Pick<Answer, 'text' | 'telling' | 'notes'>): readonly Line[] {
  const telling = tellingOf(answer)
  if (telling) return telling.lines
  const notes = new Set(answer.notes.flatMap((note) => [note, `Note: ${note}`]))
  return answer.text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((text, i) => ({
      role: notes.has(text) ? 'note' : SOURCE.test(text) ? 'source' : i === 0 ? 'head' : 'said',
      text,
    }))
}

/** The answer with `first` before its own lines and without those that `keep` refuses. */
export function withLines<A extends Pick<Answer, 'text' | 'telling' | 'notes'>>(
  answer: A,
  first: readonly Line[],
  keep: (line: Line) => boolean = () => true,
  last: readonly Line[] = [],
): A {
  const lines = [...first, ...linesOf(answer).filter(keep), ...last]
  return { ...answer, text: textOf(lines), telling: answer.telling ? { ...answer.telling, lines } : null }
}

/** Each note once; where one goes on from another, only what it adds. */
export function eachOnce(notes: readonly string[]): string[] {
  const all = [...new Set(notes)]
  const told = all.map((note) => {
    const before = all.find((other) => note.startsWith(`${other} `))
    return before ? note.slice(before.length + 1) : note
  })
  return [...new Set(told)]
}

/** The answer with more notes, said before its source. */
export function withNotesBeforeSource<A extends Pick<Answer, 'text' | 'telling' | 'notes'>>(
  answer: A,
  notes: readonly string[],
): A {
  const lines = linesOf(answer)
  const source = lines.findLastIndex(({ role }) => role === 'source')
  const at = source < 0 ? lines.length : source
  const all = [...lines.slice(0, at), ...notes.map(noteLine), ...lines.slice(at)]
  return {
    ...answer,
    notes: [...answer.notes, ...notes],
    text: textOf(all),
    telling: answer.telling ? { ...answer.telling, lines: all } : null,
  }
}

/** A note that says that it is one. */
export const marked = (line: Line): Line =>
  line.role === 'note' && !line.text.startsWith('Note: ') ? noteLine(line.text) : line

/** Notes that no line of the reply tells; a fallback is in the first one. */
export function untoldNotes(answer: Pick<Answer, 'text' | 'telling' | 'notes'>): string[] {
  const inHead = new Set(answer.telling?.notes.filter((n) => n.kind === 'fallback').map((n) => n.text))
  const lines = linesOf(answer)
  return answer.notes.filter((n) => n.trim() !== '' && !inHead.has(n) && !lines.some((l) => l.text.includes(n)))
}
