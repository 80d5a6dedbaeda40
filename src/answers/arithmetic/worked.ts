import { type Answer, buildAnswer } from '../../model/answer.ts'
import {
  type Line,
  type LineRole,
  linesOf,
  notesOfAll,
  saidOnce,
  tellingOfSeveral,
  withEnd,
} from '../../wording/line.ts'
import type { FigureDetail } from '../figure-answer.ts'
import { together, underNames } from '../one-figure.ts'

/** What a computed figure does not inherit from the published one. */
export const UNRATED = { target: null, rag: 'none', trend: null, benchmarks: [] } as const

/** An answer whose value is worked out: the working in `computed`, the operands as items, the notes of all of them. */
export function worked(
  base: FigureDetail,
  value: string,
  computed: string,
  items: readonly Answer[],
  lines: readonly Line[],
  changes: Partial<Answer> = {},
): Answer {
  const answer = { ...base.answer, ...changes }
  const notes = notesOfAll([answer, ...items])
  const sources = [...items.flatMap((i) => i.source ?? []), ...(answer.source ? [answer.source] : [])]
  return buildAnswer({
    ...answer,
    kind: 'answer',
    value: Number(value),
    computed,
    items,
    ...tellingOfSeveral([answer], withEnd(lines, notes, sources), notes),
  })
}

/** Lines of a figure's own answer that are told with what was worked out of it. */
export const ownLines = ({ answer }: FigureDetail, ...roles: readonly LineRole[]): Line[] =>
  linesOf(answer).filter(({ role }) => roles.includes(role))

/** What is told of each of several: what was worked out, and the figure that it is of. */
const TOLD_OF_EACH: ReadonlySet<LineRole> = new Set(['verdict', 'head', 'rule', 'said'])

/** The same working of rows that stand side by side: each under its own name, what holds for all of them once, last. */
export function inTurn(answers: readonly Answer[], details: readonly FigureDetail[]): Answer {
  const [first] = answers
  if (answers.length === 1 && first) return first
  const whole = together(details)
  const each = answers.map((answer) => linesOf(answer).filter(({ role }) => TOLD_OF_EACH.has(role)))
  const named = underNames(details, each)
  const own = each.flatMap((lines, i) => lines.map((line) => (line.role === 'verdict' ? named(line, i) : line)))
  const verdicts = answers.flatMap((a) => linesOf(a).flatMap(({ role, text }) => (role === 'verdict' ? [text] : [])))
  const notes = notesOfAll(answers)
  const lines = withEnd(
    saidOnce(own),
    notes.filter(({ text }) => !verdicts.includes(text)),
    answers.flatMap((a) => a.source ?? []),
  )
  return buildAnswer({ ...whole, items: answers, ...tellingOfSeveral(answers, lines, notes) })
}
