/** What stands in a message now, where it was edited before it came or was kept without its words. */
import { setTimeout as wait } from 'node:timers/promises'
import type { SlackDeps } from './deps.ts'
import { aboutPersonIn } from './intake/person-test.ts'
import { isDirect, type Said, withoutMention } from './said.ts'
import { messagesAt } from './still-there.ts'

const PATIENCE_MS = 5000

/** The message with its words of now, never kept; null where Slack does not show them. */
export async function withCurrentWords(deps: SlackDeps, said: Said): Promise<Said | null> {
  const found = await Promise.race([messagesAt(deps, said), wait(PATIENCE_MS, null, { ref: false })])
  const text = found?.find(({ ts }) => ts === said.ts)?.text
  if (text === undefined) return null
  const where = { channel: isDirect(said) ? null : said.channel, user: said.user ?? null }
  const about = await aboutPersonIn(deps, withoutMention(text, deps.identity().botUser), where)
  const { stale: _, unread: __, ...rest } = said
  if (about === 'person') return { ...rest, about, text: '' }
  return { ...rest, text, ...(about === 'perhaps' && { unkept: true }) }
}
