/** Whether a measure ever had a colour or met its target, or always did, or how often: by each of its figures, never by the last one alone. */
import type { Session } from '../intent.ts'
import type { Answer } from '../model/answer.ts'
import type { Figure } from '../model/figure.ts'
import type { Period } from '../model/period.ts'
import { shownAs } from '../wording/figure-words.ts'
import { withLines } from '../wording/line.ts'
import { periodName } from '../wording/period-words.ts'
import { everLine } from '../wording/run-words.ts'
import { asksHowOften, asksMissed, asksTarget, asksYesOrNo, colourAsked, timesAsked } from '../wording/verdict-asked.ts'
import { colouredOf } from './colour-run.ts'
import { tell } from './one-figure.ts'

/** What is asked of each figure; null where no colour and no target is asked about. */
function holdsFor(text: string): ((figure: Figure) => boolean) | null {
  const colour = colourAsked(text)
  if (colour) return ({ rag }) => rag === colour
  if (!asksTarget(text)) return null
  const isMissed = asksMissed(text)
  return ({ rag }) => (rag === 'green') !== isMissed
}

/** Null where that is not asked, or nothing has a colour. */
export async function everAnswer(session: Session): Promise<Answer | null> {
  const { text } = session.reading
  const times = asksHowOften(text) ? 'count' : asksYesOrNo(text) ? timesAsked(text) : null
  const holds = times && holdsFor(text)
  if (!times || !holds) return null
  const told = await tell(session, { request: { type: 'none' } })
  if ('answer' in told || told.details.length > 1) return null
  const [detail] = told.details
  if (!detail) return null
  const all = colouredOf(detail)
  const [request] = session.requests
  const asked = request?.type === 'period' ? request.period : null
  // What stood on a day is told by whatever ends with it.
  const isWithin = ({ start, end, kind }: Period): boolean =>
    !asked ||
    (end <= asked.end &&
      (start >= asked.start || (asked.kind === 'snapshot' && end === asked.end && kind !== 'snapshot')))
  const within = all.figures.filter(({ period }) => isWithin(period))
  const isNone = within.length === 0
  const inTime = isNone ? all.figures : within
  const [first, last] = [inTime[0], inTime.at(-1)]
  if (!first || !last) return null
  const answer = isNone ? { ...detail.answer, requestedPeriod: asked } : detail.answer
  return withLines(answer, [
    everLine({
      notHeld: isNone && asked ? asked.label : null,
      times,
      kind: all.kind,
      of: inTime.length,
      from: periodName(first.period),
      to: periodName(last.period),
      at: inTime.filter(holds).map((f) => ({ period: periodName(f.period), shown: shownAs(f, detail.row.unit) })),
    }),
  ])
}
