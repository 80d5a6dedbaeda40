import { describe, expect, it } from 'vitest'
import { CHANNEL, PERSON } from '../../src/surfaces/slack/asker.ts'
import { seen } from './loopback/index.ts'
import { useOffice } from './with-slack.ts'

const office = useOffice()

const latest = () => office().slack.waitFor(() => office().slack.prompts.at(-1))
const words = async (): Promise<string> => JSON.stringify((await latest()).prompts)

describe('suggested questions', () => {
  it("fit the person's council and its newest report, without a thread, and have answers", async () => {
    const { slack } = office()
    slack.openHome('cllr', 'messages')
    const { prompts, thread, channel } = await latest()
    expect(thread).toBeNull()
    expect(channel).toBe(slack.dm('cllr'))
    expect(prompts).toHaveLength(4)
    expect(JSON.stringify(prompts)).toMatch(/Why is Children in care with an up-to-date dental .* red\?/)
    for (const { message } of prompts) {
      const said = slack.say('cllr', 'dm', message)
      const reply = await slack.waitFor(() => slack.ownMessages(slack.dm('cllr')).find((m) => m.threadTs === said.ts))
      expect(reply.text).not.toMatch(/could not|Did you mean|Which/)
      expect(reply.text).toContain('Rotherham')
    }
    expect(slack.home('cllr')).toBeNull()
  })

  it('fit the council that the person chose', async () => {
    const { slack, app } = office()
    await app.deps.save({ puts: [{ kind: PERSON, key: slack.user('cllr').id, value: { council: 'rutland' } }] })
    slack.openHome('cllr', 'messages')
    expect(await words()).toContain('Rutland')
  })

  it('fit the channel that the person looks at', async () => {
    const { slack, app } = office()
    const channel = slack.channel('scrutiny').id
    await app.deps.save({
      puts: [{ kind: CHANNEL, key: channel, value: { council: 'stockton', themes: [], setBy: 'U1' } }],
    })
    slack.event({
      type: 'app_context_changed',
      user: slack.user('cllr').id,
      channel: slack.dm('cllr'),
      context: { entities: [{ type: 'slack#/types/channel_id', value: channel }] },
    })
    expect(await words()).toContain('Stockton-on-Tees')
  })

  it('are left out where Slack does not say for which conversation', async () => {
    const { slack, log } = office()
    slack.event({ type: 'app_context_changed', context: {} })
    await slack.settled()
    expect(slack.callsTo('assistant.threads.setSuggestedPrompts')).toEqual([])
    expect(log).toEqual([])
  })

  it('do not matter when they fail, which is logged once', async () => {
    const { slack, log } = office()
    slack.scopes.delete('assistant:write')
    for (let n = 0; n < 3; n++) slack.openHome('cllr', 'messages')
    await slack.settled()
    expect(slack.callsTo('assistant.threads.setSuggestedPrompts')).toHaveLength(3)
    expect(log).toEqual([expect.stringContaining('No questions could be suggested')])
    const said = slack.say('cllr', 'dm', 'CP visits in March 2024')
    await slack.waitFor(() => slack.ownMessages(slack.dm('cllr')).find((m) => m.threadTs === said.ts))
  })
})

describe('the summary that is suggested', () => {
  it('counts what the Home tab counts', async () => {
    const { slack } = office()
    slack.openHome('cllr')
    const home = await slack.waitFor(() => slack.home('cllr'))
    const [, red, amber, green] =
      /🟥 (\d+) RED · 🔶 (\d+) AMBER · 🟢 (\d+) GREEN/.exec(seen(home.blocks).join('\n')) ?? []
    slack.say('cllr', 'dm', 'summary in Rotherham')
    const reply = await slack.waitFor(() => slack.ownMessages(slack.dm('cllr'))[0])
    expect(reply.text).toContain(`${red} are red, ${amber} amber and ${green} green`)
  })
})
