/** Lists of measures: by colour, by change, by benchmark, by theme. Each item is a whole answer. */
import type { Session } from '../intent.ts'
import { type Answer, buildAnswer } from '../model/answer.ts'
import type { BenchmarkKind } from '../model/figure.ts'
import type { PeriodRequest } from '../periods/resolve.ts'
import { documentFor, listable, type RowAt, rowsAt } from '../query/rows-at.ts'
import { subtract } from '../rules/decimal.ts'
import { directionOf, performanceOf, type TrendDetail } from '../rules/trend.ts'
import type { Asking } from './asking.ts'
import { clarifyAnyCouncil } from './clarify-answer.ts'
import { type FigureDetail, figureDetail, measureName, sourceText } from './figure-answer.ts'
import { listText, ragWord, valueText } from './format.ts'
import { listFilter } from './list-filters.ts'
import { once } from './once.ts'
import { impossible } from './one-figure.ts'

/** Themes and services are one thing to a reader: a service of that name at this council wins over a theme. */
export function inThemes(session: Session, rows: readonly RowAt[], themes: readonly string[]): RowAt[] {
  if (themes.length === 0) return [...rows]
  const { catalogue } = session.asking
  const services = new Set(rows.map((r) => r.row.service.toLowerCase()))
  const matches = (r: RowAt): boolean =>
    themes.some((t) =>
      services.has(t.toLowerCase())
        ? r.row.service.toLowerCase() === t.toLowerCase()
        : catalogue.indicator(r.row.indicator).themes.some((x) => x.toLowerCase() === t.toLowerCase()),
    )
  return rows.filter(matches)
}

/** The themes a question names; a broad one gives way to a narrower one inside it ("early help measures"). */
export function themesOf(session: Session): string[] {
  return [...new Set(session.reading.themes.map((t) => t.theme))]
}

/** "Everything on KS2": the rows whose measures explain all the telling words of the question. */
function matchingRows(session: Session, rows: readonly RowAt[]): RowAt[] {
  const { index } = session.asking.catalogue
  const matched = new Set(
    index
      .match(session.reading.terms, undefined, 40)
      .filter((m) => m.coverage > 0.97 && m.score > 0.35)
      .map((m) => m.id),
  )
  const kept = rows.filter((r) => matched.has(r.row.indicator))
  return kept.length > 0 ? kept : [...rows]
}

const itemLine = ({ row, detail }: RowAt): string => {
  const { answer, found, trend } = detail
  const rag = answer.rag === 'none' ? '' : ` ${ragWord(answer.rag)}`
  const target = answer.target ? `, target ${answer.target.text}` : ''
  const was = trend?.previous ? `, ${valueText(trend.previous.value, row.unit)} in ${trend.previous.period.label}` : ''
  return `- ${measureName(row)}: ${valueText(found.value, row.unit)} (${found.period.label})${rag}${target}${was}`
}

/** The period listed and, for a change between two named periods, the earlier one. */
function span(requests: readonly PeriodRequest[]): [PeriodRequest, PeriodRequest | null] {
  const named = requests.filter((r) => r.type === 'period').toSorted((a, b) => (a.period.end < b.period.end ? 1 : -1))
  const [later, earlier] = named
  return later ? [later, earlier ?? null] : [requests[0] ?? { type: 'none' }, null]
}

function withTrend(detail: FigureDetail, trend: TrendDetail): FigureDetail {
  const { found, row, figures, rag } = detail
  const answer = once((): Answer => ({ ...detail.answer, trend: trend.trend }))
  return {
    found,
    row,
    figures,
    rag,
    trend,
    get benchmarks() {
      return detail.benchmarks
    },
    get doubts() {
      return detail.doubts
    },
    get answer() {
      return answer()
    },
  }
}

