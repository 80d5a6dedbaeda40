/** `npm start` with Slack tokens: connects, answers, and leaves in order when told to stop. */

import { setTimeout as wait } from 'node:timers/promises'
import type { Config } from '../../config.ts'
import { AwayError, ScrutineerError, UsageError } from '../../errors.ts'
import { type Running, start } from '../../setup.ts'
import { isStateFile, openState } from '../../store/compose.ts'
import type { State } from '../../store/state.ts'
import { slackApp } from './app.ts'
import type { Log } from './log.ts'
import { processLog } from './process-log.ts'
import { withoutSecrets } from './quiet-logger.ts'
import { tellOfErrors } from './schedules/owner/data-errors.ts'
import type { SlackSettings } from './settings.ts'
import { verdictOf } from './slack-errors.ts'
import { checkWatches } from './watching/check.ts'
import { watchData } from './watching/reload.ts'

/** After a connection was given up. */
const RECONNECT_MS = 60_000
const OPEN_AGAIN_MS = 1000
/** Of the tries to open the database, one in so many is told. */
const SAID_EVERY = 60

/** Runs until SIGINT or SIGTERM; returns the exit status. Throws UsageError where Slack refuses the tokens. */
export async function runSlack(config: Config, settings: SlackSettings): Promise<number> {
  const line = processLog(config.log)
  let running = await whenBack(line, () => start(config))
  running.reader.prepare()
  const state = await openedState(config, line)
  const app = slackApp({ config, settings, running: () => running, state, log: line })
  const told = new Promise<void>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve())
  })
  let again: NodeJS.Timeout | null = null
  const reconnectLater = (): void => {
    again ??= setTimeout(async () => {
      again = null
      if (!(await app.reconnect())) reconnectLater()
    }, RECONNECT_MS).unref()
  }
  // Slack's libraries reject where nobody can catch it when they give a connection up: the process stays, and tries again.
  const stray = (error: unknown): void => {
    line(`Something failed on its own: ${(error as Error).message ?? error}`, { level: 'error' })
    reconnectLater()
  }
  process.on('unhandledRejection', stray)
  let data: { stop(): Promise<void> } | null = null
  try {
    const started = app.start().then(() => 'started' as const)
    started.catch(() => {})
    const first = await Promise.race([started, told]).catch((error: unknown) => {
      throw refusal(error)
    })
    if (first !== 'started') return 0
    line(`Connected to Slack by ${settings.appToken ? 'Socket Mode' : 'HTTP'}; health page on port ${settings.port}.`, {
      level: 'info',
    })
    const onNew = async (fresh: Running): Promise<void> => {
      running = fresh
      for (const deps of app.all()) await checkWatches(deps)
      await app.look()
    }
    const tellAll = async (why: Parameters<typeof tellOfErrors>[1]): Promise<void> => {
      for (const deps of app.all()) await tellOfErrors(deps, why)
    }
    await onNew(running)
    data = watchData(config, () => running, onNew, { log: line, onRefused: tellAll })
    await told
    line('Stopping: what is under way is finished first.', { level: 'info' })
    return 0
  } finally {
    await data?.stop()
    await app.stop()
    process.off('unhandledRejection', stray)
    if (again) clearTimeout(again)
    await state.close()
    await running.store.close()
  }
}

const madeText = (file: string): string =>
  `There was no state file, so ${file} was made, in which nothing is set. If this is not the first start, stop the program and put the last backup there: npm run restore -- BACKUP.`

async function openedState(config: Config, line: Log): Promise<State> {
  const { databaseUrl, stateDatabase } = config
  const isNew = databaseUrl === null && stateDatabase !== ':memory:' && !isStateFile(stateDatabase)
  const state = await whenBack(line, () => openState(config))
  if (isNew) line(madeText(stateDatabase))
  return state
}

/** A database that is away comes back: it is no reason to end. */
async function whenBack<T>(line: Log, work: () => Promise<T>): Promise<T> {
  for (let tries = 0; ; tries++) {
    try {
      return await work()
    } catch (error) {
      if (!(error instanceof AwayError)) throw error
      if (tries % SAID_EVERY === 0) line(error.message, { level: 'error' })
      await wait(OPEN_AGAIN_MS)
    }
  }
}

/** What stopped the start, in a sentence for whoever runs it. */
function refusal(error: unknown): Error {
  if (error instanceof ScrutineerError) return error
  const { code, message } = error as NodeJS.ErrnoException
  if (code === 'EADDRINUSE')
    // Whoever has it may be on the way out.
    return new ScrutineerError(
      'port',
      'The port is taken by another program: set PORT to a free one, or stop that program.',
    )
  const verdict = verdictOf(error)
  if (verdict.kind === 'broken') return new UsageError(verdict.say)
  return new ScrutineerError(
    'unreached',
    `Slack could not be reached (${withoutSecrets(message)}): check the network and the tokens, then start again.`,
  )
}
