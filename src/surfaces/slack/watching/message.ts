/** The direct message about a watched measure: what changed, and its card with buttons that work. */
import { randomUUID } from 'node:crypto'
import type { FigureDetail } from '../../../answers/figure-answer.ts'
import type { Topic } from '../../../conversation.ts'
import type { Answer } from '../../../model/answer.ts'
import type { Work } from '../../../store/state.ts'
import { type Block, renderCard } from '../cards/card.ts'
import { escapeMrkdwn } from '../cards/escape.ts'
import { MESSAGE_BLOCKS } from '../cards/limits.ts'
import { textBlocks } from '../cards/text-blocks.ts'
import type { SlackDeps } from '../deps.ts'
import { CARD, type Card, CONVERSATION, type Kept, postedConversation } from '../desk.ts'
import { directly, reply } from '../reply.ts'
import { mac } from '../secret.ts'
import { stopButton } from './stop-button.ts'
import { type KeptWatch, putWatch, type SeenFigure } from './watch.ts'

function topicOf({ council, indicator, period }: Answer): Topic {
  return {
    council,
    indicator: indicator?.id ?? null,
    sub: indicator?.sub ?? null,
    period,
    earlier: null,
    request: { type: 'none' },
    choices: [],
    pending: null,
    others: [],
    intent: 'answer',
  }
}

const cardOf = (answer: Answer): Card => ({
  topic: topicOf(answer),
  question: null,
  again: null,
  answer: {
    kind: answer.kind,
    council: answer.council,
    indicator: answer.indicator,
    period: answer.period,
    value: answer.value,
    text: answer.text,
    understood: answer.understood,
  },
})

/**
 * The message and the watch brought up to date, saved together; its key makes that nothing is told twice, and names
 * nobody, since it is kept longer than the watch may be.
 */
export function tellWatcher(
  { secret, clock }: Pick<SlackDeps, 'secret' | 'clock'>,
  kept: KeptWatch,
  latest: FigureDetail,
  now: SeenFigure,
  change: string,
): Work {
  const at = clock()
  const { key, user, watch } = kept
  const token = randomUUID()
  const card = renderCard(latest.answer, { question: null, shareable: false, token })
  const blocks: Block[] = [
    ...textBlocks([[{ bold: 'A measure that you watch' }], [change]]),
    ...card.blocks.slice(0, MESSAGE_BLOCKS - 3),
    { type: 'actions', elements: [stopButton(key, watch.name)] },
  ]
  const seen = (figure: SeenFigure | null): string =>
    figure ? `${figure.document}:${figure.periodEnd}:${figure.value}:${figure.rag}` : ''
  // From what to what: the same change again, after it was put back, is news again.
  const call = `watch:${mac(secret(), 'watch', key, seen(watch.seen), seen(now), String(kept.at))}`
  const conversation = { topic: topicOf(latest.answer), at }
  return {
    calls: [
      {
        ...reply(directly(user), call, { text: `${escapeMrkdwn(change)}\n${card.text}`, blocks }),
        patient: true,
        // Told since, where what is kept here is a backup.
        look: { since: kept.at },
      },
    ],
    puts: [
      putWatch({ ...kept, watch: { ...watch, seen: now } }),
      { kind: CARD, key: token, value: cardOf(latest.answer) },
      { kind: CONVERSATION, key: postedConversation(call), value: conversation satisfies Kept },
    ],
  }
}
