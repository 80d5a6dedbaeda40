/** The Slack app, put together: receiver, offices, outbox. `run.ts` starts it, tests drive it. */
import type { ReceiverEvent } from '@slack/bolt'
import { WebClient } from '@slack/web-api'
import { monotonicMs, nowMs, today } from '../../clock.ts'
import type { Config } from '../../config.ts'
import type { Running } from '../../setup.ts'
import type { Delivery, State } from '../../store/state.ts'
import { bare, stateOf, workspaceOf } from '../../store/workspace-state.ts'
import type { SlackDeps } from './deps.ts'
import { type Health, healthOf } from './health.ts'
import { askWhoWeAre, NOBODY } from './identity.ts'
import { aboutPersonIn } from './intake/person-test.ts'
import type { Declared } from './listeners.ts'
import type { Log } from './log.ts'
import { type Metrics, metrics } from './metrics.ts'
import { type Office, officeFor, type Premises } from './office.ts'
import { Outbox } from './outbox.ts'
import { plainerArgs } from './plainer.ts'
import { quietLogger } from './quiet-logger.ts'
import { type Connection, receiverFor } from './receivers.ts'
import { secretOf } from './secret.ts'
import { seldom } from './seldom.ts'
import type { SlackSettings } from './settings.ts'
import { SlackTime } from './slack-time.ts'
import { untilReached } from './until-reached.ts'
import { installPages } from './workspaces/installing.ts'
import { openWorkspaces } from './workspaces/open.ts'
import { workspaceIn } from './workspaces/workspace-in.ts'

export interface SlackAppOptions {
  readonly config: Config
  readonly settings: SlackSettings
  readonly running: () => Running
  /** Of all workspaces. */
  readonly state: State
  readonly log: Log
  readonly clock?: () => number
  readonly today?: SlackDeps['today']
  /** Milliseconds between two looks at the schedules; 0 for none by itself. */
  readonly lookEveryMs?: number
  readonly monotonic?: () => number
}

