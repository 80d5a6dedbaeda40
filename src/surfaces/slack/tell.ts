/** Telling a person something: in a channel, directly, or so that only they see it where they are. */
import type { OutgoingCall } from '../../store/state.ts'

const QUIET = { unfurl_links: false, unfurl_media: false }

/** A message of ours to a channel or, by their id, to a person; `key` names it for ever. */
export const messageTo = (to: string, key: string, message: object): OutgoingCall => ({
  key,
  method: 'chat.postMessage',
  lane: to,
  args: { channel: to, ...QUIET, ...message },
})

/** A message of ours to one person. */
export const direct = (user: string, key: string, message: object): OutgoingCall => messageTo(user, key, message)

export interface Whispered {
  readonly channel: string
  readonly user: string
  /** The thread that it belongs in. */
  readonly thread?: string
}

/** A sentence, in mark-up, that only one person sees; where that cannot be, they get it as a direct message. */
export const whisperTo = ({ channel, user, thread }: Whispered, key: string, text: string): OutgoingCall => ({
  key,
  method: 'chat.postEphemeral',
  lane: `whisper:${channel}:${user}`,
  args: { channel, user, ...(thread && { thread_ts: thread }), text },
  tell: user,
  sorry: text,
})
