/** A period's summary as a message and its thread. */
import type { Catalogue } from '../../../catalogue.ts'
import type { Summary } from '../../../overview/model.ts'
import type { Section } from '../../../overview/section.ts'
import { sectionsOf } from '../../../overview/sections.ts'
import type { Message } from './card.ts'
import { chartMessages } from './post/charts.ts'
import { headMessage } from './post/head.ts'
import { bullet, type Chapter, type Group, packed } from './post/pack.ts'
import { tableMessages } from './post/tables.ts'

export interface SummaryPost {
  readonly message: Message
  /** To be posted under the message, in this order. */
  readonly thread: readonly Message[]
}

const chapterOf = ({ title, about, lines }: Section): Chapter => ({
  title,
  groups: [
    ...(about ? [[{ text: about, line: [about] }]] : []),
    ...lines.map(
      ({ text, quotes = [] }): Group => [
        bullet(text),
        ...quotes.flatMap((q) => [
          { text: `Officers, ${q.place}:`, line: [`Officers, ${q.place}:`] },
          { text: q.text, line: [q.text], quoted: true },
        ]),
      ],
    ),
  ],
})

/**
 * The message, at most 1,500 characters, and its thread: charts, reds with officers' words, the other exceptions,
 * questions, every measure. Each is within every limit of `limits.ts`, and its text says what its blocks do.
 * @param above lines that come first under the title, for which it is not shortened
 */
export function summaryPost(catalogue: Catalogue, summary: Summary, above: readonly string[]): SummaryPost {
  const rendered = sectionsOf(catalogue, summary)
  const { reds, details, questions } = rendered
  const chapters = (sections: readonly (Section | null)[]): Chapter[] =>
    sections.filter((s) => s !== null).map(chapterOf)
  return {
    message: headMessage(rendered, above),
    thread: [
      ...chartMessages(summary),
      ...packed(chapters([reds])),
      ...packed(chapters(details)),
      ...packed(chapters([questions])),
      ...tableMessages(rendered),
    ],
  }
}
