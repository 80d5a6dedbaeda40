/** Drafts of figures in Slack: looked at, sent for approval, approved by somebody else, by the real app over the loopback Slack. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import manifest from '../../manifest.json' with { type: 'json' }
import { type Config, readConfig } from '../../src/config.ts'
import { numbered } from '../../src/publishing/findings.ts'
import { type Running, start } from '../../src/setup.ts'
import type { Releases } from '../../src/store/releases.ts'
import { openSqliteReleases } from '../../src/store/sqlite/releases.ts'
import { openSqliteState } from '../../src/store/sqlite/state/open.ts'
import type { State } from '../../src/store/state.ts'
import { type SlackApp, slackApp } from '../../src/surfaces/slack/app.ts'
import { loadedDatabase } from '../loaded.ts'
import { COUNCIL, content, JULY, written } from '../publishing/drafts.ts'
import { LoopbackSlack, type Message, seen } from './loopback/index.ts'

const OFFICERS = '#officers'
let folder: string
let config: Config
let running: Running
let releases: Releases
let slack: LoopbackSlack
let state: State
let app: SlackApp

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'slack-releases-'))
  config = readConfig({
    SCRUTINEER_DB: loadedDatabase(folder),
    SCRUTINEER_UNANSWERED_DAYS: '0',
    SCRUTINEER_COUNCIL: 'rotherham',
  })
  running = await start(config)
  releases = await openSqliteReleases(config.database)
}, 60_000)
afterAll(async () => {
  await releases.close()
  await running.store.close()
  rmSync(folder, { recursive: true })
})
beforeEach(async () => {
  slack = await LoopbackSlack.start({
    scopes: manifest.oauth_config.scopes.bot,
    events: manifest.settings.event_subscriptions.bot_events,
  })
  for (const name of ['cara', 'olive', 'omar']) slack.addUser(name)
  slack.addChannel({ name: 'officers', private: true, members: ['olive', 'omar', 'cara'] })
  state = await openSqliteState(':memory:')
  app = slackApp({
    config,
    settings: {
      botToken: slack.botToken,
      appToken: slack.appToken,
      signingSecret: null,
      port: 0,
      host: '127.0.0.1',
      officers: [slack.user('olive').id, slack.user('omar').id],
      officersChannel: slack.channel(OFFICERS).id,
      outsiders: 'ask',
      teams: [],
      questionsAMinute: 0,
      apiUrl: slack.apiUrl,
    },
    running: () => running,
    state,
    log: () => {},
    today: () => '2024-11-05',
  })
  await app.start()
})
afterEach(async () => {
  await app.stop()
  await state.close()
  await slack.stop()
})

const shown = (it: { readonly blocks: Message['blocks'] }): string => seen(it.blocks).join('\n')
/** What comes to one person alone from `work` on, and says `what`. */
async function comes(user: string, what: RegExp, work: () => Promise<unknown>): Promise<Message> {
  const before = slack.ephemerals(user).length
  await work()
  return slack.waitFor(() =>
    slack
      .ephemerals(user)
      .slice(before)
      .find((m) => what.test(m.text)),
  )
}
const listed = (user: string): Promise<Message> =>
  comes(user, /being prepared/, () => slack.command(user, OFFICERS, '/scorecard', 'drafts'))
const pressed = (user: string, on: Message, button: string): Promise<Message> =>
  comes(user, /^D-/, () => slack.click(user, on, button))
const told = (): string[] => slack.ownMessages(OFFICERS).map((m) => m.text)
const fourEyes = { ...COUNCIL, publishing: { fourEyes: true, disclosure: null } }
const now = async (): Promise<string[]> =>
  (await releases.at({}).figures({ council: COUNCIL.key })).map((f) => f.asPrinted)

describe('a draft in Slack', () => {
  test('is looked at, sent for approval, and published by a second officer alone', async () => {
    const draft = written(JULY, { by: slack.user('olive').id, content: { ...content(JULY), council: fourEyes } })
    const id = await releases.keepDraft(draft)
    const list = await listed('olive')
    expect(shown(list)).toContain(`D-${id}: Scorecard 2023/24 Q4`)
    const preview = await pressed('olive', list, 'release:look')
    expect(shown(preview)).toMatch(/New figures: 3[\s\S]*visits, March 2024: 17\.3%[\s\S]*Targets changed: 1/)
    expect(slack.buttons(preview).map((b) => b.text)).toEqual(['Ask for approval', 'Throw away'])
    await slack.click('olive', preview, 'release:publish')
    await slack.waitFor(() => told().some((t) => t.includes("waits for somebody else's approval")))
    expect(await now()).toEqual([])

    const again = await pressed('olive', await listed('olive'), 'release:look')
    expect(slack.buttons(again).map((b) => b.text)).toEqual(['Throw away'])
    const others = await pressed('omar', await listed('omar'), 'release:look')
    expect(slack.buttons(others).map((b) => b.text)).toEqual(['Approve and publish', 'Throw away'])
    await slack.click('omar', others, 'release:publish')
    await slack.waitFor(() => told().some((t) => t.includes('is published as number')))
    expect(await now()).toContain('17.3%')
    expect(told().at(-1)).toContain(`approved by <@${slack.user('omar').id}>`)
    // The same button once more.
    expect((await pressed('omar', others, 'release:publish')).text).toContain('no longer being prepared')
  }, 30_000)

  test('that something stops has no button to publish it', async () => {
    const finding = {
      severity: 'error',
      code: 'scale',
      sheet: 'Sheet 1',
      cell: 'D7',
      text: 'It is ten times too much.',
      about: null,
      confirmable: true,
    } as const
    const id = await releases.keepDraft(written({ ...JULY, report: 'next' }, { findings: numbered([finding]) }))
    const preview = await pressed('olive', await listed('olive'), 'release:look')
    expect(shown(preview)).toContain(`D-${id}/F-1 error (Sheet 1, D7): It is ten times too much.`)
    expect(slack.buttons(preview).map((b) => b.text)).toEqual(['Throw away'])
    await slack.click('olive', preview, 'release:discard')
    await slack.waitFor(() => told().some((t) => t.includes('is thrown away')))
    expect(await releases.drafts()).toEqual([])
    expect(shown(await listed('olive'))).toContain('Nothing is being prepared')
  }, 30_000)

  test('corrects one figure by a line that is typed', async () => {
    const say = (text: string): Promise<Message> =>
      comes('olive', /./, () => slack.command('olive', OFFICERS, '/scorecard', text))
    expect((await say('correct')).text).toContain('Write the measure, the period and the figure')
    expect((await say('correct B.1 soon 91.6')).text).toBe(
      '"soon" is no period; write it as 2024-03, 2023/24 Q4 or 2023/24.',
    )
    expect((await say('correct ZZ.9 2024-03 91.6')).text).toContain('give its reference')
    const list = await say('correct B.1 2024-03 89.6')
    const preview = await pressed('olive', list, 'release:look')
    expect(shown(preview)).toContain('March 2024: 89.4% → 89.6%')
    await slack.click('olive', preview, 'release:publish')
    await slack.waitFor(() => told().some((t) => t.includes('is published as number')))
    const figures = await releases.at({}).figures({ council: config.council as string })
    expect(figures.find((f) => f.note?.startsWith('Revised from 89.4% to 89.6%'))?.rag).toBe('amber')
  }, 30_000)

  test('is shown to officers only', async () => {
    expect((await listed('cara')).text).toContain('Only officers')
  })
})
