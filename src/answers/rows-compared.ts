/** "Which is higher, primary or secondary?": two rows that stand side by side, set against each other. */
import type { Session } from '../intent.ts'
import { subtract } from '../rules/decimal.ts'
import type { Line } from '../wording/line.ts'
import { comparedAsAsked } from '../wording/verdict.ts'
import { asksWhichOfTwo } from '../wording/verdict-asked.ts'
import { betweenLine } from '../wording/working-words.ts'
import { operandOf } from './arithmetic/operand.ts'
import type { FigureDetail } from './figure-answer.ts'

/** Null where the question does not set them against each other, or they have no unit in common. */
export function rowsLine({ reading: { text } }: Session, details: readonly FigureDetail[]): Line | null {
  const [a, b] = details
  if (!a || !b || details.length > 2 || a.row.unit !== b.row.unit) return null
  if (!namesEach(text, [a, b]) || !asksWhichOfTwo(text)) return null
  const holds = comparedAsAsked(text, a.found.value, b.found.value)
  return betweenLine(operandOf(a), operandOf(b), subtract(a.found.value, b.found.value), holds)
}

/** Whether a text names each of the rows: "primary and secondary". */
export const namesEach = (text: string, details: readonly FigureDetail[]): boolean =>
  details.every(({ row }) => row.sub !== '' && text.includes(row.sub))
