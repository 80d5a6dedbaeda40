/** The disk that the state is on is really full: another program has written to its last block. */
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { NO_DISK, SmallDisk } from '../small-disk.ts'
import { freePort } from './free-port.ts'
import { LoopbackSlack } from './loopback/slack.ts'
import { Program } from './program.ts'
import { dueNow, keysIn } from './schedules/due-now.ts'

vi.setConfig({ testTimeout: 120_000 })

const QUESTION = 'CP visits in March 2024'
const FULL = /the disk is full, so make room and try again\.$/
/** Slack goes on for longer than the disk is full. */
const TRIES = [200, 3000, 5000, 5000, 5000, 5000, 5000, 5000, 5000, 5000]

let disk: SmallDisk
let slack: LoopbackSlack
let program: Program
let base: string

const page = async (path: string): Promise<{ readonly status: number; readonly text: string }> => {
  const answer = await fetch(`${base}${path}`)
  return { status: answer.status, text: await answer.text() }
}
const health = async () => JSON.parse((await page('/healthz')).text)
const state = (): string => join(disk.folder, 'scrutineer-state.sqlite')
const connected = () => slack.waitFor(() => slack.connections > 0, 30_000)
/** Whatever is no summary. */
const answers = () => slack.ownMessages('scrutiny').filter((_, i) => keysIn(slack)[i]?.startsWith('post:') === false)
const lines = (): string[] =>
  program.said
    .split('\n')
    .filter((line) => line.startsWith('{'))
    .map((line) => JSON.parse(line).message)
const said = (words: string) =>
  vi.waitFor(() => expect(program.said).toContain(words), { timeout: 40_000, interval: 100 })
const soundness = (): unknown => {
  const db = new Database(state(), { readonly: true })
  try {
    return db.pragma('integrity_check', { simple: true })
  } finally {
    db.close()
  }
}

describe.skipIf(NO_DISK !== null)('a disk that is full', () => {
  beforeEach(async () => {
    disk = new SmallDisk(64)
    slack = await LoopbackSlack.start({ ackTimeoutMs: 500, retryDelaysMs: TRIES })
    for (const name of ['cllr', 'officer']) slack.addUser(name)
    slack.addChannel({ name: 'scrutiny', members: ['cllr', 'officer', slack.botUserId] })
    const port = await freePort()
    base = `http://127.0.0.1:${port}`
    // As it is run: figures and state in one folder.
    program = new Program(slack, disk.folder, { PORT: String(port), SCRUTINEER_LOG: 'json' })
    program.begin()
    await connected()
    slack.mention('cllr', 'scrutiny', QUESTION)
    await slack.waitFor(() => answers().length === 1)
    await slack.settled()
  }, 60_000)
  afterEach(async () => {
    await program.kill()
    await slack.stop()
    disk.close()
  })

  it('ends nothing, is told in one sentence, and what was asked and was due meanwhile comes once when there is room', async () => {
    const key = await dueNow(state(), slack, true)
    disk.fill()
    const asked = ['CP visits in January 2024', 'CP visits in February 2024', 'how many unicorns'].map(
      (text) => slack.mention('cllr', 'scrutiny', text).ts,
    )
    await said('The schedules could not be looked at')
    const sick = await page('/healthz')
    expect(sick.status).toBe(503)
    expect(JSON.parse(sick.text).wrong).toEqual([expect.stringMatching(FULL)])
    expect((await page('/metrics')).text.split('\n')).toContain('scrutineer_state_writable 0')
    expect((await page('/livez')).status).toBe(200)
    expect([answers().length, keysIn(slack).includes(key), program.ended]).toEqual([1, false, null])
    disk.clear()
    await slack.waitFor(() => answers().length === 4 && keysIn(slack).includes(key), 30_000)
    await slack.settled(3000, 60_000)
    expect(
      answers()
        .slice(1)
        .map(({ threadTs }) => threadTs)
        .toSorted(),
    ).toEqual(asked.toSorted())
    const keys = keysIn(slack).filter((each) => each.startsWith(key))
    expect(keys).toEqual([key, ...Array.from({ length: keys.length - 1 }, (_, i) => `${key}:${i + 1}`)])
    expect(keys.length).toBeGreaterThan(1)
    expect(await health()).toMatchObject({ ok: true, wrong: [] })
    // The disk is full of other things already: a sentence each, however often Slack delivers again.
    expect(lines().map((line) => line.replace(/(: The database ).*/, '$1…'))).toEqual([
      expect.stringMatching(/^There was no state file/),
      expect.stringMatching(/^Connected to Slack/),
      'What Slack delivers cannot be taken in, and is delivered again: The database …',
      'The schedules could not be looked at: The database …',
    ])
    expect(soundness()).toBe('ok')
  })

  it('between an answer and the note that it was sent, nothing is sent twice, though the program is killed', async () => {
    slack.trouble.slow('chat.postMessage', 1000)
    const posted = slack.callsTo('chat.postMessage').length
    const { ts } = slack.mention('cllr', 'scrutiny', 'CP visits in January 2024')
    await slack.waitFor(() => slack.callsTo('chat.postMessage').length > posted)
    disk.fill()
    await said('The outbox could not be written')
    expect((await health()).wrong).toEqual([
      expect.stringMatching(FULL),
      expect.stringMatching(/^What came of 1 message to Slack could not be saved yet/),
    ])
    await program.kill()
    await slack.waitFor(() => slack.connections === 0)
    program.begin()
    // The start waits for room, with its pages up.
    await vi.waitFor(async () => expect((await health()).wrong).toEqual([expect.stringMatching(FULL)]), {
      timeout: 20_000,
      interval: 200,
    })
    expect(program.ended).toBeNull()
    disk.clear()
    await connected()
    await slack.settled(3000, 60_000)
    expect(answers().map(({ threadTs }) => threadTs)).toEqual([expect.anything(), ts])
    expect(await health()).toMatchObject({ ok: true, wrong: [] })
  })
})
