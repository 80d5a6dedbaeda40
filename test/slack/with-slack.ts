/** The real app on the real reports, in a Slack on this machine; its databases last as long as the test. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach } from 'vitest'
import { type Config, readConfig } from '../../src/config.ts'
import { start } from '../../src/setup.ts'
import { openSqliteState } from '../../src/store/sqlite/state/open.ts'
import type { State } from '../../src/store/state.ts'
import { type SlackApp, type SlackAppOptions, slackApp } from '../../src/surfaces/slack/app.ts'
import type { SlackSettings } from '../../src/surfaces/slack/settings.ts'
import { loadedDatabase } from '../loaded.ts'
import type { LoopbackOptions } from './loopback/options.ts'
import { LoopbackSlack } from './loopback/slack.ts'

export interface Office {
  readonly slack: LoopbackSlack
  readonly app: SlackApp
  /** Of all workspaces, as the app was given it. */
  readonly state: State
  readonly config: Config
  /** What the app logged. */
  readonly log: string[]
  /** Stops the app and starts it again on the same databases. */
  restart(): Promise<void>
}

export interface OfficeOptions {
  readonly loopback?: LoopbackOptions
  readonly settings?: Partial<SlackSettings>
  readonly app?: Partial<SlackAppOptions>
}

export const DAY = '2024-07-30'

export async function openOffice(
  folder: string,
  options: OfficeOptions = {},
): Promise<Office & { close(): Promise<void> }> {
  const slack = await LoopbackSlack.start({ ackTimeoutMs: 1000, ...options.loopback })
  const config = readConfig({ SCRUTINEER_DB: loadedDatabase(folder), SCRUTINEER_COUNCIL: 'rotherham' })
  const settings: SlackSettings = {
    botToken: slack.botToken,
    appToken: slack.appToken,
    signingSecret: null,
    port: 0,
    host: '127.0.0.1',
    officers: [],
    officersChannel: null,
    outsiders: 'ask',
    teams: [],
    questionsAMinute: 0,
    apiUrl: slack.apiUrl,
    ...options.settings,
  }
  const log: string[] = []
  const begin = async () => {
    const running = await start(config)
    const state = await openSqliteState(config.stateDatabase)
    const app = slackApp({
      config,
      settings,
      running: () => running,
      state,
      log: (line) => log.push(line),
      today: () => DAY,
      ...options.app,
    })
    await app.start()
    return {
      app,
      state,
      end: async () => {
        await app.stop()
        await state.close()
        await running.store.close()
      },
    }
  }
  let on = await begin()
  return {
    slack,
    config,
    log,
    get app() {
      return on.app
    },
    get state() {
      return on.state
    },
    restart: async () => {
      await on.end()
      on = await begin()
    },
    close: async () => {
      await on.end()
      await slack.stop()
    },
  }
}

/** An office for every test of a file; the result is to be called inside a test. */
export function useOffice(options: OfficeOptions = {}): () => Office {
  let folder: string
  let office: Awaited<ReturnType<typeof openOffice>>
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'scrutineer-slack-'))
    office = await openOffice(folder, options)
    for (const person of ['cllr', 'other']) office.slack.addUser(person)
    office.slack.addChannel({ name: 'scrutiny', members: ['cllr', 'other', office.slack.botUserId] })
  }, 60_000)
  afterEach(async () => {
    await office.close()
    await rm(folder, { recursive: true, force: true })
  })
  return () => office
}
