/** The measures that matter most, each drawn and told. */
import type { Summary } from '../../../../overview/model.ts'
import { mattersTitle } from '../../../../overview/sections.ts'
import { chartLine } from '../../../../overview/words.ts'
import type { Block } from '../block.ts'
import type { Message } from '../card.ts'
import { chartOfPoints, pointsOf } from '../chart.ts'
import { CHARTS } from '../limits.ts'
import { textBlocks } from '../text-blocks.ts'
import { messageOf, type Paragraph } from './pack.ts'

/** Two charts a message; no message where none can be drawn. */
export function chartMessages(summary: Summary): Message[] {
  const { matters } = summary
  const heading = mattersTitle(summary)
  const drawn = matters.flatMap((matter) => {
    const [item] = matter.points
    const chart = item ? chartOfPoints(item, pointsOf(matter.points), matter.of.name) : null
    return chart ? [{ chart, text: chartLine(matter) }] : []
  })
  const messages: Message[] = []
  for (let i = 0; i < drawn.length; i += CHARTS) {
    const some = drawn.slice(i, i + CHARTS)
    const title = i === 0 ? heading : `${heading} (continued)`
    const paragraphs: Paragraph[] = [`${title}:`, ...some.map((d) => d.text)].map((text) => ({ text, line: [text] }))
    const blocks = some.flatMap(({ chart, text }): Block[] => [chart, ...textBlocks([[text]])])
    messages.push(messageOf(paragraphs, [...textBlocks([[{ bold: title }]]), ...blocks]))
  }
  return messages
}
