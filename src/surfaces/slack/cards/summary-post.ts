/** A period's summary as a message and its thread. */
import type { Catalogue } from '../../../catalogue.ts'
import type { Summary } from '../../../overview/model.ts'
import { type Section, totalLength, within } from '../../../overview/section.ts'
import { sectionsOf } from '../../../overview/sections.ts'
import type { Message } from './card.ts'
import { chartMessages } from './post/charts.ts'
import { headMessage } from './post/head.ts'
import { bullet, type Chapter, type Group, type Paragraph, packed } from './post/pack.ts'
import { tableMessages } from './post/tables.ts'

/** What somebody reads of a thread, in characters; the table is looked up, not read. */
export const THREAD_LENGTH = 8000
const CHARTS_ROOM = 900

export interface SummaryPost {
  readonly message: Message
  /** To be posted under the message, in this order. */
  readonly thread: readonly Message[]
}

const paragraph = (text: string): Paragraph => ({ text, line: [text] })

/** Officers' words are told by the one sentence that gives the reason; the answer about the measure has the rest. */
const chapterOf = ({ title, about, lines }: Section): Chapter => ({
  title,
  groups: [
    ...(about ? [[paragraph(about)]] : []),
    ...lines.map(({ text, reason }): Group => [bullet(text), ...(reason ? [paragraph(reason)] : [])]),
  ],
})

/**
 * The message, at most 1,500 characters, and its thread: charts, reds with the officers' reason, the other
 * exceptions, questions, every measure. Each is within every limit of `limits.ts`. The thread is at most 8,000 characters,
 * and the whole table besides.
 * @param above lines that come first under the title, for which it is not shortened
 */
export function summaryPost(catalogue: Catalogue, summary: Summary, above: readonly string[]): SummaryPost {
  const rendered = sectionsOf(catalogue, summary)
  const { reds, details, questions } = rendered
  const whole = [reds, questions].filter((s) => s !== null)
  const room = THREAD_LENGTH - CHARTS_ROOM - totalLength(whole)
  const chapters = (sections: readonly (Section | null)[]): Chapter[] =>
    sections.filter((s) => s !== null).map(chapterOf)
  return {
    message: headMessage(rendered, above),
    thread: [
      ...chartMessages(summary),
      ...packed(chapters([reds])),
      ...packed(chapters(within(details, room))),
      ...packed(chapters([questions])),
      ...tableMessages(rendered),
    ],
  }
}
