/** Officers' words as quotations, each with its place. */
import type { RichTextBlock } from '@slack/types'
import type { Line } from '../../../model/line.ts'
import { plain } from '../../terminal/plain.ts'
import type { Block } from './block.ts'
import { pieces } from './cut.ts'
import { SECTION_TEXT } from './limits.ts'
import { type CardBody, endBlocks } from './parts.ts'
import { textBlocks } from './text-blocks.ts'
import { bodyLines, styled } from './told.ts'

const quoted = (words: string): RichTextBlock[] =>
  pieces(plain(words), SECTION_TEXT).map((piece) => ({
    type: 'rich_text',
    elements: [{ type: 'rich_text_quote', elements: [{ type: 'text', text: piece }] }],
  }))

/** Where it stands, and the words; of our own sentences, what they say. */
function block(line: Line): Block[] {
  const { quotation } = line
  return quotation
    ? [...textBlocks([[{ bold: `${quotation.place}:` }]]), ...quoted(quotation.words)]
    : textBlocks([styled(line)])
}

export const commentaryBody: CardBody = (answer) => {
  const [head, ...rest] = bodyLines(answer)
  return [...textBlocks(head ? [[{ bold: head.text }]] : []), ...rest.flatMap(block), ...endBlocks(answer)]
}
