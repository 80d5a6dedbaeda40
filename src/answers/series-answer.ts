/** One measure over several periods: every published figure in the span, oldest first. */
import type { Session } from '../intent.ts'
import { type Answer, buildAnswer } from '../model/answer.ts'
import type { Figure } from '../model/figure.ts'
import type { Measure, Polarity } from '../model/indicator.ts'
import type { PeriodKind } from '../model/period.ts'
import { dayLabel } from '../periods/calendar.ts'
import type { PeriodRequest } from '../periods/resolve.ts'
import { figuresOfRow } from '../query/choose-row.ts'
import { disagreeing, findFigure, type Lead, leads } from '../query/find-figure.ts'
import { alike, performanceOf, directionOf as trendDirection } from '../query/trend.ts'
import { compare, subtract } from '../rules/decimal.ts'
import { noteAbout } from '../wording/about-councils.ts'
import { valueText } from '../wording/format.ts'
import { type Line, linesOf, shownOf, type Telling, tellingOfLines } from '../wording/line.ts'
import { measureWords } from '../wording/measure-words.ts'
import { notesOfFigure } from '../wording/note-words.ts'
import { periodName, whenText } from '../wording/period-words.ts'
import {
  nothingInSpanText,
  type SeriesFacts,
  type SeriesNote,
  type Step,
  seriesTelling,
} from '../wording/series-words.ts'
import type { Asking } from './asking.ts'
import { sameThing } from './figure/counting.ts'
import { missingAnswer } from './figure/missing.ts'
import { indicatorRef, measureName, sourceOf } from './figure/naming.ts'
import { pointAnswer } from './figure/part.ts'
import { figureDetail } from './figure-answer.ts'
import { tellPicked, together } from './one-figure.ts'
import type { Picked } from './pick.ts'

const WHOLE = new Set([
  'year',
  'academic_year',
  'calendar_year',
  'year_to_date',
  'rolling_12_months',
  'three_year_average',
])

function inSpan(all: readonly Lead[], request: PeriodRequest | undefined): { chosen: Lead[]; note: SeriesNote | null } {
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
          ? { kind: 'only some', held: chosen.length, asked: request.last, unit: request.unit ?? 'figure' }
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
    telling: toldTogether(first, parts),
  })
}

/** The lines of each row in turn; a note or source that holds for all of them once, last. */
function toldTogether(first: Answer, parts: readonly Answer[]): Telling {
  const lines: Line[] = []
  const last: Line[] = []
  const said = new Set<string>()
  for (const line of parts.flatMap((p) => linesOf(p))) {
    const once = line.role === 'note' || line.role === 'source'
    if (once && said.has(line.text)) continue
    said.add(line.text)
    ;(once ? last : lines).push(line)
  }
  const all = [...lines, ...last.toSorted((a, b) => Number(a.role === 'source') - Number(b.role === 'source'))]
  return { ...first.telling, lines: all }
}

