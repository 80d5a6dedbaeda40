/** The buttons of a card that ask the next question, and those of a clarification that answer ours. */
import type { BlockAction, ButtonAction } from '@slack/bolt'
import { z } from 'zod'
import type { Question, Step } from '../../../model/question.ts'
import type { Feature, SlackDeps } from '../deps.ts'
import { answerAsked, CARD, type Card } from '../desk.ts'
import { pressedIn, replyTo, whisper } from '../pressed.ts'
import { safeJson } from '../safe-json.ts'
import { conversationOf } from '../said.ts'
import { privateConversation } from '../secret.ts'
import { NOT_LOOKED_UP, sorry } from '../sorry.ts'
import { ANYONE } from '../who.ts'

/** What each button asks about the measure of its card. */
const STEPS: ReadonlyMap<string, Step> = new Map([
  ['next:trend', { act: 'series', overTime: true }],
  ['next:compare', { act: 'benchmark', benchmarks: ['national', 'statistical_neighbours'] }],
  ['next:why', { act: 'commentary' }],
  ['next:source', { act: 'source' }],
])

const choice = z.object({ token: z.string(), choice: z.number().int().min(0).max(20) })

async function press(
  deps: SlackDeps,
  body: BlockAction,
  token: string,
  asked: Pick<Question, 'text' | 'step'>,
): Promise<void> {
  const pressed = pressedIn(body)
  if (!pressed) return
  const conversation = pressed.ephemeral
    ? privateConversation(deps.secret(), pressed.channel, pressed.user)
    : conversationOf(pressed.channel, pressed.thread)
  const key = `press:${pressed.trigger}`
  await deps.deal(
    body,
    conversation,
    async () => {
      const card = await deps.state.get<Card>(CARD, token)
      if (!card?.topic)
        return { calls: [whisper(pressed, key, 'I no longer have that answer at hand; please ask again.')] }
      const { message, puts } = await answerAsked(deps, {
        ...asked,
        user: pressed.user,
        channel: pressed.channel.startsWith('D') ? null : pressed.channel,
        conversation,
        from: card.topic,
        ...(card.words && { words: card.words }),
        shareable: pressed.ephemeral,
        shown: null,
      })
      return { calls: [replyTo(pressed, key, message)], puts }
    },
    { calls: [whisper(pressed, key, sorry(NOT_LOOKED_UP))] },
  )
}

/** The next question about the card with that token; `id` is the button's. */
export async function nextPressed(deps: SlackDeps, body: BlockAction, id: string, token: string): Promise<void> {
  const step = STEPS.get(id)
  if (step) await press(deps, body, token, { text: '', step })
}

export const nextSteps: Feature = (on, deps) => {
  on.action<BlockAction<ButtonAction>>(/^next:/, ANYONE, async ({ action, body }) => {
    if (action.value) await nextPressed(deps, body, action.action_id, action.value)
  })
  on.action<BlockAction<ButtonAction>>(/^choose:/, ANYONE, async ({ action, body }) => {
    const chosen = choice.safeParse(safeJson(action.value))
    if (chosen.success) await press(deps, body, chosen.data.token, { text: String(chosen.data.choice + 1) })
  })
}
