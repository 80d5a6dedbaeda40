/** Questions to the service as they are kept. */
import type { Work } from '../../../store/state.ts'
import type { SlackDeps } from '../deps.ts'
import { SERVICE_QUESTION, type ServiceQuestion, serviceQuestion } from './question.ts'

type Kept = Pick<SlackDeps, 'state' | 'log'>

function read({ log }: Kept, key: string, value: unknown): ServiceQuestion | null {
  const found = serviceQuestion.safeParse(value)
  if (!found.success) log(`The record of question ${key} could not be read; it is kept as it is.`)
  return found.success ? found.data : null
}

/** The question, or null where there is none that can be read. */
export async function keptQuestion(deps: Kept, id: string): Promise<ServiceQuestion | null> {
  const value = await deps.state.get<unknown>(SERVICE_QUESTION, id)
  return value === null ? null : read(deps, id, value)
}

async function listed(deps: Kept, owner?: string): Promise<ServiceQuestion[]> {
  const records = await deps.state.list<unknown>(SERVICE_QUESTION, owner)
  return records
    .map(({ key, value }) => read(deps, key, value))
    .filter((question) => question !== null)
    .toSorted((a, b) => ((a.history[0]?.at ?? '') < (b.history[0]?.at ?? '') ? -1 : 1))
}

/** Everything not answered yet, the oldest first; for officers. */
export const openQuestions = async (deps: Kept): Promise<ServiceQuestion[]> =>
  (await listed(deps)).filter(({ state }) => state !== 'answered')

/** A person's own questions, the oldest first, answered or not. */
export const questionsOf = (deps: Kept, user: string): Promise<ServiceQuestion[]> => listed(deps, user)

/** What may be forgotten: questions answered before that day. An open one never may. */
export const answeredBefore = async (deps: Kept, day: string): Promise<NonNullable<Work['removes']>> =>
  (await listed(deps))
    .filter(({ answeredOn }) => answeredOn !== null && answeredOn < day)
    .map(({ id }) => ({ kind: SERVICE_QUESTION, key: id }))
