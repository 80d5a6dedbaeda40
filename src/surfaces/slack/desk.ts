/** A question from Slack to its answer, its card, and what has to be kept for the buttons and follow-ups. */
import { randomUUID } from 'node:crypto'
import { isAboutPerson, personAnswer } from '../../answers/about-person.ts'
import { KEEP_MS, type Topic } from '../../conversation.ts'
import { normalise } from '../../language/normalise.ts'
import { type Answer, buildAnswer } from '../../model/answer.ts'
import type { Question, Step } from '../../model/question.ts'
import { awaitsYes } from '../../offered.ts'
import type { Glance, RecordPut } from '../../store/state.ts'
import type { Unanswered } from '../../store/store.ts'
import { keepUnanswered } from '../../unanswered.ts'
import { hasBirthDate } from '../../understanding/grammar/identifiers.ts'
import { withoutWordsIn } from '../../understanding/grammar/left-out.ts'
import { shownOf, tellingOfTexts } from '../../wording/line.ts'
import { channelSettingOf, councilFor, settingsOf } from './asker.ts'
import { type Message, renderCard } from './cards/card.ts'
import { isOfficer, type SlackDeps } from './deps.ts'
import { correctionApart, withCorrection } from './releasing/correct-button.ts'

/** Record kinds. */
export const CONVERSATION = 'conversation'
export const CARD = 'card'
/** What a conversation was about before a question of it, by the key of its reply: for when the question is edited. */
export const BEFORE = 'before'

/** The replies to the messages whose own words are kept in a record: they go when one of those is edited or deleted. */
type Words = readonly string[]

/** What a card's buttons need to go on from it. Nobody's name is in it. Its owner is the conversation it stands in. */
export interface Card {
  readonly words?: Words
  readonly topic: Topic | null
  readonly question: string | null
  readonly answer: Pick<Answer, 'kind' | 'council' | 'indicator' | 'period' | 'value' | 'text' | 'understood'> & {
    /** The value as printed, with its unit. */
    readonly shown?: string | null
  }
  /** What gives the same answer again, for sharing it; null where nothing was asked. */
  readonly again:
    | (Pick<Question, 'text' | 'step'> & { readonly from: Topic | null; readonly council: string | null })
    | null
}

export interface Asked {
  /** Empty where `step` is what a button asks. */
  readonly text: string
  readonly step?: Step
  /** Null for a workflow. */
  readonly user: string | null
  /** For its council; null in a direct message. */
  readonly channel: string | null
  /** Names the conversation that the answer belongs to. */
  readonly conversation: string
  /** In which its records are found again, where it is not that one. */
  readonly home?: string
  /** Begin from this rather than from what the conversation was about. */
  readonly from?: Topic | null
  /** Whose words that holds. */
  readonly words?: Words
  readonly shareable?: boolean
  /** What the card says was asked; null for a button. */
  readonly shown?: string | null
  /** In a thread of ours, not to us: nothing of it is kept unless it gets an answer. */
  readonly overheard?: boolean
  /** It perhaps names somebody: it is answered, and neither quoted nor kept. */
  readonly unkept?: boolean
  /** The key of the reply. */
  readonly reply?: string
  /** The asker's own council, where it is known already. */
  readonly council?: string | null
}

export interface Answered {
  readonly answer: Answer
  readonly message: Message
  readonly puts: readonly RecordPut[]
  readonly token: string
  /** What an officer alone is shown beside an answer that everybody sees; null for everybody else. */
  readonly apart: Message | null
  /** As if it had not been asked: a reply that is not given leaves the conversation where it was. */
  readonly undo: () => void
}

/** `reply`: the key of the reply that it stands at. */
export interface Kept {
  readonly topic: Topic | null
  readonly at: number
  readonly reply?: string
  readonly words?: Words
}

/** Its owner is the conversation. */
export interface Before {
  readonly topic: Topic | null
  readonly words?: Words
  /** What it left among the questions that nobody could answer. */
  readonly unanswered?: Pick<Unanswered, 'text' | 'day'>
}

const bare = (answer: Answer): Message => renderCard(answer, { question: null, shareable: false, token: randomUUID() })

