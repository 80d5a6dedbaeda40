/** One measure over several periods: every published figure in the span, oldest first. */
import type { Session } from '../intent.ts'
import { type Answer, buildAnswer } from '../model/answer.ts'
import type { Figure } from '../model/figure.ts'
import type { Measure } from '../model/indicator.ts'
import { dayLabel } from '../periods/calendar.ts'
import type { PeriodRequest } from '../periods/resolve.ts'
import { figuresOfRow } from '../query/choose-row.ts'
import { disagreeing, findFigure, type Lead, leads } from '../query/find-figure.ts'
import type { Picked } from '../query/pick.ts'
import { subtract } from '../rules/decimal.ts'
import { directionOf, performanceOf } from '../rules/trend.ts'
import {
  figureDetail,
  indicatorRef,
  measureName,
  missingAnswer,
  pointAnswer,
  sourceOf,
  sourceText,
} from './figure-answer.ts'
import { differenceText, valueText } from './format.ts'
import { tellPicked, together } from './one-figure.ts'

const WHOLE = new Set([
  'year',
  'academic_year',
  'calendar_year',
  'year_to_date',
  'rolling_12_months',
  'three_year_average',
])

function inSpan(all: readonly Lead[], request: PeriodRequest | undefined): { chosen: Lead[]; note: string | null } {
  if (request?.type !== 'series') return { chosen: [...all], note: null }
  if (request.last !== undefined) {
    const kind =
      request.unit === 'month'
        ? 'month'
        : request.unit === 'quarter'
          ? 'quarter'
          : request.unit === 'term'
            ? 'term'
            : null
    const of = all.filter(
      (l) =>
        (kind ? l.figure.period.kind === kind : WHOLE.has(l.figure.period.kind)) &&
        (request.to === undefined || l.figure.period.end <= request.to),
    )
    const chosen = of.slice(-request.last)
    return {
      chosen,
      note:
        chosen.length < request.last
          ? `Only ${chosen.length} of the ${request.last} ${request.unit}s asked for are published.`
          : null,
    }
  }
  const { from, to } = request
  const termly = request.unit === 'term' ? all.filter((l) => l.figure.period.kind === 'term') : []
  return {
    chosen: (termly.length > 1 ? termly : all).filter(
      (l) => (from === undefined || l.figure.period.end >= from) && (to === undefined || l.figure.period.end <= to),
    ),
    note: null,
  }
}

/** Months inside a published year are left out of a picture of many years, where nothing asked for months. */
function withoutRepeats(chosen: readonly Lead[], monthly: boolean): Lead[] {
  const years = chosen.filter((l) => WHOLE.has(l.figure.period.kind))
  const singles = chosen.filter((l) => !WHOLE.has(l.figure.period.kind))
  if (monthly && singles.length >= 2) return singles
  if (years.length < 2) return [...chosen]
  return chosen.filter(
    (l) =>
      WHOLE.has(l.figure.period.kind) ||
      !years.some((y) => y.figure.period.start <= l.figure.period.start && y.figure.period.end >= l.figure.period.end),
  )
}

/** The series of one row; with three or more named periods, those. */
export async function seriesAnswer(session: Session, picked: Picked): Promise<Answer> {
  const span = session.requests.find((r) => r.type === 'series')
  const { basis } = session.asking.catalogue.indicator(picked.indicator)
  // "Over the last 12 months" of a measure that is itself a rolling 12 months is its latest figure.
  if (span?.type === 'series' && span.last === 12 && span.unit === 'month' && basis === 'rolling') {
    const told = await tellPicked(session, picked, { request: { type: 'none' } })
    return 'answer' in told ? told.answer : together(told.details)
  }
  const parts = await Promise.all(picked.rows.map((row) => rowSeries(session, picked.council, row)))
  const [first] = parts
  if (!first) throw new Error('No row to show.')
  if (parts.length === 1) return first
  return buildAnswer({
    ...first,
    kind: 'series',
    items: parts.flatMap((p) => p.items),
    notes: [...new Set(parts.flatMap((p) => p.notes))],
    text: parts.map((p) => p.text).join('\n\n'),
  })
}

