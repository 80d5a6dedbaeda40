/** The whole program while its PostgreSQL is gone: what the health page says, and what becomes of what is asked meanwhile. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { NO_POSTGRES, PostgresServer } from '../../store/postgres/server.ts'
import { freePort } from '../free-port.ts'
import { LoopbackSlack } from '../loopback/slack.ts'
import { Program } from '../program.ts'

/** Milliseconds; `AWAY_MS=60000` for a whole minute. */
const AWAY_MS = Number(process.env.AWAY_MS ?? 1500)

describe.skipIf(NO_POSTGRES !== null)('a program whose PostgreSQL is gone', () => {
  let server: PostgresServer
  let folder: string
  let slack: LoopbackSlack
  let program: Program
  let port: number

  const health = async (): Promise<{
    status: number
    page: { wrong: string[]; database: { fault: string | null } }
  }> => {
    const answer = await fetch(`http://127.0.0.1:${port}/healthz`)
    return { status: answer.status, page: (await answer.json()) as never }
  }

  beforeAll(async () => {
    server = await PostgresServer.start()
    folder = await mkdtemp(join(tmpdir(), 'scrutineer-away-'))
    // At once, after a second, and later, as Slack does within minutes.
    slack = await LoopbackSlack.start({ ackTimeoutMs: 500, retryDelaysMs: [0, 1000, 2000, AWAY_MS, AWAY_MS] })
    slack.addUser('cllr')
    slack.addChannel({ name: 'scrutiny', members: ['cllr', slack.botUserId] })
    port = await freePort()
    program = new Program(slack, folder, { SCRUTINEER_DATABASE_URL: await server.database(), PORT: String(port) })
  }, 60_000)
  afterAll(async () => {
    await program.kill()
    await slack.stop()
    await server.close()
    await rm(folder, { recursive: true, force: true })
  })

  it(
    'waits for it at the start, says what is wrong, and answers each question once when it is back',
    async () => {
      await server.stop()
      program.begin()
      await expect.poll(() => program.said, { timeout: 20_000 }).toContain('cannot be reached')
      await server.resume()
      await slack.waitFor(() => slack.connections > 0, 30_000)
      const asked = [slack.mention('cllr', 'scrutiny', 'CP visits in March 2024').ts]
      await slack.waitFor(() => slack.ownMessages('scrutiny').length === 1, 20_000)
      expect((await health()).status).toBe(200)

      // In the moment in which the question is dealt with.
      asked.push(slack.mention('cllr', 'scrutiny', 'CP visits in February 2024').ts)
      await wait(5)
      await server.stop('immediate')
      asked.push(slack.mention('cllr', 'scrutiny', 'CP visits in January 2024').ts)
      await wait(AWAY_MS)
      const { status, page } = await health()
      expect(status).toBe(503)
      expect(page.database.fault).toMatch(/^PostgreSQL at 127\.0\.0\.1:\d+ cannot be reached .*goes on by itself/)
      expect(JSON.stringify(page) + program.said).not.toContain('secret')
      await server.resume()
      await slack.waitFor(() => slack.ownMessages('scrutiny').length >= 3, AWAY_MS * 3 + 20_000)
      await slack.settled(2000, 30_000)
      const answers = slack.ownMessages('scrutiny')
      expect(answers.map(({ threadTs }) => threadTs).toSorted(), program.said).toEqual(asked.toSorted())
      // No apology: every one of them is the figure.
      expect(answers.every(({ text }) => /9\d\.\d%/.test(text))).toBe(true)
      await expect.poll(async () => (await health()).status, { timeout: 10_000 }).toBe(200)
    },
    AWAY_MS * 6 + 120_000,
  )
})
