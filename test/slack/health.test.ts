/** What the pages and the log of the whole program tell: a disk that is full, a Slack that is not there yet. */
import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtemp, rm, truncate } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { UNUSABLE_SETTINGS } from '../../src/errors.ts'
import { openSqliteState } from '../../src/store/sqlite/state/open.ts'
import { metrics } from '../../src/surfaces/slack/metrics.ts'
import { freePort } from './free-port.ts'
import { LoopbackSlack } from './loopback/slack.ts'
import { Program } from './program.ts'

vi.setConfig({ testTimeout: 90_000 })

const QUESTION = 'CP visits in March 2024'

let folder: string
let slack: LoopbackSlack
let program: Program
let base: string

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'scrutineer-health-'))
  slack = await LoopbackSlack.start({ ackTimeoutMs: 500, retryDelaysMs: [200, 3000, 5000] })
  slack.addUser('cllr')
  slack.addChannel({ name: 'scrutiny', members: ['cllr', slack.botUserId] })
  const port = await freePort()
  base = `http://127.0.0.1:${port}`
  program = new Program(slack, folder, { PORT: String(port), SCRUTINEER_LOG: 'json' })
  program.begin()
})
afterEach(async () => {
  await program.kill()
  await slack.stop()
  await rm(folder, { recursive: true, force: true })
})

interface Page {
  readonly status: number
  readonly text: string
}
const page = async (path: string): Promise<Page> => {
  const answer = await fetch(`${base}${path}`)
  return { status: answer.status, text: await answer.text() }
}
const health = async () => JSON.parse((await page('/healthz')).text)
const connected = () => slack.waitFor(() => slack.connections > 0, 30_000)
const answers = () => slack.ownMessages('scrutiny')
const lines = () =>
  program.said
    .split('\n')
    .filter((line) => line.startsWith('{'))
    .map((line) => JSON.parse(line))

describe('a database that can be written to, and does not take what came of a message', () => {
  it('is told, with the channel that stands still, until it does', async () => {
    await connected()
    const state = new Database(join(folder, 'scrutineer-state.sqlite'))
    state.exec("create trigger no before update on call when new.state = 'sent' begin select raise(abort, 'no'); end")
    slack.mention('cllr', 'scrutiny', QUESTION)
    await slack.waitFor(() => answers().length > 0)
    await expect.poll(async () => (await page('/healthz')).status).toBe(503)
    expect((await health()).wrong).toEqual([
      expect.stringMatching(/^What came of 1 message to Slack could not be saved/),
    ])
    slack.mention('cllr', 'scrutiny', QUESTION)
    state.exec('drop trigger no')
    state.close()
    await slack.waitFor(() => answers().length > 1, 40_000)
    await slack.settled()
    expect(answers()).toHaveLength(2)
    expect((await page('/healthz')).status).toBe(200)
  })
})

describe('a state file of no bytes, as a copy leaves that failed', () => {
  it('is told at the start, as one that is missing is, and no other', async () => {
    const told = () => lines().filter(({ message }) => /^There was no state file, so .* was made/.test(message))
    await connected()
    expect(told()).toHaveLength(1)
    const file = join(folder, 'scrutineer-state.sqlite')
    for (const [emptied, times] of [
      [false, 1],
      [true, 2],
    ] as const) {
      await program.kill()
      await slack.waitFor(() => slack.connections === 0)
      if (emptied) {
        for (const end of ['-wal', '-shm']) await rm(file + end, { force: true })
        await truncate(file)
      }
      program.begin()
      await connected()
      expect(told()).toHaveLength(times)
    }
  })
})

describe('while all is well', () => {
  it('readiness, liveness and metrics are pages of their own, and say what happened', async () => {
    await connected()
    slack.mention('cllr', 'scrutiny', QUESTION)
    await slack.waitFor(() => answers().length > 0)
    await slack.settled()
    expect(await page('/livez')).toEqual({ status: 200, text: '{"live":true}\n' })
    for (const path of ['/healthz', '/readyz']) expect((await page(path)).status).toBe(200)
    expect(await health()).toMatchObject({
      ok: true,
      wrong: [],
      database: { ok: true, oldestSeconds: null, refused: null },
    })
    const { text } = await page('/metrics')
    for (const line of [
      'scrutineer_ready 1',
      'scrutineer_slack_connected 1',
      'scrutineer_state_writable 1',
      'scrutineer_outbox_waiting 0',
      'scrutineer_calls_sent_total{method="chat.postMessage"} 1',
      'scrutineer_schedules_held 0',
      'scrutineer_call_waited_seconds_count{for="somebody"} 1',
    ])
      expect(text.split('\n')).toContain(line)
    expect(text).toMatch(/nodejs_eventloop_lag_p99_seconds \d/)
    // Nobody's id, no question and no token, on any page or in the log.
    for (const said of [text, (await page('/healthz')).text, program.said])
      for (const secret of [slack.user('cllr').id, QUESTION, slack.botToken, slack.appToken])
        expect(said).not.toContain(secret)
    expect(lines()).toContainEqual(
      expect.objectContaining({ level: 'info', message: expect.stringContaining('Connected to Slack') }),
    )
  })
})

