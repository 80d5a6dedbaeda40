/** The answer to a question about one figure: value, target, RAG, trend, benchmarks, notes and source. */
import {
  type Answer,
  type Benchmark,
  buildAnswer,
  type IndicatorRef,
  type Source,
  type Target,
} from '../model/answer.ts'
import type { Figure, Rag } from '../model/figure.ts'
import type { Indicator, Measure } from '../model/indicator.ts'
import type { Period } from '../model/period.ts'
import { dayLabel, reportingYearOf, yearLabel } from '../periods/calendar.ts'
import type { PeriodRequest } from '../periods/resolve.ts'
import { figuresOfRow } from '../query/choose-row.ts'
import { type FoundFigure, findFigure, latestPosition, leads, type Missing, quarterAt } from '../query/find-figure.ts'
import { BENCHMARK_NAMES, benchmarkFigures, standingOf } from '../rules/benchmark.ts'
import { compare } from '../rules/decimal.ts'
import { type TrendDetail, trendOf } from '../rules/trend.ts'
import type { Asking } from './asking.ts'
import { differenceText, listText, sentence, valueText } from './format.ts'
import { once } from './once.ts'

export interface FigureQuery {
  readonly council: string
  readonly row: Measure
  readonly request: PeriodRequest
  /** The period the conversation is about. */
  readonly context?: Period | null
  /** The question is about benchmarks, so they are shown even beside an older figure. */
  readonly showBenchmarks?: boolean
}

/**
 * A found figure with all that is known about it, for intents that say more than the plain answer. Trend, benchmarks
 * and answer are worked out when first asked for: a list drops most figures by their colour or value.
 */
export interface FigureDetail {
  readonly answer: Answer
  readonly found: FoundFigure
  readonly row: Measure
  readonly rag: Rag
  readonly trend: TrendDetail | null
  readonly benchmarks: readonly Benchmark[]
  /** Sentences on revisions, on figures that disagree and on what was found doubtful about this one. */
  readonly doubts: readonly string[]
  /** Values of the same row through the years. */
  readonly figures: readonly Figure[]
}

/** Rows that only explain another one go by its name. */
const EXPLAINING = new Set([
  'number',
  'out of',
  'outside timescale',
  'children over time',
  'over timescale',
  'boys',
  'girls',
  'neet',
  'not suitable',
])

export function indicatorRef(asking: Asking, row: Measure): IndicatorRef {
  const { catalogue } = asking
  const main = EXPLAINING.has(row.sub) ? catalogue.row(row.council, row.indicator, '', row.document) : null
  return {
    id: row.indicator,
    ref: row.ref ?? catalogue.refOf(row.council, row.indicator),
    name: main?.document === row.document ? main.name : row.name,
    sub: row.sub,
  }
}

/** The measure as people at this council know it: "A.10 % of child protection plans (CPP) with visits in the last 2 weeks". */
export function measureName(row: Measure): string {
  const sub = row.sub && !row.name.toLowerCase().includes(row.sub) ? ` (${row.sub})` : ''
  return `${row.ref ? `${row.ref} ` : ''}${row.name}${sub}`
}

export const sourceOf = (asking: Asking, figure: Figure): Source => {
  const document = asking.catalogue.document(figure.document)
  return { document: document.document, published: document.published, location: figure.location }
}

export const sourceText = (source: Source): string =>
  `Source: ${source.document}, published ${dayLabel(source.published)}, ${source.location}.`

function targetOf(figures: readonly Figure[], figure: Figure): Target | null {
  const inForce = figures.filter(
    (f) =>
      f.kind === 'green' &&
      f.document === figure.document &&
      f.sub === figure.sub &&
      figure.period.end >= f.period.start &&
      figure.period.end <= f.period.end,
  )
  const band = inForce.find((f) => f.part === 'table') ?? inForce[0]
  return band ? { text: band.asPrinted, value: band.value === null ? null : Number(band.value) } : null
}

