/** Several measures: the sentence about them, and a table; what the table holds is not said twice. */
import type { Answer } from '../../../model/answer.ts'
import { figuresOf, measureColumn, PERIOD, RAG, TARGET, VALUE, WAS } from './columns.ts'
import { type CardBody, endBlocks, leftOut, warningBlocks } from './parts.ts'
import { dataTable } from './table.ts'
import { textBlocks } from './text-blocks.ts'
import { bodyOf, styled } from './told.ts'
import { shownValue } from './words.ts'

export const measureTable = (caption: string, items: readonly Answer[]) =>
  dataTable(caption, items, [measureColumn(items), VALUE, PERIOD, RAG, TARGET, WAS], 0)

const numbersIn = (text: string): string[] => text.match(/\d[\d,]*(?:\.\d+)?/g) ?? []

/** Whether the item's row, as the table shows it, has every number of its line. */
function tells(line: string, item: Answer, row: string): boolean {
  const { indicator } = item
  if (indicator === null || !line.includes(indicator.name) || !line.includes(`: ${shownValue(item)}`)) return false
  const there = new Set(numbersIn(row))
  return numbersIn(line).every((number) => there.has(number))
}

export const listBody: CardBody = (answer) => {
  const items = figuresOf(answer)
  const { blocks, shown, said } = measureTable(answer.understood ?? 'Measures', items)
  const inTable = items.slice(0, shown)
  const body = bodyOf(answer)
  const [head, ...rest] = body.filter(
    (line) => !line.startsWith('- ') || !inTable.some((item, i) => tells(line, item, said[i] ?? '')),
  )
  const first = textBlocks(head ? [[{ bold: head }]] : [])
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
