/** A reply as its lines, each with what it is for: a surface places them by that and reads nothing out of the words. */
import type { Answer } from '../model/answer.ts'

export const LINE_ROLES = [
  /** The answer to a question that has a yes or a no. */
  'verdict',
  /** What was asked, with value, period, colour and target. */
  'head',
  'rule',
  'target',
  'trend',
  'benchmark',
  'beside',
  /** One figure of a series. */
  'point',
  /** Officers' own words. */
  'quote',
  'note',
  'source',
  /** Anything else that is said. */
  'said',
] as const
export type LineRole = (typeof LINE_ROLES)[number]

export interface Line {
  readonly role: LineRole
  readonly text: string
}

/** Kinds of what an asker must be told about a figure. */
export type NoteKind =
  | 'fallback'
  | 'age'
  | 'period'
  | 'disagreement'
  | 'correction'
  | 'definition'
  | 'small-cohort'
  | 'unreliable'
  | 'benchmark'
  | 'polarity'
  | 'target'
  | 'other'

export interface Note {
  readonly kind: NoteKind
  readonly text: string
}

/** What an answer holds for the surfaces of this program beyond the contract's fields. */
export interface Telling {
  /** The published decimal, exactly as printed: "77.0". Null where there is none. */
  readonly decimal: string | null
  /** The value as it is shown, with its unit: "77.0%", "approximately 1,000". */
  readonly shown: string | null
  /** The figure before, where the trend has one: its decimal, and how it is shown. */
  readonly previous?: { readonly decimal: string; readonly shown: string } | null
  /** The target in force, in words: "95% or more". Null where there is none. */
  readonly target?: string | null
  /** When the figure is for, as a sentence says it: "at the end of March 2024". */
  readonly when?: string
  /** The council's name, in full as people say it. */
  readonly council: string
  /** The measure in a few words, as a noun. */
  readonly name: string
  readonly notes: readonly Note[]
  readonly lines: readonly Line[]
}

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
