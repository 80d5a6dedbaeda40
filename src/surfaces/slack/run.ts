/** `npm start` with Slack tokens: connects, answers, and leaves in order when told to stop. */
import { nowMs } from '../../clock.ts'
import type { Config } from '../../config.ts'
import { ScrutineerError, UsageError } from '../../errors.ts'
import { type Running, start } from '../../setup.ts'
import { openState } from '../../store/sqlite/state/open-file.ts'
import { slackApp } from './app.ts'
import { withoutSecrets } from './quiet-logger.ts'
import { tellOfErrors } from './scheduling/data-errors.ts'
import type { SlackSettings } from './settings.ts'
import { verdictOf } from './slack-errors.ts'
import { checkWatches } from './watching/check.ts'
import { watchData } from './watching/reload.ts'

/** After a connection was given up. */
const RECONNECT_MS = 60_000

const line = (text: string): void => {
  process.stderr.write(`${new Date(nowMs()).toISOString()} ${withoutSecrets(text)}\n`)
}

/** Runs until SIGINT or SIGTERM; returns the exit status. Throws UsageError where Slack refuses the tokens. */
export async function runSlack(config: Config, settings: SlackSettings): Promise<number> {
  let running = await start(config)
  running.reader.prepare()
  const state = await openState(config.stateDatabase)
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
    line(`Something failed on its own: ${(error as Error).message ?? error}`)
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
    line(`Connected to Slack by ${settings.appToken ? 'Socket Mode' : 'HTTP'}; health page on port ${settings.port}.`)
    const onNew = async (fresh: Running): Promise<void> => {
      running = fresh
      await checkWatches(app.deps)
      await app.look()
    }
    await onNew(running)
    data = watchData(config, () => running, onNew, { log: line, onRefused: (why) => tellOfErrors(app.deps, why) })
    await told
    line('Stopping: what is under way is finished first.')
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

/** What stopped the start, in a sentence for whoever runs it. */
function refusal(error: unknown): Error {
  if (error instanceof ScrutineerError) return error
  const { code, message } = error as NodeJS.ErrnoException
  if (code === 'EADDRINUSE')
    return new UsageError('The port is taken by another program: set PORT to a free one, or stop that program.')
  const verdict = verdictOf(error)
  if (verdict.kind === 'broken') return new UsageError(verdict.say)
  return new UsageError(
    `Slack could not be reached (${withoutSecrets(message)}): check the network and the tokens, then start again.`,
  )
}
