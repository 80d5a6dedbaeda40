/** The Slack app as a process of its own beside a bare Bolt app, both in a Slack on this machine. */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Question } from '../../src/model/question.ts'
import { LoopbackSlack } from '../slack/loopback/slack.ts'
import type { Attempt } from '../slack/loopback/types.ts'
import { NO_POSTGRES, PostgresServer } from '../store/postgres/server.ts'
import { differentOf, ROOT } from './questions.ts'
import { showFactor, showTime, showTimes, type Times, timesOf } from './stats.ts'
import type { Row, Section } from './table.ts'

/** As the image sets them: how long the collector of garbage stops the program depends on them. */
const [, DEPLOYED = ''] = /NODE_OPTIONS="([^"]*)"/.exec(readFileSync(join(ROOT, 'Dockerfile'), 'utf8')) ?? []
const MAIN = fileURLToPath(new URL('../../src/start.mjs', import.meta.url))
const ECHO = fileURLToPath(new URL('./echo-app.ts', import.meta.url))
const FLOOR = fileURLToPath(new URL('./floor-app.ts', import.meta.url))
const WARM_UP = 300
const ONE_BY_ONE = 300
const AT_ONCE = 5000
const CHANNELS = 50
/** Questions a second that go on coming, for so many seconds, and what Slack takes to answer a call. */
const STEADY = [50, 200] as const
const STEADY_S = 10
const LATENCY_MS = 150
/** Later than this after the last question means that answers fall behind. */
const BEHIND_MS = 1000
/** Until a crowd is answered. */
const PATIENCE_MS = 300_000
const LONG_RUN = 20_000
const QUESTION = 'CP visits in March 2024'

interface Bot {
  readonly slack: LoopbackSlack
  readonly process: ChildProcess
  readonly channels: readonly string[]
  /** Calls that post a message, so far. */
  posted(): number
  /** Resolves once there were so many; not asked again and again, which would take a processor from the bot. */
  until(posts: number): Promise<unknown>
  end(): Promise<void>
}

async function begin(args: readonly string[], folder: string, databaseUrl = ''): Promise<Bot> {
  const slack = await LoopbackSlack.start({ echo: false, events: ['app_mention'] })
  slack.addUser('cllr')
  const channels = Array.from({ length: CHANNELS }, (_, i) => `c${i}`)
  for (const name of channels) slack.addChannel({ name, members: ['cllr', slack.botUserId] })
  const child = spawn(process.execPath, [...args], {
    env: {
      PATH: process.env.PATH ?? '',
      NODE_OPTIONS: DEPLOYED,
      SLACK_BOT_TOKEN: slack.botToken,
      SLACK_APP_TOKEN: slack.appToken,
      SLACK_API_URL: slack.apiUrl,
      PORT: '0',
      SCRUTINEER_DB: join(folder, 'slack.sqlite'),
      SCRUTINEER_STATE: join(folder, `state-${Math.random()}.sqlite`),
      SCRUTINEER_COUNCIL: 'rotherham',
      SCRUTINEER_DATABASE_URL: databaseUrl,
      // One person asks them all.
      SLACK_QUESTIONS_A_MINUTE: '0',
    },
    stdio: 'ignore',
  })
  await slack.waitFor(() => slack.connections > 0, 30_000)
  let looked = 0
  let posts = 0
  const posted = (): number => {
    for (; looked < slack.calls.length; looked++) if (slack.calls[looked]?.method === 'chat.postMessage') posts += 1
    return posts
  }
  return {
    slack,
    process: child,
    channels,
    posted,
    until: (n) => slack.waitFor(() => posted() >= n, PATIENCE_MS),
    end: async () => {
      const gone = new Promise((resolve) => child.once('exit', resolve))
      child.kill()
      await gone
      await slack.stop()
    },
  }
}

/** Milliseconds from a mention to the call that posts its answer. */
async function once({ slack, channels, posted, until }: Bot, i: number): Promise<number> {
  const before = posted()
  const began = performance.now()
  slack.mention('cllr', channels[i % CHANNELS] as string, QUESTION)
  await until(before + 1)
  return performance.now() - began
}

/**
 * The same question to each in turn, so that whatever else the machine does meets them alike; another one first each time, as
 * each may still be at work on its last when the next is asked.
 */
