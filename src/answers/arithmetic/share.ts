/** One count as a share of another: of a sub-row in its whole, or of one measure in another. */
import type { Session } from '../../intent.ts'
import { type Answer, buildAnswer } from '../../model/answer.ts'
import { pick } from '../../query/pick.ts'
import { percentOf, sum } from '../../rules/decimal.ts'
import { compareMeasures } from '../comparison-answer.ts'
import { type FigureDetail, figureDetail, sourceText } from '../figure-answer.ts'
import { shareSides } from './operation.ts'
import { UNRATED, worked } from './worked.ts'

const PHASES = ['primary', 'secondary']

/** The rows that make up the whole of a sub-row; null where they overlap (a family has several children). */
function wholeOf(sub: string): readonly string[] | null {
  if (PHASES.includes(sub)) return PHASES
  return sub === 'families' || sub === 'children' ? null : ['']
}

async function shareOfRows(session: Session): Promise<Answer | null> {
  const { reading, asking } = session
  const result = await pick(session)
  if ('answer' in result) return null
  const { council, indicator } = result.picked
  const sub = reading.cues.subs.find((s) => asking.catalogue.row(council, indicator, s)?.unit === 'count')
  const whole = sub ? wholeOf(sub) : null
  if (!sub || !whole) return null
  const request = session.requests[0] ?? { type: 'none' as const }
  const rows = [sub, ...whole].flatMap((s) => asking.catalogue.row(council, indicator, s) ?? [])
  const details = await Promise.all(
    rows.map((row) => figureDetail(asking, { council, row, request, context: session.topic?.period ?? null })),
  )
  const found = details.filter((d): d is FigureDetail => 'answer' in d)
  const [part, ...parts] = found
  if (!part || parts.length !== whole.length) return null
  const total = sum(parts.map((p) => p.found.value))
  const value = percentOf(part.found.value, total)
  if (value === null) return null
  const added = parts.length > 1 ? `(${parts.map((p) => p.found.value).join(' + ')} = ${total})` : total
  const computed = `${part.found.value} ÷ ${added} × 100`
  return worked(
    part,
    value,
    computed,
    parts.length > 1 ? parts.map((p) => p.answer) : [part.answer, ...parts.map((p) => p.answer)],
    [`${part.row.name}, ${part.found.period.label}: ${sub} ${part.found.value} of ${total}; ${computed} = ${value}%.`],
    { ...UNRATED, unit: '%', ragReason: 'a share of counts has no target' },
  )
}

async function shareOfMeasures(session: Session): Promise<Answer | null> {
  const sides = shareSides(session.reading.text)
  const both = sides ? await compareMeasures(session, sides) : null
  const [whole, part] = both?.items ?? []
  if (!both || whole?.unit !== 'count' || part?.unit !== 'count' || whole.period?.end !== part.period?.end) return null
  if (whole.value === null || part.value === null || part.value > whole.value) return null
  const value = percentOf(String(part.value), String(whole.value))
  if (value === null) return null
  const computed = `${part.value} ÷ ${whole.value} × 100`
  return buildAnswer({
    ...part,
    ...UNRATED,
    kind: 'answer',
    value: Number(value),
    unit: '%',
    computed,
    ragReason: 'a share of counts has no target',
    items: [whole, part],
    text: [
      `${part.indicator?.name} as a share of ${whole.indicator?.name}, ${part.period?.label}: ${computed} = ${value}%.`,
      ...both.notes.map((n) => `Note: ${n}`),
      part.source ? sourceText(part.source) : '',
    ].join('\n'),
  })
}

/** Null where the two sides are not two counts of one time. */
export async function shareAnswer(session: Session): Promise<Answer | null> {
  return (await shareOfMeasures(session)) ?? shareOfRows(session)
}
