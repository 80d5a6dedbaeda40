import { setTimeout as wait } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { useOffice } from './with-slack.ts'

const office = useOffice()
const QUESTION = 'CP visits in March 2024'

const own = (channel = 'scrutiny') => office().slack.ownMessages(channel)

async function answered(n = 1, timeoutMs = 8000): Promise<void> {
  const { slack } = office()
  await slack.waitFor(() => own().length >= n, timeoutMs)
  await slack.settled()
}

describe('when Slack is in trouble', () => {
  it('waits as long as it is told to, and answers once', async () => {
    const { slack } = office()
    slack.trouble.rateLimit('chat.postMessage', 1)
    slack.mention('cllr', 'scrutiny', QUESTION)
    await answered()
    const [first, second] = slack.callsTo('chat.postMessage')
    expect((second?.at ?? 0) - (first?.at ?? 0)).toBeGreaterThanOrEqual(1000)
    expect(own()).toHaveLength(1)
  })

  it.each(['fail', 'cut', 'loseAnswer'] as const)('answers once when a call ends in "%s"', async (kind) => {
    const { slack } = office()
    slack.trouble[kind]('chat.postMessage')
    slack.mention('cllr', 'scrutiny', QUESTION)
    await answered()
    await wait(1500)
    expect(own()).toHaveLength(1)
  })

  it('answers everything after an outage, in order within a channel', async () => {
    const { slack } = office()
    slack.trouble.fail('chat.postMessage', 3, 503)
    for (const text of ['CP visits', 'assessments within 45 days', 'how many children in care'])
      slack.mention('cllr', 'scrutiny', text)
    await answered(3, 20_000)
    expect(own().map((m) => m.text.match(/\b[AB]\.\d+/)?.[0])).toEqual(['A.10', 'B.1', 'A.12'])
  }, 30_000)

  it('comes back by itself when its connection is dropped, and misses nothing', async () => {
    const { slack } = office()
    slack.dropConnections()
    slack.mention('cllr', 'scrutiny', QUESTION)
    await answered(1, 20_000)
    expect(own()).toHaveLength(1)
  }, 30_000)

  it('says the same without the blocks that a workspace does not know', async () => {
    const { slack } = office()
    slack.blockTypes.delete('data_visualization')
    slack.blockTypes.delete('data_table')
    slack.mention('cllr', 'scrutiny', 'CP visits since 2014/15')
    await answered()
    const [message] = own()
    expect(message?.text).toContain('2015/16')
    expect(JSON.stringify(message?.blocks)).toContain('95.1')
  })

  it('falls back to text alone where no block is taken', async () => {
    const { slack } = office()
    slack.blockTypes.clear()
    slack.mention('cllr', 'scrutiny', QUESTION)
    await answered()
    expect(own()[0]?.text).toContain('91.8%')
  })
})

describe('when it is not clear whether an answer arrived', () => {
  it.each(['rateLimit', 'fail'] as const)('answers once though the look itself meets "%s"', async (kind) => {
    const { slack } = office()
    slack.trouble.loseAnswer('chat.postMessage')
    slack.trouble[kind]('conversations.replies', 1)
    slack.mention('cllr', 'scrutiny', QUESTION)
    await answered()
    await wait(4500)
    expect(own()).toHaveLength(1)
  }, 20_000)

  it('does not look for work while all it can do is wait', async () => {
    const { slack, state } = office()
    slack.trouble.rateLimit('chat.postMessage', 3)
    for (const text of ['CP visits', 'how many children in care']) slack.mention('cllr', 'scrutiny', text)
    await slack.waitFor(() => slack.callsTo('chat.postMessage').length > 0)
    await wait(200)
    expect((await state.nextDue()) ?? 0).toBeGreaterThan(Date.now() + 1000)
    await answered(2, 10_000)
  }, 20_000)
})

describe('when the database cannot take what was worked out', () => {
  it('keeps it until it can', async () => {
    const { slack, app, log } = office()
    const { state } = app.deps
    const finish = state.finish.bind(state)
    let refusals = 2
    Object.assign(state, {
      finish: async (...args: Parameters<typeof finish>) => {
        if (args[1].calls?.length && refusals-- > 0) throw new Error('the disk is full')
        return finish(...args)
      },
    })
    slack.mention('cllr', 'scrutiny', QUESTION)
    await answered()
    expect(own()).toHaveLength(1)
    expect(log.join('\n')).toContain('could not be saved yet')
    expect(await state.pending()).toEqual([])
  })
})

