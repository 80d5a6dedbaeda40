/** What a question about one figure is answered with, whether it asks for the figure, for its target or which way it went. */
import type { Session } from '../intent.ts'
import type { Reading } from '../language/reading.ts'
import type { Answer } from '../model/answer.ts'
import { againstOf, isShort } from '../periods/against.ts'
import { areApart } from '../periods/apart.ts'
import { asksWhichTime } from '../wording/verdict-asked.ts'
import { extremeAnswer } from './arithmetic/extreme.ts'
import { atSeveralTimes } from './at-several-times.ts'
import { benchmarkAnswer } from './benchmark-answer.ts'
import { lastingAnswer } from './colour-run.ts'
import { compareCouncils, comparePeriods } from './comparison-answer.ts'
import { everAnswer } from './ever-answer.ts'
import { present, tell } from './one-figure.ts'
import { pick } from './pick.ts'
import { seriesAnswer } from './series-answer.ts'
import { asksForTarget, targetAnswer } from './target-answer.ts'

/** Whether the two times that a text names are joined in so many words. */
function areJoined({ text, periods }: Reading): boolean {
  const [first, second] = periods
  return (
    first !== undefined &&
    second !== undefined &&
    periods.length === 2 &&
    JOINED.test(text.slice(first.to, second.from))
  )
}
/** "In 2020-21, and what was it in the first quarter of 2021-22": no aside, and no sentence of its own. */
const JOINED = /^[^.?!:;()]*\b(?:and|with|against|versus|vs?|than|to)\b[^.?!:;()]*$/

const MONTH_ON_MONTH = /\bmonth[- ]on[- ]month\b/

function isAgainstShort({ reading, asking }: Session): boolean {
  const against = againstOf(reading.text, reading.periods, asking.now)
  return against !== null && isShort(against)
}

/** The asker's own council is set against the one that is named: "us or Rutland", "are we better than Rutland". */
const SETS_US =
  /\bus (?:or|and|v|vs|versus|against) |\b(?:than|or|and|v|vs|versus|against|as) (?:us|ours|ourselves|our own)\b|\b(?:we|our|ours)\b[^.?!]{0,60}\b(?:better|worse|higher|lower|more|fewer|less|ahead|behind|above|below|bigger|smaller|quicker|slower)\b[^.?!]{0,40}\b(?:than|of)\b/

/** "Re-referrals, last three months": what is no sum of its months is told month by month; null where one figure is asked for. */
async function overTime(session: Session): Promise<Answer | null> {
  const { requests, reading, asking } = session
  if (reading.periods.length !== 1 || requests[0]?.type !== 'series' || requests[0].last === undefined) return null
  const told = await pick(session)
  if ('answer' in told) return null
  const { basis } = asking.catalogue.indicator(told.picked.indicator)
  if (basis === 'flow' && told.picked.rows.some((r) => r.unit === 'count')) return null
  const answer = await seriesAnswer(session, told.picked)
  return answer.kind === 'series' ? answer : null
}

export async function askedFigure(session: Session): Promise<Answer> {
  // Who asks for a benchmark is told where none is published, and never the council's own figure in its place.
  if (session.reading.benchmarks.length > 0) return benchmarkAnswer(session)
  const { requests, reading, council, own } = session
  // "Are we better than Rutland", "us or Rutland": of both, and not of the other alone.
  if (own && council && council !== own && reading.councils.length === 1 && SETS_US.test(reading.text))
    return compareCouncils(session, [own, council])
  // "How many plans at 31 March 2024, and the comparative at 31 March 2023": no time that is named is passed over.
  if (areApart(requests, areJoined(reading))) return comparePeriods(session)
  if (asksWhichTime(reading.text)) return extremeAnswer(session)
  const several = await atSeveralTimes(session)
  if (several) return several
  const inTime = (await everAnswer(session)) ?? (await lastingAnswer(session)) ?? (await overTime(session))
  if (inTime) return inTime
  // What is set against a month is the newest month, not the year that it ends.
  const isMonthly = requests[0]?.type === 'none' && (MONTH_ON_MONTH.test(reading.text) || isAgainstShort(session))
  const told = await tell(session, { verdict: true, ...(isMonthly ? { request: { type: 'latest' } } : {}) })
  if ('answer' in told) return told.answer
  // Who asks what the target is is told where there is none, with the figure as what it is.
  return asksForTarget(reading.text) ? targetAnswer(session, told.details) : present(session, told.details)
}
