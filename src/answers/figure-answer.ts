/** The answer to a question about one figure: value, target, RAG, trend, benchmarks, notes and source. */
import {
  type Answer,
  type Benchmark,
  buildAnswer,
  type IndicatorRef,
  type Source,
  type Target,
} from '../model/answer.ts'
import type { Commentary, Figure, Rag } from '../model/figure.ts'
import type { FoundFigure, Missing, TrendDetail } from '../model/found.ts'
import type { Indicator, Measure, Polarity } from '../model/indicator.ts'
import type { Period } from '../model/period.ts'
import { dayLabel, reportingYearOf, shiftYears } from '../periods/calendar.ts'
import type { PeriodRequest } from '../periods/resolve.ts'
import { figuresOfRow } from '../query/choose-row.ts'
import { findFigure, latestPosition, leads, quarterAt } from '../query/find-figure.ts'
import { alike, trendOf } from '../query/trend.ts'
import { BENCHMARK_NAMES, benchmarkFigures, standingOf } from '../rules/benchmark.ts'
import { compare } from '../rules/decimal.ts'
import { countsTheSame } from '../rules/same-thing.ts'
import {
  benchmarkLines,
  benchmarkNoun,
  headingNote,
  type ShownBenchmark,
  standingText,
} from '../wording/benchmark-words.ts'
import { listText, sentence, valueText } from '../wording/format.ts'
import { type Line, type Note, type NoteKind, noteLine, textOf } from '../wording/line.ts'
import { measureWords } from '../wording/measure-words.ts'
import { noTargetText, targetInWordsText } from '../wording/nothing-words.ts'
import { periodName, whenText } from '../wording/period-words.ts'
import { reportWords } from '../wording/report-words.ts'
import { sourceText } from '../wording/source-words.ts'
import { trendLines } from '../wording/trend-words.ts'
import { type Facts, type Verdict, verdictOf } from '../wording/verdict.ts'
import type { Asking } from './asking.ts'
import { once } from './once.ts'
import { withoutNumber, withoutNumberText } from './without-number.ts'

export interface FigureQuery {
  readonly council: string
  readonly row: Measure
  readonly request: PeriodRequest
  /** The period the conversation is about. */
  readonly context?: Period | null
  /** The question is about benchmarks, so they are shown even beside an older figure. */
  readonly showBenchmarks?: boolean
  /** What officers wrote about the measure, for its words on a figure that has nothing to be compared with. */
  readonly paragraphs?: readonly Commentary[]
  /** The question, where the reply begins with a verdict on it. */
  readonly asked?: { readonly text: string; readonly benchmarks: Facts['asked'] }
  /** Sub-rows that are told in their own right in the same reply. */
  readonly toldWith?: readonly string[]
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
  /** The same, in the same order, with their decimals and names. */
  readonly shownBenchmarks: readonly ShownBenchmark[]
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
  const { document } = asking.catalogue.document(figure.document)
  // A release of many measures has each on a day of its own.
  return { document, published: figure.published, location: figure.location }
}

/** The target in force for a figure's period. */
function targetBand(figures: readonly Figure[], figure: Figure): Figure | null {
  const inForce = figures.filter(
    (f) =>
      f.kind === 'green' &&
      // A figure stated again by a later report was judged by the bands of the report that printed them.
      (f.document === figure.document || (figure.rag !== 'none' && f.published <= figure.published)) &&
      f.sub === figure.sub &&
      figure.period.end >= f.period.start &&
      figure.period.end <= f.period.end,
  )
  const own = inForce.filter((f) => f.document === figure.document)
  const newest = own.length > 0 ? own : inForce.toSorted((a, b) => (a.published < b.published ? 1 : -1))
  const report = newest.filter((f) => f.document === newest[0]?.document)
  const tabled = report.filter((f) => f.part === 'table')
  // A quarter's own target leads over the year's, as it does for the colour.
  return tabled.find((f) => f.period.end === figure.period.end) ?? tabled[0] ?? report[0] ?? null
}

const BARE = /^[\d.,]+ ?%?$/

