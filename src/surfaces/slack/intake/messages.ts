/** Which messages are for us at all: everything else is let go before a word of it is kept. */

import { isYes } from '../../../offered.ts'
import { readAhead } from '../../../store/read-ahead.ts'
import { settingsOf } from '../asker.ts'
import type { SlackDeps } from '../deps.ts'
import { awaitsYesIn, isOurs } from '../desk.ts'
import {
  conversationOf,
  deletedIn,
  editedEarlyKey,
  editIn,
  hasFilesForUs,
  isDirect,
  mentions,
  replyKey,
  type Said,
  saidKey,
  withoutMention,
} from '../said.ts'
import { asksSomething } from './overheard.ts'
import { type PersonDeps, type Words, wordsIn } from './person-test.ts'
import { parted, reducedDeletion, reducedEarlyEdit, reducedEdit, reducedMessage } from './reduced.ts'

type Body = Readonly<Record<string, unknown>>

/** What is kept of it, and who said it to us; null where it is not for us. */
export interface ForUs {
  readonly body: Body
  /** What is dealt with where that may not be kept; never written anywhere. */
  readonly unkept?: Body
  /** Reads its words where they are not read yet, and gives what is dealt with; nothing of that is written anywhere either. */
  readonly read?: () => Promise<Body>
  /** Null where it costs us nothing: an edit, a deletion. */
  readonly asker: string | null
}

// A file or a broadcast reply can carry a question; joins, topics and bots cannot.
const SAYING = new Set([undefined, 'file_share', 'thread_broadcast'])

export type MessageDeps = PersonDeps & Pick<SlackDeps, 'identity' | 'settings'>

const isByPerson = (said: Said, bot: string): said is Said & { readonly user: string } =>
  !said.bot_id && said.user !== undefined && said.user !== bot

/** To the bot: in a direct message, or by name. */
const isToUs = (said: Said, bot: string): boolean =>
  isByPerson(said, bot) && (isDirect(said) || mentions(said.text ?? '').includes(bot))

/** Below an answer of ours, to nobody by name. */
const isBelowOurs = async (deps: MessageDeps, said: Said): Promise<boolean> =>
  said.thread_ts !== undefined &&
  mentions(said.text ?? '').length === 0 &&
  (await isOurs(deps, conversationOf(said.channel, said.thread_ts)))

/** The message that an edit or a deletion is of, as it was before; undefined where Slack does not say. */
const beforeIn = ({ channel, channel_type: kind, previous_message: before }: Said): Said | undefined =>
  before && { ...before, channel, ...(kind ? { channel_type: kind } : {}) }

/** What a message's own words are judged by, read in one step; of edits and deletions little is. */
async function glanced(deps: MessageDeps, said: Said): Promise<MessageDeps> {
  if (said.subtype === 'message_changed' || said.subtype === 'message_deleted') return deps
  const { channel, ts, user = null } = said
  const deliveries = [saidKey(channel, ts), editedEarlyKey(channel, ts)]
  const records = settingsOf({ channel: isDirect(said) ? null : channel, user })
  return { ...deps, state: await readAhead(deps.state, { deliveries, records, posted: [] }) }
}

/**
 * @param again it was kept before, by a program that has ended
 * @param isLate what is certainly for us is kept without its words, which are read later
 */
export async function messageForUs(
  all: MessageDeps,
  body: Body,
  again: boolean,
  isLate: boolean,
): Promise<ForUs | null> {
  const deps = await glanced(all, body.event as Said)
  const { files, ...words } = body.event as Said
  const { officersChannel } = deps.settings
  const said: Said = files && hasFilesForUs({ ...words, files }, officersChannel) ? { ...words, files } : words
  const { botUser: bot } = deps.identity()
  const key = saidKey(said.channel, said.ts)
  const wordsOf = async ({ about, text = '', user }: Said): Promise<Words> => {
    if (about) return { about, leftOut: null }
    const where = { channel: isDirect(said) ? null : said.channel, user: user ?? null }
    const { leftOut, ...rest } = await wordsIn(deps, withoutMention(text, bot), where)
    const kept = leftOut && mentions(text).includes(bot) ? { ...leftOut, text: `<@${bot}> ${leftOut.text}` } : leftOut
    return { ...rest, leftOut: kept }
  }

  const deleted = deletedIn(said)
  if (deleted !== null) {
    const came = (await deps.state.delivery(saidKey(said.channel, deleted))) !== null
    const before = beforeIn(said)
    return came || (before && isToUs(before, bot)) ? { body: reducedDeletion(body, said, deleted), asker: null } : null
  }
  if (said.subtype === 'message_changed') {
    const { message } = said
    if (!message || editIn(said) === null || !isByPerson(message, bot)) return null
    if (message.text === said.previous_message?.text && !message.about) return null
    const edited = { ...said, message }
    const came = await deps.state.delivery(saidKey(said.channel, message.ts))
    // A question that was never answered stays that way: editing a chat into a question is not asking.
    if (came !== 'waiting' && !(await deps.state.call(replyKey(said.channel, message.ts)))) {
      const before = beforeIn(said)
      // A question that has not come yet: it may not be answered as it was.
      return came === null && before && isToUs(before, bot)
        ? { body: reducedEarlyEdit(body, edited), asker: null }
        : null
    }
    return { ...parted(await wordsOf(message), (words) => reducedEdit(body, edited, words)), asker: null }
  }
  if (!again && (await deps.state.delivery(key)) !== null) return null
  const isStale = (await deps.state.delivery(editedEarlyKey(said.channel, said.ts))) !== null
  const own = async () => parted(await wordsOf(said), (words) => reducedMessage(body, said, words))
  const read = async () => {
    const { body, unkept } = await own()
    return unkept ?? body
  }
  const kept = async () => {
    if (isStale) return { body: reducedMessage(body, said, 'stale') }
    return isLate && !said.files ? { body: reducedMessage(body, said, 'unread'), read } : own()
  }
  if (said.type === 'app_mention') {
    // Whether an app that says no user is a workflow is found out when it is dealt with.
    const asker = isByPerson(said, bot) ? said.user : said.user === undefined ? (said.bot_id ?? null) : null
    return asker === null ? null : { ...(await kept()), asker }
  }
  if (!SAYING.has(said.subtype) || !isByPerson(said, bot)) return null
  if (isDirect(said) || (said.files && !mentions(said.text ?? '').includes(bot)))
    return { ...(await kept()), asker: said.user }
  // With our name in it, it comes as a mention as well.
  if (mentions(said.text ?? '').includes(bot) || !(await isBelowOurs(deps, said))) return null
  // Nobody asked us, so that there is nobody to be told that it is not answered.
  const found = await wordsOf(said)
  const text = said.text ?? ''
  const isAsked =
    asksSomething(deps, text) ||
    (isYes(text) && (await awaitsYesIn(deps, conversationOf(said.channel, said.thread_ts ?? said.ts))))
  if (found.about !== null || !isAsked) return null
  return { ...parted(found, (kept) => reducedMessage(body, said, kept)), asker: said.user }
}
