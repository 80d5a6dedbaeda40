/** Several measures: the sentence about them, and a table; what the table holds is not said twice. */
import type { Answer } from '../../../model/answer.ts'
import type { Line } from '../../../wording/line.ts'
import { figuresOf, measureColumn, PERIOD, RAG, TARGET, VALUE, WAS } from './columns.ts'
import { type CardBody, endBlocks, leftOut, warningBlocks } from './parts.ts'
import { dataTable } from './table.ts'
import { textBlocks } from './text-blocks.ts'
import { bodyLines, styled } from './told.ts'

export const measureTable = (caption: string, items: readonly Answer[]) =>
  dataTable(caption, items, [measureColumn(items), VALUE, PERIOD, RAG, TARGET, WAS], 0)

export const listBody: CardBody = (answer) => {
  const items = figuresOf(answer)
  const { blocks, shown } = measureTable(answer.understood ?? 'Measures', items)
  const body = bodyLines(answer)
  const isTabled = ({ role, of }: Line): boolean => role === 'more' || (of !== undefined && of < shown)
  const [head, ...rest] = body.filter((line) => !isTabled(line))
  const first = textBlocks(head ? [[{ bold: head.text }]] : [])
  const more = textBlocks(rest.map(styled))
  // Text that says it all, of two questions say, stays in one piece.
  const whole = rest.length + 1 === body.length
  return [
    ...warningBlocks(answer),
    ...first,
    ...(whole ? [...more, ...blocks] : [...blocks, ...more]),
    ...textBlocks(leftOut(items.length, shown)),
    ...endBlocks(answer),
  ]
}
