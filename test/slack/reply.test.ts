/** What somebody is told where Slack refuses the place: the same words, directly. */
import { describe, expect, it } from 'vitest'
import { openSettings } from '../../src/surfaces/slack/features/settings-modal.ts'
import { useOffice } from './with-slack.ts'

const OFFICER = 'UOFFICER'
const office = useOffice({ settings: { officers: [OFFICER] } })
const QUESTION = 'CP visits in March 2024'

/** What comes to the person directly, once something does. */
async function directly(person: string): Promise<string[]> {
  const { slack } = office()
  const dm = slack.dm(person)
  await slack.waitFor(() => slack.ownMessages(dm).length > 0)
  await slack.settled()
  return slack.ownMessages(dm).map(({ text }) => text ?? '')
}

describe('where Slack refuses a sentence for one person’s eyes', () => {
  it('an officer still hears that the settings of a channel are saved', async () => {
    const { slack, app } = office()
    slack.addUser({ id: OFFICER, name: 'olive' })
    slack.channel('scrutiny').members.add(OFFICER)
    slack.trouble.forbid('chat.postEphemeral', 'user_not_in_channel')
    const { deps } = app
    await deps.save(await openSettings(deps, slack.commandPayload('olive', 'scrutiny', '/scorecard', 'settings')))
    await slack.waitFor(() => slack.modal('olive'))
    await slack.submit('olive')
    expect(await directly('olive')).toEqual(['Saved: this channel has no council of its own.'])
  })

  it('a person who asks too fast still hears it', async () => {
    const { slack, restart } = office()
    slack.trouble.forbid('chat.postEphemeral', 'user_not_in_channel')
    const { settings } = office().app.deps
    Object.assign(settings, { questionsAMinute: 30 })
    await restart()
    for (let i = 0; i < 30; i++) slack.mention('cllr', 'scrutiny', QUESTION)
    expect((await directly('cllr'))[0]).toContain('more than I can answer one person at once')
    Object.assign(settings, { questionsAMinute: 0 })
  }, 60_000)

  it('and so does a person who presses too fast in the Home tab, where no message is', async () => {
    const { slack, restart } = office()
    const { settings } = office().app.deps
    Object.assign(settings, { questionsAMinute: 30 })
    await restart()
    slack.openHome('cllr')
    await slack.waitFor(() => slack.home('cllr'))
    for (let i = 0; i < 30; i++) await slack.click('cllr', 'home', 'home:council', { value: 'rutland' })
    const told = (await directly('cllr')).filter((text) => text.includes('more than I can answer'))
    expect(told).toHaveLength(1)
    Object.assign(settings, { questionsAMinute: 0 })
  }, 60_000)

  it('somebody who may not use a command still hears why', async () => {
    const { slack } = office()
    slack.trouble.always('response_url', { kind: 'server_error', status: 404 })
    await slack.command('cllr', 'scrutiny', '/scorecard', 'settings')
    expect(await directly('cllr')).toEqual(["Only officers can change a channel's settings; ask one of them."])
  })

  it('and where the direct message is refused too, the log says so, and not what it said', async () => {
    const { slack, log } = office()
    slack.trouble.always('response_url', { kind: 'server_error', status: 404 })
    slack.trouble.forbid('chat.postMessage', 'messages_tab_disabled')
    await slack.command('cllr', 'scrutiny', '/scorecard', QUESTION)
    await slack.waitFor(() => log.some((line) => line.includes('messages_tab_disabled')))
    expect(log).toEqual([
      'A respond was given up: the reply address answered 404.',
      'A chat.postMessage was given up: messages_tab_disabled.',
    ])
  })
})

describe('where Slack refuses an answer for everybody', () => {
  const refusedIn = (channel: string) => (args: Record<string, unknown>) => args.channel === channel

  it('the asker gets why, and the answer', async () => {
    const { slack } = office()
    slack.trouble.refuse('chat.postMessage', 'is_archived')
    slack.mention('cllr', 'scrutiny', QUESTION)
    const [told = ''] = await directly('cllr')
    expect(told).toContain('the channel has been archived')
    expect(told).toContain('91.8%')
  })

  it('and a message that is too long for any place is not sent again', async () => {
    const { slack } = office()
    const { id } = slack.channel('scrutiny')
    slack.trouble.always('chat.postMessage', { kind: 'refuse', error: 'msg_too_long', more: {} }, refusedIn(id))
    slack.mention('cllr', 'scrutiny', QUESTION)
    expect(await directly('cllr')).toEqual(['My answer was too long for Slack; ask for a smaller part of it.'])
  })

  it('a question that is deleted takes the direct message with it', async () => {
    const { slack } = office()
    slack.trouble.refuse('chat.postMessage', 'restricted_action')
    const said = slack.mention('cllr', 'scrutiny', QUESTION)
    expect(await directly('cllr')).toHaveLength(1)
    slack.remove('scrutiny', said.ts)
    await slack.waitFor(() => slack.ownMessages(slack.dm('cllr')).length === 0)
  })

  it('a question that is edited is answered anew where its answer is', async () => {
    const { slack } = office()
    slack.trouble.refuse('chat.postMessage', 'restricted_action')
    const said = slack.mention('cllr', 'scrutiny', QUESTION)
    await directly('cllr')
    slack.edit('cllr', 'scrutiny', said.ts, 'CP visits in February 2024')
    await slack.waitFor(() => slack.ownMessages(slack.dm('cllr'))[0]?.text?.includes('February 2024'))
    expect(slack.ownMessages('scrutiny')).toEqual([])
  })
})
