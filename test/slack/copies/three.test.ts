/** Three copies of the whole program, each with figures of its own, on one PostgreSQL: killed at random, the server too. */
import { copyFile, mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { readConfig } from '../../../src/config.ts'
import { AwayError } from '../../../src/errors.ts'
import { freeKey, putSchedule, requestNow } from '../../../src/schedules/kept.ts'
import type { Schedule } from '../../../src/schedules/schedule.ts'
import { openStore } from '../../../src/setup.ts'
import { openPostgresState } from '../../../src/store/postgres/open.ts'
import type { State } from '../../../src/store/state.ts'
import { seeded } from '../../../src/training/noise.ts'
import { NO_POSTGRES, PostgresServer } from '../../store/postgres/server.ts'
import type { Message } from '../loopback/index.ts'
import { LoopbackSlack } from '../loopback/slack.ts'
import { Program } from '../program.ts'

/**
 * `COPIES_QUESTIONS=1200 COPIES_KILLS=40 COPIES_SUMMARIES=100 npx vitest run test/slack/copies` for the long run; its seed
 * settles when which copy is killed, when the server is, and how fast people ask.
 */
const SEED = Number(process.env.COPIES_SEED ?? Math.floor(Math.random() * 1e9))
const QUESTIONS = Number(process.env.COPIES_QUESTIONS ?? 40)
const KILLS = Number(process.env.COPIES_KILLS ?? 3)
const SUMMARIES = Number(process.env.COPIES_SUMMARIES ?? 0)
const RESTARTS = Number(process.env.COPIES_RESTARTS ?? 1)
const CHANNELS = 12
const MONTHS = ['January', 'February', 'March']

/** Milliseconds without a new message after which nothing more is waited for: how fast it goes is the machine's business. */
const STILL_MS = 120_000

/** Until `isReached`, as long as `count` grows. */
async function asLongAsItGrows(isReached: () => Promise<boolean>, count: () => number): Promise<void> {
  for (let [last, since] = [count(), Date.now()]; !(await isReached()); ) {
    const now = count()
    if (now !== last) [last, since] = [now, Date.now()]
    if (Date.now() - since > STILL_MS) throw new Error(`nothing new for ${STILL_MS} ms, after ${now} messages`)
    await wait(100)
  }
}

/** The server is away for a moment. */
async function patient<T>(work: () => Promise<T>): Promise<T> {
  for (;;)
    try {
      return await work()
    } catch (error) {
      if (!(error instanceof AwayError)) throw error
      await wait(200)
    }
}

describe.skipIf(NO_POSTGRES !== null)('three copies on one PostgreSQL', () => {
  let server: PostgresServer
  let folder: string
  let figures: string
  let slack: LoopbackSlack
  let copies: Program[]
  let database: string

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'scrutineer-copies-'))
    figures = join(folder, 'figures.sqlite')
    server = await PostgresServer.start()
    await (await openStore(readConfig({ SCRUTINEER_DB: figures }))).close()
  }, 60_000)
  afterAll(async () => {
    await server.close()
    await rm(folder, { recursive: true, force: true })
  })

  beforeEach(async () => {
    const url = await server.database()
    database = url.split('/').at(-1) as string
    const tries = Array.from({ length: 60 }, (_, i) => Math.min(2000, 100 * (i + 1)))
    slack = await LoopbackSlack.start({ ackTimeoutMs: 1000, retryDelaysMs: tries })
    slack.addUser('cllr')
    for (let i = 0; i < CHANNELS; i++) slack.addChannel({ name: `c${i}`, members: ['cllr', slack.botUserId] })
    copies = await Promise.all(
      [0, 1, 2].map(async (i) => {
        const own = join(folder, `copy-${i}`)
        await mkdir(own, { recursive: true })
        await copyFile(figures, join(own, 'figures.sqlite'))
        return new Program(slack, own, { SCRUTINEER_DATABASE_URL: url, SLACK_QUESTIONS_A_MINUTE: '0' })
      }),
    )
    for (const copy of copies) copy.begin()
    await slack.waitFor(() => slack.connections === copies.length, 60_000)
  }, 90_000)
  afterEach(async () => {
    await Promise.all(copies.map((copy) => copy.kill()))
    await slack.stop()
  })

  const said = (): string => copies.map((copy) => copy.said).join('\n')
  const keyOf = (message: Message): string =>
    String((message.metadata?.event_payload as { key?: string } | undefined)?.key)
  const posted = (): Message[] => slack.ownMessages().filter(({ channel }) => channel.startsWith('C'))
  /** When Slack was asked to post it, or whether it is there, and what it said, in milliseconds from the first time. */
  const storyOf = ({ threadTs, ...message }: Message): string => {
    const key = keyOf(message as Message)
    const calls = slack.calls.filter(
      ({ method, args }) =>
        (method === 'chat.postMessage' && String(args.metadata).includes(`"${key}"`)) ||
        (method === 'conversations.replies' && args.ts === threadTs),
    )
    const from = calls[0]?.at ?? 0
    const told = calls.map(({ method, at, answeredAt, answer }) => {
      const seen =
        method === 'chat.postMessage'
          ? ''
          : ` (saw ${(answer?.messages as object[] | undefined)?.length ?? answer?.error})`
      return `${method.split('.')[1]} ${at - from} to ${answeredAt === null ? 'never' : answeredAt - from} ms${seen}`
    })
    return `${key}: ${told.join(', ')}; ${new Date(from).toISOString()}`
  }
  const answers = (): Message[] => posted().filter((message) => keyOf(message).startsWith('reply:'))
  const summaries = (): string[] =>
    posted()
      .map(keyOf)
      .filter((key) => key.startsWith('post:'))

  /** A summary that somebody wants now; the key of its message. */
  async function wanted(state: State, i: number): Promise<string> {
    const key = await freeKey({ state })
    const schedule: Schedule = {
      about: { type: 'summary', council: 'rotherham', themes: [] },
      owner: slack.user('cllr').id,
      channel: slack.channel(`c${i % CHANNELS}`).id,
      when: { type: 'publication' },
      nothingNew: 'say',
      draft: false,
      paused: false,
      since: Date.now() - 60_000,
    }
    const asked = requestNow({ key }, 'asked', Date.now())
    await state.finish(null, { puts: [putSchedule({ key, schedule }), asked] }, Date.now())
    return `post:${key}:now:asked`
  }

  it(
    'answer each question once, in the order of its thread, though they and the server are killed',
    async () => {
      const asked: string[] = []
      const began = Date.now()
      // Of its own for each, since which comes first is not settled.
      const [killed, typing, crashed] = [seeded(SEED), seeded(SEED + 1), seeded(SEED + 2)]
      const crashes = new Set(
        Array.from({ length: RESTARTS }, (_, i) => Math.floor(((i + 0.25 + crashed() / 2) * QUESTIONS) / RESTARTS)),
      )
      // Slack is in this process: where that stands still, so does Slack.
      const delay = monitorEventLoopDelay({ resolution: 20 })
      delay.enable()
      // Two in one thread: the second goes to another copy while the first is dealt with, and is about what that was about.
      const thread = slack.mention('cllr', 'c0', 'CP visits in March 2024').ts
      await expect
        .poll(() => server.sql(database, 'select 1 from scrutineer.delivery'), { interval: 5 })
        .toHaveLength(1)
      slack.say('cllr', 'c0', `<@${slack.botUserId}> and in February 2024?`, { thread })
      await slack.waitFor(() => slack.ownMessages('c0').length === 2, 20_000)
      expect(slack.ownMessages('c0').map((m) => m.text.match(/(February|March) 2024/)?.[1])).toEqual([
        'March',
        'February',
      ])
      expect(slack.ownMessages('c0')[1]?.text).toContain('A.10')
      asked.push(thread, thread)

      // As long as Slack takes, so that kills fall between a message and its answer.
      slack.trouble.slow('chat.postMessage', 120, 100_000)
      const ended: string[] = []
      const note = (what: string): void => void ended.push(`${new Date().toISOString().slice(14, 23)} ${what}`)
      let kills = 0
      let restarts = 0
      let isKilling = true
      const killing = (async () => {
        for (; kills < KILLS && isKilling; kills++) {
          await wait(300 + killed() * 1500)
          const copy = copies[Math.floor(killed() * copies.length)] as Program
          await copy.kill()
          note(`copy ${copies.indexOf(copy)} killed`)
          copy.begin()
        }
      })()
      const state = await openPostgresState(server.url(database))
      const keys: string[] = []
      for (let i = 0; i < QUESTIONS; i++) {
        if (i % Math.ceil(QUESTIONS / Math.max(1, SUMMARIES)) === 0 && keys.length < SUMMARIES)
          keys.push(await patient(() => wanted(state, keys.length)))
        asked.push(slack.mention('cllr', `c${i % CHANNELS}`, `CP visits in ${MONTHS[i % 3]} 2024`).ts)
        await wait(30 + typing() * 60)
        if (crashes.has(i)) {
          restarts += 1
          await server.stop('immediate')
          note('the server stopped')
          await wait(500)
          await server.resume()
          note('the server there again')
        }
      }
      const isThere = async (): Promise<boolean> => {
        const there = new Set(summaries())
        if (answers().length < asked.length || !keys.every((key) => there.has(key))) return false
        const left = await server.sql(
          database,
          "select 1 from scrutineer.call where state in ('waiting', 'sending') limit 1",
        )
        return left.length === 0
      }
      await asLongAsItGrows(isThere, () => posted().length).catch(async (error: Error) => {
        const left = await server.sql(
          database,
          `select key, done, taker, lane, p.* from scrutineer.delivery left join scrutineer.program p on p.id = taker where not done
           union all select key, state = 'sent', sender, lane, p.* from scrutineer.call left join scrutineer.program p on p.id = sender where state <> 'sent'`,
        )
        throw new Error(`Seed ${SEED}, ${error.message}: ${JSON.stringify(left)}\n${said()}`)
      })
      isKilling = false
      await state.close()
      await killing
      await slack.settled(2000, 60_000)
      const counts = new Map(asked.map((ts) => [ts, 0]))
      for (const { threadTs } of answers()) counts.set(threadTs ?? '', (counts.get(threadTs ?? '') ?? 0) + 1)
      const most = new Map(asked.map((ts) => [ts, ts === thread ? 2 : 1]))
      const lost = [...most].filter(([ts, n]) => (counts.get(ts) ?? 0) < n).length
      const doubled = [...counts].filter(([ts, n]) => n > (most.get(ts) ?? 0)).length
      const looked = slack.callsTo('conversations.replies').length + slack.callsTo('conversations.history').length
      const twice = answers()
        .filter((message, i, all) => all.findIndex((each) => keyOf(each) === keyOf(message)) < i)
        .map(storyOf)
      if (process.env.COPIES_QUESTIONS)
        process.stderr.write(
          `seed ${SEED}: ${asked.length} asked, ${lost} lost, ${doubled} doubled, ${keys.length} summaries with ${summaries().length} messages (${new Set(summaries()).size} different), ${kills} copies killed, the server ${restarts} times, ${looked} looks into channels, ${Math.round((Date.now() - began) / 1000)} s, Slack itself stood still for up to ${Math.round(delay.max / 1e6)} ms\n${twice.map((story) => `${story}\n`).join('')}${twice.length > 0 ? `${ended.join(', ')}\n` : ''}`,
        )
      expect({ lost, doubled }, `seed ${SEED}\n${said()}`).toEqual({ lost: 0, doubled: 0 })
      // Each summary with its whole thread, once.
      const there = summaries()
      expect(there.toSorted()).toEqual([...new Set(there)].toSorted())
      const replies = Math.max(0, ...keys.map((key) => there.filter((each) => each.startsWith(`${key}:`)).length))
      const whole = keys.flatMap((key) => [key, ...Array.from({ length: replies }, (_, i) => `${key}:${i + 1}`)])
      expect(there.toSorted()).toEqual(whole.toSorted())
    },
    QUESTIONS * 3000 + KILLS * 5000 + 180_000,
  )
})
