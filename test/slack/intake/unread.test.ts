/** What is acknowledged before anybody has read it is kept without its words, and answered all the same. */
import { expect, it } from 'vitest'
import { messageForUs } from '../../../src/surfaces/slack/intake/messages.ts'
import { reducedMessage } from '../../../src/surfaces/slack/intake/reduced.ts'
import { type Said, saidKey } from '../../../src/surfaces/slack/said.ts'
import { tracesOf } from '../traces.ts'
import { useOffice } from '../with-slack.ts'

const office = useOffice({ loopback: { ackTimeoutMs: 3000 } })
const NAME = 'Liam Okafor'
const MONTHS = ['April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December']
const MEASURES = ['CP visits', 'contacts', 'CLA reviews', 'dental checks', 'children in care', 'CP plans', 'referrals']

const bodyOf = (text: string, ts = '1.1') => {
  const event: Said = { type: 'app_mention', user: 'U1', channel: 'C1', ts, text }
  return { type: 'event_callback', team_id: 'T1', event_id: `Ev${ts}`, event }
}

const replyTo = (ts: string) => {
  const { slack } = office()
  return slack.waitFor(() => slack.ownMessages().find((m) => m.threadTs === ts))
}

it('keeps no word of it, and reads it then as it would have been read before', async () => {
  const { deps } = office().app
  for (const text of ['CP visits in March 2024', `is ${NAME} on a plan?`, 'CP visits in March 2024, dob 12/03/2014']) {
    const before = await messageForUs(deps, bodyOf(text), false, false)
    const late = await messageForUs(deps, bodyOf(text), false, true)
    expect(late?.body).toMatchObject({ event: { ts: '1.1', text: '', unread: true } })
    expect(late?.asker).toBe('U1')
    expect(await late?.read?.()).toEqual(before?.unkept ?? before?.body)
  }
})

it('reads at once what is only perhaps for us: a file, and what people say to each other', async () => {
  const { slack, app } = office()
  const asked = slack.mention('cllr', 'scrutiny', 'CP visits in March 2024')
  await replyTo(asked.ts)
  const { channel } = asked
  const said: Said = { type: 'message', user: 'U1', channel, ts: '2.1', thread_ts: asked.ts, text: 'and February?' }
  const late = await messageForUs(app.deps, { ...bodyOf(''), event: said }, false, true)
  expect(late?.read).toBeUndefined()
  expect(late?.body).toMatchObject({ event: { text: 'and February?' } })
  const chat = { ...said, ts: '2.2', text: 'thanks, see you at lunch' }
  expect(await messageForUs(app.deps, { ...bodyOf(''), event: chat }, false, true)).toBe(null)
})

it('is read from Slack where the program stopped before it was answered, and answered once', async () => {
  const { slack, app, restart } = office()
  slack.hold()
  const texts = ['CP visits in March 2024', `is ${NAME} on a plan?`]
  const asked = texts.map((text) => slack.mention('cllr', 'scrutiny', text))
  for (const { channel, ts } of asked) {
    const event: Said = { type: 'app_mention', user: slack.user('cllr').id, channel, ts, text: 'not these' }
    const body = { ...bodyOf('', ts), team_id: slack.teamId, event }
    const kept = { key: saidKey(channel, ts), body: JSON.stringify(reducedMessage(body, event, 'unread')) }
    await app.deps.state.receive(kept, Date.now())
  }
  await restart()
  expect((await replyTo(asked[0]?.ts as string)).text).toContain('91.8%')
  expect((await replyTo(asked[1]?.ts as string)).text).toContain('I never answer about a particular child')
  slack.release()
  await slack.settled()
  expect(slack.ownMessages()).toHaveLength(2)
  expect(tracesOf(office(), 'Okafor', 'okafor')).toEqual([])
})

it('asks for it again where Slack does not show it', async () => {
  const { slack, app, restart } = office()
  slack.trouble.forbid('conversations.history', 'missing_scope')
  slack.hold()
  const { channel, ts } = slack.mention('cllr', 'scrutiny', 'CP visits in March 2024')
  const event: Said = { type: 'app_mention', user: slack.user('cllr').id, channel, ts, text: '' }
  const body = reducedMessage({ ...bodyOf('', ts), team_id: slack.teamId, event }, event, 'unread')
  await app.deps.state.receive({ key: saidKey(channel, ts), body: JSON.stringify(body) }, Date.now())
  await restart()
  expect((await replyTo(ts)).text).toContain('I was started anew before I had read this')
})

it('is answered once in a crowd of different questions, in the order of its thread, and a person never', async () => {
  const { slack } = office()
  const first = slack.mention('cllr', 'scrutiny', 'CP visits in March 2024')
  await replyTo(first.ts)
  const texts = MONTHS.flatMap((month) =>
    [2021, 2022, 2023].flatMap((year) => MEASURES.map((m) => `what were the ${m} in ${month} ${year}, please?`)),
  )
  const isInThread = (i: number): boolean => i % 10 === 0
  const asked = texts.map((text, i) =>
    slack.mention('cllr', 'scrutiny', text, isInThread(i) ? { thread: first.ts } : {}),
  )
  const person = slack.mention('cllr', 'scrutiny', `is ${NAME} on a plan?`)
  const all = asked.length + 2
  await slack.waitFor(() => slack.ownMessages('scrutiny').length >= all, 60_000)
  await slack.settled()
  const told = slack.ownMessages('scrutiny')
  expect(told).toHaveLength(all)
  expect(new Set(told.map((m) => m.threadTs)).size).toBe(1 + asked.filter((_, i) => !isInThread(i)).length + 1)
  expect((await replyTo(person.ts)).text).toContain('I never answer about a particular child')
  const inThread = told.filter((m) => m.threadTs === first.ts).slice(1)
  const years = texts.filter((_, i) => isInThread(i)).map((text) => text.match(/20\d\d/)?.[0] as string)
  for (const [i, year] of years.entries()) expect(inThread[i]?.text).toContain(year)
  expect(tracesOf(office(), 'Okafor', 'okafor')).toEqual([])
}, 120_000)