describe('the metrics of several workspaces', () => {
  it('count the schedules of all that wait for somebody', async () => {
    await connected()
    const own = await health()
    const unreached = (heard: boolean) => [{ schedule: 'S-7F3K', why: 'user_disabled', heard }]
    const other = { workspace: 'T02', council: null, fault: null, held: ['S-7F3K'], unreached: unreached(false) }
    const third = { ...other, workspace: 'T03', unreached: unreached(true) }
    const { text } = await metrics().text({ ...own, workspaces: [other, third] } as never)
    for (const line of [
      'scrutineer_schedules_held 2',
      'scrutineer_schedules_owner_unreached{heard="nobody"} 1',
      'scrutineer_schedules_owner_unreached{heard="officers"} 1',
    ])
      expect(text.split('\n')).toContain(line)
  })
})

/** Only Linux can keep the files of another process from growing. */
const LIMITS = spawnSync('prlimit', ['--version']).status === 0

describe.runIf(LIMITS)('a disk that is full', () => {
  const limit = (bytes: string): void =>
    void execFileSync('prlimit', ['--pid', String(program.pid), `--fsize=${bytes}`])

  it('is seen by the health page, and what was asked meanwhile is answered once when there is room', async () => {
    await connected()
    slack.mention('cllr', 'scrutiny', QUESTION)
    await slack.waitFor(() => answers().length > 0)
    await slack.settled()
    // Nothing may be written past the first page of a file, as on a disk without room.
    limit('4096:unlimited')
    const asked = ['January', 'February'].map((m) => slack.mention('cllr', 'scrutiny', `CP visits in ${m} 2024`))
    // Slack tells of a mention by two events; the one that is taken in is refused, and delivered again.
    const again = (eventIds: readonly string[]): boolean => eventIds.some((id) => slack.attemptsOf(id).length > 1)
    await slack.waitFor(() => asked.every((said) => again(said.eventIds)), 10_000)
    const sick = await page('/healthz')
    expect(sick.status).toBe(503)
    expect(JSON.parse(sick.text)).toMatchObject({
      ok: false,
      database: { ok: false, fault: expect.stringContaining('disk') },
    })
    expect((await page('/metrics')).text.split('\n')).toContain('scrutineer_state_writable 0')
    expect((await page('/livez')).status).toBe(200)
    limit('unlimited')
    await slack.waitFor(() => answers().length === 3, 20_000)
    await slack.settled(1000)
    expect(
      answers()
        .slice(1)
        .map((m) => m.threadTs)
        .toSorted(),
    ).toEqual(asked.map((said) => said.ts).toSorted())
    expect(await health()).toMatchObject({ ok: true, database: { ok: true } })
  })
})

describe('a Slack that is not there yet', () => {
  it('is waited for, with the pages up, and the state is not touched meanwhile', async () => {
    await program.kill()
    slack.outage('unavailable')
    program.begin()
    await vi.waitFor(async () => expect((await page('/livez')).status).toBe(200), { timeout: 20_000, interval: 200 })
    await vi.waitFor(
      async () =>
        expect((await health()).wrong).toEqual([expect.stringContaining('Slack cannot be reached yet (HTTP 503)')]),
      {
        timeout: 10_000,
        interval: 200,
      },
    )
    expect(program.ended).toBeNull()
    slack.outage('none')
    await connected()
    slack.mention('cllr', 'scrutiny', QUESTION)
    await slack.waitFor(() => answers().length > 0, 10_000)
    expect(await health()).toMatchObject({ ok: true })
  })

  it('a token that is refused ends the start in one sentence', async () => {
    await program.kill()
    slack.refuseTokens('invalid_auth')
    program.begin()
    await vi.waitFor(() => expect(program.ended).toBe(UNUSABLE_SETTINGS), { timeout: 20_000, interval: 100 })
    expect(program.said).toContain('Slack refuses the bot token: check SLACK_BOT_TOKEN.')
  })
})

describe('the disk alone', () => {
  it('a probe that is refused throws a sentence', async () => {
    const state = await openSqliteState(join(folder, 'other.sqlite'))
    await state.probe(1)
    await state.close()
    await expect(state.probe(2)).rejects.toThrow()
  })
})
