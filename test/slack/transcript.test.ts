/** A whole conversation over the loopback Slack; what everybody saw is kept in `transcript.txt` for people to read. */
import { expect, it } from 'vitest'
import type { View } from './loopback/types.ts'
import { useOffice } from './with-slack.ts'

const OFFICERS = 'C0OFFICERS'
const office = useOffice({ settings: { officersChannel: OFFICERS, officers: ['U0OLIVE'] } })

/** Where a person types in a modal. */
function inputOf(view: View): { block: string; action: string } {
  const input = view.blocks.find((b) => b.type === 'input')
  const element = input?.element as { action_id?: string } | undefined
  if (!input?.block_id || !element?.action_id) throw new Error('The modal has nothing to type in.')
  return { block: input.block_id, action: element.action_id }
}

it('mention, card, trend, follow-up, clarification, a question to the service and its answer', async () => {
  const { slack } = office()
  slack.addUser({ id: 'U0OLIVE', name: 'olive' })
  slack.addChannel({ id: OFFICERS, name: 'officers', private: true, members: ['olive', slack.botUserId] })
  const own = (channel: string) => slack.ownMessages(channel)
  const grown = async (channel: string, n: number) => {
    await slack.waitFor(() => own(channel).length >= n)
    await slack.settled()
    return own(channel).at(-1) as ReturnType<typeof own>[number]
  }

  const asked = slack.mention('cllr', 'scrutiny', 'CP visits in March 2024')
  const card = await grown('scrutiny', 1)
  await slack.click('cllr', card.ts, 'next:trend')
  await grown('scrutiny', 2)
  slack.say('other', 'scrutiny', 'and what about Rutland?', { thread: asked.ts })
  await grown('scrutiny', 3)
  const unclear = slack.mention('cllr', 'scrutiny', 'placement stability')
  const choices = await grown('scrutiny', 4)
  await slack.click('cllr', choices.ts, 'choose:0')
  const chosen = await grown('scrutiny', 5)
  await slack.click('cllr', chosen.ts, 'ask-service')
  const modal = await slack.waitFor(() => slack.modal('cllr'))
  const field = inputOf(modal)
  await slack.submit('cllr', modal, {
    [field.block]: { [field.action]: 'What is being done to find more long-term placements?' },
  })
  const question = await grown(OFFICERS, 1)
  await slack.click('olive', question.ts, 'Assign to me')
  await slack.settled()
  await slack.click('olive', question.ts, 'Answer')
  const form = await slack.waitFor(() => slack.modal('olive'))
  const answer = inputOf(form)
  await slack.submit('olive', form, {
    [answer.block]: {
      [answer.action]: 'Twelve new carers were approved this year; a report comes in September.',
    },
  })
  const back = await grown('scrutiny', 6)
  expect(back.threadTs).toBe(unclear.ts)
  expect(back.text).toContain('Twelve new carers')

  const seen = `${slack.transcript('scrutiny')}\n\n${slack.transcript(OFFICERS)}\n`
  await expect(seen.replace(/\bQ-[A-Z0-9]{4,}\b/g, 'Q-····')).toMatchFileSnapshot('transcript.txt')
}, 30_000)
