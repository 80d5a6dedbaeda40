import type { Catalogue } from '../../../catalogue.ts'
import type { Summary } from '../../../summary/model.ts'
import { messageText, summaryText } from '../../../summary/render.ts'
import { sectionsOf } from '../../../summary/sections.ts'
import type { Message } from './card.ts'
import { escapeMrkdwn } from './escape.ts'
import { sections } from './text-blocks.ts'
export interface SummaryPost {
  readonly message: Message
  readonly thread: readonly Message[]
}
export function summaryPost(catalogue: Catalogue, summary: Summary, above: readonly string[]): SummaryPost {
  const r = sectionsOf(catalogue, summary)
  const text = [...above, messageText(r, 'text')].join('\n')
  const all = summaryText(r, 'text').slice(0, 3500)
  return {
    message: { text: escapeMrkdwn(text), blocks: sections(text) },
    thread: [
      { text: escapeMrkdwn(all), blocks: sections(all) },
      { text: 'second', blocks: [] },
    ],
  }
}