/** What is said to a question about a person: nothing of the question is in it. */
export const personRefused = (): Message => bare(personAnswer())

const WITHOUT_NAMES =
  'Some words or numbers of that may say who somebody is, so I neither repeat nor keep them and cannot ask back what you mean. Please ask again without them.'

/** Where the answer would have to repeat words that may be a name. */
const unrepeated = (): Message => bare(buildAnswer({ kind: 'clarify', telling: tellingOfTexts([WITHOUT_NAMES]) }))

/** The conversation below a message that we began: a shared card, a watch. */
export const postedConversation = (call: string): string => `posted:${call}`

/** What `answerAsked` reads of the state for a question in a conversation. */
export function glanceOf({ conversation, channel, user }: Pick<Asked, 'conversation' | 'channel' | 'user'>): Glance {
  return {
    deliveries: [],
    records: [{ kind: CONVERSATION, key: conversation }, ...settingsOf({ channel, user })],
    posted: [placeOfConversation(conversation)],
  }
}

/** A message in the conversation, as the call that posted it is found; a null time for the latest. */
function placeOfConversation(conversation: string): Glance['posted'][number] {
  const [channel = '', ts = ''] = conversation.split(':')
  return { channel, ts: ts === 'latest' ? null : ts }
}

/** What is kept of a conversation: its own record, or that of the message of ours which began it. */
export async function keptOf({ state }: Pick<SlackDeps, 'state'>, conversation: string): Promise<Kept | null> {
  const own = await state.get<Kept>(CONVERSATION, conversation)
  const { channel, ts } = placeOfConversation(conversation)
  const posted = await state.postedAs(channel, ts)
  if (!posted || (own && own.at >= posted.at)) return own
  return (await state.get<Kept>(CONVERSATION, postedConversation(posted.key))) ?? own
}

/** What the conversation is about, from the database: another copy of the bot may have answered last. */
async function recall(deps: SlackDeps, conversation: string): Promise<Kept | null> {
  const kept = await keptOf(deps, conversation)
  return kept && deps.clock() - kept.at <= KEEP_MS ? kept : null
}

