import { type Answer, buildAnswer } from '../../model/answer.ts'
import { eachOnce, type Line, type LineRole, linesOf, noteLine, textOf } from '../../wording/line.ts'
import { sourceTexts } from '../../wording/source-words.ts'
import type { FigureDetail } from '../figure-answer.ts'
import { labelled, together } from '../one-figure.ts'

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
  const notes = [...new Set([...answer.notes, ...items.flatMap((i) => i.notes)])]
  const all = [
    ...lines,
    ...notes.map(noteLine),
    ...sourceTexts([...items.flatMap((i) => i.source ?? []), ...(answer.source ? [answer.source] : [])]).map(
      (text): Line => ({ role: 'source', text }),
    ),
  ]
  const { telling } = base.answer
  return buildAnswer({
    ...answer,
    kind: 'answer',
    value: Number(value),
    computed,
    items,
    notes,
    text: textOf(all),
    telling: telling ? { ...telling, decimal: null, shown: null, previous: null, lines: all } : null,
  })
}

/** Lines of a figure's own answer that are told with what was worked out of it. */
export const ownLines = ({ answer }: FigureDetail, ...roles: readonly LineRole[]): Line[] =>
  linesOf(answer).filter(({ role }) => roles.includes(role))

/** The same working of rows that stand side by side: each under its own name, what holds for all of them once, last. */
export function inTurn(answers: readonly Answer[], details: readonly FigureDetail[]): Answer {
  const [first] = answers
  if (answers.length === 1 && first) return first
  const whole = together(details)
  const own = answers.flatMap((answer, i) =>
    linesOf(answer)
      .filter(({ role }) => role !== 'note' && role !== 'source')
      .map((line) => (line.role === 'verdict' ? { ...line, text: labelled(details[i], line.text) } : line)),
  )
  const notes = eachOnce(answers.flatMap((a) => a.notes))
  const lines: Line[] = [
    ...own,
    ...notes.map(noteLine),
    ...sourceTexts(answers.flatMap((a) => a.source ?? [])).map((text): Line => ({ role: 'source', text })),
  ]
  return buildAnswer({
    ...whole,
    items: answers,
    notes,
    text: textOf(lines),
    telling: whole.telling ? { ...whole.telling, lines } : null,
  })
}
