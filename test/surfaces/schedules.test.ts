/** `schedules` in the shell, on the real figures and a state of its own. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type Config, readConfig } from '../../src/config.ts'
import { UsageError } from '../../src/errors.ts'
import { putRun, runsOf, schedulesOf } from '../../src/schedules/kept.ts'
import { parseWhen } from '../../src/schedules/parse-when.ts'
import type { Run } from '../../src/schedules/run.ts'
import type { KeptSchedule, Schedule } from '../../src/schedules/schedule.ts'
import { openState } from '../../src/store/sqlite/state/open-file.ts'
import type { State } from '../../src/store/state.ts'
import { HELP } from '../../src/surfaces/schedules/options.ts'
import { runSchedules, type Shell } from '../../src/surfaces/schedules.ts'
import { runMain } from './run-main.ts'

const NOW = Date.parse('2024-04-02T10:00:00+01:00')
const RULE = 'second Tuesday after quarter end at 09:00'

let folder: string
let config: Config
let tests = 0

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'scrutineer-schedules-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))
beforeEach(async () => {
  // The figures are loaded once; the state is as the bot's first start makes it.
  config = readConfig({
    SCRUTINEER_DB: join(folder, 'figures.sqlite'),
    SCRUTINEER_STATE: join(folder, String(tests++), 'state.sqlite'),
  })
  await (await openState(config.stateDatabase)).close()
})

/** What the command prints. Throws as it does. */
async function run(args: readonly string[], shell: Partial<Shell> = {}): Promise<string> {
  let printed = ''
  const out = (text: string): void => {
    printed += text
  }
  expect(await runSchedules(args, config, { out, log: () => {}, now: NOW, slack: null, ...shell })).toBe(0)
  expect(printed.endsWith('\n')).toBe(true)
  return printed.trimEnd()
}

const add = (...more: string[]): Promise<string> =>
  run(['add', '--council', 'rotherham', '--channel', 'C0123', '--owner', 'U0123', '--when', RULE, ...more])
/** Its key. */
const added = async (...more: string[]): Promise<string> => /S-\w+/.exec(await add(...more))?.[0] ?? ''

/** Looks into the state beside the command, as the bot does. */
async function inState<T>(look: (state: State) => Promise<T>): Promise<T> {
  const state = await openState(config.stateDatabase)
  try {
    return await look(state)
  } finally {
    await state.close()
  }
}
const kept = (): Promise<KeptSchedule[]> => inState((state) => schedulesOf({ state, log: () => {} }))
const only = async (): Promise<Schedule> => {
  const all = await kept()
  expect(all).toHaveLength(1)
  return (all[0] as KeptSchedule).schedule
}

const made = (schedule: string, changes: Partial<Run>): Run => ({
  schedule,
  occurrence: '2024-01-09T09:00',
  meant: Date.parse('2024-01-09T09:00Z'),
  at: Date.parse('2024-01-09T09:00Z'),
  status: 'posted',
  what: 'summary',
  period: 'Q3 2023/24',
  call: null,
  ts: null,
  why: null,
  content: null,
  comment: null,
  ...changes,
})