/** Benchmarks printed beside a figure's row; they stand beside the newest year of their report, not older ones. */
function benchmarksOf(
  asking: Asking,
  figures: readonly Figure[],
  found: Pick<FoundFigure, 'figure' | 'period' | 'value'>,
  row: Measure,
  always: boolean,
): { list: Benchmark[]; notes: string[] } {
  const { figure } = found
  const sameRow = figures.filter((f) => f.document === figure.document && f.sub === figure.sub)
  const newest = latestPosition(sameRow)
  const current = newest && reportingYearOf(newest.period.end) === reportingYearOf(found.period.end)
  if (!current && !always) return { list: [], notes: [] }
  const { polarity } = asking.catalogue.polarity({ ...figure, sub: row.sub })
  const notes: string[] = []
  const list = benchmarkFigures(sameRow).map(({ lead, disagreeing }) => {
    for (const other of disagreeing)
      notes.push(
        `The ${BENCHMARK_NAMES[lead.kind as keyof typeof BENCHMARK_NAMES]} is ${lead.asPrinted} in the ${placeOf(lead)} but ${other.asPrinted} in ${other.location}.`,
      )
    const standing = standingOf(found.value, lead.value as string, polarity)
    const name = BENCHMARK_NAMES[lead.kind as keyof typeof BENCHMARK_NAMES]
    return {
      kind: lead.kind as Benchmark['kind'],
      value: Number(lead.value),
      vintage: lead.vintage,
      text: `${name} ${valueText(lead.value as string, row.unit)}, ${standingWords(standing)}`,
      standing,
    }
  })
  if (!current && list.length > 0)
    notes.push(`The benchmarks were printed beside a later year's figure, not beside ${found.period.label}.`)
  return { list, notes }
}

const placeOf = (figure: Figure): string => figure.location.replace(/^scorecard row/, 'scorecard, row')

/** One line a vintage: which year a benchmark is for is said with it. */
function benchmarkLines(benchmarks: readonly Benchmark[]): string[] {
  const vintages = [...new Set(benchmarks.map((b) => b.vintage))]
  return vintages.map((vintage) => {
    const texts = benchmarks.filter((b) => b.vintage === vintage).map((b) => b.text)
    return `Benchmarks (${vintage}): ${texts.join('; ')}.`
  })
}

function standingWords(standing: Benchmark['standing']): string {
  if (standing === 'in line') return 'in line'
  return standing === 'above' || standing === 'below' ? `this is ${standing} it` : `this is ${standing}`
}

/** Sentences about published figures that do not agree with the one that leads. */
function disagreementNotes(asking: Asking, found: FoundFigure, row: Measure): string[] {
  const { figure } = found
  return found.disagreeing.map((other) => {
    const mine = `${valueText(figure.value as string, row.unit)} (${figure.location}, ${asking.catalogue.document(figure.document).document})`
    const theirs = `${valueText(other.value as string, row.unit)} (${other.location}, ${asking.catalogue.document(other.document).document})`
    return figure.part === 'correction'
      ? `${theirs} was corrected to ${mine}.`
      : `Two figures are published for ${figure.period.label}: ${mine} and ${theirs}; the first leads.`
  })
}

/** A correction of part of a year, said beside a year to date that was not restated. */
function correctionNotes(figures: readonly Figure[], found: FoundFigure, row: Measure): string[] {
  if (found.figure.part === 'correction') return []
  return figures
    .filter(
      (f) =>
        f.part === 'correction' &&
        f.document === found.figure.document &&
        f.period.start >= found.period.start &&
        f.period.end <= found.period.end,
    )
    .map(
      (f) =>
        `${f.period.label} within it was corrected to ${valueText(f.value as string, row.unit)} (${f.location}); this figure was not restated.`,
    )
}

