/** Questions in a channel, in a thread of ours and in direct messages; an edited question is answered anew in place. */
import { readAhead } from '../../../store/read-ahead.ts'
import type { OutgoingCall, QueuedCall, RecordPut, Work } from '../../../store/state.ts'
import type { Message } from '../cards/card.ts'
import { withCurrentWords } from '../current-words.ts'
import { type Feature, isOfficer, type SlackDeps } from '../deps.ts'
import { answerAsked, BEFORE, type Before, CARD, CONVERSATION, glanceOf, keptOf, personRefused } from '../desk.ts'
import { erasedWords } from '../erasing.ts'
import { insteadOf, type Reply, reply } from '../reply.ts'
import {
  conversationOf,
  deletedIn,
  deletedKey,
  editIn,
  isDirect,
  laneOf,
  placeOfSaid,
  replyKey,
  type Said,
  withoutMention,
} from '../said.ts'
import { NOT_LOOKED_UP, sorry } from '../sorry.ts'
import { isStillThere } from '../still-there.ts'
import { ANYONE, ONLY_INSIDERS } from '../who.ts'
import { sorryForFile, takeFiles } from './files.ts'

const APOLOGY = sorry(NOT_LOOKED_UP, 'Please ask again; whoever runs me can see it in the log.')
const NO_WORKFLOW =
  'I answer people and workflows. I cannot tell that a workflow asked this, since I may not look at apps here: whoever runs me can allow it (users:read). Until then, please ask me yourself.'

const CHANGED =
  'You changed this before it reached me, and Slack does not show me how it reads now, so I looked nothing up. Please ask again.'

const NOT_SHOWN =
  'I was started anew before I had read this, and Slack does not show it to me, so I looked nothing up. Please ask again.'

const NOT_TAKEN_BACK =
  'You deleted a question, and Slack does not let me delete my answer to it, so it still stands there. An owner of the workspace can delete it; nothing else is kept of it.'

const replyIn = (said: Said, key: string, message: Reply): OutgoingCall => reply(placeOfSaid(said), key, message)

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

/** "And last year?" typed below the thread rather than in it: a direct message goes on with the latest. */
const looseConversation = (said: Said): string =>
  isDirect(said) && !said.thread_ts ? `${said.channel}:latest` : conversationOf(said.channel, said.thread_ts ?? said.ts)

/** The records of an answer, also under the message's own thread where the conversation is the latest of a channel. */
function putsOf(puts: readonly RecordPut[], said: Said): RecordPut[] {
  const own = conversationOf(said.channel, said.thread_ts ?? said.ts)
  const kept = puts.find((p) => p.kind === CONVERSATION)
  return [...puts, ...(kept && kept.key !== own ? [{ ...kept, key: own }] : [])]
}

/** Whether somebody took the message back before its turn came. */
const isGone = async (deps: SlackDeps, { channel, ts, thread_ts }: Said): Promise<boolean> =>
  (await deps.state.delivery(deletedKey(channel, ts))) !== null ||
  !(await isStillThere(deps, { channel, ts, thread_ts }))

/** What answering it reads, in one step. */
async function glanced(deps: SlackDeps, said: Said): Promise<SlackDeps> {
  const channel = isDirect(said) ? null : said.channel
  const glance = glanceOf({ conversation: looseConversation(said), channel, user: said.user ?? null })
  const deliveries = [deletedKey(said.channel, said.ts)]
  return { ...deps, state: await readAhead(deps.state, { ...glance, deliveries }) }
}

async function answer(all: SlackDeps, came: Said, addressed: boolean): Promise<Work> {
  const deps = await glanced(all, came)
  if (await isGone(deps, came)) return {}
  const key = replyKey(came.channel, came.ts)
  const said = came.stale ? await withCurrentWords(deps, came) : came
  if (said === null) return { calls: [replyIn(came, key, { text: came.unread ? NOT_SHOWN : CHANGED })] }
  if (said.about === 'person') return { calls: [replyIn(said, key, personRefused())] }
  const {
    answer: given,
    message,
    puts,
    apart,
    undo,
  } = await answerAsked(deps, {
    text: withoutMention(said.text ?? '', deps.identity().botUser),
    user: said.user ?? null,
    channel: isDirect(said) ? null : said.channel,
    conversation: looseConversation(said),
    overheard: !addressed,
    unkept: said.unkept === true,
    reply: key,
  })
  if (!addressed && !WORTH_SAYING.has(given.kind)) {
    undo()
    return {}
  }
  const forOfficer = apart && said.user ? [apartIn(said, `${key}:apart`, apart)] : []
  return { calls: [replyIn(said, key, message), ...forOfficer], puts: putsOf(puts, said) }
}

/** After the reply and in its thread, so that only they see it. */
const apartIn = (said: Said, key: string, message: Message): OutgoingCall => ({
  ...reply({ ...placeOfSaid(said), alone: true }, key, message),
  lane: said.channel,
})

/** A councillor's words beside a file are answered, and the file is not opened. An officer's file is what is meant. */
async function withFiles(deps: SlackDeps, said: Said, body: object): Promise<Work> {
  if (await isGone(deps, said)) return {}
  const taken = await takeFiles(deps, said, body)
  const asks = (said.text ?? '').trim() !== '' && !isOfficer(deps, said.user ?? '') && isDirect(said)
  if (!asks) return taken
  const answered = await answer(deps, said, true)
  return { ...answered, calls: [...(answered.calls ?? []), ...(taken.calls ?? [])] }
}

