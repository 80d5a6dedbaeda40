/** Watching a measure, from the button to the message about changed data. */
import { copyFile, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import { readConfig } from '../../src/config.ts'
import { type Running, start } from '../../src/setup.ts'
import { openSqliteState } from '../../src/store/sqlite/state/open.ts'
import type { State } from '../../src/store/state.ts'
import { type SlackApp, slackApp } from '../../src/surfaces/slack/app.ts'
import { checkWatches } from '../../src/surfaces/slack/watching/check.ts'
import { type DataWatch, watchData } from '../../src/surfaces/slack/watching/reload.ts'
import { WATCH } from '../../src/surfaces/slack/watching/watch.ts'
import { dataFolder, FIGURES, figures, REAL_DATA } from '../loading/data-folder.ts'
import { LoopbackSlack, type Message, seen } from './loopback/index.ts'

const MARCH = 'visits,,value,2024-03,91.8%,91.8,table,"row A.1, Mar",'
const BANDS = [
  'visits,,green,2023/24,95%+,95,table,"row A.1, Green",',
  'visits,,amber,2023/24,87%+,87,table,"row A.1, Amber",',
  'visits,,red,2023/24,<87%,87,table,"row A.1, Red",',
]

let slack: LoopbackSlack
let folder: string
let data: string
let running: Running
let state: State
let app: SlackApp
let reload: DataWatch
let log: string[]

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'watch-'))
  slack = await LoopbackSlack.start()
  for (const name of ['cllr', 'other']) slack.addUser(name)
  slack.addChannel({ name: 'scrutiny', members: ['cllr', 'other'] })
  log = []
})
afterEach(async () => {
  await slack.stop()
  await rm(folder, { recursive: true, force: true })
})

/** Begins, or begins again, on the same databases and data. */
async function begin(): Promise<() => Promise<void>> {
  const config = readConfig({
    SCRUTINEER_DATA: data,
    SCRUTINEER_DB: join(folder, 'figures.sqlite'),
    SCRUTINEER_COUNCIL: 'ashton',
  })
  running = await start(config)
  state = await openSqliteState(config.stateDatabase)
  app = slackApp({
    config,
    settings: {
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
    },
    running: () => running,
    state,
    log: (message) => log.push(message),
    today: () => '2024-08-01',
  })
  await app.start()
  reload = watchData(
    config,
    () => running,
    async (fresh) => {
      running = fresh
      // As two copies of the app would.
      await Promise.all([checkWatches(app.deps), checkWatches(app.deps)])
    },
    { log: (message) => log.push(message), settleMs: 0 },
  )
  return async () => {
    await reload.stop()
    await app.stop()
    await state.close()
    await running.store.close()
  }
}

async function open(): Promise<void> {
  data = await dataFolder(figures(MARCH, ...BANDS))
  await copyFile(join(REAL_DATA, 'english-councils.json'), join(data, 'english-councils.json'))
  let end = await begin()
  onTestFinished(() => end())
  restart = async () => {
    await end()
    end = await begin()
  }
}
let restart: () => Promise<void>

const publish = (...rows: string[]): Promise<void> => writeFile(join(data, FIGURES), figures(...rows)[FIGURES] ?? '')

/** Asks for the measure and watches it. */
async function watching(user: string): Promise<Message> {
  const said = slack.mention(user, 'scrutiny', 'visits in March 2024')
  const card = await slack.waitFor(() => slack.ownMessages('scrutiny').find((m) => m.threadTs === said.ts))
  const before = slack.ephemerals(user).length
  await slack.click(user, card, 'more', { value: 'Watch' })
  return slack.waitFor(() => slack.ephemerals(user)[before])
}

const direct = (user: string): Message[] => slack.ownMessages(slack.dm(user))
const shown = (it: { readonly blocks: Message['blocks'] }): string => seen(it.blocks).join('\n')

