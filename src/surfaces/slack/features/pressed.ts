/** What a pressed button tells about where it was pressed. */
import type { BlockAction } from '@slack/bolt'
import type { OutgoingCall } from '../../../store/state.ts'

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

/** An answer to the press: in the thread, or as privately as the card was. */
export function replyTo(pressed: Pressed, key: string, message: object): OutgoingCall {
  if (pressed.ephemeral && pressed.url)
    return {
      key,
      method: 'respond',
      lane: `command:${pressed.channel}:${pressed.user}`,
      args: { url: pressed.url, response_type: 'ephemeral', replace_original: false, ...message },
      tell: pressed.user,
      sorry: (message as { text?: string }).text ?? '',
    }
  return {
    key,
    method: 'chat.postMessage',
    lane: pressed.channel,
    args: { channel: pressed.channel, thread_ts: pressed.thread, unfurl_links: false, unfurl_media: false, ...message },
    tell: pressed.user,
  }
}

/**
 * A sentence that only the person who pressed sees, in the thread that the button stands in. A reply address cannot
 * put it there: https://docs.slack.dev/interactivity/handling-user-interaction#publishing_in_thread.
 */
export function whisper(pressed: Pressed, key: string, text: string): OutgoingCall {
  const { channel, user, url, within, ephemeral } = pressed
  const call = { key, lane: `whisper:${channel}:${user}`, tell: user, sorry: text }
  if (url && (ephemeral || within === null))
    return {
      ...call,
      method: 'respond',
      args: { url, response_type: 'ephemeral', replace_original: false, text },
    }
  return {
    ...call,
    method: 'chat.postEphemeral',
    args: { channel, user, ...(within === null ? {} : { thread_ts: within }), text },
  }
}
