/** A period's overview: colours, what is red, what moved most, where the council stands out. */
import type { Session } from '../intent.ts'
import { type Answer, buildAnswer } from '../model/answer.ts'
import type { Rag } from '../model/figure.ts'
import type { PeriodRequest } from '../periods/resolve.ts'
import { documentFor, listable, type RowAt, rowsAt } from '../query/rows-at.ts'
import { clarifyAnyCouncil } from './clarify-answer.ts'
import { measureName, sourceText } from './figure-answer.ts'
import { listText, valueText } from './format.ts'
import { inThemes, themesOf } from './list-answer.ts'
import { impossible } from './one-figure.ts'

const count = (rows: readonly RowAt[], rag: Rag): number => rows.filter((r) => r.detail.rag === rag).length

const short = (r: RowAt): string => {
  const { found, trend, answer } = r.detail
  const was = trend?.previous ? `, was ${valueText(trend.previous.value, r.row.unit)}` : ''
  const target = answer.target ? `, target ${answer.target.text}` : ''
  return `${measureName(r.row)}: ${valueText(found.value, r.row.unit)}${target}${was}`
}

const moved = (r: RowAt): number => {
  const change = Number(r.detail.trend?.change ?? 0)
  const before = Number(r.detail.trend?.previous?.value ?? 0)
  return before === 0 ? 0 : Math.abs(change / before)
}

function top(rows: readonly RowAt[], performance: 'better' | 'worse'): RowAt[] {
  return rows
    .filter((r) => r.detail.trend?.trend.performance === performance)
    .toSorted((a, b) => moved(b) - moved(a))
    .slice(0, 3)
}

export async function summaryAnswer(session: Session): Promise<Answer> {
  const { asking } = session
  const { catalogue } = asking
  const { council } = session
  if (!council) return clarifyAnyCouncil(asking)
  const request: PeriodRequest = session.requests[0] ?? { type: 'none' }
  if (request.type === 'impossible') return impossible(request.said)
  const where = catalogue.councilName(council)
  const document = documentFor(asking, council, request)
  if (!document) return buildAnswer({ kind: 'no_data', council, text: `No report of ${where} is loaded.` })
  let rows = listable(inThemes(session, await rowsAt(asking, council, document, request), themesOf(session)), request)
  let note: string | null = null
  const asked = request.type === 'period' ? request.period : null
  if (rows.length === 0) {
    rows = listable(inThemes(session, await rowsAt(asking, council, document, { type: 'none' }), themesOf(session)), {
      type: 'none',
    })
    note = `Nothing is published for ${asked?.label ?? 'that period'}. This is the latest published position, ${document.period.label}.`
  }
  const rated = rows.filter((r) => r.detail.rag !== 'none')
  const reds = rows.filter((r) => r.detail.rag === 'red')
  const ambers = rows.filter((r) => r.detail.rag === 'amber')
  const better = top(rows, 'better')
  const worse = top(rows, 'worse')
  const behind = rows.filter((r) => r.detail.benchmarks.some((b) => b.kind === 'national' && b.standing === 'worse'))
  const source = { document: document.document, published: document.published, location: 'whole report' }
  const label = note ? document.period.label : (asked?.label ?? document.period.label)
  const scope = themesOf(session).length > 0 ? `, ${listText(themesOf(session))}` : ''
  const section = (title: string, of: readonly RowAt[]): string[] =>
    of.length > 0 ? [`${title}:`, ...of.map((r) => `- ${short(r)}`)] : []
  return buildAnswer({
    kind: 'summary',
    council,
    period: note ? document.period : (asked ?? document.period),
    requestedPeriod: note ? asked : null,
    items: rows.map((r) => r.detail.answer),
    notes: note ? [note] : [],
    source,
    understood: `summary · ${label} · ${where}`,
    text: [
      ...(note ? [note] : []),
      `${where}${scope}, ${label}: ${rows.length} measures, ${rated.length} with a target: ${count(rows, 'red')} red, ${count(rows, 'amber')} amber, ${count(rows, 'green')} green.`,
      ...section('Red', reds),
      ...section('Amber', ambers),
      ...section('Most improved', better),
      ...section('Most declined', worse),
      ...(behind.length > 0
        ? [`Worse than the England average: ${listText(behind.map((r) => measureName(r.row)))}.`]
        : []),
      sourceText(source),
    ].join('\n'),
  })
}
