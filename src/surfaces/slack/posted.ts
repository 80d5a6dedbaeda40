/** Whether a message of ours is in its channel already, by the key that each carries as metadata. */
import type { WebClient } from '@slack/web-api'
import type { Posted, QueuedCall } from '../../store/state.ts'

export const REPLY_EVENT = 'scrutineer_reply'

interface Found {
  readonly ts?: string
  readonly metadata?: { readonly event_type?: string; readonly event_payload?: { readonly key?: string } }
}

const PAGES = 10
/** So many are looked through whatever their time: this machine's clock may have been wrong when it queued the call. */
const PAGES_OF_ANY_TIME = 3
const HOUR_S = 3600

/** Where the message that `call` posted is, or null where it is not there. Throws what the client throws. */
export async function isPosted(client: WebClient, call: QueuedCall): Promise<Posted | null> {
  const { channel, thread_ts: thread } = call.args as { channel?: string; thread_ts?: string }
  // A message to a person has no channel of its own to look in yet; posting opens the same conversation each time.
  const where = channel && /^[UW]/.test(channel) ? await directChannel(client, channel) : channel
  if (!where) return null
  const queued = call.queuedAt / 1000 - HOUR_S
  let cursor: string | undefined
  for (let page = 1; page <= PAGES; page++) {
    const options = { channel: where, include_all_metadata: true, limit: 200, ...(cursor ? { cursor } : {}) }
    const found = thread
      ? await client.conversations.replies({ ...options, ts: thread })
      : await client.conversations.history(options)
    const messages = (found.messages ?? []) as Found[]
    const mine = messages.find(
      (m) => m.metadata?.event_type === REPLY_EVENT && m.metadata.event_payload?.key === call.key,
    )
    if (mine?.ts) return { channel: where, ts: mine.ts }
    cursor = found.response_metadata?.next_cursor || undefined
    if (!cursor) return null
    // The latest come first; a thread is told from its beginning.
    const older = !thread && Number(messages.at(-1)?.ts ?? 0) < queued
    if (older && page >= PAGES_OF_ANY_TIME) return null
  }
  return null
}

async function directChannel(client: WebClient, user: string): Promise<string | undefined> {
  const { channel } = await client.conversations.open({ users: user })
  return channel?.id
}
