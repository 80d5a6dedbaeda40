/** The whole program, killed without warning between a question and its answer. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { LoopbackSlack } from './loopback/slack.ts'
import { Program } from './program.ts'

/** `SLACK_KILLS=50 npx vitest run test/slack/killed.test.ts` for the long run. */
const KILLS = Number(process.env.SLACK_KILLS ?? 8)

let folder: string
let slack: LoopbackSlack
let program: Program

const connected = () => slack.waitFor(() => slack.connections > 0, 30_000)

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'scrutineer-killed-'))
  // Slack waits for minutes between its tries, by when a program is up again; here it is killed in most of them.
  const tries = Array.from({ length: KILLS + 3 }, (_, i) => 100 * (i + 1))
  slack = await LoopbackSlack.start({ ackTimeoutMs: 300, retryDelaysMs: tries })
  slack.addUser('cllr')
  slack.addChannel({ name: 'scrutiny', members: ['cllr', slack.botUserId] })
  program = new Program(slack, folder)
})

afterAll(async () => {
  await program.kill()
  await slack.stop()
  await rm(folder, { recursive: true, force: true })
})

it(
  `answers every question exactly once though it is killed ${KILLS} times`,
  async () => {
    const asked: string[] = []
    for (let i = 0; i < KILLS; i++) {
      program.begin()
      await connected()
      asked.push(slack.mention('cllr', 'scrutiny', 'CP visits in March 2024').ts)
      // From before it is taken in until after it is answered.
      await wait(Math.random() * 60)
      await program.kill()
    }
    program.begin()
    await connected()
    await slack.waitFor(() => slack.ownMessages('scrutiny').length >= asked.length, 30_000)
    await slack.settled(2500, 60_000)
    const answers = slack.ownMessages('scrutiny').map((m) => m.threadTs)
    expect(answers.toSorted(), program.said).toEqual(asked.toSorted())
  },
  KILLS * 5000 + 90_000,
)