/** Other published figures for the same period: the month beside an outturn, the number beside a percentage. */
function besideText(all: readonly Figure[], found: FoundFigure, row: Measure, request: PeriodRequest): string[] {
  const out: string[] = []
  if (found.months.length > 0) {
    const months = found.months.map((m) => `${m.period.label} ${valueText(m.value as string, row.unit)}`)
    out.push(
      found.computed
        ? `Its months: ${listText(months)}.`
        : `This is the figure at the end of ${quarterAt(found.period.end).label}; its months: ${listText(months)}.`,
    )
  }
  const values = leads(all.filter((f) => f.document === found.figure.document))
  if (request.type === 'none') {
    const single = values.find(
      (l) =>
        l.figure.sub === found.figure.sub &&
        l.figure.period.end === found.period.end &&
        ['month', 'term'].includes(l.figure.period.kind) &&
        l.figure.period.kind !== found.period.kind,
    )
    if (single)
      out.push(`${single.figure.period.label} on its own: ${valueText(single.figure.value as string, row.unit)}.`)
  }
  const others = all.filter(
    (f) =>
      f.kind === 'value' &&
      f.value !== null &&
      f.document === found.figure.document &&
      f.sub !== found.figure.sub &&
      f.sub !== 'change' &&
      f.period.start === found.figure.period.start &&
      f.period.end === found.figure.period.end &&
      f.period.kind === found.figure.period.kind,
  )
  if (others.length > 0 && !found.computed) {
    const seen = new Set<string>()
    const said = others
      .filter((f) => !seen.has(f.sub) && seen.add(f.sub))
      .map((f) =>
        f.sub === '' || f.sub === '%'
          ? `percentage ${valueText(f.value as string, f.unit)}`
          : `${f.sub} ${valueText(f.value as string, f.unit)}`,
      )
    out.push(`Published beside it: ${said.join(', ')}.`)
  }
  return out
}

export function trendText(detail: TrendDetail, row: Measure, polarity: string): string[] {
  const { trend, previous, lastYear, change } = detail
  const out: string[] = []
  const judged = { better: 'better', worse: 'worse', same: 'no change', 'n/a': 'for information only' }
  if (previous && trend.direction && change !== null) {
    const was = `${valueText(previous.value, row.unit)} in ${previous.period.label}`
    const why = polarity === 'info' ? '' : `, ${polarity} is good`
    out.push(
      trend.direction === 'same'
        ? `The same as ${was}.`
        : `${trend.direction === 'up' ? 'Up' : 'Down'} ${differenceText(change, row.unit)} from ${was}: ${judged[trend.performance ?? 'n/a']}${trend.performance === 'n/a' ? '' : why}.`,
    )
  }
  const samePoint = lastYear && previous && lastYear.period.end === previous.period.end
  if (lastYear && !samePoint)
    out.push(`A year earlier (${lastYear.period.label}): ${valueText(lastYear.value, row.unit)}.`)
  return out
}

const RAG_WORDS = { red: 'RED', amber: 'AMBER', green: 'GREEN' } as const

/** "91.8%, AMBER: 95% or more is green…" and the target. */
export function statusText(answer: Pick<Answer, 'rag' | 'ragReason' | 'target'>): string[] {
  const out: string[] = []
  if (answer.target) out.push(`Target: ${answer.target.text}.`)
  if (answer.rag !== 'none') out.push(`RAG: ${RAG_WORDS[answer.rag]} (${answer.ragReason}).`)
  else if (answer.ragReason) out.push(`No RAG: ${answer.ragReason}.`)
  return out
}

/** The number behind a percentage of events is itself a count of events: its months add up, a percentage's never do. */
function asCounted(indicator: Indicator, row: Measure): Indicator {
  if (indicator.basis === 'flow' && row.unit === '%') return { ...indicator, basis: 'share' }
  return indicator.basis === 'share' && row.unit === 'count' ? { ...indicator, basis: 'flow' } : indicator
}

/** What is known of a found figure, from which its answer is told. */
interface Known {
  readonly asking: Asking
  readonly query: FigureQuery
  readonly found: FoundFigure
  readonly row: Measure
  /** All figures of the measure, those of the row, and the values among those. */
  readonly all: readonly Figure[]
  readonly figures: readonly Figure[]
  readonly values: readonly Figure[]
  readonly rag: Rag
  readonly trend: TrendDetail | null
  readonly benchmarks: { readonly list: readonly Benchmark[]; readonly notes: readonly string[] }
}

