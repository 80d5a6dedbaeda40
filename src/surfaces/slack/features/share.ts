/** "Share in channel": a private answer becomes everybody's, and says who shared it. */
import type { BlockAction, ButtonAction } from '@slack/bolt'
import type { Feature } from '../deps.ts'
import { answerAsked, CARD, type Card } from '../desk.ts'
import { pressedIn, whisper } from './pressed.ts'

export const share: Feature = (app, deps) => {
  app.action<BlockAction<ButtonAction>>('share', async ({ action, body, ack }) => {
    await ack()
    const pressed = pressedIn(body)
    const token = action.value
    if (!pressed || !token) return
    const key = `share:${token}:${pressed.channel}`
    await deps.deal(body, `share:${pressed.channel}`, async () => {
      const card = await deps.state.get<Card>(CARD, token)
      if (!card?.question)
        return { calls: [whisper(pressed, key, 'I no longer have that answer at hand; please ask again.')] }
      // Asked anew, so that what is shared is what is published now.
      const { message, puts } = await answerAsked(deps, {
        text: card.question,
        user: pressed.user,
        channel: pressed.channel,
        conversation: `shared:${token}`,
        from: null,
        shown: card.question,
      })
      const by = { type: 'context', elements: [{ type: 'mrkdwn', text: `Shared by <@${pressed.user}>` }] }
      return {
        calls: [
          {
            key,
            method: 'chat.postMessage',
            lane: pressed.channel,
            args: {
              channel: pressed.channel,
              unfurl_links: false,
              text: message.text,
              blocks: [by, ...message.blocks].slice(0, 50),
            },
            tell: pressed.user,
          },
        ],
        puts,
      }
    })
  })
}
