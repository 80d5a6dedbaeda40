/** What a look at the schedules asks of the state, and what it is woken by. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { readConfig } from '../../../src/config.ts'
import { paused } from '../../../src/schedules/change-schedule.ts'
import { keptRun, openRuns, putRun, putSchedule } from '../../../src/schedules/kept.ts'
import { newRun, type Run, runKey } from '../../../src/schedules/run.ts'
import type { KeptSchedule } from '../../../src/schedules/schedule.ts'
import { type Running, start } from '../../../src/setup.ts'
import { openSqliteState } from '../../../src/store/sqlite/state/open.ts'
import type { OutgoingCall, State } from '../../../src/store/state.ts'
import { slackApp } from '../../../src/surfaces/slack/app.ts'
import type { SlackDeps } from '../../../src/surfaces/slack/deps.ts'
import { schedulesLook } from '../../../src/surfaces/slack/schedules/posting/look.ts'
import { runReport } from '../../../src/surfaces/slack/schedules/posting/reports.ts'
import { loadedDatabase } from '../../loaded.ts'

const SCHEDULES = 50
const DAY = '2024-07-30'
const START = Date.parse(`${DAY}T12:00:00Z`)
const MINUTE = 60_000
const TWO_DAYS = 2 * 24 * 60 * MINUTE

let folder: string
let running: Running
let state: State
let deps: SlackDeps
let now: number
/** What was asked of the state, in order. */
let asked: string[]

const kept: readonly KeptSchedule[] = Array.from({ length: SCHEDULES }, (_, i) => ({
  key: `S-${1000 + i}`,
  schedule: {
    about: { type: 'summary', council: 'rotherham', themes: [] },
    owner: `U0OWNER${i}`,
    channel: `C0${i}`,
    when: { type: 'rule', every: 'quarter', ordinal: 'second', weekday: 'Tuesday', time: '09:00' },
    nothingNew: 'say',
    draft: true,
    paused: false,
    since: START,
  },
}))

const runOf = ({ key }: KeptSchedule, status: Run['status']): Run =>
  newRun({ schedule: key, occurrence: 'then', meant: START, at: START, status }, { call: `post:${key}` })

const callOf = (run: Run): OutgoingCall => ({
  key: run.call ?? '',
  method: 'chat.postMessage',
  lane: `C-${run.schedule}`,
  args: {},
  report: runReport(run),
})

/** Every schedule with a run of that status. */
async function standing(status: Run['status'], calls = true): Promise<Run[]> {
  const runs = kept.map((each) => runOf(each, status))
  await deps.save({
    puts: [...kept.map(putSchedule), ...runs.map(putRun)],
    ...(calls && { calls: runs.map(callOf) }),
  })
  return runs
}

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'scrutineer-looks-'))
  now = START
  asked = []
  const config = readConfig({ SCRUTINEER_DB: loadedDatabase(folder), SCRUTINEER_COUNCIL: 'rotherham' })
  running = await start(config)
  state = await openSqliteState(join(folder, 'state.sqlite'))
  const counted = new Proxy(state, {
    get: (of, name: string & keyof State) => {
      const work = of[name] as (...given: unknown[]) => unknown
      return (...given: unknown[]) => {
        asked.push(name)
        return work.apply(of, given)
      }
    },
  })
  const settings = {
    botToken: 'xoxb-0',
    appToken: 'xapp-0',
    signingSecret: null,
    port: 0,
    host: '127.0.0.1',
    officers: [],
    officersChannel: 'C0OFFICERS',
    outsiders: 'ask',
    teams: [],
    questionsAMinute: 0,
    apiUrl: null,
  } as const
  deps = slackApp({
    config,
    settings,
    running: () => running,
    state: counted,
    log: () => {},
    clock: () => now,
    today: () => DAY,
  }).deps
})

afterEach(async () => {
  await state.close()
  await running.store.close()
  await rm(folder, { recursive: true, force: true })
})

/** What one look asks. */
async function asksOf(look: () => Promise<void>): Promise<string[]> {
  asked = []
  await look()
  return asked
}

it.each([
  'draft',
  'queued',
  'held',
] as const)('asks one thing while every schedule has a run that is %s', async (is) => {
  await standing(is)
  const look = schedulesLook(deps)
  await look()
  now += MINUTE
  expect(await asksOf(look)).toEqual(['revision'])
})

it('brings each draft to mind when its time has come, once, and is as cheap again', async () => {
  const runs = await standing('draft', false)
  const look = schedulesLook(deps)
  const reminded = async () =>
    (await Promise.all(runs.map((run) => state.call(`reminder:${runKey(run)}`)))).filter((call) => call !== null)
  // Everything is looked at each hour, whatever is known.
  now = START + TWO_DAYS - MINUTE
  await look()
  expect(await reminded()).toEqual([])
  now = START + TWO_DAYS
  await look()
  expect(await reminded()).toHaveLength(SCHEDULES)
  now += MINUTE
  expect(await asksOf(look)).toEqual(['revision'])
})

it('withdraws what waits when its schedule is paused, and what was being sent as soon as that has failed', async () => {
  const [first, second] = await standing('queued')
  const look = schedulesLook(deps)
  await look()
  const [taken] = await state.take(now, 1)
  expect(taken?.key).toBe(first?.call)
  await deps.save({
    puts: kept.slice(0, 2).map(({ key, schedule }) => putSchedule({ key, schedule: paused(schedule) })),
  })
  await look()
  expect(await keptRun(deps, runKey(second as Run))).toMatchObject({ status: 'skipped' })
  expect((await openRuns(deps)).map(runKey)).toContain(runKey(first as Run))
  await look()
  await state.markWaiting(taken?.id ?? 0, now, { doubt: false })
  await look()
  expect(await keptRun(deps, runKey(first as Run))).toMatchObject({ status: 'skipped' })
  expect(await state.call(first?.call ?? '')).toMatchObject({ state: 'failed' })
})

it('tells an owner once what somebody has to mend, ten minutes after the message was to go', async () => {
  const [first] = await standing('queued')
  const look = schedulesLook(deps)
  const [taken] = await state.take(now, 1)
  await state.markWaiting(taken?.id ?? 0, now, {
    doubt: false,
    why: 'The bot token was revoked: install the app again and set the new SLACK_BOT_TOKEN.',
  })
  await look()
  const told = () => state.call(`waits:${runKey(first as Run)}`)
  now = START + 9 * MINUTE
  await look()
  expect(await told()).toBeNull()
  now = START + 10 * MINUTE
  await look()
  expect(await told()).toMatchObject({ state: 'waiting', lane: kept[0]?.schedule.owner })
  now += MINUTE
  expect(await asksOf(look)).toEqual(['revision'])
})
