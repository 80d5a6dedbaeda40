/** The yes or no of a question about several measures: "did both rise", "is it right that X went up while Y and Z came down". */
import type { Session } from '../intent.ts'
import { type PeriodRequest, resolvePeriod } from '../periods/resolve.ts'
import { directionOf, performanceOf } from '../query/trend.ts'
import type { Choice } from '../understanding/frame.ts'
import { movesSaid } from '../understanding/grammar/selection/moves-said.ts'
import { valueText } from '../wording/format.ts'
import { type Line, linesOf } from '../wording/line.ts'
import { allHoldLine, type Held } from '../wording/together-words.ts'
import { movedAsAsked } from '../wording/verdict.ts'
import { asksEither, asksYesOrNo } from '../wording/verdict-asked.ts'
import { aboutSide } from './about-side.ts'
import type { FigureDetail } from './figure-answer.ts'
import { tell } from './one-figure.ts'

/** What is asked of one of the measures: where several moves are said, or two times, by the one that is said of it. */
function askedOf({ view, sides = [], reading }: Session, side: Choice, times: number): string {
  return (view && movesSaid(view, sides, times > 1 ? 1 : 2).get(side.indicator)) ?? reading.text
}

const detailOf = async (session: Session, request: PeriodRequest, asks: string): Promise<FigureDetail | null> => {
  const told = await tell(session, { request, verdict: true, asks })
  return 'details' in told && told.details.length === 1 ? (told.details[0] as FigureDetail) : null
}

/** Null where nothing published decides it. */
async function heldOf(session: Session, side: Choice, requests: readonly PeriodRequest[]): Promise<Held | null> {
  const of = aboutSide(session, side)
  const asks = askedOf(session, side, requests.length)
  const [first, second] = requests
  const b = await detailOf(of, (second ?? first) as PeriodRequest, asks)
  if (!b || b.found.requested !== null) return null
  const name = b.answer.telling?.name ?? b.row.name
  const toldAs = { name, shown: valueText(b.found.value, b.row.unit) }
  if (!second) {
    const verdict = linesOf(b.answer).find(({ role }) => role === 'verdict')
    return verdict?.holds === undefined ? null : { ...toldAs, holds: verdict.holds }
  }
  const a = await detailOf(of, first as PeriodRequest, asks)
  if (!a || a.found.requested !== null || a.row.sub !== b.row.sub) return null
  const [early, late] = a.found.period.end <= b.found.period.end ? [a, b] : [b, a]
  const direction = directionOf(early.found.value, late.found.value)
  const { polarity } = session.asking.catalogue.polarity(late.found.figure)
  const holds = movedAsAsked(asks, { direction, performance: performanceOf(direction, polarity) })
  return holds === null ? null : { ...toldAs, shown: valueText(late.found.value, late.row.unit), holds }
}

/** "From January to March": what moved, moved from the one to the other. */
function endsOf({ reading: { periods }, asking: { now } }: Session): readonly PeriodRequest[] | null {
  const [only, ...more] = periods
  if (only?.phrase.type !== 'span' || more.length > 0) return null
  return [resolvePeriod(only.phrase.from, now), resolvePeriod(only.phrase.to, now)]
}

/** Null where it asks no yes or no, or where one of the measures has none. @param requests the times that are told of each */
export async function verdictOfSides(session: Session, requests: readonly PeriodRequest[]): Promise<Line | null> {
  const { text } = session.reading
  const { sides = [] } = session
  const times = endsOf(session) ?? requests
  if (!asksYesOrNo(text) || asksEither(text) || times.length > 2) return null
  const held = await Promise.all(sides.map((side) => heldOf(session, side, times)))
  const all = held.filter((h) => h !== null)
  return all.length === sides.length && all.length > 1 ? allHoldLine(all) : null
}