describe('when the database cannot take that an answer was sent', () => {
  it('keeps that until it can, sends it once, and goes on in that channel', async () => {
    const { slack, state, log } = office()
    const markSent = state.markSent.bind(state)
    let refusals = 2
    Object.assign(state, {
      markSent: async (...args: Parameters<typeof markSent>) => {
        if (refusals-- > 0) throw new Error('the disk is full')
        return markSent(...args)
      },
    })
    slack.mention('cllr', 'scrutiny', QUESTION)
    slack.mention('other', 'scrutiny', 'how many children in care')
    await answered(2, 15_000)
    expect(own()).toHaveLength(2)
    expect(log.join('\n')).toContain('The outbox could not be written')
    expect(await state.queue()).toMatchObject({ waiting: 0, sending: 0 })
  }, 20_000)
})

describe('when a private answer comes too late', () => {
  it('goes by direct message instead', async () => {
    const { slack } = office()
    slack.trouble.fail('response_url', 2)
    await slack.command('cllr', 'scrutiny', '/scorecard', QUESTION)
    slack.advance(31 * 60_000)
    const dm = slack.dm('cllr')
    await slack.waitFor(() => own(dm).length > 0, 8000)
    expect(own(dm)[0]?.text).toContain('91.8%')
  }, 15_000)
})

describe('when nobody can be reached where they asked', () => {
  it('tells the asker directly that it is not in the channel any more', async () => {
    const { slack } = office()
    slack.trouble.refuse('chat.postMessage', 'not_in_channel')
    slack.mention('cllr', 'scrutiny', QUESTION)
    const dm = slack.dm('cllr')
    await slack.waitFor(() => own(dm).length > 0)
    expect(own(dm)[0]?.text).toMatch(/not in that channel: invite me/)
    expect(office().log.join('\n')).toContain('not_in_channel')
    expect(office().log.join('\n')).not.toContain(slack.user('cllr').id)
  })

  it('never logs whose home or whisper it was', async () => {
    const { slack, log } = office()
    slack.trouble.refuse('views.publish', 'invalid_arguments')
    slack.openHome('cllr')
    await slack.waitFor(() => log.some((line) => line.includes('given up')))
    expect(log.join('\n')).not.toContain(slack.user('cllr').id)
  })

  it('forgets whom to tell, and what, once a call is made', async () => {
    const { slack, app } = office()
    await slack.command('cllr', 'scrutiny', '/scorecard', QUESTION)
    await slack.waitFor(() => slack.ephemerals('cllr').length > 0)
    await slack.settled()
    const posted = slack.mention('cllr', 'scrutiny', QUESTION)
    await answered()
    expect(await app.deps.state.call(`reply:${posted.channel}:${posted.ts}`)).toMatchObject({ state: 'sent', args: {} })
    expect(JSON.stringify(await app.deps.state.call(`reply:${posted.channel}:${posted.ts}`))).not.toContain('91.8')
  })

  it('keeps its answer while the token is refused, says so on the health page, and sends it afterwards', async () => {
    const { slack, app, log } = office()
    slack.trouble.refuse('chat.postMessage', 'token_revoked')
    const said = slack.mention('cllr', 'scrutiny', QUESTION)
    await slack.waitFor(() => log.some((line) => line.includes('revoked')))
    const health = await app.health()
    expect(health).toMatchObject({ ok: false, slack: { fault: expect.stringContaining('install the app again') } })
    await office().restart()
    await answered()
    expect(own().map((m) => m.threadTs)).toEqual([said.ts])
    expect(log.join('\n')).not.toContain(slack.botToken)
  }, 20_000)
})

describe('what does not make sense', () => {
  it.each([
    { type: 'message', channel: 'C000', ts: '1.1' },
    { type: 'message', subtype: 'message_changed', channel: 'C000', ts: '1.1' },
    { type: 'app_mention' },
    { type: 'reaction_added', item: null },
  ])('a malformed event changes nothing: %o', async (event) => {
    const { slack } = office()
    slack.event(event)
    await slack.settled()
    slack.mention('cllr', 'scrutiny', QUESTION)
    await answered()
    expect(own()).toHaveLength(1)
    expect(await office().app.deps.state.pending()).toEqual([])
  })

  it('a press whose card is long gone says so', async () => {
    const { slack } = office()
    slack.mention('cllr', 'scrutiny', QUESTION)
    await answered()
    const { state } = office().app.deps
    const cards = await state.list('card')
    await state.finish(null, { removes: cards.map(({ key }) => ({ kind: 'card', key })) }, 1)
    await slack.click('cllr', own()[0]?.ts as string, 'next:trend')
    await slack.waitFor(() => slack.ephemerals('cllr').length > 0)
    expect(slack.ephemerals('cllr')[0]?.text).toContain('ask again')
  })
})
