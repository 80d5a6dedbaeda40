/** A whole period: the exceptions in words, then every measure in a table, the worst first. */
import type { Rag } from '../../../model/figure.ts'
import { figuresOf } from './columns.ts'
import { measureTable } from './list-card.ts'
import { type CardBody, endBlocks, leftOut, warningBlocks } from './parts.ts'
import { textBlocks } from './text-blocks.ts'
import { bodyLines, styled } from './told.ts'

const WORST_FIRST: readonly Rag[] = ['red', 'amber', 'green', 'none']

export const summaryBody: CardBody = (answer) => {
  const items = figuresOf(answer).toSorted((a, b) => WORST_FIRST.indexOf(a.rag) - WORST_FIRST.indexOf(b.rag))
  const { blocks, shown } = measureTable(answer.understood ?? 'Summary', items)
  const [head, ...rest] = bodyLines(answer)
  return [
    ...warningBlocks(answer),
    ...textBlocks([...(head ? [[{ bold: head.text }]] : []), ...rest.map(styled)]),
    ...blocks,
    ...textBlocks(leftOut(items.length, shown)),
    ...endBlocks(answer),
  ]
}
