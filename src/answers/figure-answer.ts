/** The answer to a question about one figure: value, target, RAG, trend, benchmarks, notes and source. */
import { type Answer, type Benchmark, buildAnswer } from '../model/answer.ts'
import type { Figure, Rag } from '../model/figure.ts'
import type { FoundFigure, TrendDetail } from '../model/found.ts'
import type { Measure } from '../model/indicator.ts'
import { figuresOfRow } from '../query/choose-row.ts'
import { findFigure } from '../query/find-figure.ts'
import { trendOf } from '../query/trend.ts'
import { benchmarkLines, type ShownBenchmark } from '../wording/benchmark-words.ts'
import { besideLine, earlierText } from '../wording/beside-words.ts'
import { headLine, ruleLines, shownAs, sumWithoutTargetText } from '../wording/figure-words.ts'
import { fitted } from '../wording/fit.ts'
import { valueText } from '../wording/format.ts'
import { type Line, type LineRole, type Note, withEnd } from '../wording/line.ts'
import { measureWords } from '../wording/measure-words.ts'
import { notesOfFigure } from '../wording/note-words.ts'
import { whenText } from '../wording/period-words.ts'
import { reportWords } from '../wording/report-words.ts'
import { movedText, trendLines, unmovedLine } from '../wording/trend-words.ts'
import type { Verdict } from '../wording/verdict.ts'
import type { Asking } from './asking.ts'
import { benchmarksOf } from './figure/benchmarks.ts'
import { besides, earlierOf } from './figure/beside.ts'
import { asCounted, sameThing } from './figure/counting.ts'
import { headOf, ruleOf, verdictOn } from './figure/first-lines.ts'
import type { FigureQuery, Known, MissingFigure } from './figure/known.ts'
import { type Movement, movementOf } from './figure/movement.ts'
import { indicatorRef, measureName, sourceOf } from './figure/naming.ts'
import { disagreementNotes, notesOn, unrestatedNotes } from './figure/notes.ts'
import { partAnswer } from './figure/part.ts'
import { asTarget, bandOf, laterTarget, targetText } from './figure/target.ts'
import { once } from './once.ts'
import { withoutNumber } from './without-number.ts'

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
  /** Figures that disagree, corrections, and what was found doubtful about this one. */
  readonly doubts: readonly Note[]
  /** Values of the same row through the years. */
  readonly figures: readonly Figure[]
}

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
        ...unrestatedNotes(values, found, own),
        ...notesOfFigure(found.figure),
      ]
    },
    get answer() {
      return answer()
    },
  }
}

/**
 * Which way it went: against the time that the question names, and otherwise, without what a verdict has told of it.
 * @param movement that a verdict is on, or that is asked for by naming a time
 */
function directionLines(known: Known, movement: Movement | null, isTold: boolean): Line[] {
  const { trend, row } = known
  const said = (text: string): Line => ({ role: 'trend', text })
  const asked =
    movement && !isTold
      ? [movement.kind === 'moved' ? said(movedText(movement.moved, row.unit)) : unmovedLine(movement.why)]
      : []
  const than = movement?.kind === 'moved' ? movement.than.period : null
  if (trend) return [...asked, ...trendLines(trend, row.unit, than)]
  const isEarlierTold = movement?.kind === 'moved' || (movement?.kind === 'unmoved' && movement.why.kind === 'unlike')
  const earlier = isEarlierTold ? null : earlierOf(known)
  return earlier ? [...asked, said(earlierText(earlier))] : asked
}

/** Lines that the question is about, which never give way. */
const askedRoles = ({ showBenchmarks, asked }: FigureQuery): LineRole[] => [
  ...(showBenchmarks || (asked?.benchmarks.length ?? 0) > 0 ? (['benchmark'] as const) : []),
  ...(asked?.against ? (['trend'] as const) : []),
]

/** A verdict has said that there is no target. */
const isTargetDenied = (known: Known, verdict: Verdict | null): boolean =>
  verdict?.on === 'target' &&
  !verdict.tellsValue &&
  bandOf(known) === null &&
  laterTarget(known.figures, known.found.figure) === null

const verdictLine = ({ text, ofReports, holds }: Verdict): Line => ({
  role: 'verdict',
  text,
  ...(ofReports !== undefined && ofReports !== text && { ofReports }),
  ...(holds === undefined ? {} : { holds }),
})

const isInReportsWords = (movement: Movement): boolean => movement.kind === 'unmoved' && movement.why.kind === 'words'

function answerOf(known: Known): Answer {
  const { asking, query, found, row, rag, trend, indicator } = known
  const { council } = query
  const councilName = asking.catalogue.councilName(council)
  const ragReason = found.computed ? sumWithoutTargetText(found.months.length) : found.figure.ragReason
  const notes = notesOn(known)
  const band = bandOf(known)
  const source = sourceOf(asking, found.figure)
  const shown = found.computed ? valueText(found.value, row.unit) : shownAs(found.figure, row.unit)
  const movement = once(() => movementOf(known))
  const verdict = query.asked ? verdictOn(known, shown, movement(), notes) : null
  const isMoveTold = verdict?.on === 'trend' || verdict?.on === 'both'
  const own: Line[] = [
    ...(verdict ? [verdictLine(verdict)] : []),
    headLine(headOf(known, shown, verdict)),
    ...(isTargetDenied(known, verdict) ? [] : ruleLines(ruleOf(known, ragReason))),
    ...directionLines(known, isMoveTold || query.asked?.against ? movement() : null, isMoveTold),
    ...besides(known).map(besideLine),
    ...reportWords(query.paragraphs ?? [], found, trend)
      .filter(() => !isMoveTold || !isInReportsWords(movement()))
      .map((text): Line => ({ role: 'quote', text })),
    ...benchmarkLines(known.benchmarks.shown.filter((b) => b.kind !== verdict?.benchmark)),
  ]
  const whole = withEnd(own, notes, [source])
  const lines = fitted(whole, askedRoles(query))
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
    understood: `${measureName(row)} · ${found.period.label} · ${councilName}`,
    items: found.months.map((m) => partAnswer(asking, m, row)),
    telling: {
      decimal: found.value,
      shown,
      previous: trend?.previous
        ? { decimal: trend.previous.value, shown: valueText(trend.previous.value, row.unit) }
        : null,
      target: band && targetText(known, band),
      when: whenText(found.period, indicator.basis),
      council: councilName,
      name: measureWords(indicator, row, found.period.kind),
      whole: measureWords(indicator, { ...row, sub: '' }, found.period.kind),
      notes,
      lines,
      gaveWay: whole.filter((line) => !lines.includes(line)),
    },
  })
}
