/**
 * A council's year in a Slack of this machine: the real app, real SQLite, reports published as files, and time that a
 * test drives. Slack's clock, the app's and the reports' go together.
 */
import { copyFile, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { onTestFinished } from 'vitest'
import { type Config, readConfig } from '../../../src/config.ts'
import { addDays } from '../../../src/periods/days.ts'
import { freeKey, putSchedule } from '../../../src/schedules/kept.ts'
import { instantOf, londonDay, londonTime } from '../../../src/schedules/london.ts'
import type { Schedule } from '../../../src/schedules/schedule.ts'
import { type Running, start } from '../../../src/setup.ts'
import { openSqliteState } from '../../../src/store/sqlite/state/open.ts'
import type { State } from '../../../src/store/state.ts'
import { type SlackApp, slackApp } from '../../../src/surfaces/slack/app.ts'
import { tellOfErrors } from '../../../src/surfaces/slack/schedules/owner/data-errors.ts'
import { checkWatches } from '../../../src/surfaces/slack/watching/check.ts'
import { type DataWatch, watchData } from '../../../src/surfaces/slack/watching/reload.ts'
import { dataFolder, REAL_DATA } from '../../loading/data-folder.ts'
import { LoopbackSlack, type Message } from '../loopback/index.ts'

/** Slack takes a message a second. */
const PAUSE_MS = 1100
const HEADER = 'indicator,sub,kind,period,as_printed,value,part,location,note'
const MEASURES = [
  'indicator,sub,ref,name,service,frequency,unit,polarity,note',
  'visits,,A.1,% of visits in time,Care,quarterly,%,high,',
  'timely,,A.2,% in time,Care,quarterly,%,high,',
].join('\n')

/** "2024/25 Q1" with the figures of its two measures. */
export interface Report {
  readonly quarter: string
  readonly published: string
  readonly visits: string
  readonly timely: string
}

/** One copy of the bot. */
interface Copy {
  readonly app: SlackApp
  readonly reload: DataWatch
  readonly state: State
  end(): Promise<void>
}

export class Year {
  readonly slack: LoopbackSlack
  readonly log: string[] = []
  readonly config: Config
  readonly #data: string
  readonly #copies: Copy[] = []
  #skew = 0

  private constructor(slack: LoopbackSlack, data: string, config: Config) {
    this.slack = slack
    this.#data = data
    this.config = config
  }

  /**
   * Begins at `moment`, "2024-06-03 09:00" in London, with nobody running yet.
   * @param at a folder for the databases, instead of one of its own
   */
  static async begin(moment: string, at?: string): Promise<Year> {
    const data = await dataFolder()
    await rm(join(data, 'councils/ashton/2023-24'), { recursive: true, force: true })
    await copyFile(join(REAL_DATA, 'english-councils.json'), join(data, 'english-councils.json'))
    const folder = at ?? (await mkdtemp(join(tmpdir(), 'year-')))
    const slack = await LoopbackSlack.start()
    for (const name of ['officer', 'cllr']) slack.addUser(name)
    slack.addChannel({ name: 'scrutiny', members: ['officer', 'cllr', slack.botUserId] })
    for (const name of ['members', 'weekly']) slack.addChannel({ name, members: ['cllr', slack.botUserId] })
    slack.addChannel({ name: 'officers', members: ['officer', slack.botUserId] })
    const config = readConfig({
      SCRUTINEER_DATA: data,
      SCRUTINEER_DB: join(folder, 'figures.sqlite'),
      SCRUTINEER_COUNCIL: 'ashton',
    })
    const year = new Year(slack, data, config)
    onTestFinished(async () => {
      for (const copy of year.#copies.splice(0)) await copy.end()
      await slack.stop()
      if (at === undefined) await rm(folder, { recursive: true, force: true })
    })
    year.#set(moment)
    return year
  }

  now(): number {
    return Date.now() + this.#skew
  }

  #set(moment: string): void {
    const [day = '', time = ''] = moment.split(' ')
    const by = instantOf(day, time) - this.now()
    this.#skew += by
    this.slack.advance(by)
  }

  /** Starts one more copy of the bot, on the same databases. `ahead` is how wrong its clock is, in milliseconds. */
  async run(ahead: () => number = () => 0): Promise<Copy> {
    let running: Running = await start(this.config)
    const state = await openSqliteState(this.config.stateDatabase)
    const { slack, log } = this
    const clock = (): number => this.now() + ahead()
    const app = slackApp({
      config: this.config,
      settings: {
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
      },
      running: () => running,
      state,
      log: (line) => log.push(line),
      clock,
      monotonic: () => this.now(),
      today: () => londonDay(clock()),
      lookEveryMs: 0,
    })
    await app.start()
    const onNew = async (fresh: Running): Promise<void> => {
      running = fresh
      await checkWatches(app.deps)
      await app.look()
    }
    const reload = watchData(this.config, () => running, onNew, {
      log: (line) => log.push(line),
      onRefused: (refused) => tellOfErrors(app.deps, refused),
      everyMs: 2 ** 30,
      settleMs: 0,
    })
    await onNew(running)
    const copy: Copy = {
      app,
      reload,
      state,
      end: async () => {
        await reload.stop()
        await app.stop()
        await state.close()
        await running.store.close()
      },
    }
    this.#copies.push(copy)
    return copy
  }

  /** Every copy stops in order. */
  async stop(): Promise<void> {
    for (const copy of this.#copies.splice(0)) await copy.end()
  }

  /** All that the copies do at one moment: look for data, look at the schedules, send, and put on record what was sent. */
  async look(): Promise<void> {
    await Promise.all(this.#copies.map(({ reload }) => reload.look()))
    for (let quiet = 0; quiet < 2; ) {
      await Promise.all(this.#copies.map(({ app }) => app.look()))
      quiet = (await this.#sent()) ? 0 : quiet + 1
    }
  }

  /** After somebody pressed something: what they were answered, and what came of it. */
  async settle(): Promise<void> {
    await this.slack.settled()
    await this.look()
  }

  /** Waits until everything queued is sent; false where nothing was. What Slack refuses waits. */
  async #sent(): Promise<boolean> {
    const [copy] = this.#copies
    const due = async (): Promise<boolean> => {
      const next = (await copy?.state.nextDue()) ?? Number.POSITIVE_INFINITY
      const { sending = 0 } = (await copy?.state.queue()) ?? {}
      return sending > 0 || next <= this.now()
    }
    if (!(await due()) && !(await this.#skipPause())) return false
    for (let tries = 0; tries < 2000 && ((await due()) || (await this.#skipPause())); tries++) await wait(10)
    return true
  }

  /** Goes on over the second between two messages of a channel; false where nothing waits for that. */
  async #skipPause(): Promise<boolean> {
    const [copy] = this.#copies
    const pause = ((await copy?.state.nextDue()) ?? Number.POSITIVE_INFINITY) - this.now()
    if (pause > PAUSE_MS) return false
    if (pause > 0) {
      this.#skew += pause
      this.slack.advance(pause)
    }
    for (const { app } of this.#copies) await app.deps.save({})
    return true
  }

  /** Time goes on to `moment`, with a look at each of `times` of every day on the way. */
  async until(moment: string, times: readonly string[] = ['08:30', '09:00', '12:00']): Promise<void> {
    const [last = '', end = ''] = moment.split(' ')
    for (let day = londonDay(this.now()); day <= last; day = addDays(day, 1))
      for (const time of day === last ? [...times.filter((t) => t < end), end] : times) {
        if (instantOf(day, time) < this.now()) continue
        this.#set(`${day} ${time}`)
        await this.look()
      }
  }

  /** Puts a report among the files; the copies find it when they look. */
  async publish({ quarter, published, visits, timely }: Report): Promise<void> {
    const folder = join(this.#data, 'councils/ashton', quarter.replace('/', '-').replace(' ', '-').toLowerCase())
    await mkdir(folder, { recursive: true })
    const document = `Performance report ${quarter}`
    await writeFile(
      join(folder, 'report.json'),
      JSON.stringify({ title: document, document, published, meeting: '', period: quarter }),
    )
    await writeFile(join(folder, 'measures.csv'), MEASURES)
    await writeFile(join(folder, 'commentary.csv'), 'indicators,period,location,text\n')
    const year = quarter.slice(0, 7)
    await writeFile(
      join(folder, 'figures.csv'),
      [
        HEADER,
        `visits,,value,${quarter},${visits}%,${visits},table,"row A.1",`,
        `timely,,value,${quarter},${timely}%,${timely},table,"row A.2",`,
        `visits,,green,${year},95%+,95,table,"row A.1, Green",`,
        `visits,,amber,${year},87%+,87,table,"row A.1, Amber",`,
        `visits,,red,${year},<87%,87,table,"row A.1, Red",`,
      ].join('\n'),
    )
  }

  /** A file that cannot be loaded. */
  async spoil(quarter: string): Promise<void> {
    const folder = join(this.#data, 'councils/ashton', quarter.replace('/', '-').replace(' ', '-').toLowerCase())
    await writeFile(join(folder, 'figures.csv'), `${HEADER}\nvisits,,value,${quarter},x,x,table,"row A.1",`)
  }

  /** Sets a schedule, as the modal and the shell do; returns its key. */
  async schedule(given: Pick<Schedule, 'when'> & Partial<Schedule>): Promise<string> {
    const state = await openSqliteState(this.config.stateDatabase)
    const key = await freeKey({ state })
    const schedule: Schedule = {
      about: { type: 'summary', council: 'ashton', themes: [] },
      owner: this.slack.user('officer').id,
      channel: this.slack.channel('scrutiny').id,
      nothingNew: 'say',
      draft: false,
      paused: false,
      since: this.now(),
      ...given,
    }
    await state.finish(null, { puts: [putSchedule({ key, schedule })] }, this.now())
    await state.close()
    return key
  }

  /** What stands in a channel, without threads: the moment in London and the first line that is not about lateness. */
  posts(channel = 'scrutiny'): string[] {
    return this.top(channel).map(({ at, text }) => {
      const [first = '', second = ''] = text.split('\n')
      return `${londonDay(at)} ${londonTime(at)} ${first.startsWith('This was meant for') ? `late: ${second}` : first}`
    })
  }

  top(channel = 'scrutiny'): Message[] {
    return this.slack.ownMessages(channel).filter((m) => m.threadTs === null)
  }

  direct(user = 'officer'): Message[] {
    return this.slack.ownMessages(this.slack.dm(user))
  }
}
