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
  /** Where a PostgreSQL server keeps that instead, for several copies of the program; null for the file. */
  readonly databaseUrl: string | null
  readonly intentsDir: string
  /** The asker's council where neither the question nor an option names one; a key. */
  readonly council: string | null
  /** Days that unanswered questions are kept; 0 keeps none. */
  readonly unansweredDays: number
  readonly colour: boolean
  readonly log: LogSettings
}

/** Every environment variable that is read. */
export const SETTINGS = [
  'SLACK_BOT_TOKEN',
  'SLACK_APP_TOKEN',
  'SLACK_SIGNING_SECRET',
  'SLACK_OFFICERS',
  'SLACK_OFFICERS_CHANNEL',
  'SLACK_OUTSIDERS',
  'SLACK_TEAMS',
  'SLACK_QUESTIONS_A_MINUTE',
  'SLACK_API_URL',
  'SLACK_CLIENT_ID',
  'SLACK_CLIENT_SECRET',
  'SLACK_REDIRECT_URI',
  'SCRUTINEER_TOKEN_KEY',
  'SCRUTINEER_COUNCIL',
  'SCRUTINEER_DATA',
  'SCRUTINEER_DB',
  'SCRUTINEER_STATE',
  'SCRUTINEER_DATABASE_URL',
  'SCRUTINEER_UNANSWERED_DAYS',
  'SCRUTINEER_LOG',
  'SCRUTINEER_LOG_LEVEL',
  'PORT',
  'HOST',
  'NO_COLOR',
] as const

/** Names of the variables that are set, to find misspelt ones. */
export const environmentNames = (): string[] => Object.keys(process.env)

export const LOG_LEVELS = ['info', 'warn', 'error'] as const

/** How the Slack app logs. */
export interface LogSettings {
  /** The least grave that is written. */
  readonly level: (typeof LOG_LEVELS)[number]
  /** A sentence a line, for a person; JSON, for a machine; null for whichever the output is read by. */
  readonly as: 'text' | 'json' | null
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

function oneOf<T extends string>(
  env: Readonly<Record<string, string | undefined>>,
  name: string,
  allowed: readonly T[],
): T | null {
  const given = env[name]?.trim()
  if (!given) return null
  const value = allowed.find((each) => each === given)
  if (value === undefined)
    throw new UsageError(`${name} is "${given.slice(0, 20)}"; give one of ${allowed.join(', ')}.`)
  return value
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
    databaseUrl: env.SCRUTINEER_DATABASE_URL?.trim() || null,
    intentsDir: join(root, 'intents'),
    council: env.SCRUTINEER_COUNCIL || null,
    unansweredDays: Number(days),
    colour: env.NO_COLOR === undefined || env.NO_COLOR === '',
    log: {
      level: oneOf(env, 'SCRUTINEER_LOG_LEVEL', LOG_LEVELS) ?? 'info',
      as: oneOf(env, 'SCRUTINEER_LOG', ['text', 'json'] as const),
    },
  }
}

/** Where the terminal keeps its history: the person's own folder, never the project's. */
export const historyFile = (env: Readonly<Record<string, string | undefined>> = process.env): string =>
  join(env.XDG_STATE_HOME ?? (env.HOME ? join(homedir(), '.local', 'state') : tmpdir()), 'scrutineer-history')