/** The call whose message is the answer: the direct message, where the thread was refused. */
const standsAs = ({ key, state }: QueuedCall): string => (state === 'failed' ? insteadOf(key) : key)

async function answerAnew(deps: SlackDeps, said: Said, edit: string): Promise<Work> {
  const { channel, ts } = said
  const first = replyKey(channel, ts)
  // A question that was never answered stays that way: editing a chat into a question is not asking.
  const call = await deps.state.call(first)
  if (!call) return {}
  const conversation = looseConversation(said)
  const before = await deps.state.get<Before>(BEFORE, first)
  const kept = await keptOf(deps, conversation)
  const erased = await erasedWords(deps, said)
  const update = (message: Reply): OutgoingCall => ({
    key: `edit:${channel}:${ts}:${edit}`,
    method: 'chat.update',
    lane: channel,
    args: { channel, thread_ts: said.thread_ts ?? ts, ...message },
    updates: standsAs(call),
  })
  if (said.about === 'person') return { ...erased, calls: [update(personRefused())] }
  const { message, puts, undo } = await answerAsked(deps, {
    text: withoutMention(said.text ?? '', deps.identity().botUser),
    user: said.user ?? null,
    channel: isDirect(said) ? null : channel,
    // What was asked since then stays what the conversation is about.
    conversation: kept?.reply === first ? conversation : `edited:${first}`,
    home: conversation,
    from: before?.topic ?? null,
    ...(before?.words && { words: before.words }),
    unkept: said.unkept === true,
    reply: first,
  })
  if (kept?.reply !== first) undo()
  const fresh = kept?.reply === first ? putsOf(puts, said) : puts.filter((p) => p.kind === CARD || p.kind === BEFORE)
  return { removes: erased.removes, calls: [update(message)], puts: [...erased.puts, ...fresh] }
}

/** What was kept of the message goes, and so does the reply, which quotes it. */
async function takeBack(deps: SlackDeps, said: Said, ts: string): Promise<Work> {
  const { channel } = said
  const first = replyKey(channel, ts)
  const erased = await erasedWords(deps, { ...said, ts })
  for (const key of [first, insteadOf(first)]) await deps.state.withdraw(key, 'the question was deleted', deps.clock())
  const call = await deps.state.call(first)
  const stands = call && (await deps.state.call(standsAs(call)))
  if (!stands || stands.state === 'failed') return erased
  const gone: OutgoingCall = {
    key: `taken-back:${channel}:${ts}`,
    method: 'chat.delete',
    lane: channel,
    args: { channel },
    updates: stands.key,
    ...(said.author ? { tell: said.author } : {}),
    sorry: NOT_TAKEN_BACK,
  }
  return { ...erased, calls: [gone] }
}

/** A workflow's question is answered; an app's is not, lest two of them talk to each other for ever. */
async function replyToApp(deps: SlackDeps, said: Said): Promise<Work> {
  const workflow = said.bot_profile?.is_workflow_bot ?? (await deps.guests.isWorkflow(said.bot_id ?? ''))
  if (workflow) return answer(deps, said, true)
  if (workflow === false) return {}
  return { calls: [replyIn(said, replyKey(said.channel, said.ts), { text: NO_WORKFLOW })] }
}

export const questions: Feature = (on, deps) => {
  const apology = (said: Said): Work => ({
    calls: [replyIn(said, replyKey(said.channel, said.ts), { text: APOLOGY })],
  })
  const refused = (said: Said): Work => ({
    calls: [replyIn(said, replyKey(said.channel, said.ts), { text: ONLY_INSIDERS })],
  })

  on.event(
    'app_mention',
    ANYONE,
    async ({ event, body }) => {
      const said = event as Said
      if (said.files) return deps.deal(body, laneOf(said), () => withFiles(deps, said, body), sorryForFile(said))
      const work = () => (said.user ? answer(deps, said, true) : replyToApp(deps, said))
      await deps.deal(body, laneOf(said), work, apology(said))
    },
    async ({ event, body }) => {
      const said = event as Said
      await deps.deal(body, laneOf(said), async () => refused(said))
    },
  )

  on.event(
    'message',
    ANYONE,
    async ({ event, body }) => {
      const said = event as Said
      const deleted = deletedIn(said)
      const edit = editIn(said)
      if (deleted !== null) {
        await deps.deal(body, laneOf(said), () => takeBack(deps, said, deleted))
        await deps.state.scrub()
      } else if (edit !== null && said.message) {
        const { channel, channel_type, message } = said
        const after: Said = { ...message, channel, ...(channel_type ? { channel_type } : {}) }
        await deps.deal(body, laneOf(said), async () => (said.early ? {} : answerAnew(deps, after, edit)))
        await deps.state.scrub()
      } else {
        const direct = isDirect(said)
        if (said.files) return deps.deal(body, laneOf(said), () => withFiles(deps, said, body), sorryForFile(said))
        await deps.deal(body, laneOf(said), () => answer(deps, said, direct), direct ? apology(said) : {})
      }
    },
    async ({ event, body }) => {
      const said = event as Said
      if (isDirect(said) && said.subtype === undefined) await deps.deal(body, laneOf(said), async () => refused(said))
    },
  )
}
