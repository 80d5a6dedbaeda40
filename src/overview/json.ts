/** A summary as an answer of the contract, with its message and its sections. */

import type { Catalogue } from '../catalogue.ts'
import { buildAnswer } from '../model/answer.ts'
import { tellingOfTexts } from '../wording/line.ts'
import type { NothingPublished, Summary } from './model.ts'
import { nothingText } from './opening.ts'
import { messageText, summaryText } from './render.ts'
import { sectionsAfter, sectionsOf } from './sections.ts'
import { matterLine } from './words.ts'

/** The machine-readable form: an answer of kind `summary` (or `no_data`), whose items are the measures' answers. */
export function summaryJson(catalogue: Catalogue, summary: Summary | NothingPublished) {
  const { council, period } = summary
  if (summary.kind === 'nothing')
    return buildAnswer({
      kind: 'no_data',
      council,
      requestedPeriod: period,
      telling: tellingOfTexts([nothingText(catalogue, summary)]),
    })
  const { document } = summary
  const rendered = sectionsOf(catalogue, summary)
  return {
    ...buildAnswer({
      kind: 'summary',
      council,
      period,
      items: [...summary.rows, ...summary.narrative.filter((r) => r.lead.rag !== 'none')].map((r) => r.lead.answer),
      notes: summary.doubts.map((d) => d.text),
      source: { document: document.document, published: document.published, location: 'whole report' },
      telling: tellingOfTexts([summaryText(rendered, 'text')]),
    }),
    message: messageText(rendered, 'text'),
    counts: summary.counts,
    before: summary.before,
    matters: summary.matters.map((m) => ({ measure: m.of.name, said: matterLine(m), points: m.points })),
    revised: summary.revised,
    due: summary.due,
    sections: sectionsAfter(rendered),
    questions: summary.questions,
  }
}
