/** Questions in a channel, in a thread of ours and in direct messages; an edited question is answered anew in place. */
import type { Topic } from '../../../conversation.ts'
import type { OutgoingCall, RecordPut, Work } from '../../../store/state.ts'
import type { Feature, SlackDeps } from '../deps.ts'
import { answerAsked, BEFORE, CARD, CONVERSATION, isOurs, keptOf } from '../desk.ts'

/** What a message event may have, for the kinds that concern us. */
interface Said {
  readonly type: string
  readonly subtype?: string
  readonly channel: string
  readonly channel_type?: string
  readonly user?: string
  readonly bot_id?: string
  readonly text?: string
  readonly ts: string
  readonly thread_ts?: string
  readonly message?: Said & { readonly edited?: { readonly ts: string } }
  readonly previous_message?: Said
}

export const replyKey = (channel: string, ts: string): string => `reply:${channel}:${ts}`
export const conversationOf = (channel: string, thread: string): string => `${channel}:${thread}`

const isDirect = (said: Said): boolean => said.channel_type === 'im' || said.channel.startsWith('D')
const mentions = (text: string): string[] =>
  [...text.matchAll(/<@([UW][A-Z0-9]+)(?:\|[^>]*)?>/g)].map((m) => m[1] as string)
/** The text without the bot's own name, wherever it stands. */
export const withoutMention = (text: string, bot: string): string =>
  text.replace(new RegExp(`<@${bot}(?:\\|[^>]*)?>[,:]?`, 'g'), ' ').trim()

const APOLOGY =
  'Something went wrong on my side, so I looked nothing up. Please ask again; whoever runs me can see it in the log.'

const replyIn = (said: Said, key: string, message: object): OutgoingCall => ({
  key,
  method: 'chat.postMessage',
  lane: said.channel,
  args: {
    channel: said.channel,
    thread_ts: said.thread_ts ?? said.ts,
    unfurl_links: false,
    unfurl_media: false,
    ...message,
  },
  ...(said.user ? { tell: said.user } : {}),
})

/** Replies to what was not said to us: only those that tell something published, or ask what was meant. */
const WORTH_SAYING = new Set([
  'answer',
  'series',
  'comparison',
  'list',
  'summary',
  'commentary',
  'definition',
  'clarify',
])
const ASKING =
  /^(?:and|&|ok|so|what|whats|what's|how|hows|how's|why|which|where|when|is|are|was|were|did|do|does|has|have|can|could|show|give|compare|same|trend|source|target|rag)\b/
/** Intents that take what no other does. */
const LEFT_OVER = new Set(['figure', 'out-of-scope', 'help', 'individuals', 'elsewhere'])

/** Whether a message in a thread of ours, said to nobody in particular, asks for something that we might have. */
function asksSomething(deps: SlackDeps, text: string): boolean {
  const { scrutineer, catalogue } = deps.running()
  const { intent, reading } = scrutineer.explain({ text, council: null, now: deps.today(), thread: null })
  const { vocabulary, index } = catalogue
  const telling = reading.terms.some((t) => index.isKnown(t.word) && !vocabulary.isWeak(t.word))
  const named = [reading.periods, reading.councils, reading.benchmarks, reading.refs].some((list) => list.length > 0)
  const asks = text.includes('?') || ASKING.test(reading.text) || (telling && reading.text.split(' ').length <= 6)
  return asks && (telling || named || !LEFT_OVER.has(intent))
}

/** Questions of one conversation are dealt with in order, and so are their edits. */
const laneOf = (channel: string, direct: boolean, thread: string): string =>
  direct ? channel : conversationOf(channel, thread)

/** "And last year?" typed below the thread rather than in it: a direct message goes on with the latest. */
const looseConversation = (said: Said): string =>
  isDirect(said) && !said.thread_ts ? `${said.channel}:latest` : conversationOf(said.channel, said.thread_ts ?? said.ts)

/** The records of an answer, also under the message's own thread where the conversation is the latest of a channel. */
function putsOf(puts: readonly RecordPut[], said: Said): RecordPut[] {
  const own = conversationOf(said.channel, said.thread_ts ?? said.ts)
  const kept = puts.find((p) => p.kind === CONVERSATION)
  return [...puts, ...(kept && kept.key !== own ? [{ ...kept, key: own }] : [])]
}