/**
 * "95% or more", as the rules read what is printed; else as printed. A bare number says "or more" only where it is known
 * that high is good.
 */
function targetText({ asking }: Pick<Known, 'asking'>, figure: Figure, band: Figure): string {
  const { polarity } = asking.catalogue.polarity(figure)
  if (polarity === 'info' && band.value !== null && BARE.test(band.asPrinted)) return valueText(band.value, band.unit)
  return figure.judgement?.targetText ?? band.asPrinted
}

/** A target that the report prints in the figure's row for a later year than the figure's. */
export function laterTarget(figures: readonly Figure[], figure: Figure): Figure | null {
  return (
    figures.find(
      (f) =>
        f.kind === 'green' &&
        f.sub === figure.sub &&
        f.document === figure.document &&
        f.period.start > figure.period.start,
    ) ?? null
  )
}

/** A target that says nothing to compare with: "lower than the quarter before". It is told once, as it is printed. */
const isInWords = (band: Figure, { judgement }: Figure): boolean =>
  band.value === null && (judgement?.target ?? null) === null

const asTarget = (band: Figure): Target => ({
  text: band.asPrinted,
  value: band.value === null ? null : Number(band.value),
})

function targetOf(figures: readonly Figure[], figure: Figure): Target | null {
  const band = targetBand(figures, figure)
  return band && asTarget(band)
}

interface BenchmarksShown {
  readonly list: readonly Benchmark[]
  readonly shown: readonly ShownBenchmark[]
  readonly notes: readonly string[]
}

/** Benchmarks printed beside a figure's row; they stand beside the newest year of their report, not older ones. */
function benchmarksOf(
  asking: Asking,
  figures: readonly Figure[],
  found: Pick<FoundFigure, 'figure' | 'period' | 'value'>,
  row: Measure,
  always: boolean,
): BenchmarksShown {
  const { figure } = found
  const sameRow = figures.filter((f) => f.document === figure.document && f.sub === figure.sub)
  const newest = latestPosition(sameRow)
  const current = newest && reportingYearOf(newest.period.end) === reportingYearOf(found.period.end)
  if (!current && !always) return { list: [], shown: [], notes: [] }
  const { polarity } = asking.catalogue.polarity({ ...figure, sub: row.sub })
  const notes: string[] = []
  const list: Benchmark[] = []
  const shown: ShownBenchmark[] = []
  for (const { lead, disagreeing } of benchmarkFigures(sameRow)) {
    for (const other of disagreeing)
      notes.push(
        `The ${BENCHMARK_NAMES[lead.kind as keyof typeof BENCHMARK_NAMES]} is ${lead.asPrinted} in the ${placeOf(lead)} but ${other.asPrinted} in ${other.location}.`,
      )
    const heading = headingNote(lead)
    if (heading) notes.push(heading)
    const standing = standingOf(found.value, lead.value as string, polarity)
    const noun = benchmarkNoun(lead, row.unit)
    list.push({
      kind: lead.kind as Benchmark['kind'],
      value: Number(lead.value),
      vintage: lead.vintage,
      text: `${standingText(standing)} ${noun}`,
      standing,
    })
    shown.push({ standing, noun, vintage: lead.vintage, decimal: lead.value as string })
  }
  if (!current && list.length > 0)
    notes.push(`The benchmarks were printed beside a later year's figure, not beside ${found.period.label}.`)
  return { list, shown, notes }
}

const placeOf = (figure: Figure): string => figure.location.replace(/^scorecard row/, 'scorecard, row')

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
function besideText({ all, found, row, query }: Known): string[] {
  const { request, toldWith = [] } = query
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
    if (single && single.figure.value !== found.value)
      out.push(`${single.figure.period.label} on its own: ${valueText(single.figure.value as string, row.unit)}.`)
  }
  const others = all.filter(
    (f) =>
      f.kind === 'value' &&
      f.value !== null &&
      f.document === found.figure.document &&
      f.sub !== found.figure.sub &&
      f.sub !== 'change' &&
      !toldWith.includes(f.sub) &&
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
          ? `${f.unit === '%' ? 'percentage' : 'all'} ${valueText(f.value as string, f.unit)}`
          : `${f.sub} ${valueText(f.value as string, f.unit)}`,
      )
    out.push(`Published beside it: ${said.join(', ')}.`)
  }
  return out
}