async function inTurn(bots: readonly Bot[]): Promise<Times[]> {
  const times = bots.map((): number[] => [])
  for (let i = 0; i < WARM_UP + ONE_BY_ONE; i++)
    for (let k = 0; k < bots.length; k++) {
      const n = (i + k) % bots.length
      const ms = await once(bots[n] as Bot, i)
      if (i >= WARM_UP) times[n]?.push(ms)
    }
  return times.map(timesOf)
}

interface Steady {
  readonly times: Times
  /** Milliseconds from the last question to the last answer. */
  readonly behindMs: number
}

/** So many questions a second, whether those before are answered or not. */
async function steadily(
  { slack, channels, posted, until }: Bot,
  aSecond: number,
  textOf = (_: number): string => QUESTION,
): Promise<Steady> {
  await slack.settled(LATENCY_MS * 2)
  const quick = slack.trouble.always('chat.postMessage', { kind: 'slow', ms: LATENCY_MS })
  const before = posted()
  const first = slack.calls.length
  const n = aSecond * STEADY_S
  const askedAt = new Map<string, number>()
  const began = performance.now()
  for (let i = 0; i < n; i++) {
    const wait = began + (i * 1000) / aSecond - performance.now()
    if (wait > 1) await new Promise((resolve) => setTimeout(resolve, wait))
    const now = Date.now()
    askedAt.set(slack.mention('cllr', channels[i % CHANNELS] as string, textOf(i)).ts, now)
  }
  const ended = Date.now()
  await until(before + n)
  quick()
  const answers = slack.calls.slice(first).filter(({ method }) => method === 'chat.postMessage')
  const waits = answers.map(({ args, at }) => at - (askedAt.get(String(args.thread_ts)) ?? Number.NaN))
  return { times: timesOf(waits), behindMs: Math.max(0, Math.max(...answers.map(({ at }) => at)) - ended) }
}

interface Crowd {
  readonly answered: number
  readonly doubled: number
  /** Until the last event was acknowledged, at whichever try. */
  readonly lastAckMs: number
  /** Events that Slack delivered again, since they were not acknowledged in time. */
  readonly again: number
  readonly allMs: number
}

async function atOnce({ slack, channels, posted, until }: Bot, texts: readonly string[]): Promise<Crowd> {
  await slack.settled()
  const before = posted()
  const began = performance.now()
  const asked = texts.map((text, i) => slack.mention('cllr', channels[i % CHANNELS] as string, text))
  await until(before + texts.length)
  const allMs = performance.now() - began
  await slack.settled()
  const threads = new Map<string, number>()
  for (const m of slack.ownMessages()) threads.set(String(m.threadTs), (threads.get(String(m.threadTs)) ?? 0) + 1)
  const tries = Map.groupBy(slack.acks, ({ eventId }) => eventId)
  const events = asked.flatMap(({ eventIds }) => eventIds.map((id) => tries.get(id) ?? []))
  const firstAck = (list: readonly Attempt[]): number =>
    Math.min(...list.map(({ ackedAt }) => ackedAt ?? Number.POSITIVE_INFINITY)) - (list[0]?.sentAt ?? Number.NaN)
  return {
    answered: asked.filter((said) => threads.has(said.ts)).length,
    doubled: asked.filter((said) => (threads.get(said.ts) ?? 0) > 1).length,
    lastAckMs: Math.max(...events.map(firstAck)),
    again: events.filter((list) => list.length > 1).length,
    allMs,
  }
}

const megabytes = (child: ChildProcess): number =>
  Math.round(Number(execFileSync('ps', ['-o', 'rss=', '-p', String(child.pid)]).toString()) / 1024)

/** Resident memory after a tenth, a half and the whole of the long run. */
async function memory({ slack, channels, posted, until, process: child }: Bot): Promise<readonly number[]> {
  const sizes: number[] = []
  for (const share of [0.1, 0.5, 1]) {
    const target = LONG_RUN * share
    while (posted() < target) {
      const before = posted()
      for (let i = 0; i < 100; i++) slack.mention('cllr', channels[i % CHANNELS] as string, QUESTION)
      await until(Math.min(before + 100, target))
    }
    sizes.push(megabytes(child))
  }
  return sizes
}

