/** The whole program as a process of its own, killed without warning between a question and its answer. */
import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { LoopbackSlack } from './loopback/slack.ts'

/** `SLACK_KILLS=50 npx vitest run test/slack/killed.test.ts` for the long run. */
const KILLS = Number(process.env.SLACK_KILLS ?? 8)
const MAIN = new URL('../../src/start.mjs', import.meta.url).pathname

let folder: string
let slack: LoopbackSlack
let child: ChildProcess | null = null
let said = ''

function begin(): void {
  child = spawn(process.execPath, [MAIN, 'start'], {
    env: {
      PATH: process.env.PATH ?? '',
      SLACK_BOT_TOKEN: slack.botToken,
      SLACK_APP_TOKEN: slack.appToken,
      SLACK_API_URL: slack.apiUrl,
      PORT: '0',
      SCRUTINEER_DB: join(folder, 'figures.sqlite'),
      SCRUTINEER_COUNCIL: 'rotherham',
    },
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  child.stderr?.on('data', (data: Buffer) => {
    said += data.toString()
  })
}

async function kill(): Promise<void> {
  if (!child) return
  const gone = new Promise((resolve) => child?.once('exit', resolve))
  child.kill('SIGKILL')
  await gone
  child = null
}

const connected = () => slack.waitFor(() => slack.connections > 0, 30_000)

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'scrutineer-killed-'))
  slack = await LoopbackSlack.start({ ackTimeoutMs: 300, retryDelaysMs: [100, 300, 1000] })
  slack.addUser('cllr')
  slack.addChannel({ name: 'scrutiny', members: ['cllr', slack.botUserId] })
})

afterAll(async () => {
  await kill()
  await slack.stop()
  await rm(folder, { recursive: true, force: true })
})

it(
  `answers every question exactly once though it is killed ${KILLS} times`,
  async () => {
    const asked: string[] = []
    for (let i = 0; i < KILLS; i++) {
      begin()
      await connected()
      asked.push(slack.mention('cllr', 'scrutiny', 'CP visits in March 2024').ts)
      // From before it is taken in until after it is answered.
      await wait(Math.random() * 60)
      await kill()
    }
    begin()
    await connected()
    await slack.waitFor(() => slack.ownMessages('scrutiny').length >= asked.length, 30_000)
    await slack.settled(1500, 60_000)
    const answers = slack.ownMessages('scrutiny').map((m) => m.threadTs)
    expect(answers.toSorted(), said).toEqual(asked.toSorted())
  },
  KILLS * 5000 + 90_000,
)