/** What is said of a colour: the bands that gave it, or why there is none; nothing of a measure that never has one. */
export function ruleText({ rag, ragReason }: Pick<Answer, 'rag' | 'ragReason'>, polarity: Polarity): string[] {
  if (ragReason === '' || (rag === 'none' && polarity === 'info')) return []
  if (rag === 'none') return [sentence(ragReason)]
  // "95% or more is green, 87% or more is amber; 91.8% is amber": the first line has said the end of it.
  const [bands = '', ...rest] = ragReason.split('; ')
  const plain = rest.length === 1 && /^\S+(?: per [\d,]+| days?)? is (?:green|amber|red)$/.test(rest[0] as string)
  return [sentence(plain ? bands : ragReason)]
}

/** The number behind a percentage of events is itself a count of events: its months add up, a percentage's never do. */
function asCounted(indicator: Indicator, row: Measure): Indicator {
  if (indicator.basis === 'flow' && row.unit === '%') return { ...indicator, basis: 'share' }
  // A mean that is printed as a number is none of a share.
  const isPart = indicator.basis === 'share' && indicator.unit !== 'count' && row.unit === 'count'
  return isPart ? { ...indicator, basis: 'flow' } : indicator
}

/** What is known of a found figure, from which its answer is told. */
interface Known {
  readonly asking: Asking
  readonly query: FigureQuery
  readonly found: FoundFigure
  /** What is published for the period asked for, or after the latest figure, without a number. */
  readonly wordless: Figure | null
  readonly row: Measure
  readonly indicator: Indicator
  /** All figures of the measure, those of the row, and the values among those. */
  readonly all: readonly Figure[]
  readonly figures: readonly Figure[]
  readonly values: readonly Figure[]
  readonly rag: Rag
  readonly trend: TrendDetail | null
  readonly benchmarks: BenchmarksShown
}

/** Nothing with a number answers a request. */
export interface MissingFigure extends Missing {
  /** What is published for it without a number. */
  readonly wordless: Figure | null
}

/** Whether two figures of a measure count the same thing. */
export const sameThing =
  ({ catalogue }: Asking, indicator: Indicator) =>
  (a: Figure, b: Figure): boolean =>
    countsTheSame(a, b, indicator, (f) => catalogue.row(f.council, f.indicator, f.sub, f.document))