describe('a schedule', { timeout: 60_000 }, () => {
  test('is added, told with its next date, and listed', async () => {
    const said = await add('--theme', 'Reviews', '--draft', '--nothing-new', 'nothing')
    expect(said).toMatch(
      /^Saved S-[2-9A-Z]{4}: Rotherham, reviews to C0123, on the second Tuesday after quarter end at 09:00.*\. Next: Tuesday 9 April 2024, 09:00\.$/,
    )
    expect(await only()).toEqual({
      about: { type: 'summary', council: 'rotherham', themes: ['reviews'] },
      owner: 'U0123',
      channel: 'C0123',
      when: { type: 'rule', every: 'quarter', ordinal: 'second', weekday: 'Tuesday', time: '09:00' },
      nothingNew: 'nothing',
      draft: true,
      paused: false,
      since: NOW,
    })
    const [head, row, ...more] = (await run([])).split('\n')
    expect(head).toMatch(/^Key +About +To +When +Next +Owner$/)
    expect(row).toMatch(
      /^S-\w{4} +Rotherham, reviews +C0123 +on the second .*as a draft first +Tuesday 9 April 2024, 09:00 +U0123$/,
    )
    expect(more).toEqual([])
  })

  test('is listed with what came of it and what is not sent yet', async () => {
    const key = await added()
    await inState(async (state) => {
      const lane = 'C0123'
      const call = (name: string) => ({ key: name, method: 'chat.postMessage' as const, lane, args: { channel: lane } })
      await state.finish(
        null,
        {
          calls: [call('sent'), call('stuck')],
          puts: [
            putRun(made(key, { call: 'sent' })),
            putRun(made(key, { occurrence: 'later', meant: NOW - 1000, status: 'queued', call: 'stuck' })),
          ],
        },
        NOW - 1000,
      )
      const [first] = await state.take(NOW, 1)
      await state.markSent(first?.id ?? 0, { channel: lane, ts: '1.2' }, NOW)
    })
    const lines = (await run(['list'])).split('\n').slice(2)
    expect(lines).toEqual([
      expect.stringMatching(/^ {4}- on its way .*; waits to be sent since Tuesday 2 April 2024, 09:59, not tried yet$/),
      '    - posted on 9 January 2024 at 09:00, with Q3 2023/24',
    ])
    const [json, ...others] = JSON.parse(await run(['list', '--format', 'json']))
    expect(others).toEqual([])
    expect(json).toMatchObject({
      key,
      channel: 'C0123',
      next: '2024-04-09T08:00:00.000Z',
      nextText: 'Tuesday 9 April 2024, 09:00',
      runs: [
        { status: 'queued', outbox: { state: 'waiting', attempts: 0 } },
        { status: 'posted', outbox: null },
      ],
    })
  })

  test('is changed only in what is named', async () => {
    const key = await added('--theme', 'reviews', '--draft')
    const before = await only()
    await run(['change', key.toLowerCase(), '--channel', 'G0999'], { now: NOW + 1000 })
    expect(await only()).toEqual({ ...before, channel: 'G0999' })
    // The same dates in other words are no change of dates.
    await run(['change', key, '--no-draft', '--theme', 'all', '--when', `the ${RULE}`], { now: NOW + 1000 })
    expect(await only()).toEqual({
      ...before,
      channel: 'G0999',
      draft: false,
      about: { type: 'summary', council: 'rotherham', themes: [] },
    })
    expect(await run(['change', key, '--when', 'every Friday at 14:00'], { now: NOW + 1000 })).toContain(
      'Next: Tuesday 2 April 2024, 14:00 (not Friday 29 March 2024: Good Friday).',
    )
    expect(await only()).toMatchObject({ since: NOW + 1000 })
  })

  test('keeps no themes that another council does not have', async () => {
    const key = await added('--theme', 'adoption')
    await expect(run(['change', key, '--council', 'rutland'])).rejects.toThrow(/no theme "adoption"/)
    expect((await only()).about).toMatchObject({ council: 'rotherham' })
  })

  test('is paused and resumed, and what came due in between is not made up for', async () => {
    const key = await added()
    expect(await run(['pause', key])).toContain('is paused')
    expect(await run([])).toMatch(/ paused +U0123$/)
    expect(await run(['resume', key], { now: NOW + 1000 })).toContain('Next: Tuesday 9 April 2024, 09:00.')
    expect(await only()).toMatchObject({ paused: false, since: NOW + 1000 })
    // One that runs skips nothing.
    await run(['resume', key], { now: NOW + 2000 })
    expect(await only()).toMatchObject({ since: NOW + 1000 })
  })

  test('is moved to another owner, sent, previewed and removed', async () => {
    const key = await added()
    await run(['move', key, '--owner', 'U0456'])
    expect(await only()).toMatchObject({ owner: 'U0456' })
    expect(await run(['send', key])).toContain(`${key} is posted to C0123`)
    const asked = await inState((state) => runsOf({ state }, key))
    expect(asked).toMatchObject([{ status: 'requested', meant: NOW }])
    expect(await run(['preview', key])).toMatch(/^Rotherham: 2023\/24/)
    await run(['remove', key])
    expect(await kept()).toEqual([])
    expect(await run([])).toContain('There are no schedules')
    expect(await inState((state) => runsOf({ state }, key))).toHaveLength(1)
  })
})

