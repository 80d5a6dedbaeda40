/** One count as a share of another: of a sub-row in its whole, or of one measure in another. */
import type { Session } from '../../intent.ts'
import type { Answer } from '../../model/answer.ts'
import { PHASES } from '../../model/indicator.ts'
import { percentOf, sum } from '../../rules/decimal.ts'
import { noneForMeasure } from '../../wording/nothing-words.ts'
import { ratioLines, shareLines } from '../../wording/working-words.ts'
import { type FigureDetail, figureDetail } from '../figure-answer.ts'
import { withoutFigure } from '../not-published.ts'
import { tell, together } from '../one-figure.ts'
import { pick } from '../pick.ts'
import { sideDetails } from '../together-answer.ts'
import { operandOf } from './operand.ts'
import { UNRATED, worked } from './worked.ts'

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
    shareLines({ part: operandOf(part), parts: parts.map(operandOf), total, value }),
    { ...UNRATED, unit: '%', ragReason: 'a share of counts has no target' },
  )
}

/** One measure as a share of another: the smaller count of the larger one. */
async function shareOfMeasures(session: Session): Promise<Answer | null> {
  const sides = await sideDetails(session)
  const [a, b] = sides.map((s) => s?.[0])
  if (!a || !b || sides.length !== 2 || a.row.unit !== 'count' || b.row.unit !== 'count') return null
  const { catalogue } = session.asking
  const themesOf = ({ row }: FigureDetail) => catalogue.indicator(row.indicator).themes
  // Those whom the one counts are among those whom the other does only where both are about the same.
  const isAmong = themesOf(a).some((theme) => themesOf(b).includes(theme))
  if (a.found.period.end !== b.found.period.end || !isAmong) return null
  const [part, whole] = Number(a.found.value) <= Number(b.found.value) ? [a, b] : [b, a]
  const value = percentOf(part.found.value, whole.found.value)
  if (value === null) return null
  const computed = `${part.found.value} ÷ ${whole.found.value} × 100`
  return worked(
    part,
    value,
    computed,
    [part.answer, whole.answer],
    ratioLines({ part: operandOf(part), whole: operandOf(whole), value }),
    { ...UNRATED, unit: '%', ragReason: 'a share of counts has no target' },
  )
}

/** A share worked out where two counts of one time are named; the published figure where none can be. */
export async function shareAnswer(session: Session): Promise<Answer> {
  const found = session.sides ? await shareOfMeasures(session) : await shareOfRows(session)
  if (found) return found
  const told = await tell(session)
  if ('answer' in told) return told.answer
  const own = together(told.details)
  // A number is no share; a percentage may be the one that is asked for.
  const isCount = told.details.every(({ row }) => row.unit === 'count')
  return session.sides && isCount ? withoutFigure(own, noneForMeasure('share')) : own
}
