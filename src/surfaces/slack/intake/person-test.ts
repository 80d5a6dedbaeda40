/** Whether a text asks about a particular person, found out before anything of it is kept. */
import type { SlackDeps } from '../deps.ts'

export function asksAboutPerson({ running, today }: Pick<SlackDeps, 'running' | 'today'>, text: string): boolean {
  const { scrutineer } = running()
  return scrutineer.explain({ text, council: null, now: today(), thread: null }).about === 'person'
}
