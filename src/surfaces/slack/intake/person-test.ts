/** Whether a text asks about a particular person, or perhaps names one, found out before anything of it is kept. */
import type { Explanation } from '../../../ask.ts'
import { councilFor } from '../asker.ts'
import type { SlackDeps } from '../deps.ts'

export type PersonDeps = Pick<SlackDeps, 'running' | 'today' | 'state' | 'config'>

/** Where it is asked, and by whom; null for a direct message or a form, and for a workflow. */
export interface Where {
  readonly channel: string | null
  readonly user: string | null
}

/** What is known of a text before it is kept. */
export type Words = Pick<Explanation, 'about' | 'leftOut'>

/** It is read with the council that its answer would use, since that decides what else its words may mean. */
export async function wordsIn(deps: PersonDeps, text: string, where: Where): Promise<Words> {
  const { scrutineer, catalogue } = deps.running()
  const loaded = (key: string): boolean => catalogue.councils.some((c) => c.key === key)
  const council = await councilFor(deps.state, where, deps.config.council, loaded)
  const { about, leftOut } = scrutineer.explain({ text, council, now: deps.today(), thread: null })
  return { about, leftOut }
}

/** Whether it asks about a person, or perhaps names one; null where neither. */
export const aboutPersonIn = async (deps: PersonDeps, text: string, where: Where): Promise<Explanation['about']> =>
  (await wordsIn(deps, text, where)).about
