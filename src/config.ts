/** The only reader of the environment. */
import { homedir, tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { UsageError } from './errors.ts'
import type { SlackSettings } from './surfaces/slack/settings.ts'

export interface Config {
  /** The folder with indicators, rules, calendars and councils' reports. */
  readonly dataDir: string
  /** The SQLite file. */
  readonly database: string
  /** The SQLite file of what people made in Slack: settings, watches, questions, what is still to be sent. */
  readonly stateDatabase: string
  readonly intentsDir: string
  /** The asker's council where neither the question nor an option names one; a key. */
  readonly council: string | null
  /** Days that unanswered questions are kept; 0 keeps none. */
  readonly unansweredDays: number
  readonly colour: boolean
}

/** The Slack app's settings, or null where there are no tokens. Throws UsageError. */
export async function readSlackSettings(
  env: Readonly<Record<string, string | undefined>> = process.env,
): Promise<SlackSettings | null> {
  return (await import('./surfaces/slack/settings.ts')).slackSettings(env)
}

const root = fileURLToPath(new URL('..', import.meta.url))

/** Takes in `.env` of the working folder where there is one; what the environment sets already wins. */
export function readEnvFile(): void {
  try {
    process.loadEnvFile('.env')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT')
      throw new UsageError(`.env cannot be read: ${(error as Error).message}.`)
  }
}

/** Settings from `env`, with defaults that need no setting up. Throws UsageError for a value that cannot be used. */
export function readConfig(env: Readonly<Record<string, string | undefined>> = process.env): Config {
  const days = env.SCRUTINEER_UNANSWERED_DAYS ?? '90'
  if (!/^\d{1,4}$/.test(days))
    throw new UsageError(`SCRUTINEER_UNANSWERED_DAYS is "${days}"; give a whole number of days, 0 to keep none.`)
  const dataDir = env.SCRUTINEER_DATA ?? join(root, 'data')
  const database = env.SCRUTINEER_DB ?? join(dataDir, '.cache', 'scrutineer.sqlite')
  return {
    dataDir,
    database,
    // Not in the figures' file: every write there would make the figures be read again.
    stateDatabase:
      env.SCRUTINEER_STATE ??
      (database === ':memory:' ? ':memory:' : join(dirname(database), 'scrutineer-state.sqlite')),
    intentsDir: join(root, 'intents'),
    council: env.SCRUTINEER_COUNCIL || null,
    unansweredDays: Number(days),
    colour: env.NO_COLOR === undefined || env.NO_COLOR === '',
  }
}

/** Where the terminal keeps its history: the person's own folder, never the project's. */
export const historyFile = (env: Readonly<Record<string, string | undefined>> = process.env): string =>
  join(env.XDG_STATE_HOME ?? (env.HOME ? join(homedir(), '.local', 'state') : tmpdir()), 'scrutineer-history')