/** The figure for one row and request with its whole answer, or what is missing. */
export async function figureDetail(asking: Asking, query: FigureQuery): Promise<FigureDetail | Missing> {
  const { catalogue } = asking
  const { row, request, council } = query
  const all = await asking.figures(council, row.indicator)
  const figures = figuresOfRow(all, row.sub, row.unit)
  const values = figures.filter((f) => f.kind === 'value')
  const indicator = asCounted(catalogue.indicator(row.indicator), row)
  const result = findFigure(values, request, indicator, query.context ?? null)
  if (!('found' in result)) return result
  const { found } = result
  const own = catalogue.row(council, row.indicator, found.figure.sub, found.figure.document) ?? row
  const rag = found.computed ? 'none' : found.figure.rag
  const trend = once(() => trendOf(found, values, indicator, catalogue.polarity(found.figure).polarity))
  const benchmarks = once(() => benchmarksOf(asking, figures, found, own, query.showBenchmarks ?? false))
  const known = { asking, query, found, row: own, all, figures, values, rag }
  const answer = once(() => answerOf({ ...known, trend: trend(), benchmarks: benchmarks() }))
  return {
    found,
    row: own,
    figures: values,
    rag,
    get trend() {
      return trend()
    },
    get benchmarks() {
      return benchmarks().list
    },
    get doubts() {
      return [
        ...disagreementNotes(asking, found, own),
        ...correctionNotes(values, found, own),
        ...benchmarks().notes,
        ...(found.figure.note === null ? [] : [found.figure.note]),
      ]
    },
    get answer() {
      return answer()
    },
  }
}

function answerOf(known: Known): Answer {
  const { asking, query, found, row, all, figures, values, rag, trend } = known
  const { catalogue } = asking
  const { request, council } = query
  const { polarity, published } = catalogue.polarity(found.figure)
  const { list: benchmarks, notes: benchmarkNotes } = known.benchmarks
  const target = found.computed ? null : targetOf(figures, found.figure)
  const ragReason = found.computed
    ? `the sum of ${found.months.length === 3 ? 'three' : found.months.length} months has no target of its own`
    : found.figure.ragReason
  const usesPolarity =
    trend?.trend.performance === 'better' || trend?.trend.performance === 'worse' || benchmarks.length > 0
  const notes = [
    ...fallbackNotes(found, request),
    ...found.notes,
    ...disagreementNotes(asking, found, row),
    ...correctionNotes(values, found, row),
    ...benchmarkNotes,
    ...[found.figure.note, row.note].filter((n): n is string => n !== null),
    ...(usesPolarity && !published && polarity !== 'info'
      ? [`The report does not say which way is good; the shared catalogue reads ${polarity} as good for this measure.`]
      : []),
  ]
  const source = sourceOf(asking, found.figure)
  const shown = found.computed ? found.value : shownValue(found.figure)
  const value = valueText(shown, row.unit)
  const head = `${catalogue.councilName(council)}: ${measureName(row)}, ${found.period.label}: ${vague(found.figure) ?? value}${found.computed ? ` (${found.computed} = ${found.value})` : ''}.`
  const base = {
    council,
    indicator: indicatorRef(asking, row),
    period: found.period,
    requestedPeriod: found.requested,
    value: Number(found.value),
    unit: row.unit,
    computed: found.computed,
    target,
    rag,
    ragReason,
    trend: trend?.trend ?? null,
    benchmarks,
    notes: [...new Set(notes)],
    source,
    understood: `${measureName(row)} · ${found.period.label} · ${catalogue.councilName(council)}`,
    items: found.months.length > 0 ? found.months.map((m) => partAnswer(asking, m, row)) : [],
  }
  const text = [
    ...(found.requested ? [fallbackNotes(found, request)[0] as string] : []),
    head,
    ...statusText(base),
    ...(trend ? trendText(trend, row, polarity) : earlierText(values, found, row)),
    ...besideText(all, found, row, request),
    ...benchmarkLines(benchmarks),
    ...base.notes.filter((n) => !found.requested || n !== fallbackNotes(found, request)[0]).map((n) => `Note: ${n}`),
    sourceText(source),
  ].join('\n')
  return buildAnswer({ kind: 'answer', ...base, text })
}