/** Whether the answer has a word of the question in quotation marks. */
const saysBack = ({ text, notes }: Answer, question: string): boolean =>
  [text, ...notes].some((told) =>
    [...told.matchAll(/["“]([^"”]+)["”]/g)].some(([, quoted = '']) =>
      question.toLowerCase().includes(quoted.toLowerCase()),
    ),
  )

/** What a topic holds of somebody's own words. */
const holdsWords = (topic: Topic | null): boolean => (topic?.pending ?? null) !== null

/** Whether we have answered in this conversation, however long ago. */
export const isOurs = async (deps: Pick<SlackDeps, 'state'>, conversation: string): Promise<boolean> =>
  (await keptOf(deps, conversation)) !== null

/** Whether our last reply there offered a question that a yes asks. */
export const awaitsYesIn = async (deps: Pick<SlackDeps, 'state'>, conversation: string): Promise<boolean> =>
  awaitsYes((await keptOf(deps, conversation))?.topic ?? null)

/** A list or an overview asked for in a channel is of the channel's themes, unless it names its own or says "all". */
async function withThemes({ running, state, today }: SlackDeps, { text, channel }: Asked): Promise<string> {
  const setting = channel ? await channelSettingOf(state, channel) : null
  if (!setting || setting.themes.length === 0 || /\b(?:all|everything|whole|overall)\b/i.test(text)) return text
  const { intent, reading } = running().scrutineer.explain({ text, council: null, now: today(), thread: null })
  const scoped = (intent === 'list' || intent === 'summary') && reading.themes.length === 0
  return scoped ? `${text} in ${setting.themes.join(' and ')}` : text
}

export async function answerAsked(deps: SlackDeps, asked: Asked): Promise<Answered> {
  const { running, state, clock, config } = deps
  const { scrutineer, catalogue } = running()
  const { conversation, home = conversation } = asked
  // What is remembered in memory is of all workspaces.
  const thread = `${deps.identity().team}/${conversation}`
  const recalled = asked.from === undefined ? await recall(deps, conversation) : null
  const topic = asked.from === undefined ? (recalled?.topic ?? null) : asked.from
  if (topic) scrutineer.resume(thread, topic, clock())
  else scrutineer.forget(thread)
  const loaded = (key: string): boolean => catalogue.councils.some((c) => c.key === key)
  const council = asked.council === undefined ? await councilFor(state, asked, config.council, loaded) : asked.council
  const { step } = asked
  const text = step ? '' : await withThemes(deps, asked)
  const question = { text, council, now: deps.today(), thread, ...(step && { step }) }
  // Words that may be somebody's name are understood, and neither said again nor kept.
  const unsaid = scrutineer.explain({ ...question, thread: null }).leftOut?.words ?? []
  const kept = <T>(value: T, quoted = false): T => (unsaid.length === 0 ? value : withoutWordsIn(value, unsaid, quoted))
  const given = await scrutineer.ask(question, clock())
  const answer = kept(given, true)
  const unanswered =
    asked.overheard || asked.unkept || step
      ? null
      : await keepUnanswered(running(), question, given, config.unansweredDays).catch((error: Error) => {
          deps.log(`An unanswered question could not be kept: ${error.message}`)
          return null
        })
  const by = asked.reply ? { reply: asked.reply } : {}
  const undo = (): void => {
    if (topic) scrutineer.resume(thread, topic, clock())
    else scrutineer.forget(thread)
  }
  const after = kept(scrutineer.topic(thread, clock()))
  if (after) scrutineer.resume(thread, after, clock())
  // What is asked back needs the question again, and what says a word or a day of it back quotes it.
  const quotes = saysBack(answer, kept(asked.text)) || hasBirthDate(normalise(asked.text))
  const leaks = asked.unkept === true && (holdsWords(after) || quotes)
  if (isAboutPerson(answer) || leaks) {
    undo()
    const message = isAboutPerson(answer) ? personRefused() : unrepeated()
    return { answer, message, puts: [], token: '', apart: null, undo }
  }
  const token = randomUUID()
  // What nobody here could answer may be about anything, so it is neither said again nor kept.
  const foreign = answer.kind === 'out_of_scope' || asked.unkept === true
  const shown = foreign ? null : asked.shown === undefined ? kept(asked.text) : asked.shown
  const own = asked.reply ? [asked.reply] : []
  // A question that waits for its measure is told in the words it was asked in.
  const earlier = holdsWords(topic) ? (asked.words ?? recalled?.words ?? []) : []
  const held = { words: [...own, ...earlier] }
  const card: Card = {
    ...held,
    topic: after,
    question: shown,
    again: foreign ? null : { text: kept(text), ...(step && { step }), from: topic, council },
    answer: {
      kind: answer.kind,
      council: answer.council,
      indicator: answer.indicator,
      period: answer.period,
      value: answer.value,
      shown: shownOf(answer),
      text: answer.text,
      understood: answer.understood,
    },
  }
  const message = renderCard(answer, { question: shown, shareable: asked.shareable ?? false, token })
  const isOwn = answer.indicator !== null && !catalogue.england?.england.measure(answer.indicator.id)
  const byOfficer = asked.user !== null && isOfficer(deps, asked.user) && isOwn
  const seenByOneOfficer = byOfficer && (asked.channel === null || asked.shareable === true)
  return {
    answer,
    token,
    message: seenByOneOfficer ? withCorrection(message, answer, token) : message,
    apart: byOfficer && !seenByOneOfficer ? correctionApart(answer, token) : null,
    puts: [
      { kind: CARD, key: token, owner: home, value: card, quiet: true },
      {
        kind: CONVERSATION,
        key: conversation,
        value: { topic: after, at: clock(), ...by, ...(holdsWords(after) && held) } satisfies Kept,
        quiet: true,
      },
      ...(asked.reply
        ? [
            {
              kind: BEFORE,
              key: asked.reply,
              owner: home,
              value: { topic, words: earlier, ...(unanswered && { unanswered }) } satisfies Before,
              quiet: true,
            },
          ]
        : []),
    ],
    undo,
  }
}
