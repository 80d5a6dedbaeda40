/** What a pressed button tells about where it was pressed. */
import type { BlockAction } from '@slack/bolt'
import type { OutgoingCall } from '../../store/state.ts'
import { type Reply, type ReplyPlace, reply } from './reply.ts'

export interface Pressed {
  readonly user: string
  readonly channel: string
  /** The thread that an answer to the button belongs in. */
  readonly thread: string
  /** The thread that the message stands in; null where it stands in the channel itself. */
  readonly within: string | null
  /** Only the person who pressed sees the message. */
  readonly ephemeral: boolean
  readonly trigger: string
  readonly url: string | null
}

/** Null for a button that stands in no message. */
export function pressedIn(body: BlockAction): Pressed | null {
  const container = body.container as {
    channel_id?: string
    message_ts?: string
    is_ephemeral?: boolean
    thread_ts?: string
  }
  const channel = body.channel?.id ?? container.channel_id
  const ts = body.message?.ts ?? container.message_ts
  if (!channel || !ts) return null
  const thread = (body.message as { thread_ts?: string } | undefined)?.thread_ts ?? container.thread_ts ?? ts
  const within = thread === ts ? null : thread
  return {
    user: body.user.id,
    channel,
    thread,
    within,
    ephemeral: container.is_ephemeral ?? false,
    trigger: body.trigger_id,
    url: body.response_url ?? null,
  }
}

/**
 * Where only the person who pressed sees an answer, in the thread that the button stands in. A reply address cannot
 * put it there: https://docs.slack.dev/interactivity/handling-user-interaction#publishing_in_thread.
 */
const aloneIn = ({ channel, user, url, within, ephemeral }: Pressed): ReplyPlace => ({
  channel,
  user,
  thread: within,
  alone: true,
  url: ephemeral || within === null ? url : null,
})

/** An answer to the press: in the thread, or as privately as the card was. */
export const replyTo = (pressed: Pressed, key: string, message: Reply): OutgoingCall =>
  reply(pressed.ephemeral && pressed.url ? aloneIn(pressed) : inThread(pressed), key, message)

const inThread = ({ channel, thread, user }: Pressed): ReplyPlace => ({ channel, thread, user })

/** A sentence that only the person who pressed sees; it is mark-up. */
export const whisper = (pressed: Pressed, key: string, text: string): OutgoingCall =>
  reply(aloneIn(pressed), key, { text })