async function rowSeries(session: Session, council: string, row: Measure): Promise<Answer> {
  const { asking, requests, reading } = session
  const { catalogue } = asking
  const all = await asking.figures(council, row.indicator)
  const { all: own, values: figures } = figuresOfRow(all, row.sub, row.unit)
  const indicator = catalogue.indicator(row.indicator)
  const sorted = leads(figures).toSorted((a, b) =>
    a.figure.period.end + a.figure.period.start < b.figure.period.end + b.figure.period.start ? -1 : 1,
  )
  const named = requests.filter((r) => r.type === 'period')
  const spanning = requests.find((r) => r.type === 'series')
  const monthly =
    /\bmonth|\b(?:each|every|by|per) (?:term|quarter)|\b(?:termly|terms)\b/.test(reading.text) ||
    (spanning?.type === 'series' && spanning.unit === 'month')
  const notes: SeriesNote[] = []
  let points: Answer[]
  let shown: Figure[]
  if (!spanning && named.length >= 3) {
    const details = await Promise.all(named.map((request) => figureDetail(asking, { council, row, request })))
    // The newest before a time that nothing is held for is no point of its own.
    const held = details.flatMap((d) => ('answer' in d && d.found.requested === null ? [d] : []))
    points = held.map((d) => d.answer)
    shown = held.map((d) => d.found.figure)
    const lacking = named.filter((_, i) => {
      const detail = details[i]
      return !detail || !('answer' in detail) || detail.found.requested !== null
    })
    if (lacking.length > 0) notes.push({ kind: 'nothing for', periods: lacking.map((r) => periodName(r.period)) })
    notes.push(...points.flatMap((p) => p.notes.map(ofData)))
  } else {
    const only = named[0]?.type === 'period' ? named[0].period : null
    const within = only
      ? sorted.filter((l) => l.figure.period.end >= only.start && l.figure.period.end <= only.end)
      : null
    const { chosen, note } = within && within.length > 1 ? { chosen: within, note: null } : inSpan(sorted, spanning)
    if (note) notes.push(note)
    const kept = withoutRepeats(chosen, monthly || (only !== null && within !== null && within.length > 1))
    shown = kept.map((l) => l.figure)
    const late = beginsLate(shown, only?.start ?? (spanning?.type === 'series' ? spanning.from : undefined))
    if (late) notes.push(late)
    points = kept.map((l) =>
      pointAnswer(asking, l.figure, catalogue.row(council, row.indicator, l.figure.sub, l.figure.document) ?? row, own),
    )
    for (const lead of kept)
      for (const other of disagreeing(lead))
        notes.push({ kind: 'two figures', period: lead.figure.period.label, a: lead.figure, b: other })
  }
  const [first, last] = [shown[0], shown.at(-1)]
  if (!first || !last) {
    const result = findFigure(figures, { type: 'none' }, indicator)
    const latest = 'found' in result ? result.found.figure : null
    const missing = missingAnswer(asking, row)
    return latest
      ? buildAnswer({
          ...missing,
          telling: tellingOfLines([
            {
              role: 'head',
              text: nothingInSpanText(measureWords(indicator, row, null), catalogue.councilName(council), {
                shown: valueText(latest.value as string, row.unit),
                when: whenText(latest.period, indicator.basis),
              }),
            },
          ]),
        })
      : missing
  }
  const told = notes.flatMap((note) => (note.kind === 'two figures' ? [note.b.asPrinted] : []))
  notes.push(...figureNotes(shown, told), ...wordingNotes(asking, row, shown))
  const facts = factsOf({ asking, row, shown, points, notes })
  const { lines, notes: said } = seriesTelling(facts)
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
    notes: said.map((n) => n.text),
    source: sourceOf(asking, last),
    understood: `${measureName(row)} · ${points.length} ${points.length === 1 ? 'period' : 'periods'} · ${catalogue.councilName(council)}`,
    telling: { decimal: null, shown: null, council: facts.council, name: facts.name, notes: said, lines },
  })
}

const UNITS = ['month', 'quarter', 'term'] as const

/** "Since October", of which only the months from January are held: what is missing is said (contract, meaning 3). */
function beginsLate(shown: readonly Figure[], from: string | undefined): SeriesNote | null {
  const unit = UNITS.find((kind) => shown.some((f) => f.period.kind === kind))
  const first = shown.find((f) => f.period.kind === unit)
  if (!unit || !first || from === undefined || shown.some((f) => f.period.end < first.period.start)) return null
  return first.period.start > from ? { kind: 'begins', period: periodName(first.period), unit } : null
}

interface Shown {
  readonly asking: Asking
  readonly row: Measure
  readonly shown: readonly Figure[]
  readonly points: readonly Answer[]
  readonly notes: readonly SeriesNote[]
}

const ofData = (text: string): SeriesNote => ({ kind: 'of the data', text })

const MOST_NOTES = 3

/**
 * What is said against the figures themselves, the newest first.
 * @param told figures that are told as disagreeing, as they are printed
 */
function figureNotes(shown: readonly Figure[], told: readonly string[]): SeriesNote[] {
  const notes = shown.toReversed().flatMap((f) => notesOfFigure(f, told).map(({ text, named }) => named ?? text))
  return [...new Set(notes)].slice(0, MOST_NOTES).map(ofData)
}

