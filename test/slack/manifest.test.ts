/** What the app asks Slack for is what the code uses: no event, command or permission more, and none fewer. */
import { readFileSync } from 'node:fs'
import type { App } from '@slack/bolt'
import type { AppsManifestCreateArguments } from '@slack/web-api'
import { describe, expect, test } from 'vitest'
import manifest from '../../manifest.json' with { type: 'json' }
import { SETTINGS } from '../../src/config.ts'
import type { SlackDeps } from '../../src/surfaces/slack/deps.ts'
import { FEATURES } from '../../src/surfaces/slack/features/index.ts'
import { Listeners } from '../../src/surfaces/slack/listeners.ts'
import { filesUnder } from '../source-files.ts'

/** The type as a file can have it: Slack's names are strings there. */
type Widened<T> = T extends string
  ? string
  : T extends readonly (infer U)[]
    ? Widened<U>[]
    : T extends object
      ? { [K in keyof T]: Widened<T[K]> }
      : T
manifest satisfies Widened<AppsManifestCreateArguments['manifest']>

const { display_information: shown, features, settings, oauth_config } = manifest
const scopes = oauth_config.scopes.bot
const events = settings.event_subscriptions.bot_events

/** What the features listen to: each is given an app that only notes it. */
function listened(): { readonly events: string[]; readonly commands: string[] } {
  const noted = { events: new Set<string>(), commands: new Set<string>() }
  const app = new Proxy({} as App, {
    get: (_, name) => (what: unknown) => {
      if (name === 'event') noted.events.add(String(what))
      if (name === 'message') noted.events.add('message')
      if (name === 'command') noted.commands.add(String(what))
    },
  })
  const listeners = new Listeners(app, {} as SlackDeps)
  for (const feature of FEATURES) feature(listeners, {} as SlackDeps)
  return { events: [...noted.events], commands: [...noted.commands] }
}

const history = ['channels:history', 'groups:history', 'im:history']
/** https://docs.slack.dev/reference/methods: what each method needs; nothing where a bot token is enough. */
const METHOD_SCOPES: Readonly<Record<string, readonly string[]>> = {
  'assistant.threads.setStatus': ['chat:write'],
  'assistant.threads.setSuggestedPrompts': ['assistant:write'],
  'auth.revoke': [],
  'auth.test': [],
  'bots.info': [],
  'chat.delete': ['chat:write'],
  'chat.postEphemeral': ['chat:write'],
  'chat.postMessage': ['chat:write'],
  'chat.update': ['chat:write'],
  'conversations.history': history,
  'conversations.open': ['im:write'],
  'conversations.replies': history,
  'files.info': [],
  'users.info': [],
  'views.open': [],
  'views.publish': [],
  'views.push': [],
  'views.update': [],
}
/** What an administrator may give or not: without it the program does with less. */
const OPTIONAL: Readonly<Record<string, string>> = {
  'bots.info': 'users:read',
  'files.info': 'files:read',
  'users.info': 'users:read',
}
/** https://docs.slack.dev/reference/events */
const EVENT_SCOPES: Readonly<Record<string, readonly string[]>> = {
  app_context_changed: ['assistant:write'],
  app_home_opened: [],
  app_mention: ['app_mentions:read'],
  app_uninstalled: [],
  'message.channels': ['channels:history'],
  'message.groups': ['groups:history'],
  'message.im': ['im:history'],
  tokens_revoked: [],
}

