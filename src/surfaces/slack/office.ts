/** The bot in one workspace: what people can do there, what is kept of it, and nothing of any other workspace. */
import { App, type Logger, type Receiver, type ReceiverEvent } from '@slack/bolt'
import type { WebClient, WebClientOptions } from '@slack/web-api'
import type { Config } from '../../config.ts'
import { RUN } from '../../schedules/kept.ts'
import { CLAIM } from '../../schedules/progress.ts'
import type { Running } from '../../setup.ts'
import { type Delivery, ENDED, type State, type Work } from '../../store/state.ts'
import { keptSince } from '../../unanswered.ts'
import type { SlackDeps } from './deps.ts'
import { BEFORE, CARD, CONVERSATION } from './desk.ts'
import { FEEDBACK } from './features/feedback.ts'
import { FEATURES } from './features/index.ts'
import { DROPPED } from './files/dropped.ts'
import { guestsOf } from './guests.ts'
import type { Identity } from './identity.ts'
import { type Handing, resume, taking } from './intake/durable.ts'
import { deliveryKey } from './intake/key.ts'
import { sieveFor } from './intake/sieve.ts'
import { Lanes } from './lanes.ts'
import { type Declared, Listeners } from './listeners.ts'
import type { Log } from './log.ts'
import { Saver } from './saver.ts'
import { schedulesLook } from './schedules/posting/look.ts'
import { UNREACHED } from './schedules/posting/reports.ts'
import { answeredBefore } from './service/kept-questions.ts'
import type { SlackSettings } from './settings.ts'

const DAY_MS = 86_400_000
/** Buttons of older cards say that the answer is no longer at hand. */
const KEEP_DAYS = 90
/** Questions to the service, after their answer: a council's year and the next. */
const QUESTION_DAYS = 730
const FORGOTTEN = [CARD, CONVERSATION, BEFORE, FEEDBACK, UNREACHED, ENDED, DROPPED]
/** What became of schedules, and who did it: as long as questions are kept. */
const FORGOTTEN_LATER = [RUN, CLAIM]
/** A draft is made anew where somebody else changed its schedule in the same moment. */
const TRIES = 5
const SORRY_LOG = 'Nothing was changed, since others changed the same thing again and again.'

/** Which workspace it is, and how it is reached. */
export interface Workspace {
  /** Slack's id of it; null for the one of the settings, which needs no name. */
  readonly team: string | null
  readonly config: Config
  readonly settings: SlackSettings
  /** Of this workspace alone. */
  readonly state: State
  readonly client: WebClient
  readonly identity: () => Identity
  readonly secret: () => string
  readonly running: () => Running
  /** Whose drafts of figures its officers may see; null for everybody's. */
  readonly prepares: readonly string[] | null
}

/** What all workspaces have together. */
export interface Premises {
  readonly clock: () => number
  readonly today: SlackDeps['today']
  readonly log: Log
  readonly logger: Logger
  readonly clientOptions: WebClientOptions
  readonly look: () => void
  /** The app was taken out of that workspace; null is the one of the settings. */
  readonly left: (team: string | null) => Promise<void>
}

export interface Office {
  readonly team: string | null
  readonly deps: SlackDeps
  /** Everything that people can do, with who may. */
  readonly declared: readonly Declared[]
  /** Deliveries whose work could not be saved yet. */
  readonly unsaved: () => number
  init(): Promise<void>
  /** Something that Slack delivers. */
  take(event: ReceiverEvent): Promise<void>
  /** What Slack had delivered to a program that has ended. */
  resume(deliveries: readonly Delivery[]): Promise<void>
  lookAtSchedules(): Promise<void>
  forget(): Promise<void>
  idle(): Promise<void>
  /** Ends what is under way. */
  stop(): Promise<void>
}

/** Deliveries come by way of `take`. */
const NO_RECEIVER: Receiver = { init: () => {}, start: async () => {}, stop: async () => {} }

export function officeFor(workspace: Workspace, premises: Premises): Office {
  const { team, config, settings, state, client, running } = workspace
  const { clock, log, logger, clientOptions } = premises
  const lanes = new Lanes()
  const saver = new Saver({ state, clock, log })
  const deps: SlackDeps = {
    config,
    settings,
    running,
    state,
    client,
    identity: workspace.identity,
    guests: guestsOf(client, clock),
    secret: workspace.secret,
    prepares: workspace.prepares,
    clock,
    today: premises.today,
    log,
    save: async (work) => void (await state.finish(null, work, clock())),
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
      }),
    look: premises.look,
    left: () => premises.left(team),
  }

  const { botUser } = workspace.identity()
  const app = new App({
    // The bot's own id comes from auth.test at the start where it is not known, so that a wrong token is told there.
    ...(team === null
      ? { token: settings.botToken }
      : { authorize: async () => ({ botToken: settings.botToken, botUserId: botUser, teamId: team }) }),
    receiver: NO_RECEIVER,
    clientOptions,
    logger,
    convoStore: false,
    deferInitialization: true,
  })
  app.error(async (error) => log(`A listener failed: ${error.message}`))
  const listeners = new Listeners(app, deps)
  for (const feature of FEATURES) feature(listeners, deps)
  const handing: Handing = { state, clock, log, saver, sieve: sieveFor(deps, (type) => listeners.listensTo(type)) }

  const intake = taking(app, handing)
  const idle = async (): Promise<void> => {
    await intake.idle()
    await lanes.idle()
  }

  return {
    team,
    deps,
    declared: listeners.declared,
    unsaved: () => saver.unsaved.size,
    init: () => app.init(),
    take: intake.take,
    resume: (deliveries) => resume(app, deliveries, handing),
    lookAtSchedules: schedulesLook(deps),
    forget: async () => {
      await state.forget(clock() - KEEP_DAYS * DAY_MS, FORGOTTEN)
      await state.forgetRecords(clock() - QUESTION_DAYS * DAY_MS, FORGOTTEN_LATER)
      const day = new Date(clock() - QUESTION_DAYS * DAY_MS).toISOString().slice(0, 10)
      await state.finish(null, { removes: await answeredBefore(deps, day) }, clock())
      await running().store.unanswered(keptSince(deps.today(), config.unansweredDays))
    },
    idle,
    stop: async () => {
      saver.stop()
      await idle()
    },
  }
}
