import { type Answer, buildAnswer } from '../../model/answer.ts'
import { type FigureDetail, sourceText } from '../figure-answer.ts'

/** What a computed figure does not inherit from the published one. */
export const UNRATED = { target: null, rag: 'none', trend: null, benchmarks: [] } as const

/** An answer whose value is worked out: the working in `computed`, the operands as items, the notes of all of them. */
export function worked(
  base: FigureDetail,
  value: string,
  computed: string,
  items: readonly Answer[],
  lines: readonly string[],
  changes: Partial<Answer> = {},
): Answer {
  const answer = { ...base.answer, ...changes }
  const notes = [...new Set([...answer.notes, ...items.flatMap((i) => i.notes)])]
  const text = [
    ...lines.filter((l) => l !== ''),
    ...notes.map((n) => `Note: ${n}`),
    ...(answer.source ? [sourceText(answer.source)] : []),
  ]
  return buildAnswer({ ...answer, kind: 'answer', value: Number(value), computed, items, notes, text: text.join('\n') })
}