const shownValue = (figure: Figure): string => figure.value as string

/** Words that make a printed figure less than exact ("approximately 1,000", "over 600") are shown as printed. */
export function vague(figure: Figure): string | null {
  return /\b(about|approximately|around|over|above|below|under|nearly|almost|fewer|more|less|regularly)\b/i.test(
    figure.asPrinted,
  )
    ? figure.asPrinted
    : null
}

/** With nothing to compare like with like, the figure before it is still told, as what it is. */
function earlierText(values: readonly Figure[], found: FoundFigure, row: Measure): string[] {
  const before = leads(values)
    .filter((l) => l.figure.period.end < found.period.start)
    .toSorted((a, b) => (a.figure.period.end < b.figure.period.end ? 1 : -1))[0]
  if (!before) return []
  return [
    `The figure before it, ${before.figure.period.label}: ${valueText(before.figure.value as string, row.unit)} (not the same kind of period).`,
  ]
}

function fallbackNotes(found: FoundFigure, request: PeriodRequest): string[] {
  const notes: string[] = []
  if (found.requested) {
    const old = reportingYearOf(found.requested.end) - reportingYearOf(found.period.end) > 1
    notes.push(
      `Nothing is published for ${found.requested.label}. This is for ${found.period.label}, the latest published at or before it${old ? `, from ${yearLabel(reportingYearOf(found.period.end))}` : ''}.`,
    )
  }
  if (request.type === 'period' && request.readAs) notes.push(request.readAs)
  return notes
}

/** A single published figure, as a part of something else. */
export function partAnswer(asking: Asking, figure: Figure, row: Measure): Answer {
  return buildAnswer({
    kind: 'answer',
    council: figure.council,
    indicator: indicatorRef(asking, row),
    period: figure.period,
    value: Number(figure.value),
    unit: row.unit,
    rag: figure.rag,
    ragReason: figure.ragReason,
    source: sourceOf(asking, figure),
    text: `${figure.period.label}: ${valueText(figure.value as string, row.unit)}.`,
  })
}

/** A single published figure of a series, with the target and benchmarks published for its time; `figures` are all of its row. */
export function pointAnswer(asking: Asking, figure: Figure, row: Measure, figures: readonly Figure[]): Answer {
  const found = { figure, period: figure.period, value: figure.value as string }
  return {
    ...partAnswer(asking, figure, row),
    target: targetOf(figures, figure),
    benchmarks: benchmarksOf(asking, figures, found, row, false).list,
  }
}

/** "Nothing is published…": the answer when a row has no figure at or before the period asked for. */
export function missingAnswer(
  asking: Asking,
  row: Measure,
  missing: Period | null,
  earliest: Figure | null,
  other?: Figure,
): Answer {
  const where = asking.catalogue.councilName(row.council)
  const first = earliest
    ? ` The earliest published is ${earliest.period.label}: ${valueText(earliest.value as string, row.unit)}. ${sourceText(sourceOf(asking, earliest))}`
    : ''
  return buildAnswer({
    kind: 'no_data',
    council: row.council,
    indicator: indicatorRef(asking, row),
    requestedPeriod: missing,
    understood: `${measureName(row)} · ${missing?.label ?? 'any period'} · ${where}`,
    text: sentence(
      other && missing
        ? `I hold nothing for ${measureName(row)} in ${where} for ${missing.label}, nor for as long a time before it. What I hold is ${other.period.label}: ${valueText(other.value as string, row.unit)}. ${sourceText(sourceOf(asking, other))}`
        : `${where} publishes nothing for ${measureName(row)}${missing ? ` for ${missing.label} or before it` : ''}.${first}`,
    ),
  })
}

/** Whether a figure meets `target`, for sentences about gaps. */
export const isAtLeast = (value: string, target: string): boolean => compare(value, target) >= 0
