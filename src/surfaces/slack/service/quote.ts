/** What a person wrote, as blocks and as text that hold no mark-up of theirs. */
import type { RichTextBlock } from '@slack/types'
import { plain } from '../../terminal/plain.ts'
import { pieces } from '../cards/cut.ts'
import { escapeMrkdwn } from '../cards/escape.ts'
import { SECTION_TEXT } from '../cards/limits.ts'
import { messageText } from '../cards/message-text.ts'

/** Whole, with its paragraphs, at most 3,000 characters a block. */
const blocksOf = (text: string, type: 'rich_text_quote' | 'rich_text_section'): RichTextBlock[] =>
  pieces(plain(text), SECTION_TEXT).map((piece) => ({
    type: 'rich_text',
    elements: [{ type, elements: [{ type: 'text', text: piece }] }],
  }))

export const quoteBlocks = (text: string): RichTextBlock[] => blocksOf(text, 'rich_text_quote')
export const writtenBlocks = (text: string): RichTextBlock[] => blocksOf(text, 'rich_text_section')

/** A quotation for a message that has no blocks. */
export const quotedText = (text: string): string =>
  escapeMrkdwn(plain(text))
    .split('\n')
    .map((line) => `> ${line}`)
    .join('\n')

/** For notifications and screen readers: escaped, and short enough. */
export const escapedText = (text: string): string => messageText({ text, understood: null })

/** Whole and escaped, for a message that has no blocks to hold the rest; Slack takes 40,000 characters. */
export const wholeText = (text: string): string => escapeMrkdwn(plain(text)).slice(0, 39_000)
