/** Two copies of the whole program on one state, both killed again and again around posting. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { LoopbackSlack } from '../loopback/slack.ts'
import { Program } from '../program.ts'
import { dueNow, keysIn } from './due-now.ts'

/** `SUMMARY_KILLS=200 npx vitest run test/slack/schedules/killed.test.ts` for the long run. */
const KILLS = Number(process.env.SUMMARY_KILLS ?? 12)
const ROUNDS = Math.ceil(KILLS / 2)

let folder: string
let slack: LoopbackSlack
let copies: Program[]

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'scrutineer-killed-'))
  slack = await LoopbackSlack.start()
  slack.addUser('officer')
  slack.addChannel({ name: 'scrutiny', members: ['officer', slack.botUserId] })
  copies = [new Program(slack, folder), new Program(slack, folder)]
})

afterEach(async () => {
  await Promise.all(copies.map((copy) => copy.kill()))
  await slack.stop()
  await rm(folder, { recursive: true, force: true })
})

const due = (byDate: boolean): Promise<string> => dueNow(join(folder, 'scrutineer-state.sqlite'), slack, byDate)
const keys = (): string[] => keysIn(slack)

it('a copy that stands still keeps what it is posting; one that ends is taken over from by the other', async () => {
  const [first, second] = copies as [Program, Program]
  const key = await due(false)
  // Slack takes the message while its sender stands still, and nobody hears its answer.
  slack.trouble.slow('chat.postMessage', 500)
  first.begin()
  await slack.waitFor(() => slack.callsTo('chat.postMessage').length > 0, 30_000)
  first.stop()
  second.begin()
  await slack.waitFor(() => slack.connectionsOpened > 1, 30_000)
  // Longer than the second goes without a look.
  await wait(17_000)
  expect(keys()).toEqual([key])
  // The first has asked the channel, as always before it posts; the second has not.
  const asked = slack.callsTo('conversations.history').length
  expect(asked).toBe(1)
  await first.kill()
  await slack.waitFor(() => keys().length > 2, 30_000)
  await slack.settled(1000)
  expect(keys()).toEqual([key, ...Array.from({ length: keys().length - 1 }, (_, i) => `${key}:${i + 1}`)])
  expect(slack.callsTo('conversations.history').length).toBeGreaterThan(asked)
}, 120_000)

/** From the first moments of the start to the end of the thread. */
async function someMoment(): Promise<void> {
  if (Math.random() < 0.2) return wait(Math.random() * 900)
  const before = slack.callsTo('chat.postMessage').length
  const wanted = before + Math.ceil(Math.random() * 6)
  await slack.waitFor(() => slack.callsTo('chat.postMessage').length >= wanted, 6000).catch(() => null)
  await wait(Math.random() * 12)
}

it(
  `posts every summary exactly once, with its thread, though two copies are killed ${KILLS} times`,
  async () => {
    const wanted: string[] = []
    for (let round = 0; round < ROUNDS; round++) {
      wanted.push(await due(round % 2 === 0))
      // Slack may be at work on a message when its sender dies.
      if (round % 3 === 0) slack.trouble.slow('chat.postMessage', 200)
      if (round % 5 === 1) slack.trouble.loseAnswer('chat.postMessage')
      for (const copy of copies) copy.begin()
      await Promise.all(
        copies.map(async (copy) => {
          await someMoment()
          await copy.kill()
        }),
      )
    }
    for (const copy of copies) copy.begin()
    // All in one channel, which gets a message a second.
    await slack.waitFor(() => wanted.every((key) => keys().includes(key)), ROUNDS * 15_000 + 60_000)
    await slack.settled(5000, 120_000)

    const said = copies.map((copy) => copy.said).join('\n')
    const there = keys()
    expect(there.toSorted(), said).toEqual([...new Set(there)].toSorted())
    const replies = Math.max(...wanted.map((key) => there.filter((k) => k.startsWith(`${key}:`)).length))
    expect(replies).toBeGreaterThan(0)
    const whole = wanted.flatMap((key) => [key, ...Array.from({ length: replies }, (_, i) => `${key}:${i + 1}`)])
    expect(there.toSorted(), said).toEqual(whole.toSorted())
    // Each thread belongs to its own summary.
    for (const key of wanted) {
      const [top, ...thread] = slack
        .ownMessages('scrutiny')
        .filter((_, i) => there[i] === key || there[i]?.startsWith(`${key}:`))
      expect(thread.map((m) => m.threadTs)).toEqual(thread.map(() => top?.ts))
    }
  },
  ROUNDS * 25_000 + 300_000,
)
