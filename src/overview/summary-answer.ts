/** A period's overview asked for in a conversation: the one that is posted, shown in Home and made for a meeting. */

import { clarifyAnyCouncil } from '../answers/clarify-answer.ts'
import { themesOf } from '../answers/list-scope.ts'
import { impossible } from '../answers/one-figure.ts'
import type { Session } from '../intent.ts'
import { type Answer, buildAnswer } from '../model/answer.ts'
import type { Period } from '../model/period.ts'
import { type Line, type Note, tellingOfLines } from '../wording/line.ts'
import { noReportText } from '../wording/list-words.ts'
import { buildSummary } from './build-summary.ts'
import { focusOf } from './focus.ts'
import { insteadText, nothingText } from './opening.ts'
import { messageLines } from './render.ts'
import { sectionsOf } from './sections.ts'

export async function summaryAnswer(session: Session): Promise<Answer> {
  const { asking, council } = session
  const { catalogue } = asking
  if (!council) return clarifyAnyCouncil(asking)
  const request = session.requests[0]
  if (request?.type === 'impossible') return impossible(request.said)
  const where = catalogue.councilName(council)
  const document = catalogue.latestDocument(council)
  if (!document)
    return buildAnswer({
      kind: 'no_data',
      council,
      telling: tellingOfLines([{ role: 'head', text: noReportText(where) }]),
    })
  const themes = themesOf(session)
  const asked = request?.type === 'period' ? request.period : null
  const of = (period: Period) => buildSummary(asking, { council, period, themes })
  const first = await of(asked ?? document.period)
  // Nothing for the period asked for: the latest report's, which says so first.
  const fallback = first.kind === 'nothing' && asked !== null
  const summary = fallback ? await of(document.period) : first
  if (summary.kind === 'nothing')
    return buildAnswer({
      kind: 'no_data',
      council,
      requestedPeriod: asked,
      telling: tellingOfLines([{ role: 'head', text: nothingText(catalogue, summary) }]),
    })
  const notes: Note[] = fallback ? [{ kind: 'fallback', text: insteadText(asked.label, summary.period.label) }] : []
  const told = summary.narrative.filter((r) => r.lead.rag !== 'none')
  const lines: Line[] = [
    ...notes.map(({ text }): Line => ({ role: 'said', text })),
    ...messageLines(sectionsOf(catalogue, summary, focusOf(session.reading.text)), 'Ask me about'),
  ]
  const understood = `summary · ${summary.period.label} · ${where}`
  return buildAnswer({
    kind: 'summary',
    council,
    period: summary.period,
    requestedPeriod: fallback ? asked : null,
    items: [...summary.rows, ...told].map((r) => r.lead.answer),
    notes: notes.map(({ text }) => text),
    source: { document: summary.document.document, published: summary.document.published, location: 'whole report' },
    understood,
    telling: { decimal: null, shown: null, council: where, name: understood, notes, lines },
  })
}
