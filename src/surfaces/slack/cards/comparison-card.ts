/** Figures side by side: what the text says of them, difference and all, and a table of them. */
import { COUNCIL, figuresOf, measureColumn, PERIOD, RAG, TARGET, VALUE, variety, WAS } from './columns.ts'
import { type CardBody, endBlocks, leftOut, warningBlocks } from './parts.ts'
import { dataTable } from './table.ts'
import { textBlocks } from './text-blocks.ts'
import { bodyOf, styled } from './told.ts'
import { titleOf } from './words.ts'

export const comparisonBody: CardBody = (answer) => {
  const items = figuresOf(answer)
  const telling = [COUNCIL, measureColumn(items)].filter((column) => variety(items, column) > 1)
  const columns = [...telling, PERIOD, VALUE, RAG, TARGET, WAS]
  const title = titleOf(answer) || 'Comparison'
  const { blocks, shown } = dataTable(title, items, columns, 0)
  return [
    ...warningBlocks(answer),
    ...textBlocks([[{ bold: title }]]),
    ...blocks,
    ...textBlocks([...bodyOf(answer).map(styled), ...leftOut(items.length, shown)]),
    ...endBlocks(answer),
  ]
}