async function rowSeries(session: Session, council: string, row: Measure): Promise<Answer> {
  const { asking, requests, reading } = session
  const { catalogue } = asking
  const all = await asking.figures(council, row.indicator)
  const own = figuresOfRow(all, row.sub, row.unit)
  const figures = own.filter((f) => f.kind === 'value')
  const indicator = catalogue.indicator(row.indicator)
  const sorted = leads(figures).toSorted((a, b) =>
    a.figure.period.end + a.figure.period.start < b.figure.period.end + b.figure.period.start ? -1 : 1,
  )
  const named = requests.filter((r) => r.type === 'period')
  const spanning = requests.find((r) => r.type === 'series')
  const monthly =
    /\bmonth|\b(?:each|every|by|per) (?:term|quarter)|\b(?:termly|terms)\b/.test(reading.text) ||
    (spanning?.type === 'series' && spanning.unit === 'month')
  const notes: string[] = []
  let points: Answer[]
  let shown: Figure[]
  if (!spanning && named.length >= 3) {
    const details = await Promise.all(named.map((request) => figureDetail(asking, { council, row, request })))
    points = details.flatMap((d) => ('answer' in d ? [d.answer] : []))
    shown = details.flatMap((d) => ('answer' in d ? [d.found.figure] : []))
    notes.push(...points.flatMap((p) => p.notes))
  } else {
    const only = named[0]?.type === 'period' ? named[0].period : null
    const within = only
      ? sorted.filter((l) => l.figure.period.end >= only.start && l.figure.period.end <= only.end)
      : null
    const { chosen, note } = within && within.length > 1 ? { chosen: within, note: null } : inSpan(sorted, spanning)
    if (note) notes.push(note)
    const kept = withoutRepeats(chosen, monthly || (only !== null && within !== null && within.length > 1))
    shown = kept.map((l) => l.figure)
    points = kept.map((l) =>
      pointAnswer(asking, l.figure, catalogue.row(council, row.indicator, l.figure.sub, l.figure.document) ?? row, own),
    )
    for (const lead of kept)
      for (const other of disagreeing(lead))
        notes.push(
          `For ${lead.figure.period.label} two figures are published: ${lead.figure.asPrinted} (${lead.figure.location}) and ${other.asPrinted} (${other.location}).`,
        )
  }
  const [first, last] = [shown[0], shown.at(-1)]
  if (!first || !last) {
    const result = findFigure(figures, { type: 'none' }, indicator)
    const latest = 'found' in result ? result.found.figure : null
    const missing = missingAnswer(asking, row)
    return latest
      ? buildAnswer({
          ...missing,
          text: `Nothing is published for ${measureName(row)} in that span. The latest is ${latest.period.label}: ${valueText(latest.value as string, row.unit)}.`,
        })
      : missing
  }
  if (indicator.notAlike && new Set(shown.map((f) => f.document)).size > 1) notes.push(indicator.notAlike)
  const lines = points.map((p) => p.text.split('\n')[0] as string)
  const pointLines = points.map((p, i) => {
    const figure = shown[i]
    return figure
      ? `${p.period?.label}: ${valueText(p.computed === null && figure.value ? figure.value : String(p.value), row.unit)}${p.rag === 'none' ? '' : ` (${p.rag})`}`
      : (lines[i] as string)
  })
  const { polarity } = catalogue.polarity(last)
  const overall =
    shown.length > 1
      ? `From ${first.period.label} to ${last.period.label}: ${directionText(first, last, row, polarity)}.`
      : ''
  const sources = [...new Set(shown.map((f) => f.document))].map((key) => catalogue.document(key))
  const unique = [...new Set(notes)]
  return buildAnswer({
    kind: 'series',
    council,
    indicator: indicatorRef(asking, row),
    period: {
      label: `${first.period.label} to ${last.period.label}`,
      start: first.period.start,
      end: last.period.end,
      kind: 'range',
    },
    unit: row.unit,
    items: points,
    notes: unique,
    source: sourceOf(asking, last),
    understood: `${measureName(row)} · ${points.length} periods · ${catalogue.councilName(council)}`,
    text: [
      `${catalogue.councilName(council)}: ${measureName(row)}`,
      ...pointLines,
      overall,
      ...unique.map((n) => `Note: ${n}`),
      sources.length === 1
        ? sourceText(sourceOf(asking, last))
        : `Sources: ${sources.map((d) => `${d.document} (published ${dayLabel(d.published)})`).join('; ')}.`,
    ]
      .filter((line) => line !== '')
      .join('\n'),
  })
}

function directionText(first: Figure, last: Figure, row: Measure, polarity: 'high' | 'low' | 'info'): string {
  const direction = directionOf(first.value as string, last.value as string)
  if (direction === 'same') return 'no change'
  const performance = performanceOf(direction, polarity)
  const judged = performance === 'n/a' ? '' : `, ${performance}`
  return `${direction} ${differenceText(subtract(last.value as string, first.value as string), row.unit)}${judged}`
}
