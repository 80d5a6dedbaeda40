/** `workspaces`: says which further workspaces may install the bot, and lists those that have. Works while it runs. */
import { readArguments } from '../arguments.ts'
import type { Config } from '../config.ts'
import { UsageError } from '../errors.ts'
import { isChannelId, isUserId, isWorkspaceId } from '../schedules/slack-ids.ts'
import { start } from '../setup.ts'
import { openState } from '../store/compose.ts'
import type { State } from '../store/state.ts'
import {
  allExpected,
  allInstalled,
  EXPECTED,
  type Expected,
  expectedOf,
  type Installed,
  installedOf,
  isGone,
  NOTHING_SAID,
  putExpected,
  putInstalled,
} from './slack/workspaces/kept.ts'

export interface Shell {
  readonly out: (text: string) => void
  /** Milliseconds. */
  readonly now: number
}

const HELP = `Usage: npm run --silent workspaces                        those that may install the bot, and those that have
       npm run --silent workspaces -- set T0123 --council KEY [--officers U01,U02] [--officers-channel C01]
                                                          lets it be installed there, and says what it is to be there
       npm run --silent workspaces -- remove T0123        serves it no longer, and erases everything that is kept of it
A workspace's id is in the address of Slack in a browser: app.slack.com/client/T0123/…. Whoever installs it is its officer
until officers are set. Works while the bot runs, which takes it in within fifteen seconds.`

function parsed(args: readonly string[]) {
  return readArguments(
    args,
    {
      allowPositionals: true,
      options: {
        council: { type: 'string' },
        officers: { type: 'string' },
        'officers-channel': { type: 'string' },
        help: { type: 'boolean', short: 'h' },
      },
    },
    'Run "npm run workspaces -- --help" for the options',
  )
}

function teamIn(said: string | undefined, command: string): string {
  if (said === undefined)
    throw new UsageError(`Say which workspace, for example: npm run workspaces -- ${command} T0123.`)
  if (!isWorkspaceId(said))
    throw new UsageError(
      `"${said.slice(0, 20)}" is no workspace's id; it begins with T, in the address of Slack in a browser.`,
    )
  return said
}

function officersIn(said: string): string[] {
  const all = said.split(/[\s,]+/).filter((id) => id !== '')
  const wrong = all.find((id) => !isUserId(id))
  if (wrong !== undefined)
    throw new UsageError(`"${wrong.slice(0, 20)}" is no user id; copy it from the profile in Slack.`)
  return all
}

/** An empty text takes away what was set. */
function channelIn(said: string): string | null {
  if (said !== '' && !isChannelId(said))
    throw new UsageError(`"${said.slice(0, 20)}" is no channel's id; it is at the end of the channel's details.`)
  return said || null
}

async function councilIn(config: Config, said: string): Promise<string | null> {
  if (said === '') return null
  const running = await start(config)
  try {
    const { councils } = running.catalogue
    if (councils.some(({ key }) => key === said)) return said
    throw new UsageError(
      `There is no council "${said.slice(0, 40)}" in the data; there are ${councils.map(({ key }) => key).join(', ')}.`,
    )
  } finally {
    await running.store.close()
  }
}

function lineOf(team: string, said: Expected | undefined, kept: Installed | undefined): string {
  const what = [
    said?.council ?? 'no council',
    said && said.officers.length > 0
      ? `officers ${said.officers.join(', ')}`
      : kept
        ? `officer ${kept.by}`
        : 'no officers',
    said?.officersChannel ? `channel ${said.officersChannel}` : 'no officers’ channel',
  ].join('; ')
  if (!kept) return `${team}  not installed yet; ${what}`
  const day = new Date(kept.at).toISOString().slice(0, 10)
  return isGone(kept) ? `${team}  is being erased` : `${team}  ${kept.name}, installed ${day}; ${what}`
}

async function listed(state: State): Promise<string> {
  const [said, kept] = await Promise.all([allExpected(state), allInstalled(state)])
  const teams = [...new Set([...said.keys(), ...kept.keys()])].toSorted()
  if (teams.length === 0)
    return 'No further workspace may install the bot. "npm run workspaces -- --help" says how one may.'
  return teams.map((team) => lineOf(team, said.get(team), kept.get(team))).join('\n')
}

async function set(state: State, team: string, change: Partial<Expected>, now: number): Promise<string> {
  const before = (await expectedOf(state, team)) ?? NOTHING_SAID
  const after = { ...before, ...change }
  await state.finish(null, { puts: [putExpected(team, after)] }, now)
  return lineOf(team, after, (await installedOf(state, team)) ?? undefined)
}

async function remove(state: State, team: string, now: number): Promise<string> {
  const kept = await installedOf(state, team)
  const said = await expectedOf(state, team)
  if (!kept && !said) throw new UsageError(`There is no workspace ${team} here; "npm run workspaces" lists them.`)
  const puts = kept ? [putInstalled(team, { ...kept, token: '', by: '' })] : []
  await state.finish(null, { puts, removes: [{ kind: EXPECTED, key: team }] }, now)
  return kept
    ? `${team} is served no longer; the running bot, or its next start, erases what is kept of it. Remove the app in Slack too.`
    : `${team} may not install the bot any more.`
}

/** Returns the exit status. Throws UsageError for what cannot be used. */
export async function runWorkspaces(args: readonly string[], config: Config, { out, now }: Shell): Promise<number> {
  const { values, positionals } = parsed(args)
  const [command = 'list', said, extra] = positionals
  if (values.help) {
    out(`${HELP}\n`)
    return 0
  }
  if (!['list', 'set', 'remove'].includes(command))
    throw new UsageError(`Say "set" or "remove", not "${command.slice(0, 20)}".`)
  if (extra !== undefined) throw new UsageError(`"${extra.slice(0, 20)}" is one word too many.`)
  const team = command === 'list' ? '' : teamIn(said, command)
  const change: Partial<Expected> = {
    ...(values.council !== undefined && { council: await councilIn(config, values.council) }),
    ...(values.officers !== undefined && { officers: officersIn(values.officers) }),
    ...(values['officers-channel'] !== undefined && { officersChannel: channelIn(values['officers-channel']) }),
  }
  const state = await openState(config)
  try {
    const text =
      command === 'list'
        ? await listed(state)
        : command === 'set'
          ? await set(state, team, change, now)
          : await remove(state, team, now)
    out(`${text}\n`)
    return 0
  } finally {
    await state.close()
  }
}
