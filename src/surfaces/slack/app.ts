/** The Slack app, put together: receiver, intake, features, outbox. `run.ts` starts it, tests drive it. */
import { App, type ReceiverEvent } from '@slack/bolt'
import { WebClient } from '@slack/web-api'
import { monotonicMs, nowMs, today } from '../../clock.ts'
import type { Config } from '../../config.ts'
import { RUN } from '../../schedules/kept.ts'
import { CLAIM } from '../../schedules/progress.ts'
import type { Running } from '../../setup.ts'
import { ENDED, type State, type Work } from '../../store/state.ts'
import { keptSince } from '../../unanswered.ts'
import type { SlackDeps } from './deps.ts'
import { BEFORE, CARD, CONVERSATION } from './desk.ts'
import { FEEDBACK } from './features/feedback.ts'
import { FEATURES } from './features/index.ts'
import { DROPPED } from './files/dropped.ts'
import { guestsOf } from './guests.ts'
import { type Health, healthOf } from './health.ts'
import { askWhoWeAre, NOBODY } from './identity.ts'
import { durable, resume } from './intake/durable.ts'
import { deliveryKey } from './intake/key.ts'
import { personIn } from './intake/person-test.ts'
import { sieveFor } from './intake/sieve.ts'
import { Lanes } from './lanes.ts'
import { type Declared, Listeners } from './listeners.ts'
import type { Log } from './log.ts'
import { metrics } from './metrics.ts'
import { Outbox } from './outbox.ts'
import { plainerArgs } from './plainer.ts'
import { quietLogger } from './quiet-logger.ts'
import { type Connection, receiverFor } from './receivers.ts'
import { Saver } from './saver.ts'
import { schedulesLook } from './scheduling/look.ts'
import { UNREACHED } from './scheduling/reports.ts'
import { secretOf } from './secret.ts'
import { answeredBefore } from './service/kept-questions.ts'
import type { SlackSettings } from './settings.ts'
import { SlackTime } from './slack-time.ts'
import { untilReached } from './until-reached.ts'

export interface SlackAppOptions {
  readonly config: Config
  readonly settings: SlackSettings
  readonly running: () => Running
  readonly state: State
  readonly log: Log
  readonly clock?: () => number
  readonly today?: SlackDeps['today']
  /** Milliseconds between two looks at the schedules; 0 for none by itself. */
  readonly lookEveryMs?: number
  readonly monotonic?: () => number
}

export interface SlackApp {
  readonly deps: SlackDeps
  /** Everything that people can do, with who may. */
  readonly declared: readonly Declared[]
  readonly health: () => Promise<Health>
  /** Connects, sends what was left over and answers what was left unanswered. */
  start(): Promise<void>
  /** Takes nothing more in, ends what is under way, and leaves the rest for the next start. */
  stop(): Promise<void>
  /** Connects anew where the connection was given up; false where that did not succeed. */
  reconnect(): Promise<boolean>
  /** Posts what is due now, and takes over what another copy left half done when it ended. */
  look(): Promise<void>
  /** Resolves when everything taken in so far is dealt with; for tests. */
  idle(): Promise<void>
}

const TIMEOUT_MS = 10_000
const DAY_MS = 86_400_000
/** Buttons of older cards say that the answer is no longer at hand. */
const KEEP_DAYS = 90
/** Questions to the service, after their answer: a council's year and the next. */
const QUESTION_DAYS = 730
const FORGOTTEN = [CARD, CONVERSATION, BEFORE, FEEDBACK, UNREACHED, ENDED, DROPPED]
/** What became of schedules, and who did it: as long as questions are kept. */
const FORGOTTEN_LATER = [RUN, CLAIM]
/** Between two looks at the schedules. */
const LOOK_MS = 15_000
/** Between the end of a scheduled message and the look that puts it on record: others end in the same moment. */
const SOON_MS = 500
/** Between two times that what was deleted is taken out of the write-ahead log. */
const SCRUB_MS = 5000
/** A draft is made anew where somebody else changed its schedule in the same moment. */
const TRIES = 5
/** Questions of the usual kinds. */
const WARMING = ['visits last quarter against target', 'visits in March 2024', 'is Jo Bloggs on a plan', 'what is red?']
const SORRY_LOG = 'Nothing was changed, since others changed the same thing again and again.'
const WRONG_CLOCK =
  'This machine’s clock and Slack’s are more than five minutes apart: no summary is posted until they agree. Set the clock.'

