/** The app with two officers and a councillor, figures of its own, and drafts to work on. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest'
import manifest from '../../manifest.json' with { type: 'json' }
import { type Config, readConfig } from '../../src/config.ts'
import { assemble, openStore, type Running } from '../../src/setup.ts'
import type { Releases } from '../../src/store/releases.ts'
import { openSqliteReleases } from '../../src/store/sqlite/releases.ts'
import { openSqliteState } from '../../src/store/sqlite/state/open.ts'
import type { State } from '../../src/store/state.ts'
import type { Store } from '../../src/store/store.ts'
import { type SlackApp, slackApp } from '../../src/surfaces/slack/app.ts'
import { LoopbackSlack, type Message, seen } from './loopback/index.ts'

export const OFFICERS = '#officers'
export const TODAY = '2024-11-05'

export interface ReleasingOffice {
  readonly config: Config
  readonly releases: Releases
  readonly slack: LoopbackSlack
  readonly state: State
  readonly app: SlackApp
  /** Takes in what was published, as a running bot does every two minutes. */
  refresh(): Promise<void>
  /** All that stands in a message, a line each block. */
  shown(it: { readonly blocks: Message['blocks'] }): string
  /** The bot's next message in a conversation that `what` fits, from `work` on. */
  says(channel: string, what: RegExp, work: () => unknown): Promise<Message>
  /** The same of what comes to one person alone. */
  whispers(user: string, what: RegExp, work: () => unknown): Promise<Message>
}

/** To be called at the top of a test file; the result inside a test. The figures last for the file, Slack for a test. */
export function useReleasingOffice(): () => ReleasingOffice {
  let folder: string
  let config: Config
  let store: Store
  let running: Running
  let releases: Releases
  let slack: LoopbackSlack
  let state: State
  let app: SlackApp

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'slack-releasing-'))
    config = readConfig({
      SCRUTINEER_DB: join(folder, 'figures.sqlite'),
      SCRUTINEER_UNANSWERED_DAYS: '0',
      SCRUTINEER_COUNCIL: 'rotherham',
    })
    store = await openStore(config)
    running = await assemble(config, store, { hasEngland: false })
    releases = await openSqliteReleases(config.database)
  }, 60_000)
  afterAll(async () => {
    await releases.close()
    await store.close()
    rmSync(folder, { recursive: true })
  })
  beforeEach(async () => {
    const { bot, bot_optional: optional } = manifest.oauth_config.scopes
    slack = await LoopbackSlack.start({
      scopes: [...bot, ...optional],
      events: manifest.settings.event_subscriptions.bot_events,
    })
    for (const name of ['cara', 'olive', 'omar', 'nora']) slack.addUser(name)
    slack.addChannel({ name: 'officers', private: true, members: ['olive', 'omar', 'nora'] })
    slack.addChannel({ name: 'scrutiny', members: ['cara', 'olive'] })
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
      today: () => TODAY,
    })
    await app.start()
  })
  afterEach(async () => {
    await app.stop()
    await state.close()
    await slack.stop()
  })

  const next = async (list: () => Message[], what: RegExp, work: () => unknown): Promise<Message> => {
    const before = list().length
    await work()
    return slack.waitFor(
      () =>
        list()
          .slice(before)
          .find((m) => what.test(m.text)),
      20_000,
    )
  }
  return () => ({
    config,
    releases,
    slack,
    state,
    app,
    refresh: async () => {
      running = await assemble(config, store, { hasEngland: false })
    },
    shown: (it) => seen(it.blocks).join('\n'),
    says: (channel, what, work) => next(() => slack.ownMessages(channel), what, work),
    whispers: (user, what, work) => next(() => slack.ephemerals(user), what, work),
  })
}
