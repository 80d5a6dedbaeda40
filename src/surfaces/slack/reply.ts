/**
 * The one way to tell somebody something: where they are, so that only they see it, or directly. Where Slack refuses
 * that place, the outbox sends the same words as a direct message; where it refuses that too, it logs so without them.
 */
import type { OutgoingCall } from '../../store/state.ts'
import type { Message } from './cards/card.ts'

export interface ReplyPlace {
  /** A channel's id or, for a direct message, a person's. */
  readonly channel: string
  /** The thread in it; the channel itself where there is none. */
  readonly thread?: string | null | undefined
  /** Whom it is for: told directly where the place is refused. */
  readonly user?: string | null | undefined
  /** Nobody but that person sees it. */
  readonly alone?: boolean
  /** The address that came with their command or press. It reaches the channel, and no thread. */
  readonly url?: string | null
}

/** The text, in mark-up, says what the blocks do. */
export type Reply = Pick<Message, 'text'> & Partial<Message>

const QUIET = { unfurl_links: false, unfurl_media: false }

/** A direct message. */
export const directly = (user: string): ReplyPlace => ({ channel: user })

/** The name of the direct message that takes the place of what `key` names. */
export const insteadOf = (key: string): string => `tell:${key}`

/** A message of ours; `key` names it for ever. */
export function reply({ channel, thread, user, alone, url }: ReplyPlace, key: string, message: Reply): OutgoingCall {
  const told = user && user !== channel ? { tell: user } : {}
  const within = thread ? { thread_ts: thread } : {}
  if (!alone || !user)
    return {
      key,
      method: 'chat.postMessage',
      lane: channel,
      args: { channel, ...within, ...QUIET, ...message },
      ...told,
    }
  const call = { key, lane: `whisper:${channel}:${user}`, ...told }
  return url
    ? {
        ...call,
        method: 'respond',
        args: { url, response_type: 'ephemeral', replace_original: false, ...message },
      }
    : { ...call, method: 'chat.postEphemeral', args: { channel, user, ...within, ...message } }
}

type Made = Pick<OutgoingCall, 'method'>

/** Whether the call posts a message that stays. */
export const isPosted = ({ method }: Made): boolean => method === 'chat.postMessage'

/** Whether only one person sees what the call sends. */
export const isPrivate = ({ method }: Made): boolean => method === 'chat.postEphemeral' || method === 'respond'
