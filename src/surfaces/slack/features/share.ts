/** "Share in channel": a private answer becomes everybody's, and says who shared it. */
import type { BlockAction, ButtonAction } from '@slack/bolt'
import type { Block } from '../cards/card.ts'
import type { Feature, SlackDeps } from '../deps.ts'
import { answerAsked, CARD, type Card, postedConversation } from '../desk.ts'
import { pressedIn, whisper } from '../pressed.ts'
import { reply } from '../reply.ts'
import { ANYONE } from '../who.ts'

/** "Share in channel" on the card with that token. */
export async function sharePressed(deps: SlackDeps, body: BlockAction, token: string): Promise<void> {
  const pressed = pressedIn(body)
  if (!pressed) return
  await deps.deal(body, `share:${pressed.channel}`, async () => {
    const card = await deps.state.get<Card>(CARD, token)
    if (!card?.again)
      return {
        calls: [
          whisper(pressed, `share:${pressed.trigger}`, 'I no longer have that answer at hand; please ask again.'),
        ],
      }
    const once = `share:${token}:${pressed.channel}`
    // A share that failed, since we were not in the channel, say, may be tried again.
    const key = (await deps.state.call(once))?.state === 'failed' ? `${once}:${pressed.trigger}` : once
    // Asked anew, so that what is shared is what is published now.
    const { message, puts } = await answerAsked(deps, {
      ...card.again,
      ...(card.words && { words: card.words }),
      user: pressed.user,
      channel: pressed.channel,
      conversation: postedConversation(key),
      shown: card.question,
    })
    const by: Block = { type: 'context', elements: [{ type: 'mrkdwn', text: `Shared by <@${pressed.user}>` }] }
    return {
      calls: [
        reply({ channel: pressed.channel, user: pressed.user }, key, {
          ...message,
          blocks: [by, ...message.blocks].slice(0, 50),
        }),
      ],
      puts,
    }
  })
}

export const share: Feature = (on, deps) => {
  on.action<BlockAction<ButtonAction>>('share', ANYONE, async ({ action, body }) => {
    if (action.value) await sharePressed(deps, body, action.value)
  })
}
