/** A workspace that takes one message a second in a channel: what nobody waits for keeps to it, and lets people go first. */
import { setTimeout as wait } from 'node:timers/promises'
import { expect, it, vi } from 'vitest'
import type { OutgoingCall } from '../../src/store/state.ts'
import { Pace } from '../../src/surfaces/slack/pace.ts'
import { useOffice } from './with-slack.ts'

vi.setConfig({ testTimeout: 60_000 })

const office = useOffice()
const QUESTION = 'CP visits in March 2024'

/** A message and its thread, as a summary is posted. */
function summary(channel: string, messages: number): OutgoingCall[] {
  return Array.from({ length: messages }, (_, i) => ({
    key: `post:${channel}${i === 0 ? '' : `:${i}`}`,
    method: 'chat.postMessage',
    lane: channel,
    args: { channel, text: `Part ${i} of the summary.` },
    patient: true,
    look: { since: Date.now() - 3_600_000, ...(i > 0 && { nth: i }) },
    ...(i > 0 && { under: `post:${channel}` }),
  }))
}

const settled = async (): Promise<void> => {
  const { app, slack } = office()
  for (let quiet = false; !quiet; await wait(50)) {
    const { waiting, sending } = await app.deps.state.queue()
    quiet = waiting + sending === 0
  }
  await slack.settled()
}

it('a summary is posted a message a second, in order, without being refused', async () => {
  const { slack, app } = office()
  slack.trouble.perChannelMs = 1000
  const { id } = slack.channel('scrutiny')
  await app.deps.save({ calls: summary(id, 4) })
  await settled()
  expect(slack.ownMessages('scrutiny').map((m) => m.text)).toEqual([0, 1, 2, 3].map((i) => `Part ${i} of the summary.`))
  expect(slack.callsTo('chat.postMessage').map((c) => c.status)).toEqual([200, 200, 200, 200])
})

it('a channel that is slower still gets each message once', async () => {
  const { slack, app } = office()
  slack.trouble.perChannelMs = 1500
  const ids = Array.from({ length: 6 }, (_, i) => slack.addChannel({ name: `c${i}`, members: [slack.botUserId] }).id)
  await app.deps.save({ calls: ids.flatMap((id) => summary(id, 3)) })
  await settled()
  expect(slack.callsTo('chat.postMessage').filter((c) => c.status === 429).length).toBeGreaterThan(0)
  for (const id of ids)
    expect(slack.ownMessages(id).map((m) => m.text)).toEqual([0, 1, 2].map((i) => `Part ${i} of the summary.`))
})

it('a question is answered before what is left of the summary', async () => {
  const { slack, app } = office()
  slack.trouble.perChannelMs = 1000
  await app.deps.save({ calls: summary(slack.channel('scrutiny').id, 6) })
  await slack.waitFor(() => slack.ownMessages('scrutiny').length === 2, 10_000)
  const asked = slack.mention('cllr', 'scrutiny', QUESTION)
  await settled()
  const place = slack.ownMessages('scrutiny').findIndex((m) => m.threadTs === asked.ts)
  expect(place).toBeGreaterThanOrEqual(2)
  expect(place).toBeLessThanOrEqual(4)
  expect(slack.ownMessages('scrutiny')).toHaveLength(7)
})

it('a crowd in one channel is all answered once, however slow Slack is', async () => {
  const { slack } = office()
  slack.trouble.perChannelMs = 300
  const asked = Array.from({ length: 12 }, () => slack.mention('cllr', 'scrutiny', QUESTION).ts)
  await slack.waitFor(() => slack.ownMessages('scrutiny').length >= 12, 50_000)
  await settled()
  expect(slack.ownMessages('scrutiny').map((m) => m.threadTs)).toEqual(asked)
})

it('more calls go at once the slower Slack answers, and fewer patient ones where it has had enough', () => {
  const pace = new Pace()
  const call = { lane: 'C1', method: 'chat.postMessage' as const, patient: true }
  const { room } = pace.room(0)
  for (let i = 0; i < 100; i++) pace.went(call, 400)
  expect(pace.room(0).room).toBeGreaterThan(room)
  const { patient } = pace.room(0)
  pace.tooMany(call, 0, 2000)
  expect(pace.room(1000).patient).toBe(0)
  expect(pace.room(1000).room).toBeGreaterThan(0)
  expect(pace.room(2001).patient).toBe(patient / 2)
})

it('what another program began is left alone for longer the slower Slack was of late', () => {
  const pace = new Pace()
  expect(pace.breathMs(0)).toBe(2000)
  pace.asked(1, 0)
  expect(pace.breathMs(1500)).toBe(4500)
  pace.answered(1, 3000)
  pace.asked(2, 3000)
  pace.answered(2, 3100)
  expect(pace.breathMs(3100)).toBe(9000)
  pace.asked(3, 3100)
  pace.answered(3, 13_100)
  expect(pace.breathMs(13_100)).toBe(20_000)
  expect(pace.breathMs(73_101)).toBe(2000)
})
