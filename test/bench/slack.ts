/** The Slack app as a process of its own beside a bare Bolt app, both in a Slack on this machine. */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { LoopbackSlack } from '../slack/loopback/slack.ts'
import { NO_POSTGRES, PostgresServer } from '../store/postgres/server.ts'
import { showTimes, type Times, timesOf } from './stats.ts'
import type { Row, Section } from './table.ts'

const MAIN = fileURLToPath(new URL('../../src/start.mjs', import.meta.url))
const ECHO = fileURLToPath(new URL('./echo-app.ts', import.meta.url))
const WARM_UP = 300
const ONE_BY_ONE = 300
const AT_ONCE = 1000
const CHANNELS = 50
const LONG_RUN = 20_000
const QUESTION = 'CP visits in March 2024'

interface Bot {
  readonly slack: LoopbackSlack
  readonly process: ChildProcess
  readonly channels: readonly string[]
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
  return {
    slack,
    process: child,
    channels,
    end: async () => {
      const gone = new Promise((resolve) => child.once('exit', resolve))
      child.kill()
      await gone
      await slack.stop()
    },
  }
}

const posted = (slack: LoopbackSlack): number => slack.callsTo('chat.postMessage').length

async function until(slack: LoopbackSlack, n: number): Promise<void> {
  while (posted(slack) < n) await new Promise((resolve) => setImmediate(resolve))
}

/** Milliseconds from a mention to the call that posts its answer, one after the other. */
async function oneByOne({ slack, channels }: Bot): Promise<number[]> {
  const times: number[] = []
  for (let i = 0; i < WARM_UP + ONE_BY_ONE; i++) {
    const before = posted(slack)
    const began = performance.now()
    slack.mention('cllr', channels[i % CHANNELS] as string, QUESTION)
    await until(slack, before + 1)
    if (i >= WARM_UP) times.push(performance.now() - began)
  }
  return times
}

interface Crowd {
  readonly answered: number
  readonly doubled: number
  readonly lastAckMs: number
  readonly allMs: number
}

async function atOnce({ slack, channels }: Bot): Promise<Crowd> {
  await slack.settled()
  const before = posted(slack)
  const began = performance.now()
  const asked = Array.from({ length: AT_ONCE }, (_, i) =>
    slack.mention('cllr', channels[i % CHANNELS] as string, QUESTION),
  )
  await until(slack, before + AT_ONCE)
  const allMs = performance.now() - began
  await slack.settled()
  const threads = new Map<string, number>()
  for (const m of slack.ownMessages()) threads.set(String(m.threadTs), (threads.get(String(m.threadTs)) ?? 0) + 1)
  const acks = asked.flatMap((said) => said.eventIds.flatMap((id) => slack.attemptsOf(id)))
  return {
    answered: asked.filter((said) => threads.has(said.ts)).length,
    doubled: asked.filter((said) => (threads.get(said.ts) ?? 0) > 1).length,
    lastAckMs: Math.max(...acks.map((ack) => ack.latencyMs ?? Number.POSITIVE_INFINITY)),
    allMs,
  }
}

const megabytes = (child: ChildProcess): number =>
  Math.round(Number(execFileSync('ps', ['-o', 'rss=', '-p', String(child.pid)]).toString()) / 1024)

/** Resident memory after a tenth, a half and the whole of the long run. */
async function memory({ slack, channels, process: child }: Bot): Promise<readonly number[]> {
  const sizes: number[] = []
  for (const share of [0.1, 0.5, 1]) {
    const target = LONG_RUN * share
    while (posted(slack) < target) {
      const before = posted(slack)
      for (let i = 0; i < 100; i++) slack.mention('cllr', channels[i % CHANNELS] as string, QUESTION)
      await until(slack, Math.min(before + 100, target))
    }
    sizes.push(megabytes(child))
  }
  return sizes
}

/** The same on a PostgreSQL on this machine whose commits wait for the disk; null where none is installed. */
async function onPostgres(folder: string): Promise<Times | null> {
  if (NO_POSTGRES !== null) return null
  const server = await PostgresServer.start(true)
  try {
    const bot = await begin([MAIN, 'start'], folder, await server.database())
    const times = timesOf(await oneByOne(bot))
    await bot.end()
    return times
  } finally {
    await server.close()
  }
}

/** `long` adds the run of 20,000 questions, a few minutes. */
export async function benchSlack(folder: string, long: boolean): Promise<Section> {
  const bare = await begin([ECHO], folder)
  const echo = timesOf(await oneByOne(bare))
  await bare.end()
  const bot = await begin([MAIN, 'start'], folder)
  const ours = timesOf(await oneByOne(bot))
  const crowd = await atOnce(bot)
  const sizes = long ? await memory(bot) : null
  await bot.end()
  const postgres = await onPostgres(folder)
  const ratio = ours.p50 / echo.p50
  const rows: Row[] = [
    { what: 'a bare Bolt app that echoes', result: showTimes(echo) },
    { what: 'ours, answered from the database, nothing lost or doubled when killed', result: showTimes(ours) },
    postgres
      ? {
          what: 'ours on PostgreSQL, whose commits wait for the disk',
          result: showTimes(postgres),
          target: 'p50 ≤ 4 ms',
          met: postgres.p50 <= 4,
        }
      : { what: 'ours on PostgreSQL', result: `not measured: ${NO_POSTGRES}` },
    { what: 'ratio of the medians, SQLite', result: `× ${ratio.toFixed(2)}`, target: '≤ × 1.25', met: ratio <= 1.25 },
    {
      what: `${AT_ONCE} at once from ${CHANNELS} channels`,
      result: `${crowd.answered} answered, ${crowd.doubled} doubled, all in ${(crowd.allMs / 1000).toFixed(1)} s`,
      target: 'none lost or doubled',
      met: crowd.answered === AT_ONCE && crowd.doubled === 0,
    },
    {
      what: 'the last of them acknowledged after',
      result: `${(crowd.lastAckMs / 1000).toFixed(2)} s`,
      target: '≤ 3 s',
      met: crowd.lastAckMs <= 3000,
    },
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
