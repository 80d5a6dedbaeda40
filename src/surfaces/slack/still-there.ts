/** Whether a message that comes late is still there: a reply to one that was deleted would stand alone in the channel. */
import { setTimeout as wait } from 'node:timers/promises'
import type { SlackDeps } from './deps.ts'

/** What comes sooner was just said. */
const LATE_MS = 30_000
const PATIENCE_MS = 2000

interface Place {
  readonly channel: string
  readonly ts: string
  readonly thread_ts?: string | undefined
}

interface Found {
  readonly ts?: string
  readonly subtype?: string
  readonly text?: string
}

/** The message at a place, alone or as one of none; null where Slack does not say. */
export async function messagesAt(
  { client }: Pick<SlackDeps, 'client'>,
  { channel, ts, thread_ts: thread }: Place,
): Promise<readonly Found[] | null> {
  const only = { channel, latest: ts, oldest: ts, inclusive: true, limit: 1 }
  const asked =
    thread && thread !== ts ? client.conversations.replies({ ...only, ts: thread }) : client.conversations.history(only)
  return asked.then(
    ({ messages }) => messages ?? null,
    () => null,
  )
}

/** True also where Slack does not say: better an answer too many than a question that nobody answers. */
export async function isStillThere(deps: Pick<SlackDeps, 'client' | 'clock'>, place: Place): Promise<boolean> {
  const { ts } = place
  if (deps.clock() - Number(ts) * 1000 < LATE_MS) return true
  const found = await Promise.race([messagesAt(deps, place), wait(PATIENCE_MS, null, { ref: false })])
  return found === null || found.some((message) => message.ts === ts && message.subtype !== 'tombstone')
}
