/** What the doctor says of an installation, well and sick, against the loopback Slack. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import manifest from '../../manifest.json' with { type: 'json' }
import { readConfig, SETTINGS } from '../../src/config.ts'
import { UsageError } from '../../src/errors.ts'
import { putSchedule } from '../../src/schedules/kept.ts'
import { openSqliteState } from '../../src/store/sqlite/state/open.ts'
import { type Patient, runDoctor } from '../../src/surfaces/slack/doctor/doctor.ts'
import { settingFindings } from '../../src/surfaces/slack/doctor/settings.ts'
import type { SlackSettings } from '../../src/surfaces/slack/settings.ts'
import { LoopbackSlack } from './loopback/slack.ts'

vi.setConfig({ testTimeout: 30_000 })

let folder: string
let slack: LoopbackSlack

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'scrutineer-doctor-'))
  slack = await LoopbackSlack.start({ scopes: manifest.oauth_config.scopes.bot })
  slack.addUser('officer')
  slack.addChannel({ name: 'officers', members: ['officer', slack.botUserId] })
})
afterEach(async () => {
  await slack.stop()
  await rm(folder, { recursive: true, force: true })
})

async function said(
  env: Readonly<Record<string, string>> = {},
  settings: Partial<SlackSettings> = {},
  patient: Partial<Patient> = {},
): Promise<{ status: number; text: string }> {
  let text = ''
  const status = await runDoctor({
    config: readConfig({ SCRUTINEER_DB: join(folder, 'figures.sqlite'), SCRUTINEER_COUNCIL: 'rotherham', ...env }),
    names: ['PATH', 'HOME', ...Object.keys(env)],
    slack: async () => ({
      botToken: slack.botToken,
      appToken: slack.appToken,
      signingSecret: null,
      port: 0,
      host: '127.0.0.1',
      officers: [slack.user('officer').id],
      officersChannel: slack.channel('officers').id,
      outsiders: 'ask',
      teams: [],
      questionsAMinute: 0,
      apiUrl: slack.apiUrl,
      ...settings,
    }),
    clock: Date.now,
    out: (line) => {
      text += line
    },
    ...patient,
  })
  return { status, text }
}

it('says what the bot does without, where a permission that it could have is not given', async () => {
  const { status, text } = await said()
  expect(text).toContain('The optional permission files:read is not given: officers cannot drop a workbook here')
  expect(status).toBe(0)
  for (const scope of ['files:read', 'users:read']) slack.scopes.add(scope)
  expect((await said()).text).not.toContain('optional permission')
})

it('finds nothing wrong where nothing is, and says what it looked at', async () => {
  const asked = slack.say('officer', 'officers', 'hello')
  slack.say('officer', 'officers', 'hello again', { thread: asked.ts })
  const { status, text } = await said()
  expect(text).toContain('Nothing is wrong.')
  expect(status).toBe(0)
  for (const sentence of [
    'No setting is misspelt.',
    'Slack takes the bot token.',
    'The bot token has every permission that the bot needs.',
    'Slack takes the app token.',
    'clock agrees with Slack’s',
    'The bot is in the officers’ channel',
    'Slack lets the bot read threads',
  ])
    expect(text).toContain(sentence)
  // Nothing was posted, and no token is shown.
  expect(slack.ownMessages()).toEqual([])
  expect(text).not.toContain(slack.botToken)
})

it.each([
  [
    'a misspelt variable',
    { SCRUTINEER_COUNCL: 'x' },
    {},
    'SCRUTINEER_COUNCL is no setting: SCRUTINEER_COUNCIL is probably meant.',
  ],
  [
    'a misspelt council',
    { SCRUTINEER_COUNCIL: 'rotheram' },
    {},
    'SCRUTINEER_COUNCIL is "rotheram", and no figures of it are loaded: "rotherham" is probably meant.',
  ],
  [
    'a channel that is not there',
    {},
    { officersChannel: 'C0NOWHERE01' },
    'The officers’ channel C0NOWHERE01 cannot be used: there is none of that id',
  ],
  ['an app token that is refused', {}, { appToken: 'xapp-1-wrong' }, 'Slack refuses the app token (invalid_auth)'],
  [
    'a bot token that is refused',
    {},
    { botToken: 'xoxb-wrong' },
    'Slack refuses the bot token: check SLACK_BOT_TOKEN.',
  ],
])('%s is said in a sentence', async (_, env, settings, sentence) => {
  const { status, text } = await said(env, settings)
  expect(text).toContain(`WRONG ${sentence}`)
  expect(status).toBe(1)
})

it('a bot that is not in the officers’ channel, or in that of a schedule, is told to be invited', async () => {
  slack.addChannel({ name: 'members', members: ['officer'] })
  const config = readConfig({ SCRUTINEER_DB: join(folder, 'figures.sqlite') })
  const state = await openSqliteState(config.stateDatabase)
  const schedule = {
    about: { type: 'summary' as const, council: 'rotherham', themes: [] },
    owner: slack.user('officer').id,
    channel: slack.channel('members').id,
    when: { type: 'publication' as const },
    nothingNew: 'say' as const,
    draft: false,
    paused: false,
    since: 0,
  }
  await state.finish(null, { puts: [putSchedule({ key: 'S-7F3K', schedule })] }, 1)
  await state.close()
  for (const channel of ['officers', 'members']) slack.kick('officer', channel)
  const { status, text } = await said()
  expect(text).toMatch(/WRONG The officers’ channel C\w+ cannot be used: the bot is not in it: type \/invite/)
  expect(text).toMatch(/WRONG The channel of schedule S-7F3K: C\w+ cannot be used/)
  expect(text).toContain('2 things are wrong.')
  expect(status).toBe(1)
})

it('a permission that is missing, a thread that may not be read, a clock that is wrong', async () => {
  slack.say('officer', 'officers', 'hello')
  slack.trouble.forbid('conversations.replies', 'not_allowed_token_type')
  slack.scopes.delete('im:write')
  const { text } = await said({}, {}, { clock: () => Date.now() - 3_600_000 })
  expect(text).toContain('WRONG The bot token lacks im:write: install the app again')
  expect(text).toContain('note  Slack does not let the bot read threads (not_allowed_token_type)')
  expect(text).toContain('WRONG This machine’s clock and Slack’s')
})

it('a damaged state file is told with what to do, and is not touched', async () => {
  await writeFile(join(folder, 'scrutineer-state.sqlite'), 'x'.repeat(5000))
  const { status, text } = await said()
  expect(text).toContain('npm run restore')
  expect(status).toBe(1)
})

it('settings that make no sense are its first finding, not its end', async () => {
  const { text } = await said({}, {}, { slack: () => Promise.reject(new UsageError('PORT is "x".')) })
  expect(text).toContain('WRONG PORT is "x".')
})

it.each([
  ['PROT', 'PORT'],
  ['PORTT', 'PORT'],
  ['HSOT', 'HOST'],
  ['port', 'PORT'],
])('a short name that is misspelt is told: %s', (name, meant) => {
  expect(settingFindings([name])).toEqual([
    { level: 'wrong', say: `${name} is no setting: ${meant} is probably meant.` },
  ])
})

it('names of others are let be', () => {
  expect(
    settingFindings(['PATH', 'SLACK_CLI_XOXB', 'SUPPORT', 'GHOST', 'POST', 'HOME', 'TERM', ...SETTINGS]).map(
      (f) => f.level,
    ),
  ).toEqual(['ok'])
})
