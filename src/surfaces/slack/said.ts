/** What people say in Slack, and the names under which a message is known for ever: by its channel and time-stamp. */
import type { ReplyPlace } from './reply.ts'

/** What a message event may have, for the kinds that concern us. */
export interface Said {
  readonly type: string
  readonly subtype?: string
  readonly channel: string
  readonly channel_type?: string
  /** Missing where a workflow or an app of the old sort said it. */
  readonly user?: string
  readonly bot_id?: string
  readonly bot_profile?: { readonly is_workflow_bot?: boolean; readonly user_id?: string }
  readonly text?: string
  readonly ts: string
  readonly thread_ts?: string
  /** The intake leaves their ids alone, and of messages whose files are for us. */
  readonly files?: readonly { readonly id: string; readonly name?: string | null }[]
  readonly edited?: { readonly ts: string }
  readonly message?: Said
  readonly previous_message?: Said
  readonly deleted_ts?: string
  /** Set by the intake for a deletion: who had said it. */
  readonly author?: string
  /** Set by the intake, which then takes the text away. */
  readonly about?: 'person'
  /** Set by the intake: it perhaps names somebody, so that it may be answered and not be kept. */
  readonly unkept?: true
  /** Set by the intake for an edit that came before its message: what stands there now is read when that comes. */
  readonly early?: true
  /** Set by the intake for a message that was edited before it came: its words are not these any more. */
  readonly stale?: true
  /** Set by the intake beside it for one whose words were not read before it was kept: they are none of those that are kept. */
  readonly unread?: true
}

const TABLES = /\.(?:xls[xmb]?|ods|csv|tsv)$/i
/** RAG rules. */
const RULES = /\.json$/i

export const isRulesFile = (name: string): boolean => RULES.test(name)

/**
 * Whether its files are for us: whatever is sent to the bot itself, and tables and rules in the officers' channel, where other
 * files are officers' own business.
 */
export const hasFilesForUs = (said: Said, officersChannel: string | null): boolean =>
  (said.files ?? []).some(
    ({ name }) =>
      isDirect(said) || (said.channel === officersChannel && (name == null || TABLES.test(name) || isRulesFile(name))),
  )

/** The message's own delivery: another event about the same message is the same delivery. */
export const saidKey = (channel: string, ts: string): string => `said:${channel}:${ts}`
export const editedKey = (channel: string, ts: string, edit: string): string => `edited:${channel}:${ts}:${edit}`
/** That a message was edited before it came, however often. */
export const editedEarlyKey = (channel: string, ts: string): string => editedKey(channel, ts, 'early')
export const deletedKey = (channel: string, ts: string): string => `deleted:${channel}:${ts}`

/** The call that answers the message. */
export const replyKey = (channel: string, ts: string): string => `reply:${channel}:${ts}`
/** Where it is answered: in its thread. */
export const placeOfSaid = ({ channel, thread_ts, ts, user }: Said): ReplyPlace => ({
  channel,
  thread: thread_ts ?? ts,
  user,
})
export const conversationOf = (channel: string, thread: string): string => `${channel}:${thread}`

export const isDirect = (said: Pick<Said, 'channel' | 'channel_type'>): boolean =>
  said.channel_type === 'im' || said.channel.startsWith('D')

/** Questions of one conversation are dealt with in order, and so are their edits and deletions. */
export function laneOf(said: Said): string {
  if (isDirect(said)) return said.channel
  const deleted = deletedIn(said)
  if (deleted !== null) return conversationOf(said.channel, said.thread_ts ?? deleted)
  const words = (editIn(said) !== null && said.message) || said
  return conversationOf(said.channel, words.thread_ts ?? words.ts)
}

export const mentions = (text: string): string[] =>
  [...text.matchAll(/<@([UW][A-Z0-9]+)(?:\|[^>]*)?>/g)].map((m) => m[1] as string)

/** The text without the bot's own name, wherever it stands. */
export const withoutMention = (text: string, bot: string): string =>
  text.replace(new RegExp(`<@${bot}(?:\\|[^>]*)?>[,:]?`, 'g'), ' ').trim()

const isTombstone = (said: Said): boolean => said.subtype === 'message_changed' && said.message?.subtype === 'tombstone'

/** The time-stamp of the message that an event says is deleted: one with replies leaves a tombstone. Null for other events. */
export function deletedIn(said: Said): string | null {
  if (said.subtype === 'message_deleted') return said.deleted_ts ?? said.previous_message?.ts ?? null
  return isTombstone(said) ? (said.message?.ts ?? null) : null
}

/** The time-stamp of an edit, which is the same in every event about it; null where nobody edited anything. */
export const editIn = ({ subtype, message }: Said): string | null =>
  subtype === 'message_changed' ? (message?.edited?.ts ?? null) : null
