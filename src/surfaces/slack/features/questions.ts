/** Questions in a channel, in a thread of ours and in direct messages; an edited question is answered anew in place. */
import type { OutgoingCall, Work } from '../../../store/state.ts'
import type { Feature, SlackDeps } from '../deps.ts'
import { answerAsked, CONVERSATION, isOurs } from '../desk.ts'

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

/** A reply that would only get in the way when people talk to each other in a thread of ours. */
const SILENT_IN_THREAD = new Set(['out_of_scope', 'help', 'error'])

/** Whether a message in a thread of ours says anything to us: a measure, a time, a council, a word that asks. */
function asksSomething(deps: SlackDeps, text: string): boolean {
  const { scrutineer, catalogue } = deps.running()
  const { intent, reading } = scrutineer.explain({ text, council: null, now: deps.today(), thread: null })
  const { vocabulary, index } = catalogue
  const telling = reading.terms.some((t) => index.isKnown(t.word) && !vocabulary.isWeak(t.word))
  const named = [reading.periods, reading.councils, reading.benchmarks, reading.refs].some((list) => list.length > 0)
  return telling || named || !(intent === 'figure' || SILENT_IN_THREAD.has(intent.replace(/-/g, '_')))
}

async function reply(deps: SlackDeps, said: Said, bot: string, addressed: boolean): Promise<Work> {
  if (!addressed && !asksSomething(deps, said.text ?? '')) return {}
  const direct = isDirect(said)
  const thread = said.thread_ts ?? said.ts
  const conversation = conversationOf(said.channel, thread)
  // "And last year?" typed below the thread rather than in it: a direct message goes on with the latest.
  const loose = direct && !said.thread_ts ? `${said.channel}:latest` : conversation
  const { answer, message, puts } = await answerAsked(deps, {
    text: withoutMention(said.text ?? '', bot),
    user: said.user as string,
    channel: direct ? null : said.channel,
    conversation: loose,
  })
  if (!addressed && SILENT_IN_THREAD.has(answer.kind)) return {}
  const topic = puts.find((p) => p.kind === CONVERSATION)
  return {
    calls: [replyIn(said, replyKey(said.channel, said.ts), message)],
    puts: [...puts, ...(topic && loose !== conversation ? [{ ...topic, key: conversation }] : [])],
  }
}

async function answerAnew(deps: SlackDeps, event: Said, said: Said, bot: string): Promise<Work> {
  const { channel } = event
  const first = replyKey(channel, said.ts)
  // A question that was never answered stays that way: editing a chat into a question is not asking.
  if (!(await deps.state.call(first))) return {}
  const isRoot = !said.thread_ts || said.thread_ts === said.ts
  const { message, puts } = await answerAsked(deps, {
    text: withoutMention(said.text ?? '', bot),
    user: said.user as string,
    channel: isDirect({ ...said, channel }) ? null : channel,
    conversation: conversationOf(channel, said.thread_ts ?? said.ts),
    ...(isRoot ? { from: null } : {}),
  })
  const edited = event.message?.edited?.ts ?? event.ts
  return {
    calls: [
      {
        key: `edit:${channel}:${said.ts}:${edited}`,
        method: 'chat.update',
        lane: channel,
        args: { channel, ...message },
        updates: first,
      },
    ],
    puts,
  }
}

export const questions: Feature = (app, deps) => {
  app.event('app_mention', async ({ event, body, context }) => {
    const said = event as unknown as Said
    if (!said.user || said.bot_id) return
    await deps.deal(
      body,
      conversationOf(said.channel, said.thread_ts ?? said.ts),
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
      await deps.deal(body, conversationOf(said.channel, after.thread_ts ?? after.ts), () =>
        answerAnew(deps, said, after, bot),
      )
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
    const lane = direct ? said.channel : conversation
    await deps.deal(
      body,
      lane,
      () => reply(deps, said, bot, direct),
      direct ? { calls: [replyIn(said, replyKey(said.channel, said.ts), { text: APOLOGY })] } : {},
    )
  })
}
