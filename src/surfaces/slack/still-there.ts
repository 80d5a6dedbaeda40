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
  readonly messages?: readonly { readonly ts?: string; readonly subtype?: string }[]
}

/** True also where Slack does not say: better an answer too many than a question that nobody answers. */
export async function isStillThere(
  { client, clock }: Pick<SlackDeps, 'client' | 'clock'>,
  { channel, ts, thread_ts: thread }: Place,
): Promise<boolean> {
  if (clock() - Number(ts) * 1000 < LATE_MS) return true
  const only = { channel, latest: ts, oldest: ts, inclusive: true, limit: 1 }
  const asked: Promise<Found> =
    thread && thread !== ts ? client.conversations.replies({ ...only, ts: thread }) : client.conversations.history(only)
  const found = await Promise.race([asked.catch(() => null), wait(PATIENCE_MS, null, { ref: false })])
  if (!found?.messages) return true
  return found.messages.some((message) => message.ts === ts && message.subtype !== 'tombstone')
}