/** The figure for one row and request with its whole answer, or what is missing. */
export async function figureDetail(asking: Asking, query: FigureQuery): Promise<FigureDetail | MissingFigure> {
  const { catalogue } = asking
  const { row, request, council } = query
  const all = await asking.figures(council, row.indicator)
  const { all: figures, values } = figuresOfRow(all, row.sub, row.unit)
  const indicator = asCounted(catalogue.indicator(row.indicator), row)
  const result = findFigure(values, request, indicator, query.context ?? null)
  if (!('found' in result)) return { ...result, wordless: withoutNumber(values, result.missing, null) }
  const { found } = result
  const newest = request.type === 'none' || request.type === 'latest'
  const wordless = found.requested || newest ? withoutNumber(values, found.requested, found.period) : null
  const own = catalogue.row(council, row.indicator, found.figure.sub, found.figure.document) ?? row
  const rag = found.computed ? 'none' : found.figure.rag
  const trend = once(() =>
    trendOf(found, values, indicator, catalogue.polarity(found.figure).polarity, sameThing(asking, indicator)),
  )
  const benchmarks = once(() => benchmarksOf(asking, figures, found, own, query.showBenchmarks ?? false))
  const known = { asking, query, found, wordless, row: own, indicator, all, figures, values, rag }
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
    get shownBenchmarks() {
      return benchmarks().shown
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

/** How a note begins that tells what the report says against its own figure. */
const CAUTION = 'The report itself says'

const RAG_WORDS = { red: 'RED', amber: 'AMBER', green: 'GREEN' } as const

/** Everything that an asker must be told about a figure, each with its kind. */
function notesOn(known: Known): Note[] {
  const { asking, query, found, row, values, trend } = known
  const { polarity, published } = asking.catalogue.polarity(found.figure)
  const judged =
    trend?.trend.performance === 'better' || trend?.trend.performance === 'worse' || known.benchmarks.list.length > 0
  const of = (kind: NoteKind, texts: readonly (string | null)[]): Note[] =>
    texts.flatMap((text) => (text === null ? [] : [{ kind, text }]))
  const notes = [
    ...of('fallback', [fallbackNote(known)]),
    ...of('other', [known.wordless && !found.requested ? withoutNumberText(known.wordless) : null]),
    ...of('period', [query.request.type === 'period' ? (query.request.readAs ?? null) : null, ...found.notes]),
    ...of('disagreement', disagreementNotes(asking, found, row)),
    ...of('correction', correctionNotes(values, found, row)),
    ...of('benchmark', known.benchmarks.notes),
    ...of('small-cohort', [fewText(known)]),
    ...of(
      found.figure.note?.startsWith(CAUTION) ? 'unreliable' : 'other',
      found.disagreeing.some((f) => found.figure.note?.includes(f.asPrinted)) ? [] : [found.figure.note],
    ),
    ...of('definition', [row.note]),
    ...of(
      'polarity',
      judged && !published && polarity !== 'info'
        ? [`The report does not say whether high or low is good; here ${polarity} is taken as good.`]
        : [],
    ),
  ]
  const seen = new Set<string>()
  return notes.filter(({ text }) => !seen.has(text) && seen.add(text))
}

/** How old the newest figure is, where the council has reported on later years or some time has passed. */
function ageText({ asking, query, found }: Known): string {
  if (found.requested || !['none', 'latest', 'outturn', 'to_date'].includes(query.request.type)) return ''
  const year = reportingYearOf(found.period.end)
  const newest = asking.catalogue.latestDocument(query.council)
  const later = newest !== null && reportingYearOf(newest.period.end) > year
  return later || reportingYearOf(asking.now) - year > 1 ? ', the newest I hold' : ''
}

/** The yes or no of a question that has one. */
function verdictOn(known: Known, shown: string): Verdict | null {
  const { asking, query, found, row, rag, figures, trend, benchmarks } = known
  if (!query.asked) return null
  const { polarity } = asking.catalogue.polarity(found.figure)
  const band = found.computed ? null : targetBand(figures, found.figure)
  const verdict = verdictOf(query.asked.text, {
    decimal: found.value,
    shown,
    unit: row.unit,
    polarity,
    rag,
    target: band && targetText(known, found.figure, band),
    goal: (band && found.figure.judgement?.target) ?? null,
    trend:
      trend?.previous && trend.change !== null
        ? {
            direction: trend.trend.direction,
            performance: trend.trend.performance,
            change: trend.change,
            was: `${valueText(trend.previous.value, row.unit)} in ${periodName(trend.previous.period)}`,
          }
        : null,
    benchmarks: benchmarks.list.map((b, i) => ({
      kind: b.kind,
      standing: b.standing,
      value: benchmarks.shown[i]?.decimal ?? String(b.value),
      noun: benchmarks.shown[i]?.noun ?? '',
    })),
    asked: query.asked.benchmarks,
  })
  if (!verdict || !found.requested) return verdict
  // The yes or no is of the period that there is, not of the one that was asked about.
  const [first = '', ...rest] = verdict.text
  const of = `For ${periodName(found.period)}, ${first.toLowerCase()}${rest.join('')}`
  return { ...verdict, text: `${nothingText(known, found.requested)} ${of}` }
}

/** "Children in care, Rotherham: 502 at 31 March 2024 (the end of 2023/24), GREEN, target under 520."; without what a verdict said. */
function headText(known: Known, shown: string, verdict: Verdict | null): string {
  const { asking, query, found, row, indicator, rag, figures } = known
  const saysTarget = verdict?.on === 'target' || verdict?.on === 'both'
  const band = found.computed || saysTarget ? null : targetBand(figures, found.figure)
  const colour = rag === 'none' || saysTarget ? '' : `, ${RAG_WORDS[rag]}`
  const target = band && !isInWords(band, found.figure) ? `, target ${targetText(known, found.figure, band)}` : ''
  const name = measureWords(indicator, row, found.period.kind)
  const worked = found.computed ? ` (${found.computed} = ${found.value})` : ''
  const nothing = found.requested && !verdict ? `${newestText(known, found.requested)} ` : ''
  const when = whenText(found.period, indicator.basis)
  const value = verdict?.tellsValue ? `, ${worked === '' ? '' : `${shown}${worked} `}` : `: ${shown}${worked} `
  return `${nothing}${name}, ${asking.catalogue.councilName(query.council)}${value}${when}${ageText(known)}${colour}${target}.`
}

/** Colour and target beyond the first line: the bands, or the target of another year that stands in the figure's row. */
function ruleLines(known: Known, ragReason: string): Line[] {
  const { asking, found, figures, rag } = known
  const { polarity } = asking.catalogue.polarity(found.figure)
  const band = found.computed ? null : targetBand(figures, found.figure)
  if (band && rag === 'none' && polarity !== 'info' && isInWords(band, found.figure))
    return [{ role: 'rule', text: targetInWordsText(band.asPrinted) }]
  const isUntargeted = !found.computed && rag === 'none' && band === null
  const later = isUntargeted ? laterTarget(figures, found.figure) : null
  if (isUntargeted && !later && polarity !== 'info' && ragReason !== '')
    return [{ role: 'rule', text: noTargetText(periodName(found.period)) }]
  if (!later) return ruleText({ rag, ragReason }, polarity).map((text) => ({ role: 'rule', text }))
  return [
    {
      role: 'target',
      text: `The report prints a target of ${later.asPrinted} beside it, read as that of ${later.period.label}. So this figure has no colour.`,
    },
  ]
}

function answerOf(known: Known): Answer {
  const { asking, query, found, row, figures, values, rag, trend, indicator } = known
  const { catalogue } = asking
  const { council } = query
  const ragReason = found.computed
    ? `the sum of ${found.months.length === 3 ? 'three' : found.months.length} months has no target of its own`
    : found.figure.ragReason
  const notes = notesOn(known)
  const band = found.computed ? null : targetBand(figures, found.figure)
  const source = sourceOf(asking, found.figure)
  const printed = found.computed ? null : vague(found.figure)
  const shown = printed ?? valueText(found.value, row.unit)
  const line =
    (role: Line['role']) =>
    (text: string): Line => ({ role, text })
  const verdict = verdictOn(known, shown)
  const direction = trend ? trendLines(trend, row.unit) : earlierText(asking, values, found, row)
  const lines: Line[] = [
    ...(verdict ? [{ role: 'verdict' as const, text: verdict.text }] : []),
    { role: 'head', text: headText(known, shown, verdict) },
    ...ruleLines(known, ragReason),
    ...direction
      .slice((verdict?.on === 'trend' || verdict?.on === 'both') && trend?.previous ? 1 : 0)
      .map(line('trend')),
    ...toDateText(values, found, row).map(line('beside')),
    ...besideText(known).map(line('beside')),
    ...nearbyText(asking, values, found, row).map(line('beside')),
    ...reportWords(query.paragraphs ?? [], found, trend).map(line('quote')),
    ...benchmarkLines(known.benchmarks.shown).map(line('benchmark')),
    ...notes.filter(({ kind }) => kind !== 'fallback').map(({ text }) => noteLine(text)),
    { role: 'source', text: sourceText(source) },
  ]
  return buildAnswer({
    kind: 'answer',
    council,
    indicator: indicatorRef(asking, row),
    period: found.period,
    requestedPeriod: found.requested,
    value: Number(found.value),
    unit: row.unit,
    computed: found.computed,
    target: band && asTarget(band),
    rag,
    ragReason,
    trend: trend?.trend ?? null,
    benchmarks: known.benchmarks.list,
    notes: notes.map(({ text }) => text),
    source,
    understood: `${measureName(row)} · ${found.period.label} · ${catalogue.councilName(council)}`,
    items: found.months.map((m) => partAnswer(asking, m, row)),
    text: textOf(lines),
    telling: {
      decimal: found.value,
      shown,
      previous: trend?.previous
        ? { decimal: trend.previous.value, shown: valueText(trend.previous.value, row.unit) }
        : null,
      target: band && targetText(known, found.figure, band),
      when: whenText(found.period, indicator.basis),
      council: catalogue.councilName(council),
      name: measureWords(indicator, row, found.period.kind),
      notes,
      lines,
    },
  })
}

/** Words that make a printed figure less than exact ("approximately 1,000", "over 600") are shown as printed. */
export function vague(figure: Figure): string | null {
  return /\b(about|approximately|around|over|above|below|under|nearly|almost|fewer|more|less|regularly)\b/i.test(
    figure.asPrinted,
  )
    ? figure.asPrinted
    : null
}

/** The year to date that a month or term belongs to, with the same time a year earlier: one term's fall may be a year's rise. */
function toDateText(values: readonly Figure[], found: FoundFigure, row: Measure): string[] {
  if (!['month', 'term'].includes(found.period.kind) || found.computed) return []
  const all = leads(values)
  const of = (period: Pick<Period, 'start' | 'end'>) =>
    all.find(
      ({ figure: { period: p } }) => p.kind === 'year_to_date' && p.start === period.start && p.end === period.end,
    )
  const year = all.find(
    ({ figure: { period: p, document } }) =>
      p.kind === 'year_to_date' && p.end === found.period.end && document === found.figure.document,
  )
  if (!year) return []
  const before = of(shiftYears(year.figure.period, -1))
  const earlier = before ? `, against ${valueText(before.figure.value as string, row.unit)} a year earlier` : ''
  return [`The year to ${dayLabel(found.period.end)}: ${valueText(year.figure.value as string, row.unit)}${earlier}.`]
}

const DAYS_NEAR = 45
const days = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / 86_400_000

/** Other published figures for the same thing at about the same time: of one day shortly before. */
function nearbyText(asking: Asking, values: readonly Figure[], found: FoundFigure, row: Measure): string[] {
  const { end, kind } = found.period
  if (kind === 'snapshot' || found.computed) return []
  return leads(values)
    .filter(({ figure: { period, value } }) => {
      const before = days(period.end, end)
      return period.kind === 'snapshot' && value !== found.value && before >= 0 && before <= DAYS_NEAR
    })
    .map(({ figure }) => {
      const elsewhere =
        figure.document === found.figure.document ? '' : `, ${asking.catalogue.document(figure.document).document}`
      const shown = vague(figure) ?? valueText(figure.value as string, row.unit)
      return `Also published: ${shown} on ${figure.period.label} (${figure.location}${elsewhere}).`
    })
}

/** Rows that print how many there are in all, and how many of them missed. */
const OF_ALL = 'out of'
const MISSED = ['outside timescale', 'over timescale']
const FEW = 30

/** How many a percentage is of, where so few that one of them moves it; null where it is of many or is not printed. */
function fewText({ all, found, row }: Known): string | null {
  const { figure } = found
  if (row.unit !== '%' || found.computed) return null
  const beside = (subs: readonly string[]): number | null => {
    const other = all.find(
      (f) =>
        subs.includes(f.sub) &&
        f.kind === 'value' &&
        f.value !== null &&
        f.document === figure.document &&
        f.period.start === figure.period.start &&
        f.period.end === figure.period.end,
    )
    return other ? Number(other.value) : null
  }
  const share = Number(figure.value) / 100
  const missed = beside(MISSED)
  const whole = beside([OF_ALL]) ?? (missed !== null && share < 1 ? Math.round(missed / (1 - share)) : null)
  if (whole === null || whole === 0 || whole > FEW) return null
  const points = Math.round(100 / whole)
  return `Few children: this is ${Math.round(share * whole)} of ${whole}, so one is about ${points} percentage ${points === 1 ? 'point' : 'points'}.`
}

/** With nothing to compare like with like, the figure before it is still told, as what it is. */
function earlierText(asking: Asking, values: readonly Figure[], found: FoundFigure, row: Measure): string[] {
  const before = leads(values)
    .filter((l) => l.figure.period.end < found.period.start)
    .toSorted((a, b) => (a.figure.period.end < b.figure.period.end ? 1 : -1))[0]
  if (!before) return []
  const { figure } = before
  const indicator = asking.catalogue.indicator(row.indicator)
  const why = !sameThing(asking, indicator)(figure, found.figure)
    ? ', which does not count quite the same thing'
    : alike(figure.period, found.period, asCounted(indicator, row))
      ? ''
      : ', another kind of period'
  return [`The figure before it: ${valueText(figure.value as string, row.unit)} in ${periodName(figure.period)}${why}.`]
}

/** That there is no number for the period asked for. */
function nothingText(known: Known, asked: Period): string {
  if (known.wordless) return withoutNumberText(known.wordless)
  return `I hold nothing for ${isWithin(known, asked) ? 'the whole of ' : ''}${asked.label}.`
}

/** A figure of a part of what was asked for, or of its last day: something is held for it. */
const isWithin = ({ found: { period }, indicator }: Known, asked: Period): boolean =>
  (indicator.basis === 'position' ? period.end : period.start) >= asked.start && period.end <= asked.end

function newestText(known: Known, asked: Period): string {
  const { wordless } = known
  if (wordless) return `${withoutNumberText(wordless)} This is the newest before it.`
  return isWithin(known, asked)
    ? `I hold nothing for the whole of ${asked.label}; this is the newest within it.`
    : `I hold nothing for ${asked.label}, so this is the newest before it.`
}

function fallbackNote(known: Known): string | null {
  const { requested, period } = known.found
  if (!requested) return null
  const newest = isWithin(known, requested) ? 'within' : 'before'
  return `${nothingText(known, requested)} This is for ${periodName(period)}, the newest ${newest} it.`
}

/** A single published figure, as a part of something else. */
export function partAnswer(asking: Asking, figure: Figure, row: Measure): Answer {
  const shown = vague(figure) ?? valueText(figure.value as string, row.unit)
  const text = `${figure.period.label}: ${shown}.`
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
    text,
    telling: {
      decimal: figure.value,
      shown,
      council: asking.catalogue.councilName(figure.council),
      name: measureWords(asking.catalogue.indicator(row.indicator), row, figure.period.kind),
      notes: [],
      lines: [{ role: 'head', text }],
    },
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

/** "I hold nothing…": the answer when a row has no figure at or before the period asked for. */
export function missingAnswer(
  asking: Asking,
  row: Measure,
  { missing, earliest, other, wordless }: MissingFigure = { missing: null, earliest: null, wordless: null },
): Answer {
  const { catalogue } = asking
  const where = catalogue.councilName(row.council)
  const name = measureWords(catalogue.indicator(row.indicator), row, null)
  const { basis } = catalogue.indicator(row.indicator)
  const told = ({ value, period }: Figure): string =>
    `${valueText(value as string, row.unit)} ${whenText(period, basis)}`
  const first = earliest ? ` The earliest I hold is ${told(earliest)}. ${sourceText(sourceOf(asking, earliest))}` : ''
  return buildAnswer({
    kind: 'no_data',
    council: row.council,
    indicator: indicatorRef(asking, row),
    requestedPeriod: missing,
    understood: `${measureName(row)} · ${missing?.label ?? 'any period'} · ${where}`,
    text: wordless
      ? `${where}: ${name}. ${withoutNumberText(wordless)}${first}`
      : other && missing
        ? `I hold nothing for ${missing.label}, nor for as long a time before it: ${name}, ${where}. What I hold is ${told(other)}. ${sourceText(sourceOf(asking, other))}`
        : `I hold nothing${missing ? ` for ${missing.label} or before it` : ''}: ${name}, ${where}.${first}`,
  })
}

/** Whether a figure meets `target`, for sentences about gaps. */
export const isAtLeast = (value: string, target: string): boolean => compare(value, target) >= 0