describe('watching a measure', () => {
  it('is confirmed to whoever pressed, and told where it is watched already', async () => {
    await open()
    const first = await watching('cllr')
    expect(first.text).toBe(
      'Ashton: A.1 % of visits in time: I will tell you when a new figure is published or its RAG changes.',
    )
    expect(shown(first)).toContain('[Stop watching]')
    expect((await watching('cllr')).text).toContain('You watch Ashton: A.1 % of visits in time already.')
    expect(await state.list(WATCH, slack.user('cllr').id)).toHaveLength(1)
    expect(slack.ephemerals('other')).toEqual([])
  })

  it('ends with the button, in the whisper and in the Home tab', async () => {
    await open()
    const first = await watching('cllr')
    await slack.click('cllr', first, 'watch:stop')
    await slack.settled()
    expect(await state.list(WATCH)).toEqual([])
    await watching('cllr')
    slack.openHome('cllr')
    const home = await slack.waitFor(() => slack.home('cllr'))
    expect(shown(home)).toMatch(
      /Measures you watch\n[\s\S]*Ashton: A\.1 % of visits in time\n91\.8% \(March 2024\) 🔶 AMBER/,
    )
    await slack.click('cllr', 'home', 'watch:stop')
    await slack.waitFor(() => shown(home).includes('None yet'))
    expect(await state.list(WATCH)).toEqual([])
    await publish(MARCH, ...BANDS, 'visits,,value,2024-02,80%,80,table,"row A.1, Feb",')
    await reload.look()
    await slack.settled()
    expect(direct('cllr')).toEqual([])
  })

  it('brings one message about a new figure and not two, also after a restart', async () => {
    await open()
    await watching('cllr')
    await watching('other')
    expect(await checkWatches(app.deps)).toBe(0)
    await publish('visits,,value,2024-03,91.8%,91.8,table,"row A.1, Mar",', ...BANDS)
    expect(await reload.look()).toBe(false)

    await publish('visits,,value,2024-03,86%,86,table,"row A.1, Mar",', ...BANDS)
    expect(await reload.look()).toBe(true)
    await slack.waitFor(() => direct('cllr').length > 0 && direct('other').length > 0)
    await slack.settled()
    await restart()
    expect(await checkWatches(app.deps)).toBe(0)
    await slack.settled()
    expect(direct('other')).toHaveLength(1)
    const [message, ...more] = direct('cllr')
    expect(more).toEqual([])
    expect(message?.text).toContain('The figure for March 2024 is now 86% (🟥 RED); it was 91.8% (🔶 AMBER).')
    const text = shown(message as Message)
    expect(text).toContain('Target: 95% or more')
    expect(text).toContain('[Stop watching]')
    expect(log).toEqual([])
  })

  it('sends a card whose buttons work', async () => {
    await open()
    await watching('cllr')
    const other = ['visits,,value,2024-03,86%,86,table,"row A.1, Mar",', ...BANDS]
    await publish(...other)
    await reload.look()
    const message = await slack.waitFor(() => direct('cllr')[0])
    await slack.click('cllr', message, 'more', { value: 'Source' })
    const reply = await slack.waitFor(() => direct('cllr')[1])
    expect(reply.threadTs).toBe(message.ts)
    expect(reply.text).toContain('Performance report 2023/24')
    await slack.click('cllr', message, 'watch:stop')
    await slack.waitFor(() => slack.ephemerals('cllr').find((m) => m.text.includes('no longer watch')))
    expect(await state.list(WATCH)).toEqual([])
  })

  it('tells of another colour alone', async () => {
    await open()
    await watching('cllr')
    await publish(
      MARCH,
      'visits,,green,2023/24,90%+,90,table,"row A.1, Green",',
      'visits,,amber,2023/24,87%+,87,table,"row A.1, Amber",',
      'visits,,red,2023/24,<87%,87,table,"row A.1, Red",',
    )
    await reload.look()
    const message = await slack.waitFor(() => direct('cllr')[0])
    expect(message.text).toContain(
      'The RAG for March 2024 is now 🟢 GREEN; it was 🔶 AMBER. The figure is still 91.8%.',
    )
  })
})

describe('data that changes while the app runs', () => {
  it('is left out where it has errors, which is logged once, and taken once they are mended', async () => {
    await open()
    await publish('visits,,value,2024-03,91.8%,12,table,"row A.1, Mar",', ...BANDS)
    expect(await reload.look()).toBe(false)
    expect(await reload.look()).toBe(false)
    expect(log).toEqual([expect.stringMatching(/^The changed data files have \d+ errors?, so the earlier data stays/)])
    const said = slack.mention('cllr', 'scrutiny', 'visits in March 2024')
    const card = await slack.waitFor(() => slack.ownMessages('scrutiny').find((m) => m.threadTs === said.ts))
    expect(card.text).toContain('91.8%')
    await publish('visits,,value,2024-03,93%,93,table,"row A.1, Mar",', ...BANDS)
    expect(await reload.look()).toBe(true)
    // Each look has a thread of its own.
  }, 20_000)

  it('is taken where another program has loaded it into the same database', async () => {
    await open()
    await publish('visits,,value,2024-03,93%,93,table,"row A.1, Mar",', ...BANDS)
    const another = await start(app.deps.config)
    await another.store.close()
    const before = running
    expect(await reload.look()).toBe(true)
    expect(running).not.toBe(before)
    expect(await reload.look()).toBe(false)
  })

  it('does not keep the app from stopping', async () => {
    await open()
    const slow = watchData(
      app.deps.config,
      () => running,
      () => expect.unreachable(),
      {
        log: (message) => log.push(message),
        settleMs: 60_000,
      },
    )
    await publish('visits,,value,2024-03,93%,93,table,"row A.1, Mar",', ...BANDS)
    const look = slow.look()
    await new Promise((resolve) => setTimeout(resolve, 100))
    await slow.stop()
    expect(await look).toBe(false)
    expect(log).toEqual([])
  })

  it('drops no question that is under way', async () => {
    await open()
    const asked = Array.from({ length: 40 }, () => slack.mention('cllr', 'scrutiny', 'visits in March 2024'))
    await publish('visits,,value,2024-03,93%,93,table,"row A.1, Mar",', ...BANDS)
    await reload.look()
    const replies = await slack.waitFor(() => {
      const all = slack.ownMessages('scrutiny').filter((m) => asked.some((said) => said.ts === m.threadTs))
      return all.length === asked.length ? all : null
    }, 20_000)
    expect(replies.filter((m) => !/91\.8%|93%/.test(m.text))).toEqual([])
    expect(log).toEqual([])
  }, 30_000)
})