export interface SlackApp {
  /** Of the workspace of the settings. */
  readonly deps: SlackDeps
  /** Of every workspace, that one first. */
  readonly all: () => readonly SlackDeps[]
  /** Everything that people can do, with who may. */
  readonly declared: readonly Declared[]
  readonly health: () => Promise<Health>
  /** The page of figures for Prometheus. */
  readonly metrics: () => ReturnType<Metrics['text']>
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
/** Between two looks at the schedules. */
const LOOK_MS = 15_000
/** Between the end of a scheduled message and the look that puts it on record: others end in the same moment. */
const SOON_MS = 500
/** Between two times that what was deleted is taken out of the write-ahead log. */
const SCRUB_MS = 5000
/** Questions of the usual kinds. */
const WARMING = ['visits last quarter against target', 'visits in March 2024', 'is Jo Bloggs on a plan', 'what is red?']
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
    clientOf: async (team) => {
      if (team === null) return client
      const office = (await workspaces?.find(team)) ?? null
      return office?.deps.client ?? (workspaces?.faults.has(team) ? 'later' : null)
    },
    state,
    clock,
    log,
    plainer: plainerArgs,
    watch: measured,
    ended: () => {
      if (lookEveryMs > 0) soon ??= setTimeout(lookSoon, SOON_MS).unref()
    },
  })
  let identity = NOBODY
  let secret = ''
  const connection: Connection = { up: false, seen: null }
  const premises: Premises = {
    clock,
    today: options.today ?? today,
    log,
    logger,
    clientOptions,
    look: () => void look(),
    left: async (team) => {
      if (team !== null) return workspaces?.left(team)
      log(
        'The app was taken out of the workspace of the settings. What is kept of it stays until its state is deleted.',
        {
          level: 'error',
        },
      )
    },
  }
  const { install } = settings
  const queueing = outbox.queueing()
  const workspaces = install ? openWorkspaces({ config, settings, install, running, state: queueing, premises }) : null
  const own: Office = officeFor(
    {
      team: null,
      config,
      settings,
      state: stateOf(queueing, null),
      client,
      identity: () => identity,
      secret: () => secret,
      running,
      prepares: install ? (config.council === null ? [] : [config.council]) : null,
    },
    premises,
  )
  const { deps } = own
  const offices = (): readonly Office[] => [own, ...(workspaces?.offices ?? [])]

  /** Why the schedules are not looked at; null where they are. */
  let unlooked: string | null = null
  /** Why Slack was not reached since the start. */
  let unreachable: string | null = null
  const health = (): Promise<Health> =>
    healthOf(deps, {
      outbox,
      connection,
      unlooked,
      unreachable,
      unsaved: offices().reduce((n, office) => n + office.unsaved(), 0),
      others: workspaces?.offices ?? [],
      unserved: [...(workspaces?.faults.values() ?? [])],
    })
  const figures = async (): ReturnType<Metrics['text']> => measured.text(await health())
  // Slack goes on for minutes, with everything that anybody says.
  const often = seldom(log, clock)
  const inner = receiverFor({
    settings,
    clientOptions,
    logger,
    health,
    metrics: figures,
    connection,
    refused: ({ message }) =>
      often(`What Slack delivers cannot be taken in, and is delivered again: ${message}`, { level: 'error' }),
    install: install
      ? installPages({
          install,
          state,
          clientOptions,
          apiUrl: settings.apiUrl,
          logger,
          log,
          clock,
          came: async () => void (await workspaces?.refresh()),
        })
      : {},
  })
  /** Whose it is; null where the app is not installed there. */
  const officeIn = async (body: ReceiverEvent['body']): Promise<Office | null> => {
    if (!workspaces) return own
    const team = workspaceIn(body)
    if (team === null || team === identity.team || team === identity.organisation) return own
    return workspaces.find(team)
  }
  inner.receiver.init({
    processEvent: async (event: ReceiverEvent) => {
      connection.seen = clock()
      measured.delivered()
      const office = await officeIn(event.body)
      if (office) return office.take(event)
      log('Slack delivered something of a workspace in which the app is not installed: nothing of it was kept.')
      return event.ack()
    },
  } as Parameters<typeof inner.receiver.init>[0])

  const tidy = (): void => {
    const forget = async (): Promise<void> => {
      for (const office of offices()) await office.forget()
      await state.scrub()
    }
    forget().catch((error: Error) => log(`What is too old could not be forgotten: ${error.message}`))
  }
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
      await workspaces?.refresh()
      await takeOver()
      const right = await slackTime.agrees(() => client.auth.test())
      const began = monotonicMs()
      if (right) for (const office of offices()) await office.lookAtSchedules()
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
  const takeOver = async (): Promise<void> => {
    const left = Map.groupBy(await outbox.recover(), ({ key }) => workspaceOf(key))
    for (const [team, deliveries] of left) {
      const office = team === null ? own : await workspaces?.find(team)
      const named = deliveries.map((each): Delivery => ({ ...each, key: bare(each.key) }))
      if (office) await office.resume(named)
      // Of a workspace that is no longer served.
      else for (const { key } of deliveries) await state.finish(key, {}, clock())
    }
  }
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
    all: () => offices().map((office) => office.deps),
    declared: own.declared,
    health,
    metrics: figures,
    start: async () => {
      await inner.open()
      await patiently(() => own.init())
      if (ending.signal.aborted) return
      identity = await askWhoWeAre(client)
      await patiently(async () => {
        secret = await secretOf(deps.state, clock())
      })
      await workspaces?.refresh()
      tidy()
      every(DAY_MS, tidy)
      await patiently(() => outbox.start())
      if (ending.signal.aborted) return
      state.listen(heard)
      await patiently(takeOver)
      // What is read first takes ten times as long: not while Slack waits for an acknowledgement.
      for (const text of WARMING) await aboutPersonIn(deps, text, { channel: null, user: null })
      await patiently(() => inner.receiver.start({ port: settings.port, host: settings.host }))
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
      await inner.receiver.stop().catch((error: Error) => log(`Slack could not be left in order: ${error.message}`))
      const stopping = offices().map((office) => office.stop())
      await looking
      await Promise.all([...stopping, workspaces?.stop()])
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
    idle: async () => {
      await own.idle()
      await workspaces?.idle()
    },
  }
}