describe('what cannot be used is one sentence:', { timeout: 60_000 }, () => {
  const full = ['--council', 'rotherham', '--channel', 'C0123', '--owner', 'U0123', '--when', RULE]
  /** The same with other values. */
  const but = (name: string, value: string): string[] => full.map((word, i) => (full[i - 1] === name ? value : word))

  test.each([
    ['an unknown command', ['post'], '"post"'],
    ['an unknown option', ['list', '--loud'], '--loud'],
    ['an option of another command', ['pause', 'S-7F3K', '--channel', 'C0123'], '--channel'],
    ['one word too many', ['pause', 'S-7F3K', 'S-AAAA'], '"S-AAAA"'],
    ['no key', ['pause'], 'S-7F3K'],
    ['a key that is none', ['pause', '7'], '"7"'],
    ['an unknown schedule', ['send', 'S-7F3K'], 'S-7F3K'],
    ['an unknown form', ['list', '--format', 'pdf'], '"pdf"'],
    ['no channel', ['add', '--council', 'rotherham', '--owner', 'U0123', '--when', RULE], '--channel'],
    ['a channel by name', ['add', ...but('--channel', '#scrutiny')], '"#scrutiny"'],
    ['a conversation that is no channel', ['add', ...but('--channel', 'D0123')], '"D0123"'],
    ['a person by name', ['add', ...but('--owner', '@olive')], '"@olive"'],
    ['an unknown council', ['add', ...but('--council', 'atlantis')], 'atlantis'],
    ['an unknown theme', ['add', ...full, '--theme', 'tax'], '"tax"'],
    ['dates in no known words', ['add', ...but('--when', 'soon')], '"soon"'],
    ['a time that has passed', ['add', ...but('--when', 'on 2 April 2024 at 09:59')], '2 April 2024'],
    ['what else to do', ['add', ...full, '--nothing-new', 'shout'], '"shout"'],
  ])('%s', async (_, args, named) => {
    const refusal: unknown = await run(args).catch((error: unknown) => error)
    expect(refusal).toBeInstanceOf(UsageError)
    expect((refusal as UsageError).message).toMatch(/^["A-Z-][^\n]*\.$/)
    expect((refusal as UsageError).message).toContain(named)
    expect(await kept()).toEqual([])
  })

  test('a draft without an officers’ channel, and an owner who is no officer, where Slack is set up', async () => {
    const slack = { officers: ['U0123'], officersChannel: null }
    await expect(run(['add', ...full, '--draft'], { slack })).rejects.toThrow('SLACK_OFFICERS_CHANNEL')
    await expect(run(['add', ...but('--owner', 'U0456')], { slack })).rejects.toThrow('SLACK_OFFICERS')
    expect(await run(['add', ...full], { slack })).toContain('Saved')
  })

  test('a change of nothing', async () => {
    await expect(run(['change', await added()])).rejects.toThrow('what is to change')
  })

  test('in the shell, with exit status 1 and nothing on standard output', async () => {
    const { status, out, err } = await runMain(['schedules', 'pause', 'S-7F3K'], '', {
      SCRUTINEER_STATE: config.stateDatabase,
    })
    expect([status, out]).toEqual([1, ''])
    expect(err).toMatch(/^There is no schedule S-7F3K[^\n]*\.\n$/)
  })
})

test('the help tells every command, with examples that can be read', async () => {
  const { status, out } = await runMain(['schedules', '--help'])
  expect([status, out]).toEqual([0, `${HELP}\n`])
  for (const command of ['list', 'add', 'change', 'pause', 'resume', 'move', 'send', 'preview', 'remove'])
    expect(HELP).toMatch(new RegExp(`\\b${command}\\b`))
  const examples = [...HELP.slice(HELP.indexOf('--when takes')).matchAll(/"([^"]+)"/g)].map((m) => m[1] as string)
  expect(examples.length).toBeGreaterThan(3)
  for (const example of examples) expect(() => parseWhen(example, '2024-04-02')).not.toThrow()
})
