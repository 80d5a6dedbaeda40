/** Officers' words as quotations, each with its place. */
import type { RichTextBlock } from '@slack/types'
import { plain } from '../../terminal/plain.ts'
import type { Block } from './block.ts'
import { pieces } from './cut.ts'
import { SECTION_TEXT } from './limits.ts'
import { type CardBody, endBlocks } from './parts.ts'
import { textBlocks } from './text-blocks.ts'
import { bodyOf, styled } from './told.ts'

const QUOTE = /^([^"]+): "(.+)"$/

const quoted = (words: string): RichTextBlock[] =>
  pieces(plain(words), SECTION_TEXT).map((piece) => ({
    type: 'rich_text',
    elements: [{ type: 'rich_text_quote', elements: [{ type: 'text', text: piece }] }],
  }))

export const commentaryBody: CardBody = (answer) => {
  const [head, ...rest] = bodyOf(answer)
  return [
    ...textBlocks(head ? [[{ bold: head }]] : []),
    ...rest.flatMap((line): Block[] => {
      const found = QUOTE.exec(line)
      return found
        ? [...textBlocks([[{ bold: `${found[1]}:` }]]), ...quoted(found[2] as string)]
        : textBlocks([styled(line)])
    }),
    ...endBlocks(answer),
  ]
}