/** The rows with their trend measured from `earlier`, where both have a figure. */
async function against(
  asking: Asking,
  council: string,
  rows: readonly RowAt[],
  earlier: PeriodRequest,
): Promise<RowAt[]> {
  const { catalogue } = asking
  asking.prime(council, await asking.allFigures(council))
  const out: RowAt[] = []
  for (const item of rows) {
    const before = await figureDetail(asking, { council, row: item.row, request: earlier })
    if (!('answer' in before) || before.found.requested !== null) continue
    const { found } = item.detail
    const { polarity } = catalogue.polarity(found.figure)
    const direction = directionOf(before.found.value, found.value)
    const change = subtract(found.value, before.found.value)
    const trend = {
      previous: before.found,
      lastYear: null,
      change,
      trend: {
        previous: { value: Number(before.found.value), period: before.found.period },
        change: Number(change),
        direction,
        performance: performanceOf(direction, polarity),
        lastYear: null,
      },
    }
    out.push({ ...item, detail: withTrend(item.detail, trend) })
  }
  return out
}

export async function listAnswer(session: Session): Promise<Answer> {
  const { asking, reading } = session
  const { catalogue } = asking
  const council = session.council ?? (catalogue.councils.length === 1 ? (catalogue.councils[0]?.key ?? null) : null)
  if (!council) return clarifyAnyCouncil(asking)
  const spoken = session.requests[0] ?? { type: 'none' }
  if (spoken.type === 'impossible') return impossible(spoken.said, council)
  const [request, earlier] = span(session.requests)
  const where = catalogue.councilName(council)
  const document = documentFor(asking, council, request)
  if (!document) return buildAnswer({ kind: 'no_data', council, text: `No report of ${where} is loaded.` })
  let rows = await rowsAt(asking, council, document, request)
  if (earlier) rows = await against(asking, council, rows, earlier)
  let note: string | null = null
  if (rows.length === 0) {
    rows = await rowsAt(asking, council, document, { type: 'none' })
    const asked = request.type === 'period' ? request.period.label : 'that period'
    note = `Nothing is published for ${asked}. This is the latest published position, from ${document.document}.`
  }
  const themes = themesOf(session)
  const themed = inThemes(session, rows, themes)
  const kinds = reading.benchmarks.map((b): BenchmarkKind => (b === 'any' ? 'national' : b))
  const filter = listFilter(reading.text, kinds)
  const about = themes.length === 0 && !filter ? matchingRows(session, themed) : themed
  const all = listable(about, request)
  let kept = filter ? all.filter(filter.keep) : all
  if (filter?.order) {
    const by = filter.order
    kept = kept.toSorted((a, b) => by(b) - by(a))
  }
  const fitting = kept.length
  if (filter?.limit) kept = kept.slice(0, filter.limit)
  const outside = filter && !earlier ? themed.filter((r) => !all.includes(r) && !r.inTable && filter.keep(r)) : []
  const scope = themes.length > 0 ? `${listText(themes)} ` : ''
  const label = filter ? filter.label : 'published'
  const period = request.type === 'period' && !note ? request.period.label : 'the latest published position'
  const head =
    kept.length === 0
      ? `${where}: none of the ${all.length} ${scope}measures is ${label} at ${period}.`
      : `${where}: ${fitting} of ${all.length} ${scope}measures ${fitting === 1 ? 'is' : 'are'} ${label} at ${period}${fitting > kept.length ? `; the first ${kept.length} by size` : ''}.`
  const notes = [
    ...(note ? [note] : []),
    ...(outside.length > 0
      ? [
          `Outside the data table, the report's text also gives: ${outside.map((r) => itemLine(r).slice(2)).join('; ')}.`,
        ]
      : []),
    ...(filter && /target|red|amber|green/.test(filter.label)
      ? [`${all.filter((r) => r.detail.rag !== 'none').length} of these measures have a target for the period.`]
      : []),
  ]
  const source = { document: document.document, published: document.published, location: 'whole report' }
  return buildAnswer({
    kind: 'list',
    council,
    requestedPeriod: note && request.type === 'period' ? request.period : null,
    items: kept.map((r) => r.detail.answer),
    notes,
    source,
    understood: `${scope}measures ${label} · ${period} · ${where}`,
    text: [
      ...(note ? [note] : []),
      head,
      ...kept.map(itemLine),
      ...notes.filter((n) => n !== note).map((n) => `Note: ${n}`),
      sourceText(source),
    ].join('\n'),
  })
}
