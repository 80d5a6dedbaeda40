/** What Slack says: the tokens, the permissions, the clock, and the channels that the bot needs. */
import { readFile } from 'node:fs/promises'
import { WebClient } from '@slack/web-api'
import { z } from 'zod'
import { schedulesOf } from '../../../schedules/kept.ts'
import { isSummary } from '../../../schedules/schedule.ts'
import type { State } from '../../../store/state.ts'
import { capital } from '../../../wording/format.ts'
import { quietLogger } from '../quiet-logger.ts'
import type { SlackSettings } from '../settings.ts'
import { refusalOf, troubleText, verdictOf } from '../slack-errors.ts'
import { SlackTime } from '../slack-time.ts'
import { type Finding, note, ok, wrong } from './finding.ts'

const TIMEOUT_MS = 10_000
const MANIFEST = new URL('../../../../manifest.json', import.meta.url)
const manifest = z.object({
  oauth_config: z.object({ scopes: z.object({ bot: z.array(z.string()), bot_optional: z.array(z.string()) }) }),
})

const whyOf = (error: unknown): string => {
  const verdict = verdictOf(error)
  if (verdict.kind === 'broken') return verdict.say
  return 'why' in verdict ? troubleText(verdict.why) : (error as Error).message
}

const WHY_NOT: Readonly<Record<string, string>> = {
  not_in_channel: 'the bot is not in it: type /invite with its name there',
  channel_not_found:
    'there is none of that id, or it is private and the bot is not in it: type /invite with its name there',
  is_archived: 'it is archived',
}

/** The scopes that the manifest asks for and the token lacks. */
async function scopeFindings(has: readonly string[] | undefined): Promise<Finding[]> {
  if (!has) return []
  const { bot, bot_optional: optional } = manifest.parse(JSON.parse(await readFile(MANIFEST, 'utf8'))).oauth_config
    .scopes
  const lacks = bot.filter((scope) => !has.includes(scope))
  return [
    lacks.length === 0
      ? ok('The bot token has every permission that the bot needs.')
      : wrong(`The bot token lacks ${lacks.join(', ')}: install the app again from manifest.json.`),
    ...optional
      .filter((scope) => !has.includes(scope))
      .map((scope) => note(`The optional permission ${scope} is not given: ${WITHOUT[scope] ?? 'see the README'}.`)),
  ]
}

/** What the bot does without an optional permission. */
const WITHOUT: Readonly<Record<string, string>> = {
  'files:read': 'officers cannot drop a workbook here, and load it in the shell',
  'users:read': 'guests in the officers’ channel count as officers, and workflows are not told apart',
}

async function appTokenFindings(token: string | null, options: object): Promise<Finding[]> {
  if (token === null) return [note('SLACK_APP_TOKEN is not set, so Slack has to reach this machine over HTTP.')]
  return new WebClient(token, options).apiCall('apps.connections.open').then(
    () => [ok('Slack takes the app token.')],
    (error: unknown) => [
      wrong(
        `Slack refuses the app token (${refusalOf(error) ?? whyOf(error)}): check SLACK_APP_TOKEN and its scope connections:write.`,
      ),
    ],
  )
}

interface Seen {
  readonly ts?: string
  readonly reply_count?: number
}

/** A channel that messages are to be posted in; what was said last there. */
async function channelFinding(
  client: WebClient,
  channel: string,
  what: string,
): Promise<{ readonly finding: Finding; readonly seen: Seen[] }> {
  try {
    const { messages } = await client.conversations.history({ channel, limit: 20 })
    return { finding: ok(`The bot is in ${what} ${channel}.`), seen: (messages ?? []) as Seen[] }
  } catch (error) {
    const why = WHY_NOT[refusalOf(error) ?? ''] ?? whyOf(error)
    return { finding: wrong(`${capital(what)} ${channel} cannot be used: ${why}.`), seen: [] }
  }
}

/** Slack's pages differ on whether a bot may read threads in channels: tried on a thread, or any message, that is there. */
async function threadFinding(
  client: WebClient,
  seen: readonly (Seen & { readonly channel: string })[],
): Promise<Finding> {
  const tried = seen.find(({ reply_count: replies }) => replies) ?? seen[0]
  if (!tried?.ts)
    return note('Whether Slack lets the bot read threads could not be tried: no message was found to try it on.')
  try {
    await client.conversations.replies({ channel: tried.channel, ts: tried.ts, limit: 1 })
    return ok('Slack lets the bot read threads: after a broken connection it sees whether an answer is there.')
  } catch (error) {
    return note(
      `Slack does not let the bot read threads (${whyOf(error)}): after a broken connection it goes by the number of replies, and where that does not tell, says that an answer may stand there twice.`,
    )
  }
}

export async function slackFindings(
  settings: SlackSettings,
  state: State | null,
  clock: () => number,
): Promise<Finding[]> {
  const time = new SlackTime({ clock })
  const options = {
    ...(settings.apiUrl ? { slackApiUrl: settings.apiUrl } : {}),
    logger: quietLogger(() => {}),
    timeout: TIMEOUT_MS,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    fetch: time.fetch,
  }
  const client = new WebClient(settings.botToken, options)
  let scopes: readonly string[] | undefined
  try {
    scopes = (await client.auth.test()).response_metadata?.scopes
  } catch (error) {
    const verdict = verdictOf(error)
    return [
      wrong(verdict.kind === 'broken' ? verdict.say : `Slack cannot be asked (${whyOf(error)}): check the network.`),
    ]
  }
  const findings: Finding[] = [ok('Slack takes the bot token.'), ...(await scopeFindings(scopes))]
  findings.push(...(await appTokenFindings(settings.appToken, options)))
  findings.push(
    (await time.agrees(() => client.auth.test()))
      ? ok('This machine’s clock agrees with Slack’s.')
      : wrong(
          'This machine’s clock and Slack’s are more than five minutes apart: no summary is posted until they agree.',
        ),
  )
  findings.push(
    settings.officers.length > 0
      ? ok(`Officers: ${settings.officers.length}.`)
      : note('SLACK_OFFICERS is empty: nobody may set schedules or channels.'),
  )
  const places = new Map<string, string>()
  if (settings.officersChannel) places.set(settings.officersChannel, 'the officers’ channel')
  else
    findings.push(
      note('SLACK_OFFICERS_CHANNEL is empty: no questions to the service are taken, and drafts cannot be shown.'),
    )
  const log = (sentence: string): void => void findings.push(note(sentence))
  for (const { key, schedule } of state ? await schedulesOf({ state, log }) : [])
    if (isSummary(schedule) && !places.has(schedule.channel))
      places.set(schedule.channel, `the channel of schedule ${key}:`)
  const seen: (Seen & { readonly channel: string })[] = []
  for (const [channel, what] of places) {
    const looked = await channelFinding(client, channel, what)
    findings.push(looked.finding)
    seen.push(...looked.seen.map((each) => ({ ...each, channel })))
  }
  findings.push(await threadFinding(client, seen))
  return findings
}
