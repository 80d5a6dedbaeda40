/** A question from Slack to its answer, its card, and what has to be kept for the buttons and follow-ups. */
import { randomUUID } from 'node:crypto'
import { KEEP_MS, type Topic } from '../../conversation.ts'
import type { Answer } from '../../model/answer.ts'
import type { RecordPut } from '../../store/state.ts'
import { keepUnanswered } from '../../unanswered.ts'
import { channelSettingOf, councilFor } from './asker.ts'
import { type Message, renderCard } from './cards/card.ts'
import type { SlackDeps } from './deps.ts'

/** Record kinds. */
export const CONVERSATION = 'conversation'
export const CARD = 'card'

/** What a card's buttons need to go on from it. Nobody's name is in it. */
export interface Card {
  readonly topic: Topic | null
  readonly question: string | null
  readonly answer: Pick<Answer, 'kind' | 'council' | 'indicator' | 'period' | 'value' | 'text' | 'understood'>
  readonly conversation: string
}

export interface Asked {
  readonly text: string
  readonly user: string
  /** For its council; null in a direct message. */
  readonly channel: string | null
  /** Names the conversation that the answer belongs to. */
  readonly conversation: string
  /** Begin from this rather than from what the conversation was about. */
  readonly from?: Topic | null
  readonly shareable?: boolean
  /** What the card says was asked; null for a button. */
  readonly shown?: string | null
}

export interface Answered {
  readonly answer: Answer
  readonly message: Message
  readonly puts: readonly RecordPut[]
  readonly token: string
}

interface Kept {
  readonly topic: Topic | null
  readonly at: number
}

/** What the conversation is about, from memory or, after a restart, from the database. */
async function recall({ running, state, clock }: SlackDeps, conversation: string): Promise<Topic | null> {
  const known = running().scrutineer.topic(conversation, clock())
  if (known) return known
  const kept = await state.get<Kept>(CONVERSATION, conversation)
  return kept && clock() - kept.at <= KEEP_MS ? kept.topic : null
}

/** Whether we have answered in this conversation, however long ago. */
export const isOurs = async ({ state }: SlackDeps, conversation: string): Promise<boolean> =>
  (await state.get<Kept>(CONVERSATION, conversation)) !== null

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
  const { conversation } = asked
  const topic = asked.from === undefined ? await recall(deps, conversation) : asked.from
  if (topic) scrutineer.resume(conversation, topic, clock())
  else scrutineer.forget(conversation)
  const council = await councilFor(state, asked, config.council, (key) => catalogue.councils.some((c) => c.key === key))
  const text = await withThemes(deps, asked)
  const question = { text, council, now: deps.today(), thread: conversation }
  const answer = await scrutineer.ask(question, clock())
  await keepUnanswered(running(), question, answer, config.unansweredDays).catch((error: Error) =>
    deps.log(`An unanswered question could not be kept: ${error.message}`),
  )
  const after = scrutineer.topic(conversation, clock())
  const token = randomUUID()
  const shown = asked.shown === undefined ? asked.text : asked.shown
  const card: Card = {
    topic: after,
    question: shown,
    conversation,
    answer: {
      kind: answer.kind,
      council: answer.council,
      indicator: answer.indicator,
      period: answer.period,
      value: answer.value,
      text: answer.text,
      understood: answer.understood,
    },
  }
  return {
    answer,
    token,
    message: renderCard(answer, { question: shown, shareable: asked.shareable ?? false, token }),
    puts: [
      { kind: CARD, key: token, value: card },
      { kind: CONVERSATION, key: conversation, value: { topic: after, at: clock() } satisfies Kept },
    ],
  }
}
