/**
 * The app over HTTP, with the Web API of `emulate`: somebody else's idea of Slack. It has no way to subscribe to
 * events or to press a button, so the deliveries are signed here; where they end up is its to say.
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { createEmulator } from 'emulate'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readConfig } from '../../src/config.ts'
import { start } from '../../src/setup.ts'
import { openSqliteState } from '../../src/store/sqlite/state/open.ts'
import { type SlackApp, slackApp } from '../../src/surfaces/slack/app.ts'
import { loadedDatabase } from '../loaded.ts'
import { freePort } from './free-port.ts'
import { deliverHttp, type HttpOptions } from './loopback/http-delivery.ts'
import { DAY } from './with-slack.ts'

const SECRET = 'a-signing-secret'
const BOT = 'xoxb-test'
const PERSON = 'xoxp-cllr'

let folder: string
let base: string
let app: SlackApp
let channel: string
let close: () => Promise<void>
let address: string
const log: string[] = []

const call = async (method: string, body: object, token: string): Promise<Record<string, unknown>> => {
  const answer = await fetch(`${base}/api/${method}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  return (await answer.json()) as Record<string, unknown>
}

interface Posted {
  readonly ts: string
  readonly text: string
  readonly user: string
  readonly blocks?: readonly { readonly type: string }[]
  readonly metadata?: { readonly event_payload: { readonly key: string } }
}

const thread = async (ts: string): Promise<Posted[]> => {
  const found = await call('conversations.replies', { channel, ts, include_all_metadata: true }, BOT)
  return (found.messages as Posted[]).filter((m) => m.ts !== ts)
}

/** The person says it in `emulate`; the event about it is delivered signed. Returns the message and the answer to the delivery. */
async function mention(text: string, options: HttpOptions = {}, eventId = `Ev${Math.random()}`) {
  const said = `<@USCRUT> ${text}`
  const posted = await call('chat.postMessage', { channel, text: said }, PERSON)
  const ts = posted.ts as string
  const user = (posted.message as Posted).user
  const payload = {
    type: 'event_callback',
    event_id: eventId,
    event_time: 1,
    team_id: 'T000000001',
    api_app_id: 'A1',
    event: { type: 'app_mention', user, text: said, ts, channel, event_ts: ts },
    authorizations: [{ team_id: 'T000000001', user_id: 'USCRUT', is_bot: true }],
  }
  const answer = await deliverHttp(address, SECRET, { type: 'events_api', payload }, options)
  return { ts, answer, payload }
}

async function repliesTo(ts: string): Promise<Posted[]> {
  await expect.poll(() => thread(ts).then((m) => m.length), { timeout: 5000 }).toBeGreaterThan(0)
  return thread(ts)
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'scrutineer-http-'))
  const scopes = ['chat:write', 'channels:history']
  const emulator = await createEmulator({
    service: 'slack',
    port: 0,
    seed: {
      slack: {
        strict_scopes: true,
        users: [{ name: 'cllr', real_name: 'A councillor', email: 'cllr@example.org' }],
        channels: [{ name: 'scrutiny' }],
        oauth_apps: [
          {
            client_id: '1.2',
            client_secret: 'unused',
            name: 'Scrutineer',
            redirect_uris: [],
            app_id: 'A1',
            bot_id: 'BSCRUT',
            bot_user_id: 'USCRUT',
            bot_name: 'scrutineer',
            scopes,
          },
        ],
        tokens: [
          { token: BOT, type: 'bot', user_id: 'USCRUT', bot_id: 'BSCRUT', bot_user_id: 'USCRUT', app_id: 'A1', scopes },
          { token: PERSON, user: 'cllr', scopes: [...scopes, 'channels:read', 'channels:join'] },
        ],
      },
    },
  })
  base = emulator.url
  const channels = (await call('conversations.list', {}, PERSON)).channels as { id: string; name: string }[]
  channel = channels.find((c) => c.name === 'scrutiny')?.id as string
  await call('conversations.join', { channel }, PERSON)
  const port = await freePort()
  address = `http://127.0.0.1:${port}/slack/events`
  const config = readConfig({ SCRUTINEER_DB: loadedDatabase(folder), SCRUTINEER_COUNCIL: 'rotherham' })
  const running = await start(config)
  const state = await openSqliteState(config.stateDatabase)
  app = slackApp({
    config,
    settings: {
      botToken: BOT,
      appToken: null,
      signingSecret: SECRET,
      port,
      host: '127.0.0.1',
      officers: [],
      officersChannel: null,
      outsiders: 'ask',
      teams: [],
      questionsAMinute: 0,
      apiUrl: `${base}/api/`,
    },
    running: () => running,
    state,
    log: (line) => log.push(line),
    today: () => DAY,
  })
  await app.start()
  close = async () => {
    await app.stop()
    await state.close()
    await running.store.close()
    await emulator.close()
  }
}, 60_000)

