/** Figures side by side: what the text says of them, difference and all, and a table of them. */

import type { Answer } from '../../../model/answer.ts'
import type { Standings } from '../../../model/standings.ts'
import { listText } from '../../../wording/format.ts'
import type { Block } from './block.ts'
import { COUNCIL, figuresOf, measureColumn, PERIOD, RAG, TARGET, VALUE, variety, WAS } from './columns.ts'
import { type CardBody, endBlocks, leftOut, warningBlocks } from './parts.ts'
import { standingBlocks } from './standings.ts'
import { dataTable } from './table.ts'
import { textBlocks } from './text-blocks.ts'
import { bodyLines, styled } from './told.ts'
import { councilOf, measureOf } from './words.ts'

const NAMED = 3

const namesOf = (items: readonly Answer[], name: (item: Answer) => string | null): string[] => [
  ...new Set(items.flatMap((item) => name(item) ?? [])),
]

/** "A and B"; of more than three, how many more there are. */
const together = (names: readonly string[]): string =>
  listText(names.length > NAMED ? [...names.slice(0, NAMED), `${names.length - NAMED} more`] : names)

/** Everything that is set side by side: "Rotherham and Rutland: A.10 … · March 2023 and March 2024". */
function titleOf(items: readonly Answer[]): string {
  const measures = namesOf(items, ({ indicator }) => (indicator ? measureOf(indicator) : null))
  const periods = namesOf(items, ({ period }) => period?.label ?? null)
  const what = [together(namesOf(items, councilOf)), together(measures)].filter((part) => part !== '').join(': ')
  return periods.length > 1 ? `${what} · ${together(periods)}` : what || 'Comparison'
}

/** Areas in order need no second table of the same figures. */
const inOrder = (answer: Answer, standings: Standings): Block[] => [
  ...warningBlocks(answer),
  ...textBlocks(bodyLines(answer).map((line, i) => (i === 0 ? [{ bold: line.text }] : styled(line)))),
  ...standingBlocks(standings),
  ...endBlocks(answer),
]

export const comparisonBody: CardBody = (answer) => {
  if (answer.standings) return inOrder(answer, answer.standings)
  const items = figuresOf(answer)
  const telling = [COUNCIL, measureColumn(items)].filter((column) => variety(items, column) > 1)
  const columns = [...telling, PERIOD, VALUE, RAG, TARGET, WAS]
  const title = titleOf(items.length > 0 ? items : [answer])
  const { blocks, shown } = dataTable(title, items, columns, 0)
  return [
    ...warningBlocks(answer),
    ...textBlocks([[{ bold: title }]]),
    ...blocks,
    ...textBlocks([...bodyLines(answer).map(styled), ...leftOut(items.length, shown)]),
    ...endBlocks(answer),
  ]
}