function crowdRows(what: string, { answered, doubled, lastAckMs, again, allMs }: Crowd): Row[] {
  return [
    {
      what: `${AT_ONCE} at once from ${CHANNELS} channels, ${what}`,
      result: `${answered} answered, ${doubled} doubled, all in ${(allMs / 1000).toFixed(1)} s`,
      target: 'none lost or doubled',
      met: answered === AT_ONCE && doubled === 0,
    },
    {
      what: 'the last of them acknowledged after',
      result: `${(lastAckMs / 1000).toFixed(2)} s, ${again} delivered again`,
      target: '≤ 3 s',
      met: lastAckMs <= 3000,
    },
  ]
}

/** `long` adds the run of 20,000 questions, a few minutes. */
export async function benchSlack(folder: string, questions: readonly Question[], long: boolean): Promise<Section> {
  const different = differentOf(questions, AT_ONCE)
  // On this machine, with commits that wait for the disk.
  const server = NO_POSTGRES === null ? await PostgresServer.start(true) : null
  const bare = await begin([ECHO], folder)
  const least = await begin([FLOOR], folder)
  const bot = await begin([MAIN, 'start'], folder)
  const there = server && (await begin([MAIN, 'start'], folder, await server.database()))
  const [echo, floor, ours, postgres] = (await inTurn([bare, least, bot, ...(there ? [there] : [])])) as [
    Times,
    Times,
    Times,
    Times | undefined,
  ]
  for (const other of [bare, least, there]) await other?.end()
  await server?.close()
  const steady: Steady[] = []
  for (const aSecond of STEADY) steady.push(await steadily(bot, aSecond))
  const mixed = await steadily(bot, STEADY[0], (i) => different[i % different.length] as string)
  const alike = await atOnce(
    bot,
    different.map(() => QUESTION),
  )
  const crowd = await atOnce(bot, different)
  const sizes = long ? await memory(bot) : null
  await bot.end()
  const ratio = ours.p50 / floor.p50
  const [slow, fast] = steady as [Steady, Steady]
  const rows: Row[] = [
    { what: 'a bare Bolt app that echoes', result: showTimes(echo) },
    { what: 'a bare Bolt app that asks, draws the card and commits twice', result: showTimes(floor) },
    { what: 'ours, answered from the database, nothing lost or doubled when killed', result: showTimes(ours) },
    postgres
      ? {
          what: 'ours on PostgreSQL, whose commits wait for the disk',
          result: showTimes(postgres),
          target: 'p50 ≤ 4 ms',
          met: postgres.p50 <= 4,
        }
      : { what: 'ours on PostgreSQL', result: `not measured: ${NO_POSTGRES}` },
    {
      what: 'ratio of the medians, SQLite, to what asks, draws and commits twice; to the echo',
      result: `${showFactor(ratio)}; ${showFactor(ours.p50 / echo.p50)}`,
      target: '≤ × 1.25',
      met: ratio <= 1.25,
    },
    {
      what: `${STEADY[0]} a second, Slack at ${LATENCY_MS} ms`,
      result: showTimes(slow.times),
      target: 'p99 ≤ 15 ms',
      met: slow.times.p99 <= 15,
    },
    {
      what: `${STEADY[1]} a second, Slack at ${LATENCY_MS} ms`,
      result: `${showTimes(fast.times)}, the last ${showTime(fast.behindMs)} after the last question`,
      target: 'does not fall behind',
      met: fast.behindMs <= BEHIND_MS,
    },
    {
      what: `${STEADY[0]} a second, each another question`,
      result: showTimes(mixed.times),
      target: 'p99 ≤ 15 ms',
      met: mixed.times.p99 <= 15,
    },
    ...crowdRows('the same question', alike),
    ...crowdRows('each another question', crowd),
  ]
  if (sizes)
    rows.push({
      what: `memory after ${[0.1, 0.5, 1].map((s) => LONG_RUN * s).join(', ')} questions`,
      result: `${sizes.join(', ')} MB`,
      target: 'flat',
      met: (sizes[2] as number) <= (sizes[1] as number) * 1.1,
    })
  return { title: 'In Slack, on loopback: from the event to the call that posts the answer', rows }
}
