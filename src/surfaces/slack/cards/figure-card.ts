/** One figure: value, RAG, target, direction, benchmarks, period; always in this order. */
import type { Answer } from '../../../model/answer.ts'
import { printedValue } from '../../terminal/printed-value.ts'
import { chartOfPoints } from './chart.ts'
import { directionLines, isDirection } from './direction.ts'
import { type CardBody, endBlocks, warningBlocks } from './parts.ts'
import { header, type Line, labelled, textBlocks } from './text-blocks.ts'
import { bodyOf, styled } from './told.ts'
import { periodText, RAG_SIGNS, titleOf } from './words.ts'

const UNKNOWN_DIRECTION = labelled('Direction', 'not known for this figure')

/** The value where the text prints it as the measure's figure: not a difference, nor "around 40%". */
function largeValue(answer: Answer, body: readonly string[]): string | null {
  const value = printedValue(answer)
  return value !== null && body.some((line) => line.includes(`: ${value}.`) || line.includes(`: ${value} (`))
    ? value
    : null
}

const ragLine = ({ rag, ragReason }: Answer): Line =>
  ragReason === '' ? [{ bold: RAG_SIGNS[rag] }] : labelled(RAG_SIGNS[rag], `${ragReason}.`)

const benchmarkLines = ({ benchmarks }: Answer): Line[] =>
  benchmarks.map(({ text, vintage }) => [`${text.charAt(0).toUpperCase()}${text.slice(1)} (${vintage}).`])

/** Lines that the card says in their own places. */
const placed = (line: string, { target, benchmarks }: Answer): boolean =>
  isDirection(line) ||
  /^(?:RAG|No RAG): /.test(line) ||
  (target !== null && line === `Target: ${target.text}.`) ||
  (benchmarks.length > 0 && line.startsWith('Benchmarks ('))

/** Lines that stand beside the figure: what else the text says of it. */
function besideLines(head: string | undefined, rest: readonly string[], value: string | null, worked: boolean): Line[] {
  const said = !head || value === null || worked || head.endsWith(`: ${value}.`)
  return (said ? rest : [head, ...rest]).map(styled)
}

export const figureBody: CardBody = (answer, options) => {
  const { computed, period, target } = answer
  const body = bodyOf(answer)
  const value = largeValue(answer, body)
  const [head, ...rest] = body.filter((line) => !placed(line, answer))
  const direction = directionLines(answer, body)
  const worked = computed !== null && value !== null
  // A sentence that names its period may tell of more than one.
  const dated = period !== null && (value !== null || !head?.includes(period.label))
  const chart = options.chart ? chartOfPoints(answer, options.chart) : null
  return [
    ...warningBlocks(answer),
    ...textBlocks([[{ bold: value === null && head ? head : titleOf(answer) }]]),
    ...(value === null ? [] : [header(value)]),
    ...textBlocks([
      ragLine(answer),
      labelled('Target', target?.text ?? 'none for this figure'),
      ...(value !== null && direction.length === 0 ? [UNKNOWN_DIRECTION] : direction),
      ...benchmarkLines(answer),
      ...(dated ? [labelled('Period', periodText(period))] : []),
      ...(worked ? [labelled('Worked out', `${computed} = ${value}.`)] : []),
      ...besideLines(head, rest, value, worked),
    ]),
    ...(chart ? [chart] : []),
    ...endBlocks(answer),
  ]
}
