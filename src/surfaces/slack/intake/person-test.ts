/** Whether a text asks about a particular person, or perhaps names one, found out before anything of it is kept. */
import type { Explanation } from '../../../ask.ts'
import type { SlackDeps } from '../deps.ts'

export function personIn({ running, today }: Pick<SlackDeps, 'running' | 'today'>, text: string): Explanation['about'] {
  const { scrutineer } = running()
  return scrutineer.explain({ text, council: null, now: today(), thread: null }).about
}
