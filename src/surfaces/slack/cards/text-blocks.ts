/** Text as blocks that need no escaping: rich text and plain text, within their limits. */
import type {
  ContextBlock,
  HeaderBlock,
  PlainTextElement,
  PlainTextOption,
  RichTextBlock,
  RichTextText,
  SectionBlock,
} from '@slack/types'
import { plain } from '../../terminal/plain.ts'
import { cutEnd, pieces } from './cut.ts'
import { HEADER_TEXT, OPTION_TEXT, SECTION_TEXT } from './limits.ts'

/** A stretch of text; a bold one is a name or a label. */
type Run = string | { readonly bold: string }
export type Line = readonly Run[]

const textOf = (run: Run): string => (typeof run === 'string' ? run : run.bold)
const lengthOf = (line: Line): number => line.reduce((sum, run) => sum + textOf(run).length, 0)

export const labelled = (label: string, text: string): Line => [{ bold: `${label}:` }, ` ${text}`]

/** `text` as a plain text object: never mark-up, and ":names:" are no pictures. */
export const plainText = (text: string, length: number): PlainTextElement => ({
  type: 'plain_text',
  text: cutEnd(plain(text).trim() || '–', length),
  emoji: false,
})

/** One line of a menu; `value` at most 150 characters. */
export const option = (text: string, value: string): PlainTextOption => ({ text: plainText(text, OPTION_TEXT), value })

/** At most 150 characters. */
export const header = (text: string): HeaderBlock => ({ type: 'header', text: plainText(text, HEADER_TEXT) })

/** Plain text in as many sections as it needs, 3,000 characters each. */
export const sections = (text: string): SectionBlock[] =>
  pieces(plain(text), SECTION_TEXT).map((piece) => ({ type: 'section', text: plainText(piece, SECTION_TEXT) }))

/** Small print, one element for each text. */
export const context = (texts: readonly string[]): ContextBlock[] =>
  texts.length === 0 ? [] : [{ type: 'context', elements: texts.map((text) => plainText(text, SECTION_TEXT)) }]

const element = (run: Run): RichTextText =>
  typeof run === 'string' ? { type: 'text', text: run } : { type: 'text', text: run.bold, style: { bold: true } }

const richText = (lines: readonly Line[]): RichTextBlock => ({
  type: 'rich_text',
  elements: [
    {
      type: 'rich_text_section',
      elements: lines.flatMap((line, i) => (i === 0 ? line : ['\n', ...line])).map(element),
    },
  ],
})

/** Safe for the screen, and short enough for a block. A line as long as that has no labels worth keeping. */
function fitted(line: Line): Line[] {
  const safe = line
    .map((run): Run => (typeof run === 'string' ? plain(run) : { bold: plain(run.bold) }))
    .filter((run) => textOf(run) !== '')
  if (safe.length === 0) return []
  return lengthOf(safe) < SECTION_TEXT ? [safe] : pieces(safe.map(textOf).join(''), SECTION_TEXT - 1).map((p) => [p])
}

/** Lines as rich text, in blocks of at most 3,000 characters. */
export function textBlocks(lines: readonly Line[]): RichTextBlock[] {
  const groups: Line[][] = []
  let room = 0
  for (const line of lines.flatMap(fitted)) {
    const needed = lengthOf(line) + 1
    if (needed > room || groups.length === 0) {
      groups.push([])
      room = SECTION_TEXT
    }
    groups.at(-1)?.push(line)
    room -= needed
  }
  return groups.map(richText)
}
