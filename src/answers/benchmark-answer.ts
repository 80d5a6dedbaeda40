/** How a figure stands against the benchmarks printed beside it. */
import type { Session } from '../intent.ts'
import type { Answer } from '../model/answer.ts'
import type { BenchmarkKind } from '../model/figure.ts'
import { areApart } from '../periods/apart.ts'
import { BENCHMARK_NAMES } from '../rules/benchmark.ts'
import { benchmarkLines } from '../wording/benchmark-words.ts'
import { fitted } from '../wording/fit.ts'
import { listText } from '../wording/format.ts'
import { instead, type Line, linesOf, withLines, withNotesBeforeSource, withOnly } from '../wording/line.ts'
import { noneForMeasure, noneOfText } from '../wording/nothing-words.ts'
import { benchmarkGap } from './arithmetic/gap.ts'
import { comparePeriods } from './comparison-answer.ts'
import type { FigureDetail } from './figure-answer.ts'
import { withoutFigure } from './not-published.ts'
import { labelled, present, tell } from './one-figure.ts'

/** `no_data` where none of the kinds that were asked for is published. */
export async function benchmarkAnswer(session: Session): Promise<Answer> {
  // "In 2022-23 and 2023-24; and what the national average was": no time that is named is passed over.
  if (areApart(session.requests)) return comparePeriods(session)
  const told = await tell(session, { showBenchmarks: true, verdict: true })
  if ('answer' in told) return told.answer
  const answer = present(session, told.details)
  // "Is it lower than 500?" compares with a number of its own, and has its answer.
  const isAnswered = told.details.some((d) => linesOf(d.answer).some(({ role }) => role === 'verdict'))
  if (isAnswered && session.reading.benchmarks.length === 0) return answer
  const wanted = session.reading.benchmarks.filter((b): b is BenchmarkKind => b !== 'any')
  const have = new Set(told.details.flatMap((d) => d.answer.benchmarks.map((b) => b.kind)))
  const missing = wanted.filter((kind) => !have.has(kind))
  if (wanted.length > 0 ? missing.length === wanted.length : have.size === 0) {
    // The percentage that stands beside a number may have one: "31 care leavers in EET. And England?"
    const { cues } = session.reading
    if (told.details.some((d) => d.row.unit === 'count') && !cues.percent) {
      const percent = { ...session.reading, cues: { ...cues, number: false, percent: true } }
      const topic = session.topic ? { ...session.topic, sub: null } : null
      const other = await tell({ ...session, reading: percent, topic }, { showBenchmarks: true, verdict: true })
      if (
        'details' in other &&
        other.details.some((d) => d.answer.benchmarks.some((b) => wanted.length === 0 || wanted.includes(b.kind)))
      )
        return present(session, other.details)
    }
    const names = wanted.length > 0 ? wanted.map((k) => BENCHMARK_NAMES[k]) : ['benchmark']
    return withoutFigure(answer, noneForMeasure(listText(names, 'or')))
  }
  if (missing.length > 0) {
    const text = noneOfText(missing.map((k) => BENCHMARK_NAMES[k]))
    const noted = withNotesBeforeSource(answer, [text])
    return isAnswered
      ? withOnly(noted, fitted(linesOf(noted), ['benchmark']))
      : withDistances(noted, told.details, wanted)
  }
  return isAnswered ? answer : withDistances(answer, told.details, wanted)
}

/** How far one figure is from each benchmark that was asked for: what a member says first, and is not told again. */
function withDistances(answer: Answer, details: readonly FigureDetail[], wanted: readonly BenchmarkKind[]): Answer {
  const [detail] = details
  if (details.length > 1) return withDistanceOfEach(answer, details, wanted)
  if (!detail || wanted.length > MOST_DISTANCES) return answer
  const told = wanted.flatMap((kind) => {
    const gap = benchmarkGap(detail, kind, false)
    return gap ? [{ kind, line: gap.line }] : []
  })
  const others = benchmarkLines(detail.shownBenchmarks.filter((b) => !told.some(({ kind }) => kind === b.kind)))
  const whole = withLines(
    instead(answer, 'benchmark', others),
    told.map(({ line }) => line),
  )
  return withOnly(whole, fitted(linesOf(whole), ['benchmark']))
}
/** Of rows that stand side by side, how far each is from the one benchmark that was asked for. */
function withDistanceOfEach(
  answer: Answer,
  details: readonly FigureDetail[],
  wanted: readonly BenchmarkKind[],
): Answer {
  const [kind, ...more] = wanted
  if (!kind || more.length > 0 || details.length > MOST_DISTANCES) return answer
  const told = details.flatMap((detail): Line[] => {
    const gap = benchmarkGap(detail, kind, false)
    return gap ? [labelled(detail, gap.line)] : []
  })
  // What is known of each row beside its figure would drown the answer.
  return told.length === details.length ? withLines(answer, told, ({ role }) => role !== 'said') : answer
}

/** Three sentences of arithmetic before the figure are no verdict. */
const MOST_DISTANCES = 2