async function reply(deps: SlackDeps, said: Said, bot: string, addressed: boolean): Promise<Work> {
  if (!addressed && !asksSomething(deps, said.text ?? '')) return {}
  const key = replyKey(said.channel, said.ts)
  const { answer, message, puts, undo } = await answerAsked(deps, {
    text: withoutMention(said.text ?? '', bot),
    user: said.user as string,
    channel: isDirect(said) ? null : said.channel,
    conversation: looseConversation(said),
    overheard: !addressed,
    reply: key,
  })
  if (!addressed && !WORTH_SAYING.has(answer.kind)) {
    undo()
    return {}
  }
  return { calls: [replyIn(said, key, message)], puts: putsOf(puts, said) }
}

async function answerAnew(deps: SlackDeps, event: Said, said: Said, bot: string): Promise<Work> {
  const { channel } = event
  const first = replyKey(channel, said.ts)
  // A question that was never answered stays that way: editing a chat into a question is not asking.
  if (!(await deps.state.call(first))) return {}
  const where = { ...said, channel }
  const conversation = looseConversation(where)
  const before = await deps.state.get<{ topic: Topic | null }>(BEFORE, first)
  const kept = await keptOf(deps, conversation)
  const { message, puts, undo } = await answerAsked(deps, {
    text: withoutMention(said.text ?? '', bot),
    user: said.user as string,
    channel: isDirect(where) ? null : channel,
    // What was asked since then stays what the conversation is about.
    conversation: kept?.reply === first ? conversation : `edited:${first}`,
    from: before?.topic ?? null,
    reply: first,
  })
  if (kept?.reply !== first) undo()
  const edited = event.message?.edited?.ts ?? event.ts
  return {
    calls: [
      {
        key: `edit:${channel}:${said.ts}:${edited}`,
        method: 'chat.update',
        lane: channel,
        args: { channel, thread_ts: said.thread_ts ?? said.ts, ...message },
        updates: first,
      },
    ],
    puts: kept?.reply === first ? putsOf(puts, where) : puts.filter((p) => p.kind === CARD),
  }
}

export const questions: Feature = (app, deps) => {
  app.event('app_mention', async ({ event, body, context }) => {
    const said = event as unknown as Said
    if (!said.user || said.bot_id) return
    await deps.deal(
      body,
      laneOf(said.channel, false, said.thread_ts ?? said.ts),
      () => reply(deps, said, context.botUserId ?? '', true),
      { calls: [replyIn(said, replyKey(said.channel, said.ts), { text: APOLOGY })] },
    )
  })

  app.event('message', async ({ event, body, context }) => {
    const said = event as unknown as Said
    const bot = context.botUserId ?? ''
    if (said.subtype === 'message_changed' && said.message) {
      const after = {
        ...said.message,
        channel: said.channel,
        ...(said.channel_type ? { channel_type: said.channel_type } : {}),
      }
      if (after.bot_id || !after.user || after.user === bot || after.text === said.previous_message?.text) return
      const lane = laneOf(said.channel, isDirect(after), after.thread_ts ?? after.ts)
      await deps.deal(body, lane, () => answerAnew(deps, said, after, bot))
      return
    }
    // A file or a broadcast reply can carry a question; joins, topics and bots cannot.
    if (said.subtype && said.subtype !== 'file_share' && said.subtype !== 'thread_broadcast') return
    if (said.bot_id || !said.user || said.user === bot) return
    const direct = isDirect(said)
    const named = mentions(said.text ?? '')
    // With our name in it, it comes as a mention as well.
    if (!direct && named.includes(bot)) return
    if (!direct && (!said.thread_ts || named.length > 0)) return
    const conversation = conversationOf(said.channel, said.thread_ts ?? said.ts)
    if (!direct && !(await isOurs(deps, conversation))) return
    await deps.deal(
      body,
      laneOf(said.channel, direct, said.thread_ts ?? said.ts),
      () => reply(deps, said, bot, direct),
      direct ? { calls: [replyIn(said, replyKey(said.channel, said.ts), { text: APOLOGY })] } : {},
    )
  })
}
