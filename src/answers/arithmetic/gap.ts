/** How far a figure is from its target or from a benchmark. */
import type { Session } from '../../intent.ts'
import type { Answer } from '../../model/answer.ts'
import type { BenchmarkKind, Figure } from '../../model/figure.ts'
import { BENCHMARK_NAMES } from '../../rules/benchmark.ts'
import { subtract } from '../../rules/decimal.ts'
import { valueText } from '../../wording/format.ts'
import type { Line } from '../../wording/line.ts'
import { noneForMeasure } from '../../wording/nothing-words.ts'
import { gapLine, noGapText } from '../../wording/working-words.ts'
import { laterTarget } from '../figure/target.ts'
import type { FigureDetail } from '../figure-answer.ts'
import { withoutFigure } from '../not-published.ts'
import { tell, tellPicked } from '../one-figure.ts'
import { extremeAnswer } from './extreme.ts'
import { operandOf } from './operand.ts'
import { asksRange } from './range.ts'
import { inTurn, ownLines, worked } from './worked.ts'

/** The yes or no of a question that has one, which tells the distance where that is asked too. */
function ownVerdict(detail: FigureDetail): Line[] | null {
  const lines = ownLines(detail, 'verdict')
  return lines.length > 0 ? lines : null
}

/** How far a figure is from another number, and how it is said. */
interface Way {
  readonly gap: string
  readonly from: string
  readonly line: Line
}

/** From the target in force for it; null where that has no number. */
export function targetGap(detail: FigureDetail): Way | null {
  const { answer, found } = detail
  if (!answer.target || answer.target.value === null) return null
  const from = found.figure.judgement?.target ?? String(answer.target.value)
  const noun = `the target of ${answer.telling.target ?? answer.target.text}`
  const gap = subtract(found.value, from)
  const met = answer.rag === 'green'
  return { gap, from, line: gapLine({ of: operandOf(detail), goal: from, gap, noun, met, judged: null }) }
}

/** The distance, worked out from the larger of the two, with the lines that tell it. */
function distance(detail: FigureDetail, { gap, from }: Way, lines: readonly Line[]): Answer {
  const { value } = detail.found
  const sum = Number(gap) >= 0 ? `${value} − ${from}` : `${from} − ${value}`
  return worked(detail, gap.replace(/^-/, ''), sum, [detail.answer], lines)
}

/** @param plain the same figure without a yes or no, for where there is no gap */
function gapToTarget(detail: FigureDetail, plain: FigureDetail, all: readonly Figure[]): Answer {
  const { answer, found } = detail
  const { target } = answer
  const later = target ? null : laterTarget(all, found.figure)
  if (later?.value) return gapToLater(plain, later, later.value)
  const way = targetGap(detail)
  if (!way) return withoutFigure(plain.answer, noGapText(target?.text ?? null, found.period.label), ['rule'])
  return distance(detail, way, [...(ownVerdict(detail) ?? [way.line]), ...ownLines(detail, 'head', 'rule')])
}

/** How far from a target that stands in the figure's row for a later year: the reply says which year that is. */
function gapToLater(detail: FigureDetail, later: Figure, goal: string): Answer {
  const gap = subtract(detail.found.value, goal)
  const noun = `the target of ${valueText(goal, later.unit)} printed beside it`
  const line = gapLine({ of: operandOf(detail), goal, gap, noun, met: false, judged: null })
  return distance(detail, { gap, from: goal, line }, [line, ...ownLines(detail, 'head', 'target')])
}

/** How far a figure is from the benchmark of a kind, and how it is said; null where none is published beside it. */
export function benchmarkGap(detail: FigureDetail, kind: BenchmarkKind, isWorked: boolean): Way | null {
  const shown = detail.shownBenchmarks.find((b) => b.kind === kind)
  if (!shown) return null
  const { decimal, standing, noun } = shown
  const gap = subtract(detail.found.value, decimal)
  const judged = standing === 'better' || standing === 'worse' ? standing : null
  const line = gapLine({ of: operandOf(detail), goal: decimal, gap, noun, met: false, judged, isWorked })
  return { gap, from: decimal, line }
}

function gapToBenchmark(session: Session, detail: FigureDetail, plain: FigureDetail): Answer {
  const { answer, found, benchmarks } = detail
  const wanted = session.reading.benchmarks.find((b) => b !== 'any') ?? benchmarks[0]?.kind
  const way = wanted ? benchmarkGap(detail, wanted, true) : null
  if (!way) return withoutFigure(plain.answer, noneForMeasure(wanted ? BENCHMARK_NAMES[wanted] : 'benchmark'))
  const { gap, from, line } = way
  return worked(
    detail,
    gap.replace(/^-/, ''),
    `${found.value} − ${from}`,
    [answer],
    [...(ownVerdict(detail) ?? [line]), ...ownLines(detail, 'head', 'rule')],
  )
}

/** From the benchmark that is named, else from the target. */
export async function gapAnswer(session: Session): Promise<Answer> {
  if (asksRange(session)) return extremeAnswer(session)
  const isBenchmark = session.reading.benchmarks.length > 0
  const options = { showBenchmarks: isBenchmark }
  const told = await tell(session, { ...options, verdict: true })
  if ('answer' in told) return told.answer
  const plainly = await tellPicked(session, told.picked, options)
  const each = await Promise.all(
    told.details.map(async (d, i) => {
      const plain = ('details' in plainly && plainly.details[i]) || d
      if (isBenchmark) return gapToBenchmark(session, d, plain)
      return gapToTarget(d, plain, await session.asking.figures(d.row.council, d.row.indicator))
    }),
  )
  return inTurn(each, told.details)
}
