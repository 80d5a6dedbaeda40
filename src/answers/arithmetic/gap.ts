/** How far a figure is from its target or from a benchmark. */
import type { Session } from '../../intent.ts'
import { type Answer, buildAnswer } from '../../model/answer.ts'
import { subtract } from '../../rules/decimal.ts'
import { differenceText, valueText } from '../../wording/format.ts'
import { type FigureDetail, measureName, statusText } from '../figure-answer.ts'
import { withoutFigure } from '../not-published.ts'
import { tell, together } from '../one-figure.ts'
import { worked } from './worked.ts'

const numberIn = (text: string): string | null => text.match(/-?\d[\d,]*(?:\.\d+)?/)?.[0].replace(/,/g, '') ?? null

function side(gap: string, detail: FigureDetail): string {
  return Number(gap) === 0
    ? 'exactly at'
    : `${differenceText(gap, detail.row.unit)} ${Number(gap) > 0 ? 'above' : 'below'}`
}

function gapToTarget(detail: FigureDetail): Answer {
  const { answer, found, row } = detail
  const { target } = answer
  if (!target || target.value === null)
    return withoutFigure(
      answer,
      target
        ? `The target is in words ("${target.text}"), so there is no gap to work out`
        : `No target is published for this measure for ${found.period.label}`,
    )
  const goal = numberIn(target.text) ?? String(target.value)
  const gap = subtract(found.value, goal)
  const value = gap.replace(/^-/, '')
  const computed = Number(gap) >= 0 ? `${found.value} − ${goal}` : `${goal} − ${found.value}`
  return worked(
    detail,
    value,
    computed,
    [answer],
    [
      `${measureName(row)}, ${found.period.label}: ${valueText(found.value, row.unit)} is ${side(gap, detail)} the target of ${target.text} (${computed} = ${value}).`,
      ...statusText(answer),
    ],
  )
}

function gapToBenchmark(session: Session, detail: FigureDetail): Answer {
  const { answer, found, row } = detail
  const wanted = session.reading.benchmarks.find((b) => b !== 'any') ?? answer.benchmarks[0]?.kind
  const benchmark = answer.benchmarks.find((b) => b.kind === wanted)
  if (!benchmark) return withoutFigure(answer, 'That benchmark is not published for this measure')
  const against = numberIn(benchmark.text) ?? String(benchmark.value)
  const gap = subtract(found.value, against)
  const computed = `${found.value} − ${against}`
  return worked(
    detail,
    gap.replace(/^-/, ''),
    computed,
    [answer],
    [
      `${measureName(row)}, ${found.period.label}: ${valueText(found.value, row.unit)} is ${side(gap, detail)} the ${benchmark.text.replace(/, this is .*$|, in line$/, '').replace(/^(?:(?:better|worse) than |(?:above|below|in line with|the same as) )?(?:the )?/, '')} (${computed} = ${gap}).`,
      ...statusText(answer),
    ],
  )
}

/** From the benchmark that is named, else from the target. */
export async function gapAnswer(session: Session): Promise<Answer> {
  const isBenchmark = session.reading.benchmarks.length > 0
  const told = await tell(session, { showBenchmarks: isBenchmark })
  if ('answer' in told) return told.answer
  const each = told.details.map((d) => (isBenchmark ? gapToBenchmark(session, d) : gapToTarget(d)))
  const [first] = each
  if (each.length === 1 && first) return first
  return buildAnswer({ ...together(told.details), items: each, text: each.map((e) => e.text).join('\n\n') })
}
