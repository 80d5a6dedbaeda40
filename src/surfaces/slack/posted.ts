/** Whether a message of ours is in its channel already, by the key that each carries as metadata. */
import type { WebClient } from '@slack/web-api'
import type { Posted, QueuedCall } from '../../store/state.ts'
import { refusalOf, verdictOf } from './slack-errors.ts'

export const REPLY_EVENT = 'scrutineer_reply'

interface Found {
  readonly ts?: string
  readonly metadata?: { readonly event_type?: string; readonly event_payload?: { readonly key?: string } }
}

/** What the channel shows: the message, that it is not there, or nothing that settles it. */
export type Sight = Posted | 'absent' | 'unsure'

const PAGES = 10
/** So many are looked through whatever their time: this machine's clock may have been wrong when it queued the call. */
const PAGES_OF_ANY_TIME = 3
const HOUR_S = 3600
/** Clocks that differ by more post nothing. */
const CLOCKS_S = 300

const isOurs =
  ({ key, look }: QueuedCall) =>
  ({ metadata }: Found): boolean => {
    const found = metadata?.event_type === REPLY_EVENT ? metadata.event_payload?.key : undefined
    if (found === undefined || found === key) return found === key
    const { like, nth } = look ?? {}
    return like !== undefined && `${found}:`.startsWith(like) && (nth === undefined || found.endsWith(`:${nth}`))
  }

export interface Looking {
  readonly client: WebClient
  /** Whether the message at `ts` is known as another one of ours. */
  readonly isKnown: (channel: string, ts: string) => Promise<boolean>
}

/** Throws what the client throws. */
export async function lookFor(looking: Looking, call: QueuedCall): Promise<Sight> {
  const { client } = looking
  const { channel, thread_ts: thread } = call.args as { channel?: string; thread_ts?: string }
  // A message to a person has no channel of its own to look in yet; posting opens the same conversation each time.
  const where = channel && /^[UW]/.test(channel) ? await directChannel(client, channel) : channel
  if (!where) return 'absent'
  if (!thread) return inHistory(client, where, call)
  try {
    return await inThread(client, where, thread, call)
  } catch (error) {
    const { kind } = verdictOf(error)
    // A bot's token may not read the threads of channels, by one of Slack's two pages about it.
    if (refusalOf(error) === null || (kind === 'again' && refusalOf(error)?.includes('error'))) throw error
    return fromParent(looking, where, thread, call)
  }
}

async function inHistory(client: WebClient, channel: string, call: QueuedCall): Promise<Sight> {
  const { look, doubt } = call
  const oldest = look ? look.since / 1000 : null
  const queued = call.queuedAt / 1000 - HOUR_S
  let cursor: string | undefined
  for (let page = 1; page <= PAGES; page++) {
    const found = await client.conversations.history({
      channel,
      include_all_metadata: true,
      limit: 200,
      ...(cursor ? { cursor } : {}),
      ...(oldest !== null && !doubt ? { oldest: oldest.toFixed(6) } : {}),
    })
    const messages = (found.messages ?? []) as Found[]
    const mine = messages.find(isOurs(call))
    if (mine?.ts && (oldest === null || Number(mine.ts) > oldest)) return { channel, ts: mine.ts }
    cursor = found.response_metadata?.next_cursor || undefined
    if (!cursor) return 'absent'
    // The latest come first.
    const older = Number(messages.at(-1)?.ts ?? 0) < queued
    if (older && page >= PAGES_OF_ANY_TIME) return 'absent'
  }
  return 'absent'
}

async function inThread(client: WebClient, channel: string, thread: string, call: QueuedCall): Promise<Sight> {
  let cursor: string | undefined
  for (let page = 1; page <= PAGES; page++) {
    const options = { channel, ts: thread, include_all_metadata: true, limit: 200, ...(cursor ? { cursor } : {}) }
    const found = await client.conversations.replies(options)
    // The first message is not under itself, whatever number its key ends with.
    const under = ((found.messages ?? []) as Found[]).filter(({ ts }) => ts !== thread)
    const mine = under.find(isOurs(call))
    if (mine?.ts) return { channel, ts: mine.ts }
    cursor = found.response_metadata?.next_cursor || undefined
    if (!cursor) return 'absent'
  }
  return 'absent'
}

interface Parent {
  readonly ts?: string
  readonly reply_count?: number
  readonly latest_reply?: string
  readonly reply_users?: readonly string[]
  readonly reply_users_count?: number
}

/** What the first message of the thread tells of its replies. */
async function fromParent(
  { client, isKnown }: Looking,
  channel: string,
  thread: string,
  call: QueuedCall,
): Promise<Sight> {
  const found = await client.conversations.history({
    channel,
    latest: thread,
    oldest: thread,
    inclusive: true,
    limit: 1,
  })
  const parent = ((found.messages ?? []) as Parent[]).find(({ ts }) => ts === thread)
  if (!parent) return 'unsure'
  const { reply_count: count = 0, latest_reply: latest, reply_users: users = [], reply_users_count: people } = parent
  if (count === 0 || !latest) return 'absent'
  const nth = call.look?.nth
  if (nth !== undefined && count < nth) return 'absent'
  if (nth === undefined && Number(latest) < call.queuedAt / 1000 - CLOCKS_S) return 'absent'
  const me = (await client.auth.test()).user_id
  if (!me || users.length !== (people ?? users.length)) return 'unsure'
  if (!users.includes(me)) return 'absent'
  if (users.some((user) => user !== me)) return 'unsure'
  if (nth !== undefined) return { channel, ts: latest }
  return (await isKnown(channel, latest)) ? 'absent' : { channel, ts: latest }
}

async function directChannel(client: WebClient, user: string): Promise<string | undefined> {
  const { channel } = await client.conversations.open({ users: user })
  return channel?.id
}
