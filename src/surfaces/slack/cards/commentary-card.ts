/** Officers' words as quotations, each with its place. */
import type { RichTextBlock } from '@slack/types'
import { plain } from '../../terminal/plain.ts'
import type { Block } from './block.ts'
import { pieces } from './cut.ts'
import { SECTION_TEXT } from './limits.ts'
import { type CardBody, endBlocks } from './parts.ts'
import { textBlocks } from './text-blocks.ts'
import { bodyLines, styled } from './told.ts'

const QUOTE = /^([^"]+): "(.+)"$/

const quoted = (words: string): RichTextBlock[] =>
  pieces(plain(words), SECTION_TEXT).map((piece) => ({
    type: 'rich_text',
    elements: [{ type: 'rich_text_quote', elements: [{ type: 'text', text: piece }] }],
  }))

/** "paragraph 2.2.25: "…"": where it stands, and the words. */
function quotation(text: string): Block[] {
  const found = QUOTE.exec(text)
  return found
    ? [...textBlocks([[{ bold: `${found[1]}:` }]]), ...quoted(found[2] as string)]
    : textBlocks([styled(text)])
}

export const commentaryBody: CardBody = (answer) => {
  const [head, ...rest] = bodyLines(answer)
  return [
    ...textBlocks(head ? [[{ bold: head.text }]] : []),
    ...rest.flatMap(({ text }): Block[] => quotation(text)),
    ...endBlocks(answer),
  ]
}
