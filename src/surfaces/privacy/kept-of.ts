/** What is kept of a person: what names them, and what only the state's own secret shows to be theirs. */
import type { State, StoredRecord, Traces } from '../../store/state.ts'
import { CARD, CONVERSATION } from '../slack/desk.ts'
import { FEEDBACK, whoseFeedback } from '../slack/features/feedback.ts'
import { privateConversation, secretOf } from '../slack/secret.ts'

export type KeptRecord = Traces['records'][number]

export interface KeptOf {
  /** Theirs alone. */
  readonly own: readonly KeptRecord[]
  /** Of others or of everybody, and naming them. */
  readonly shared: readonly KeptRecord[]
  readonly waiting: { readonly messages: number; readonly deliveries: number }
}

const ofKind = (kind: string, records: readonly StoredRecord<unknown>[]): KeptRecord[] =>
  records.map((record) => ({ kind, ...record }))

/** Their private conversations by command, and the cards in them: both without a name. */
async function nameless(state: State, person: string, now: number): Promise<KeptRecord[]> {
  const secret = await secretOf(state, now)
  const conversations = (await state.list<unknown>(CONVERSATION)).filter(({ key }) => {
    const [kind, channel = ''] = key.split(':')
    return kind === 'command' && key === privateConversation(secret, channel, person)
  })
  const cards = await Promise.all(conversations.map(({ key }) => state.list<unknown>(CARD, key)))
  const feedback = (await state.list<unknown>(FEEDBACK)).filter(({ key }) => {
    const token = key.slice(0, key.lastIndexOf(':'))
    return key === `${token}:${whoseFeedback(token, person)}`
  })
  return [...ofKind(CONVERSATION, conversations), ...ofKind(CARD, cards.flat()), ...ofKind(FEEDBACK, feedback)]
}

/** `now` in milliseconds. */
export async function keptOf(state: State, person: string, now: number): Promise<KeptOf> {
  const { records, calls, deliveries } = await state.traces(person)
  const named = new RegExp(`(?<![A-Z0-9])${person}(?![A-Z0-9])`)
  const isOwn = ({ owner, key }: KeptRecord): boolean => owner === person || named.test(key) || named.test(owner)
  return {
    own: [...records.filter(isOwn), ...(await nameless(state, person, now))],
    shared: records.filter((record) => !isOwn(record)),
    waiting: { messages: calls.length, deliveries: deliveries.length },
  }
}
