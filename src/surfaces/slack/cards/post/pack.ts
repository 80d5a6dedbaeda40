/** Long texts as several messages: what belongs together stays together where it fits, and nothing is cut. */
import type { RichTextBlock } from '@slack/types'
import { plain } from '../../../terminal/plain.ts'
import type { Block } from '../block.ts'
import type { Message } from '../card.ts'
import { pieces } from '../cut.ts'
import { escapeMrkdwn } from '../escape.ts'
import { MESSAGE_BLOCKS, MESSAGE_TEXT, SECTION_TEXT } from '../limits.ts'
import { type Line, textBlocks } from '../text-blocks.ts'

/** A paragraph: a line, or officers' words. */
export interface Paragraph {
  readonly text: string
  readonly line: Line
  readonly quoted?: boolean
}

/** Paragraphs that are read together, such as a red measure and what officers wrote about it. */
export type Group = readonly Paragraph[]

export interface Chapter {
  readonly title: string
  readonly groups: readonly Group[]
}

const CONTINUED = ' (continued)'
/** A title, and the escaping of what it may hold. */
const ROOM = MESSAGE_TEXT - 400

export const escaped = (text: string): string => escapeMrkdwn(plain(text))
const lengthOf = (group: Group): number => group.reduce((sum, p) => sum + escaped(p.text).length + 1, 0)

/** "• …" as a paragraph. */
export const bullet = (text: string): Paragraph => ({ text: `• ${text}`, line: [`• ${text}`] })

const quote = (text: string): RichTextBlock[] =>
  pieces(plain(text), SECTION_TEXT).map((piece) => ({
    type: 'rich_text',
    elements: [{ type: 'rich_text_quote', elements: [{ type: 'text', text: piece }] }],
  }))

function blocksOf(paragraphs: Group): Block[] {
  const out: Block[] = []
  let lines: Line[] = []
  const flush = (): void => {
    if (lines.length > 0) out.push(...textBlocks(lines))
    lines = []
  }
  for (const { line, text, quoted } of paragraphs) {
    if (!quoted) lines.push(line)
    else {
      flush()
      out.push(...quote(text))
    }
  }
  flush()
  return out
}

export const messageOf = (paragraphs: Group, blocks: readonly Block[] = blocksOf(paragraphs)): Message => ({
  text: escaped(paragraphs.map((p) => (p.quoted ? `“${p.text}”` : p.text)).join('\n')),
  blocks,
})

const titleOf = (title: string): Paragraph => ({ text: `${title}:`, line: [{ bold: title }] })

/** A paragraph longer than a message, in pieces: shorter ones where escaping makes much of it longer. */
function short(paragraph: Paragraph, length = ROOM): Paragraph[] {
  if (escaped(paragraph.text).length <= ROOM) return [paragraph]
  return pieces(plain(paragraph.text), length).flatMap((text) =>
    short({ ...paragraph, text, line: [text] }, Math.ceil(length / 2)),
  )
}

/** A group too long for one message is taken apart. */
const fitting = (group: Group): Group[] =>
  lengthOf(group) <= ROOM ? [group] : group.flatMap((paragraph) => short(paragraph)).map((paragraph) => [paragraph])

/** The chapters in as few messages as they need; a chapter that goes on in the next says so. */
export function packed(chapters: readonly Chapter[]): Message[] {
  const messages: Group[] = []
  let now: Paragraph[] = []
  const close = (): void => {
    if (now.length > 0) messages.push(now)
    now = []
  }
  for (const { title, groups } of chapters) {
    let begun = false
    for (const group of groups.flatMap(fitting)) {
      const head = begun ? [] : [titleOf(title)]
      const next = [...now, ...head, ...group]
      if (now.length > 0 && (lengthOf(next) > ROOM || blocksOf(next).length > MESSAGE_BLOCKS)) {
        close()
        now = [titleOf(begun ? `${title}${CONTINUED}` : title), ...group]
      } else now = next
      begun = true
    }
  }
  close()
  return messages.map((paragraphs) => messageOf(paragraphs))
}
