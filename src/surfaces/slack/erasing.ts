/** What was kept of a message's words, wherever they went: found again when somebody edits or deletes the message. */
import type { RecordPut, Work } from '../../store/state.ts'
import type { SlackDeps } from './deps.ts'
import { BEFORE, type Before, CARD, type Card, CONVERSATION, type Kept } from './desk.ts'
import { conversationOf, isDirect, replyKey, type Said } from './said.ts'

type Erased = Required<Pick<Work, 'puts' | 'removes'>>

/**
 * The work of forgetting them: cards and earlier topics that hold them go; where a conversation still is about them,
 * it goes back to what it was about before. What it left among the unanswered questions is deleted at once.
 */
export async function erasedWords(
  { state, running }: Pick<SlackDeps, 'state' | 'running'>,
  said: Said,
): Promise<Erased> {
  const { channel, ts, thread_ts: thread } = said
  const reply = replyKey(channel, ts)
  const places = [conversationOf(channel, thread ?? ts), ...(isDirect(said) ? [`${channel}:latest`] : [])]
  const before = await state.get<Before>(BEFORE, reply)
  if (before?.unanswered) await running().store.forgetUnanswered(before.unanswered)
  const holds = (words: readonly string[] | undefined): boolean => words?.includes(reply) ?? false
  const lists = await Promise.all(
    places.map(async (place) => ({
      cards: await state.list<Card>(CARD, place),
      befores: await state.list<Before>(BEFORE, place),
      kept: await state.get<Kept>(CONVERSATION, place),
      place,
    })),
  )
  const puts: RecordPut[] = lists.flatMap(({ kept, place }) =>
    kept && (kept.reply === reply || holds(kept.words))
      ? [{ kind: CONVERSATION, key: place, value: { topic: before?.topic ?? null, at: kept.at } satisfies Kept }]
      : [],
  )
  const removes = lists.flatMap(({ cards, befores }) => [
    ...cards.filter(({ value }) => holds(value.words)).map(({ key }) => ({ kind: CARD, key })),
    ...befores
      .filter(({ key, value }) => key === reply || holds(value.words))
      .map(({ key }) => ({ kind: BEFORE, key })),
  ])
  return { puts, removes }
}
