/** `/scorecard …`: an answer that only the asker sees, with a button to share it. */
import { type Feature, isOfficer } from '../deps.ts'
import { answerAsked } from '../desk.ts'
import { schedulesMessage } from '../home/schedule-blocks.ts'
import { openQuestions } from '../service/kept-questions.ts'
import { openQuestionsMessage } from '../service/officers-message.ts'
import { withoutMention } from './questions.ts'
import { correct, isCorrection, listDrafts, ONLY_OFFICERS } from './releases.ts'
import { openSettings } from './settings-modal.ts'

export const command: Feature = (app, deps) => {
  app.command('/scorecard', async ({ command: said, body, ack, context }) => {
    await ack()
    const lane = `command:${said.channel_id}:${said.user_id}`
    const respond = (message: object) => ({
      key: `command:${said.trigger_id}`,
      method: 'respond' as const,
      lane,
      args: { url: said.response_url, response_type: 'ephemeral', ...message },
      tell: said.user_id,
      sorry: (message as { text?: string }).text ?? '',
    })
    await deps.deal(
      body,
      lane,
      async () => {
        if (/^settings$/i.test(said.text.trim())) return openSettings(deps, body)
        if (/^questions$/i.test(said.text.trim())) {
          if (!isOfficer(deps, said.user_id))
            return { calls: [respond({ text: 'Only officers can list the open questions.' })] }
          return { calls: [respond(openQuestionsMessage(await openQuestions(deps)))] }
        }
        if (/^schedules$/i.test(said.text.trim())) {
          if (!isOfficer(deps, said.user_id))
            return { calls: [respond({ text: 'Only officers can list and set schedules.' })] }
          return { calls: [respond(await schedulesMessage(deps))] }
        }
        if (/^drafts$/i.test(said.text.trim()) || isCorrection(said.text)) {
          if (!isOfficer(deps, said.user_id)) return { calls: [respond({ text: ONLY_OFFICERS })] }
          const message = isCorrection(said.text) ? correct(deps, said.text, said.user_id) : listDrafts(deps)
          return { calls: [respond(await message)] }
        }
        const { message, puts } = await answerAsked(deps, {
          text: withoutMention(said.text, context.botUserId ?? ''),
          user: said.user_id,
          channel: said.channel_id.startsWith('D') ? null : said.channel_id,
          conversation: lane,
          shareable: !said.channel_id.startsWith('D'),
        })
        return { calls: [respond(message)], puts }
      },
      { calls: [respond({ text: 'Something went wrong on my side, so I looked nothing up. Please ask again.' })] },
    )
  })
}
