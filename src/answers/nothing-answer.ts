/** "I hold nothing on …": what restricts a question and nothing published answers (contract, meaning 13). */
import type { Session } from '../intent.ts'
import { type Answer, buildAnswer } from '../model/answer.ts'
import type { Figure } from '../model/figure.ts'
import { rankMeasures } from '../query/resolve-measure.ts'
import { linesOf, tellingOfTexts, withLines } from '../wording/line.ts'
import { nothingOnForMeasure, nothingOnPartText, otherUnitText } from '../wording/nothing-words.ts'
import { asksTarget, wordsJudged } from '../wording/verdict-asked.ts'
import { targetGap } from './arithmetic/gap.ts'
import type { FigureDetail } from './figure-answer.ts'
import { withoutFigure } from './not-published.ts'
import { tell, tellPicked, together } from './one-figure.ts'
import { notUnderstood, type Picked } from './pick.ts'

/** A part of a message that names nothing that is held. */
export const nothingOnPart = (part: string, council: string | null): Answer =>
  buildAnswer({ kind: 'no_data', council, telling: tellingOfTexts([nothingOnPartText(part)]) })

const unitAsked = ({ reading }: Session): 'number' | 'percentage' | null =>
  reading.cues.number ? 'number' : reading.cues.percent ? 'percentage' : null

/** "Is it good?", "is it under 19?": what a figure's yes or no answers is none of what is not held. Null where it answers less. */
async function judgedAnswer(session: Session, picked: Picked, words: readonly string[]): Promise<Answer | null> {
  const said = wordsJudged(session.reading.text)
  if (words.length === 0 || said.length === 0) return null
  const told = await tellPicked(session, picked, { verdict: true })
  if ('answer' in told) return null
  const { details } = told
  const isAnswered = details.every((d) => linesOf(d.answer).some(({ role }) => role === 'verdict'))
  const known = new Set([...said, ...details.map((d) => d.found.value)])
  return isAnswered && words.every((word) => known.has(word.replace(/[,%]/g, ''))) ? together(details) : null
}

/** "In the LGA peer challenge": the newest figure of the report that all the words name; null where they name none that has one. */
async function reportedAnswer(
  session: Session,
  picked: Picked,
  [detail]: readonly FigureDetail[],
  words: readonly string[],
): Promise<Answer | null> {
  const { catalogue } = session.asking
  // What several papers of one meeting print stands under the name of each in its place.
  const isNamed = ({ document, location }: Figure): boolean => {
    const from = `${location} ${catalogue.document(document).document}`.toLowerCase().split(/[^a-z0-9]+/)
    return words.length > 0 && words.every((word) => word.length > 2 && from.includes(word))
  }
  const figure = detail?.figures
    .filter((f) => f.value !== null && isNamed(f))
    .toSorted((a, b) => (a.period.end < b.period.end ? 1 : -1))[0]
  if (!figure) return null
  const told = await tellPicked(session, picked, { request: { type: 'period', period: figure.period } })
  return 'details' in told && told.details.every((d) => isNamed(d.found.figure)) ? together(told.details) : null
}

/** `unexplained`: the words that nothing published answers, as they were read. */
export async function nothingAnswer(session: Session, unexplained: readonly string[]): Promise<Answer> {
  const { breakdowns, unpublished } = session.reading
  const said = [...unexplained, ...breakdowns, ...unpublished]
  // "Category of neglect": what is said within another is said once.
  const words = [...new Set(said)].filter((w) => !said.some((o) => o !== w && ` ${o} `.includes(` ${w} `))).slice(0, 5)
  if (session.choice) {
    const told = await tell(session)
    if ('details' in told) {
      // "Boys" and "girls" are told where the measure has a row of each.
      const left = words.filter((word) => !told.details.some((d) => d.row.sub === word))
      const reported = await reportedAnswer(session, told.picked, told.details, left)
      if (reported) return reported
      const judged = await judgedAnswer(session, told.picked, left)
      if (judged) return judged
      const own = together(told.details)
      if (left.length > 0) return withoutFigure(own, nothingOnForMeasure(left))
      const [first] = told.details
      const why = otherUnitText(unitAsked(session), first?.row.unit ?? null)
      // "How many more to hit the target" of a percentage: its distance is what can be said.
      const way = first && told.details.length === 1 && asksTarget(session.reading.text) ? targetGap(first) : null
      return withoutFigure(way ? withLines(own, [way.line]) : own, why)
    }
    return told.answer.kind === 'clarify' ? told.answer : { ...told.answer, kind: 'no_data' }
  }
  const { catalogue } = session.asking
  const { council } = session
  const nearest = rankMeasures(
    catalogue,
    session.reading,
    council,
    null,
    (id) => council === null || catalogue.holds(council, id),
  )
  return { ...notUnderstood(session, nearest.filter((c) => c.score > 0.3).slice(0, 3)), kind: 'no_data' }
}