/** How each report of the series words the measure, where the councils' notes say that the wording matters. */
function wordingNotes({ catalogue }: Asking, row: Measure, shown: readonly Figure[]): SeriesNote[] {
  const { notAlike } = catalogue.indicator(row.indicator)
  const documents = [...new Set(shown.map((f) => f.document))]
  if (!notAlike || documents.length < 2) return []
  const about = noteAbout(catalogue, notAlike, [row.council])
  const names = documents.flatMap((key): SeriesNote[] => {
    const of = catalogue.rows(row.council, row.indicator).find((m) => m.document === key)
    return of && of.name !== row.name
      ? [{ kind: 'wording', day: dayLabel(catalogue.document(key).published), name: of.name }]
      : []
  })
  return [...(about ? [ofData(about)] : []), ...names]
}

function factsOf(of: Shown): SeriesFacts {
  const { asking, row, shown, points, notes } = of
  const { catalogue } = asking
  const indicator = catalogue.indicator(row.indicator)
  const last = shown.at(-1) as Figure
  const lastPoint = points.at(-1) as Answer
  return {
    name: measureWords(indicator, row, null),
    council: catalogue.councilName(row.council),
    last: {
      shown: shownOf(lastPoint) ?? valueText(last.value as string, row.unit),
      when: whenText(lastPoint.period ?? last.period, indicator.basis),
      rag: last.rag,
    },
    points: points.map((point) => ({
      period: point.period ? periodName(point.period) : '',
      shown: shownOf(point) ?? valueText(String(point.value), row.unit),
      rag: point.rag,
    })),
    direction: directionOf(of),
    notes,
    source: sourceOf(asking, last),
    reports: [...new Set(shown.map((f) => f.document))].map((key) => {
      const { document, published } = catalogue.document(key)
      return { document, day: dayLabel(published) }
    }),
  }
}

/** From the first to the last figure that may be compared, with the highest and lowest between them; and what may not. */
function directionOf({ asking, row, shown }: Shown): SeriesFacts['direction'] {
  const { polarity } = asking.catalogue.polarity(shown.at(-1) as Figure)
  const indicator = asking.catalogue.indicator(row.indicator)
  const same = sameThing(asking, indicator)
  const inTime = shown.toSorted((a, b) => (a.period.end < b.period.end ? -1 : 1))
  const runs = inTime.map((last) =>
    inTime.filter(
      (f) =>
        f.period.end <= last.period.end &&
        (f === last || f.period.end < last.period.end) &&
        alike(f.period, last.period, indicator) &&
        same(f, last),
    ),
  )
  const run = runs.findLast((of) => of.length > 1)
  const [first, last] = [run?.[0], run?.at(-1)]
  if (!run || !first || !last) return null
  const before = run.at(-2) as Figure
  const ordered = run.toSorted((a, b) => compare(a.value as string, b.value as string))
  const [lowest, highest] = [ordered[0] as Figure, ordered.at(-1) as Figure]
  const at = (f: Figure) => ({ shown: valueText(f.value as string, row.unit), period: periodName(f.period) })
  return {
    whole: stepOf(first, last, row, polarity),
    last: run.length > 2 ? stepOf(before, last, row, polarity) : null,
    ends: run.length > 2 && lowest.value !== highest.value ? { highest: at(highest), lowest: at(lowest) } : null,
    leftOut: inTime.filter((f) => !run.includes(f)).map((f) => periodName(f.period)),
  }
}

/** Times that are named from a day to another. */
const SPANS: ReadonlySet<PeriodKind> = new Set(['range', 'year_to_date', 'rolling_12_months', 'three_year_average'])

function stepOf(first: Figure, last: Figure, row: Measure, polarity: Polarity): Step {
  const direction = trendDirection(first.value as string, last.value as string)
  return {
    from: periodName(first.period),
    to: periodName(last.period),
    isOfSpan: [first, last].some(({ period }) => SPANS.has(period.kind)),
    direction,
    change: subtract(last.value as string, first.value as string),
    unit: row.unit,
    performance: performanceOf(direction, polarity),
  }
}
