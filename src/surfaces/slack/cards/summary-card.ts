/** A whole period: the exceptions in words, then every measure in a table, the worst first. */
import type { Rag } from '../../../model/figure.ts'
import { figuresOf } from './columns.ts'
import { measureTable } from './list-card.ts'
import { type CardBody, endBlocks, leftOut, warningBlocks } from './parts.ts'
import { textBlocks } from './text-blocks.ts'
import { bodyOf, styled } from './told.ts'

const WORST_FIRST: readonly Rag[] = ['red', 'amber', 'green', 'none']
/** The table has amber right after red: the words are for what needs them most. */
const IN_TABLE_ONLY = 'Amber:'

/** Lines without the list that follows the heading `title`. */
function without(title: string, lines: readonly string[]): string[] {
  const start = lines.indexOf(title)
  if (start < 0) return [...lines]
  const length = lines.slice(start + 1).findIndex((line) => !line.startsWith('- '))
  return [...lines.slice(0, start), ...(length < 0 ? [] : lines.slice(start + 1 + length))]
}

export const summaryBody: CardBody = (answer) => {
  const items = figuresOf(answer).toSorted((a, b) => WORST_FIRST.indexOf(a.rag) - WORST_FIRST.indexOf(b.rag))
  const { blocks, shown, whole } = measureTable(answer.understood ?? 'Summary', items)
  const body = bodyOf(answer)
  const [head, ...rest] = whole ? without(IN_TABLE_ONLY, body) : body
  return [
    ...warningBlocks(answer),
    ...textBlocks([...(head ? [[{ bold: head }]] : []), ...rest.map(styled)]),
    ...blocks,
    ...textBlocks(leftOut(items.length, shown)),
    ...endBlocks(answer),
  ]
}