export function slackApp(options: SlackAppOptions): SlackApp {
  const { config, settings, running, state, log, clock = nowMs } = options
  const logger = quietLogger(log)
  const slackTime = new SlackTime({ clock, ...(options.monotonic && { monotonic: options.monotonic }) })
  const clientOptions = {
    fetch: slackTime.fetch,
    ...(settings.apiUrl ? { slackApiUrl: settings.apiUrl } : {}),
    logger,
    timeout: TIMEOUT_MS,
    // The outbox retries, since it knows what may not be done twice.
    retryConfig: { retries: 0 },
    // How many go at once is the outbox's to say.
    maxRequestConcurrency: 300,
    rejectRateLimitedCalls: true,
  }
  const client = new WebClient(settings.botToken, clientOptions)
  const measured = metrics()
  let soon: NodeJS.Timeout | null = null
  const lookSoon = (): void => {
    soon = null
    void look()
  }
  const lookEveryMs = options.lookEveryMs ?? LOOK_MS
  const outbox = new Outbox({
    client,
    state,
    clock,
    log,
    plainer: plainerArgs,
    watch: measured,
    ended: () => {
      if (lookEveryMs > 0) soon ??= setTimeout(lookSoon, SOON_MS).unref()
    },
  })
  const lanes = new Lanes()
  const saver = new Saver({ state, clock, log })
  let identity = NOBODY
  let secret = ''
  const connection: Connection = { up: false, seen: null }

  const deps: SlackDeps = {
    config,
    settings,
    running,
    state,
    client,
    identity: () => identity,
    guests: guestsOf(client, clock),
    secret: () => secret,
    clock,
    today: options.today ?? today,
    log,
    save: async (work) => {
      await state.finish(null, work, clock())
      outbox.wake()
    },
    deal: (body, lane, work, apology = {}) =>
      lanes.run(lane, async () => {
        const key = deliveryKey(body as ReceiverEvent['body'])
        await saver.turn(key)
        const tried = (): Promise<Work> =>
          saver.worked(key, work).catch((error: Error) => {
            log(`A delivery could not be dealt with: ${error.message}`)
            return apology
          })
        let claimed = true
        for (let tries = 0; claimed && tries < TRIES; tries++)
          claimed = (await saver.save(key, await tried())) === 'claimed'
        if (claimed) {
          log(SORRY_LOG)
          await saver.save(key, apology)
        }
        outbox.wake()
      }),
    look: () => void look(),
  }

  /** Why the schedules are not looked at; null where they are. */
  let unlooked: string | null = null
  /** Why Slack was not reached since the start. */
  let unreachable: string | null = null
  const health = (): Promise<Health> =>
    healthOf(deps, { outbox, connection, unlooked, unreachable, unsaved: saver.unsaved.size })
  const inner = receiverFor({
    settings,
    clientOptions,
    logger,
    health,
    metrics: async () => measured.text(await health()),
    connection,
  })
  const sieve = sieveFor(deps, (type) => listeners.listensTo(type))
  const handing = { state, clock, log, sieve, saver }
  const receiver = durable({
    ...handing,
    receiver: inner.receiver,
    seen: () => {
      connection.seen = clock()
      measured.delivered()
    },
  })
  const app = new App({
    token: settings.botToken,
    receiver,
    clientOptions,
    logger,
    convoStore: false,
    // The bot's own id comes from auth.test at the start, so that a wrong token is told there.
    deferInitialization: true,
  })
  app.error(async (error) => log(`A listener failed: ${error.message}`))
  const listeners = new Listeners(app, deps)
  for (const feature of FEATURES) feature(listeners, deps)

  const forget = async (): Promise<void> => {
    await state.forget(clock() - KEEP_DAYS * DAY_MS, FORGOTTEN)
    await state.forgetRecords(clock() - QUESTION_DAYS * DAY_MS, FORGOTTEN_LATER)
    const day = new Date(clock() - QUESTION_DAYS * DAY_MS).toISOString().slice(0, 10)
    await state.finish(null, { removes: await answeredBefore(deps, day) }, clock())
    await running().store.unanswered(keptSince(deps.today(), config.unansweredDays))
    await state.scrub()
  }
  const tidy = (): void => {
    forget().catch((error: Error) => log(`What is too old could not be forgotten: ${error.message}`))
  }
  const lookAtSchedules = schedulesLook(deps)
  let looking: Promise<void> | null = null
  /** One at a time; what comes up meanwhile is seen by the next look. */
  const look = (): Promise<void> => {
    looking ??= lookOnce().finally(() => {
      looking = null
    })
    return looking
  }
  const lookOnce = async (): Promise<void> => {
    try {
      await takeOver()
      const right = await slackTime.agrees(() => client.auth.test())
      const began = monotonicMs()
      if (right) await lookAtSchedules()
      measured.looked(monotonicMs() - began)
      if (!right && unlooked !== WRONG_CLOCK) log(WRONG_CLOCK)
      unlooked = right ? null : WRONG_CLOCK
    } catch (error) {
      const sentence = `The schedules could not be looked at: ${(error as Error).message}`
      if (unlooked !== sentence) log(sentence)
      unlooked = sentence
    }
  }
  /** What other programs tell. */
  const heard = (what: 'calls' | 'left'): void => {
    outbox.wake()
    // A look takes over first.
    if (what === 'left') void look()
  }
  const scrub = (): void => {
    state.scrub().catch((error: Error) => log(`What was deleted could not be overwritten yet: ${error.message}`))
  }
  const takeOver = async (): Promise<void> => resume(app, await outbox.recover(), handing)
  const ending = new AbortController()
  const patiently = (reach: () => Promise<unknown>): Promise<void> =>
    untilReached(reach, ending.signal, (sentence) => {
      if (unreachable !== sentence) log(sentence)
      unreachable = sentence
    })
  const timers: NodeJS.Timeout[] = []
  const every = (ms: number, work: () => unknown): void => {
    if (ms > 0) timers.push(setInterval(work, ms).unref())
  }

  return {
    deps,
    declared: listeners.declared,
    health,
    start: async () => {
      await inner.open()
      await patiently(() => app.init())
      if (ending.signal.aborted) return
      identity = await askWhoWeAre(client)
      secret = await secretOf(state, clock())
      tidy()
      every(DAY_MS, tidy)
      await outbox.start()
      state.listen(heard)
      await takeOver()
      // What is read first takes ten times as long: not while Slack waits for an acknowledgement.
      for (const text of WARMING) personIn(deps, text)
      await patiently(() => app.start({ port: settings.port, host: settings.host }))
      if (ending.signal.aborted) return
      unreachable = null
      if (!settings.appToken) connection.up = true
      every(lookEveryMs, look)
      every(SCRUB_MS, scrub)
    },
    stop: async () => {
      connection.up = false
      state.listen(() => {})
      ending.abort()
      for (const timer of timers) clearInterval(timer)
      if (soon) clearTimeout(soon)
      await app.stop().catch((error: Error) => log(`Slack could not be left in order: ${error.message}`))
      saver.stop()
      await looking
      await lanes.idle()
      await outbox.stop()
    },
    reconnect: () =>
      inner.reconnect().then(
        () => true,
        (error: Error) => {
          log(`Slack cannot be reached yet: ${error.message}`)
          return false
        },
      ),
    look,
    idle: () => lanes.idle(),
  }
}