afterAll(async () => {
  await close()
  await rm(folder, { recursive: true, force: true })
})

describe('over HTTP', () => {
  it('answers in the thread, by the same card, with its key as metadata', async () => {
    const { ts, answer } = await mention('CP visits in March 2024')
    expect(answer.status).toBe(200)
    const [reply, ...more] = await repliesTo(ts)
    expect(more).toEqual([])
    expect(reply?.user).toBe('USCRUT')
    expect(reply?.text).toContain('91.8%')
    expect(reply?.blocks?.map((b) => b.type)).toContain('header')
    expect(reply?.metadata?.event_payload.key).toBe(`reply:${channel}:${ts}`)
  })

  it('answers once what is delivered twice', async () => {
    const { ts, payload } = await mention('how many children in care')
    await repliesTo(ts)
    const again = await deliverHttp(address, SECRET, { type: 'events_api', payload }, { retry: 1 })
    expect(again.status).toBe(200)
    await app.idle()
    expect(await thread(ts)).toHaveLength(1)
  })

  it('what cannot be kept is not acknowledged, and said once, however often it comes', async () => {
    const database = new Database(join(folder, 'scrutineer-state.sqlite'))
    database.exec("create trigger no before insert on delivery begin select raise(abort, 'no'); end")
    const { ts, answer, payload } = await mention('CP visits in March 2024')
    const deliver = (retry: number) => deliverHttp(address, SECRET, { type: 'events_api', payload }, { retry })
    expect([answer.status, (await deliver(1)).status]).toEqual([503, 503])
    expect(log.filter((line) => line.includes('is delivered again'))).toEqual([
      expect.stringMatching(/^What Slack delivers cannot be taken in, and is delivered again: The database .* no\.$/),
    ])
    database.exec('drop trigger no')
    database.close()
    expect((await deliver(2)).status).toBe(200)
    expect(await repliesTo(ts)).toHaveLength(1)
  })

  it.each([
    ['a wrong signature', { signature: 'wrong' }],
    ['no signature', { signature: 'missing' }],
    ['an old time-stamp', { ageSeconds: 600 }],
  ] as const)('refuses %s and stays up', async (_, options) => {
    const { ts, answer } = await mention('CP visits', options)
    expect(answer.status).toBe(401)
    await app.idle()
    expect(await thread(ts)).toEqual([])
    const fine = await mention('CP visits')
    expect(await repliesTo(fine.ts)).toHaveLength(1)
  })

  it('refuses what is no JSON', async () => {
    const answer = await fetch(address, {
      method: 'POST',
      body: '{"broken',
      headers: { 'content-type': 'application/json' },
    })
    expect(answer.status).toBeGreaterThanOrEqual(400)
  })

  it('shows its health on the same port', async () => {
    const page = await fetch(address.replace('/slack/events', '/healthz'))
    expect(page.status).toBe(200)
    expect(await page.json()).toMatchObject({ ok: true, slack: { connected: true }, database: { ok: true } })
    expect(JSON.stringify(log)).not.toContain(SECRET)
  })
})
