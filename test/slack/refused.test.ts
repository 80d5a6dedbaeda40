/** One message that is refused again and again, and a thread that may not be read. */
import { setTimeout as wait } from 'node:timers/promises'
import { describe, expect, it, vi } from 'vitest'
import { nameless } from '../../src/surfaces/slack/log.ts'
import { useOffice } from './with-slack.ts'

vi.setConfig({ testTimeout: 40_000 })

const office = useOffice()
const QUESTION = 'CP visits in March 2024'

const own = (channel = 'scrutiny') => office().slack.ownMessages(channel)
const mentions = (word: string) => (args: Record<string, unknown>) => JSON.stringify(args).includes(word)

async function until(n: number, timeoutMs = 10_000): Promise<void> {
  await office().slack.waitFor(() => own().length >= n, timeoutMs)
  await office().slack.settled()
}

describe('one message that a proxy refuses', () => {
  it('holds up nobody behind it, is logged with its key, and comes when the proxy lets it through', async () => {
    const { slack, app } = office()
    const end = slack.trouble.always('chat.postMessage', { kind: 'server_error', status: 403 }, mentions('assessments'))
    const refused = slack.mention('cllr', 'scrutiny', 'assessments within 45 days in March 2024')
    await slack.waitFor(() => slack.callsTo('chat.postMessage').length > 0)
    const asked = ['CP visits in March 2024', 'how many children in care', 'CP visits in February 2024'].map(
      (text) => slack.mention('other', 'scrutiny', text).ts,
    )
    await until(3)
    expect(own().map((m) => m.threadTs)).toEqual(asked)
    expect((await app.health()).database.refused).toMatchObject({ messages: 1, why: 'HTTP 403' })
    expect((await app.health()).slack.lastFailure?.key).toBe(`reply:${refused.channel}:${refused.ts}`)
    expect(office().log.join('\n')).toContain('HTTP 403')
    end()
    await until(4)
    expect(own().at(-1)?.threadTs).toBe(refused.ts)
    expect((await app.health()).ok).toBe(true)
  })

  it('several of them hold up nobody either', async () => {
    const { slack } = office()
    slack.trouble.always('chat.postMessage', { kind: 'server_error', status: 403 }, mentions('assessments'))
    for (const month of ['January', 'February', 'March'])
      slack.mention('cllr', 'scrutiny', `assessments within 45 days in ${month} 2024`)
    await slack.waitFor(() => slack.callsTo('chat.postMessage').length > 0)
    const last = slack.mention('other', 'scrutiny', QUESTION)
    await until(1, 20_000)
    expect(own().map((m) => m.threadTs)).toEqual([last.ts])
  })
})

describe('one message for which the app lacks a permission', () => {
  it('holds up nobody behind it', async () => {
    const { slack, app } = office()
    const lacking = { kind: 'refuse', error: 'missing_scope', more: {} } as const
    slack.trouble.always('chat.postMessage', lacking, mentions('assessments'))
    slack.mention('cllr', 'scrutiny', 'assessments within 45 days in March 2024')
    await slack.waitFor(() => slack.callsTo('chat.postMessage').length > 0)
    const asked = [QUESTION, 'how many children in care'].map((text) => slack.mention('other', 'scrutiny', text).ts)
    await until(2)
    expect(own().map((m) => m.threadTs)).toEqual(asked)
    expect((await app.health()).database.refused).toMatchObject({ messages: 1 })
  })
})

describe('a workspace that refuses everything for a while', () => {
  it('gets all answers afterwards, in their order, and nobody is told that they failed', async () => {
    const { slack, app } = office()
    const end = slack.trouble.forbid('chat.postMessage', 'team_added_to_org')
    const asked: string[] = []
    for (const month of ['January', 'February', 'March'])
      asked.push(slack.mention('cllr', 'scrutiny', `CP visits in ${month} 2024`).ts)
    await slack.waitFor(() => slack.callsTo('chat.postMessage').length > 4, 15_000)
    end()
    await until(3, 20_000)
    expect(own().map((m) => m.threadTs)).toEqual(asked)
    expect(own(slack.dm('cllr'))).toEqual([])
    expect((await app.health()).database.refused).toBeNull()
  })
})

describe('where Slack does not let the bot read threads', () => {
  const refusals = ['missing_scope', 'not_allowed_token_type', 'channel_not_found']

  it.each(refusals)('%s: an answer that arrived stands there once', async (error) => {
    const { slack } = office()
    slack.trouble.forbid('conversations.replies', error)
    slack.trouble.loseAnswer('chat.postMessage')
    slack.mention('cllr', 'scrutiny', QUESTION)
    await until(1)
    await wait(2500)
    expect(own()).toHaveLength(1)
    expect((await office().app.health()).database.outbox).toMatchObject({ waiting: 0 })
  })

  it.each(refusals)('%s: an answer that did not arrive is sent', async (error) => {
    const { slack } = office()
    slack.trouble.forbid('conversations.replies', error)
    slack.trouble.cut('chat.postMessage')
    slack.mention('cllr', 'scrutiny', QUESTION)
    await until(1)
    await wait(1500)
    expect(own()).toHaveLength(1)
    expect(own()[0]?.text).not.toContain('twice')
  })

  it('also where only others have replied', async () => {
    const { slack } = office()
    slack.trouble.forbid('conversations.replies', 'missing_scope')
    slack.trouble.cut('chat.postMessage')
    const asked = slack.mention('cllr', 'scrutiny', QUESTION)
    slack.say('other', 'scrutiny', 'I wondered about that too.', { thread: asked.ts })
    await until(1)
    await wait(1500)
    expect(own()).toHaveLength(1)
    expect(own()[0]?.text).not.toContain('twice')
  })

  it('what nothing settles is sent, and says that it may stand there twice', async () => {
    const { slack } = office()
    const asked = slack.mention('cllr', 'scrutiny', QUESTION)
    await until(1)
    slack.trouble.forbid('conversations.replies', 'missing_scope')
    slack.trouble.cut('chat.postMessage')
    slack.say('cllr', 'scrutiny', 'and the month before?', { thread: asked.ts })
    slack.say('other', 'scrutiny', 'I wondered about that too.', { thread: asked.ts })
    await until(2)
    expect(own().at(-1)?.text).toContain('it may stand here twice')
    expect(office().log.join('\n')).toContain('does not let the thread be read')
  })
})

it('no id of a person is logged with a key', () => {
  expect(nameless('command:C0SCRUTINY1:U07K3Q9ZP1A and D07K3Q9ZP1A of S-7F3K')).toBe(
    'command:C0SCRUTINY1:somebody and somebody of S-7F3K',
  )
})
