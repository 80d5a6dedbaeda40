/** What the Slack app is told by the environment, checked. Nothing here is ever logged. */
import { UsageError } from '../../errors.ts'
import { KEY_BYTES } from './workspaces/sealing.ts'

export interface SlackSettings {
  readonly botToken: string
  /** Socket Mode where there is one; else HTTP. */
  readonly appToken: string | null
  readonly signingSecret: string | null
  /** Of the health page and, with HTTP, of Slack's requests. */
  readonly port: number
  readonly host: string
  /** User ids of those who may change settings and answer questions to the service. */
  readonly officers: readonly string[]
  /** The channel that questions to the service go to; null where the service takes none here. */
  readonly officersChannel: string | null
  /** What people of other workspaces and guests may do: ask, nothing at all, or act for officers in their channel too. */
  readonly outsiders: (typeof OUTSIDERS)[number]
  /** Ids of further workspaces and organisations whose people are no outsiders. */
  readonly teams: readonly string[]
  /** So many things one person may ask for in a minute, after a few at once; 0 for no limit. */
  readonly questionsAMinute: number
  readonly apiUrl: string | null
  /** Where further workspaces may install the app; left out for one workspace. */
  readonly install?: InstallSettings
}

/** How further workspaces install the app. */
export interface InstallSettings {
  readonly clientId: string
  readonly clientSecret: string
  /** Of tokens at rest, 32 bytes each: the first one seals, each of them opens. */
  readonly keys: readonly Buffer[]
  /** Where Slack sends the browser back to; the first of the app's own where it is null. */
  readonly redirectUri: string | null
}

const OUTSIDERS = ['ask', 'nothing', 'act'] as const

type Env = Readonly<Record<string, string | undefined>>

function token(env: Env, name: string, prefix: string): string | null {
  const value = env[name]?.trim()
  if (!value) return null
  if (!value.startsWith(prefix))
    throw new UsageError(`${name} does not begin with "${prefix}": copy it again from the app's settings in Slack.`)
  return value
}

function ids(env: Env, name: string, pattern: RegExp, what: string): string[] {
  const list = (env[name] ?? '').split(/[\s,]+/).filter((id) => id !== '')
  const wrong = list.find((id) => !pattern.test(id))
  if (wrong !== undefined)
    throw new UsageError(`${name} has "${wrong.slice(0, 20)}", which is no ${what}; copy it from the profile in Slack.`)
  return list
}

const isOneOf = <T extends string>(list: readonly T[], value: string): value is T =>
  (list as readonly string[]).includes(value)

/** Of tokens at rest, in base64 or hex. Does not repeat what it was given. */
function keyIn(text: string): Buffer {
  const key = Buffer.from(text, /^[0-9a-f]{64}$/i.test(text) ? 'hex' : 'base64')
  if (key.length !== KEY_BYTES)
    throw new UsageError(
      'SCRUTINEER_TOKEN_KEY is no key of 32 bytes in base64: make one with "openssl rand -base64 32".',
    )
  return key
}

/** Undefined where none of it is set. */
function installSettings(env: Env): InstallSettings | undefined {
  const clientId = env.SLACK_CLIENT_ID?.trim() ?? ''
  const clientSecret = env.SLACK_CLIENT_SECRET?.trim() ?? ''
  const keys = env.SCRUTINEER_TOKEN_KEY?.trim() ?? ''
  const redirectUri = env.SLACK_REDIRECT_URI?.trim() || null
  if (clientId === '' && clientSecret === '') return undefined
  if (clientId === '' || clientSecret === '' || keys === '')
    throw new UsageError(
      'For further workspaces set SLACK_CLIENT_ID and SLACK_CLIENT_SECRET, from "Basic Information", and SCRUTINEER_TOKEN_KEY; for one workspace none of them.',
    )
  if (redirectUri !== null && !/^https:\/\/\S+\/slack\/oauth_redirect$/.test(redirectUri))
    throw new UsageError('SLACK_REDIRECT_URI is no address like https://your.address/slack/oauth_redirect.')
  return { clientId, clientSecret, keys: keys.split(/[\s,]+/).map(keyIn), redirectUri }
}

/** The settings, or null where no bot token is set. Throws UsageError with one sentence an error. */
export function slackSettings(env: Env): SlackSettings | null {
  const botToken = token(env, 'SLACK_BOT_TOKEN', 'xoxb-')
  const appToken = token(env, 'SLACK_APP_TOKEN', 'xapp-')
  const signingSecret = env.SLACK_SIGNING_SECRET?.trim() || null
  if (!botToken) {
    if (!appToken && !signingSecret) return null
    throw new UsageError('SLACK_BOT_TOKEN is not set: copy it from "OAuth & Permissions" in the app\'s settings.')
  }
  if (!appToken && !signingSecret)
    throw new UsageError(
      'Set SLACK_APP_TOKEN for Socket Mode, or SLACK_SIGNING_SECRET and PORT where Slack can reach this machine.',
    )
  const port = env.PORT ?? '3000'
  if (!/^\d{1,5}$/.test(port) || Number(port) > 65_535)
    throw new UsageError(`PORT is "${port.slice(0, 20)}"; give a number from 0 to 65535.`)
  const outsiders = env.SLACK_OUTSIDERS || 'ask'
  if (!isOneOf(OUTSIDERS, outsiders))
    throw new UsageError(`SLACK_OUTSIDERS is "${outsiders.slice(0, 20)}"; give one of ${OUTSIDERS.join(', ')}.`)
  const pace = env.SLACK_QUESTIONS_A_MINUTE || '30'
  if (!/^\d{1,5}$/.test(pace))
    throw new UsageError(`SLACK_QUESTIONS_A_MINUTE is "${pace.slice(0, 20)}"; give a whole number, 0 for no limit.`)
  const [officersChannel = null] = ids(env, 'SLACK_OFFICERS_CHANNEL', /^[CG][A-Z0-9]{2,}$/, 'channel id')
  const install = installSettings(env)
  return {
    botToken,
    appToken,
    ...(install && { install }),
    signingSecret: appToken ? null : signingSecret,
    port: Number(port),
    host: env.HOST ?? '127.0.0.1',
    officers: ids(env, 'SLACK_OFFICERS', /^[UW][A-Z0-9]{2,}$/, 'user id'),
    officersChannel,
    outsiders,
    teams: ids(env, 'SLACK_TEAMS', /^[TE][A-Z0-9]{2,}$/, 'id of a workspace or organisation'),
    questionsAMinute: Number(pace),
    apiUrl: env.SLACK_API_URL?.trim() || null,
  }
}
