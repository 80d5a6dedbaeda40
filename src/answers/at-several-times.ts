/** One measure at three times or more, or at a run of times beside another: a series of what is held for them. */
import type { Session } from '../intent.ts'
import type { Answer } from '../model/answer.ts'
import { asOneRun } from '../periods/run.ts'
import { pick } from './pick.ts'
import { seriesAnswer } from './series-answer.ts'

const MOST_SIDE_BY_SIDE = 2

/** Null where fewer are asked for: no time that is named is passed over. */
export async function atSeveralTimes(session: Session): Promise<Answer | null> {
  const { requests } = session
  const run = asOneRun(requests)
  const times = requests.filter((r) => r.type === 'period')
  if (!run && times.length <= MOST_SIDE_BY_SIDE) return null
  const told = await pick(session)
  return 'answer' in told ? told.answer : seriesAnswer(run ? { ...session, requests: [run] } : session, told.picked)
}