/** Methods that the code names: called on a client, or queued for the outbox. */
function methods(): string[] {
  const source = filesUnder('src/surfaces/slack').map((file) => readFileSync(file, 'utf8'))
  const called = source.flatMap((text) => [...text.matchAll(/\bclient\s*\.((?:[a-z]\w*\.)+[a-z]\w*)\(/g)])
  const queued = [...readFileSync('src/store/state.ts', 'utf8').matchAll(/'([a-z]+(?:\.[a-zA-Z]+)+)'/g)]
  // Bolt itself asks who it is.
  return [...new Set(['auth.test', ...[...called, ...queued].map((m) => m[1] as string)])].toSorted()
}

describe('manifest.json', () => {
  test('subscribes to the events that features listen to, and to no other', () => {
    const kinds = new Set(events.map((event) => event.split('.')[0]))
    expect([...kinds].toSorted()).toEqual(listened().events.toSorted())
  })

  test('has the commands that features answer, and no other', () => {
    expect(features.slash_commands.map(({ command }) => command)).toEqual(listened().commands)
  })

  test('knows what every method in the code needs', () => {
    expect(methods().filter((method) => METHOD_SCOPES[method] === undefined)).toEqual([])
    expect(methods()).toEqual(expect.arrayContaining(['chat.postMessage', 'conversations.open', 'views.open']))
  })

  test('asks for the scopes that methods, events and commands need, and for no other', () => {
    const needed = new Set([
      ...methods().flatMap((method) => METHOD_SCOPES[method] ?? []),
      ...events.flatMap((event) => EVENT_SCOPES[event] ?? [`unknown event ${event}`]),
      ...(features.slash_commands.length > 0 ? ['commands'] : []),
      // https://docs.slack.dev/ai/developing-agents: Slack adds it where an app is an agent.
      ...(features.agent_view ? ['assistant:write'] : []),
    ])
    expect(scopes.toSorted()).toEqual([...needed].toSorted())
  })

  test('marks as optional what only some of the methods would like to have', () => {
    const wanted = new Set(methods().flatMap((method) => OPTIONAL[method] ?? []))
    expect(oauth_config.scopes.bot_optional).toEqual([...wanted])
    expect(oauth_config.scopes.bot).not.toEqual(expect.arrayContaining(oauth_config.scopes.bot_optional))
  })

  test('keeps the lengths of Slack’s schema', () => {
    expect(shown.name.length).toBeLessThanOrEqual(35)
    expect(shown.description.length).toBeLessThanOrEqual(140)
    expect(shown.long_description.length).toBeGreaterThanOrEqual(175)
    expect(shown.long_description.length).toBeLessThanOrEqual(4000)
    expect(features.bot_user.display_name.length).toBeLessThanOrEqual(80)
    expect(features.agent_view.agent_description.length).toBeLessThanOrEqual(300)
    expect(features.agent_view.suggested_prompts.length).toBeLessThanOrEqual(4)
    for (const { usage_hint: hint } of features.slash_commands) expect(hint.length).toBeLessThanOrEqual(1000)
  })

  test('needs no public address', () => {
    expect(settings.socket_mode_enabled).toBe(true)
    expect(settings.interactivity.is_enabled).toBe(true)
    expect(JSON.stringify(manifest)).not.toContain('https:')
  })
})

describe('.env.example', () => {
  const example = readFileSync('.env.example', 'utf8')
  const named = [...example.matchAll(/^#?([A-Z_]+)=/gm)].map((m) => m[1] as string)

  test('has every setting that the program reads, and no other', () => {
    const source = ['src/config.ts', 'src/surfaces/slack/settings.ts'].map((file) => readFileSync(file, 'utf8')).join()
    const read = new Set([...source.matchAll(/\benv\.([A-Z_]+)|\((?:env), '([A-Z_]+)'/g)].map((m) => m[1] ?? m[2]))
    // The terminal's history follows the person's own folders.
    for (const other of ['HOME', 'XDG_STATE_HOME']) read.delete(other)
    expect(named.toSorted()).toEqual([...read].toSorted())
    // Those that the doctor takes for spelt rightly.
    expect(named.toSorted()).toEqual([...SETTINGS].toSorted())
  })

  test('has no secret, and says of each what it is', () => {
    expect(example).not.toMatch(/xox[a-z]-\w|xapp-\w/)
    const lines = example.split('\n')
    const unsaid = named.filter((name) => {
      const at = lines.findIndex((line) => new RegExp(`^#?${name}=`).test(line))
      return !/^# \S/.test(lines[at - 1] ?? '')
    })
    expect(unsaid).toEqual([])
  })
})

test('.slack/hooks.json starts the program as npm does', () => {
  const hooks = JSON.parse(readFileSync('.slack/hooks.json', 'utf8')) as { hooks: Record<string, string> }
  const { scripts, devDependencies } = JSON.parse(readFileSync('package.json', 'utf8')) as Record<
    string,
    Record<string, string>
  >
  expect(hooks.hooks.start).toMatch(/^npm start\b/)
  expect(scripts?.start).toContain('src/start.mjs start')
  expect(devDependencies).toHaveProperty('@slack/cli-hooks')
})
