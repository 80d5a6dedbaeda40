/** The real app for three workspaces, by HTTP, on either engine: one of the settings, and two that install it. */
import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import manifest from '../../../manifest.json' with { type: 'json' }
import { type Config, readConfig } from '../../../src/config.ts'
import { start } from '../../../src/setup.ts'
import { openState } from '../../../src/store/compose.ts'
import type { State } from '../../../src/store/state.ts'
import { type SlackApp, type SlackAppOptions, slackApp } from '../../../src/surfaces/slack/app.ts'
import type { SlackSettings } from '../../../src/surfaces/slack/settings.ts'
import { type Expected, putExpected } from '../../../src/surfaces/slack/workspaces/kept.ts'
import { loadedDatabase } from '../../loaded.ts'
import { freePort } from '../free-port.ts'
import { SeveralWorkspaces } from '../loopback/several.ts'
import { LoopbackSlack } from '../loopback/slack.ts'
import { DAY } from '../with-slack.ts'

export const SECRET = 'a-signing-secret'
const CLIENT = { clientId: '1.2', clientSecret: 'a-client-secret' }

/** The same people and channels in each, so that nothing but the workspace tells them apart. */
export const OFFICER = 'UOFFICER1'
export const CLLR = 'UCLLR0001'
export const SCRUTINY = 'CSCRUTINY'
export const OFFICERS = 'COFFICERS'

export interface Offices {
  /** Of the settings. */
  readonly home: LoopbackSlack
  readonly one: LoopbackSlack
  readonly other: LoopbackSlack
  readonly several: SeveralWorkspaces
  readonly app: SlackApp
  readonly config: Config
  readonly settings: SlackSettings
  readonly log: string[]
  /** Of all workspaces, as another program has it. */
  readonly state: State
  readonly address: string
  /** Lets a workspace be installed. */
  expect(slack: LoopbackSlack, said: Partial<Expected>): Promise<void>
  /** Installs the app by its pages, as a browser does; the last page's status and text. */
  install(slack: LoopbackSlack, by?: string): Promise<{ readonly status: number; readonly text: string }>
  restart(settings?: Partial<SlackSettings>): Promise<void>
  /** Another copy of the program on the same state, with its own address for Slack's deliveries. */
  copy(): Promise<{ readonly app: SlackApp; readonly events: string; end(): Promise<void> }>
  close(): Promise<void>
}

async function workspace(name: string): Promise<LoopbackSlack> {
  const { bot, bot_optional: optional } = manifest.oauth_config.scopes
  const slack = await LoopbackSlack.start({
    // A machine that is busy with something else is slow, not wrong.
    ackTimeoutMs: 20_000,
    appId: 'A1',
    teamId: `T${name}`,
    botUserId: `UBOT${name}`,
    botToken: `xoxb-${name}-${randomBytes(12).toString('hex')}`,
    scopes: [...bot, ...optional],
    events: manifest.settings.event_subscriptions.bot_events,
  })
  slack.addUser({ id: OFFICER, name: 'olive' })
  slack.addUser({ id: CLLR, name: 'cllr' })
  slack.addChannel({ id: SCRUTINY, name: 'scrutiny', members: ['cllr', 'olive'] })
  slack.addChannel({ id: OFFICERS, name: 'officers', private: true, members: ['olive'] })
  return slack
}

/** @param databaseUrl of an empty database; null for a file */
export async function openOffices(
  databaseUrl: string | null = null,
  options: Partial<SlackAppOptions> = {},
): Promise<Offices> {
  const folder = await mkdtemp(join(tmpdir(), 'scrutineer-workspaces-'))
  const [home, one, other] = (await Promise.all(['HOME', 'ONE', 'OTHER'].map(workspace))) as [
    LoopbackSlack,
    LoopbackSlack,
    LoopbackSlack,
  ]
  const all = [home, one, other]
  const several = await SeveralWorkspaces.start(CLIENT, all)
  const config = readConfig({
    SCRUTINEER_DB: loadedDatabase(folder),
    SCRUTINEER_COUNCIL: 'rotherham',
    ...(databaseUrl && { SCRUTINEER_DATABASE_URL: databaseUrl }),
  })
  const port = await freePort()
  const address = `http://127.0.0.1:${port}`
  let settings: SlackSettings = {
    botToken: home.botToken,
    appToken: null,
    signingSecret: SECRET,
    port,
    host: '127.0.0.1',
    officers: [OFFICER],
    officersChannel: OFFICERS,
    outsiders: 'ask',
    teams: [],
    questionsAMinute: 0,
    apiUrl: several.apiUrl,
    install: { ...CLIENT, keys: [randomBytes(32)], redirectUri: null },
  }
  const log: string[] = []
  const begin = async (own: Partial<SlackSettings> = {}) => {
    const running = await start(config)
    const state = await openState(config)
    const app = slackApp({
      config,
      settings: { ...settings, ...own },
      running: () => running,
      state,
      log: (line) => log.push(line),
      today: () => DAY,
      lookEveryMs: 0,
      ...options,
    })
    await app.start()
    return {
      app,
      end: async () => {
        await app.stop()
        await state.close()
        await running.store.close()
      },
    }
  }
  let on = await begin()
  const state = await openState(config)
  for (const slack of all) slack.deliverOverHttp(`${address}/slack/events`, SECRET, 20_000)
  return {
    home,
    one,
    other,
    several,
    config,
    get settings() {
      return settings
    },
    log,
    state,
    address,
    get app() {
      return on.app
    },
    expect: async (slack, said) => {
      const whole = { council: null, officers: [], officersChannel: null, ...said }
      await state.finish(null, { puts: [putExpected(slack.teamId, whole)] }, Date.now())
    },
    install: async (slack, by = 'olive') => {
      const asked = await fetch(`${address}/slack/install`)
      const link = /href="([^"]+)"/.exec(await asked.text())?.[1]?.replaceAll('&amp;', '&') ?? ''
      const to = new URL(link)
      const cookie = asked.headers.get('set-cookie')?.split(';')[0] ?? ''
      const query = new URLSearchParams({
        code: several.consent(slack, by),
        state: to.searchParams.get('state') ?? '',
      })
      const answer = await fetch(`${address}/slack/oauth_redirect?${query}`, { headers: { cookie } })
      return { status: answer.status, text: await answer.text() }
    },
    restart: async (changed = {}) => {
      await on.end()
      settings = { ...settings, ...changed }
      on = await begin()
    },
    copy: async () => {
      const another = await freePort()
      const copy = await begin({ port: another })
      return { ...copy, events: `http://127.0.0.1:${another}/slack/events` }
    },
    close: async () => {
      await on.end()
      await state.close()
      await Promise.all([...all.map((slack) => slack.stop()), several.stop()])
      await rm(folder, { recursive: true, force: true })
    },
  }
}
