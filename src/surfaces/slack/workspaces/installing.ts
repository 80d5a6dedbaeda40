/** The pages by which a workspace installs the app: Slack asks its administrator, and gives a token for it. */
import { readFileSync } from 'node:fs'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Logger } from '@slack/bolt'
import { type CallbackOptions, type Installation, type InstallationStore, InstallProvider } from '@slack/oauth'
import { WebClient, type WebClientOptions } from '@slack/web-api'
import { z } from 'zod'
import type { State } from '../../../store/state.ts'
import type { Log } from '../log.ts'
import type { InstallSettings } from '../settings.ts'
import { expectedOf, installationOf, installedOf, isGone, putInstalled, sealedToken } from './kept.ts'
import { derived } from './sealing.ts'

export type Page = (req: IncomingMessage, res: ServerResponse) => Promise<void>

export interface InstallingOptions {
  readonly install: InstallSettings
  /** Of the installation as a whole. */
  readonly state: State
  readonly clientOptions: WebClientOptions
  /** Where the Web API is, if not at slack.com. */
  readonly apiUrl: string | null
  readonly logger: Logger
  readonly log: Log
  readonly clock: () => number
  /** A workspace has installed it, for the first time or anew. */
  readonly came: (team: string) => Promise<void>
}

const manifest = z.object({ oauth_config: z.object({ scopes: z.object({ bot: z.array(z.string()) }) }) })
const MANIFEST = new URL('../../../../manifest.json', import.meta.url)

/** A sentence for whoever installs it. */
class Refused extends Error {
  readonly code = 'scrutineer_refused'
}

const HTML = { 'content-type': 'text/html; charset=utf-8' }
/** Of every page: the code in its address goes nowhere else, and no other page shows it. */
const CLOSED = {
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'referrer-policy': 'no-referrer',
  'cache-control': 'no-store',
}
const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')

/** `body` is HTML. */
const page = (title: string, body: string): string =>
  `<!doctype html>\n<html lang="en-GB"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${title}</title></head><body><main><h1>${title}</h1>${body}</main></body></html>\n`

const asking = (url: string): string =>
  page(
    'Install Scrutineer',
    `<p>Slack asks next in which workspace, and shows what the app may do there.</p><p><a href="${escaped(url)}">Continue to Slack</a></p>`,
  )

const NOT_NOW = 'Slack did not let the app in. Begin again at the address that you were given, in the same browser.'

const answers: CallbackOptions = {
  success: (_installation, _options, _req, res) => {
    res.writeHead(200, HTML)
    res.end(
      page(
        'Installed',
        '<p>In Slack, invite the bot to a channel with <code>/invite</code> and mention it with a question.</p>',
      ),
    )
  },
  failure: (error, _options, _req, res) => {
    res.writeHead(error instanceof Refused ? 403 : 400, HTML)
    res.end(page('Not installed', `<p>${escaped(error instanceof Refused ? error.message : NOT_NOW)}</p>`))
  },
}

function storeFor(options: InstallingOptions): InstallationStore {
  const { install, state, clock, log, came, clientOptions } = options
  /** What is not served here keeps no token of it. */
  const refuse = async (token: string | undefined, sentence: string): Promise<never> => {
    const client = new WebClient(token, clientOptions)
    if (token !== undefined)
      await client.auth.revoke().catch((error: Error) => log(`A token could not be given back: ${error.message}`))
    throw new Refused(sentence)
  }
  return {
    storeInstallation: async (installation) => {
      const { team, bot, user, enterprise, isEnterpriseInstall } = installation
      if (isEnterpriseInstall || !team)
        return refuse(bot?.token, 'Install it in one workspace after another, not in the whole organisation.')
      if (!bot) return refuse(undefined, NOT_NOW)
      if ((await expectedOf(state, team.id)) === null)
        return refuse(
          bot.token,
          `Workspace ${team.id} is not expected here, and nothing of it was kept. Ask whoever runs the bot to name it.`,
        )
      const kept = {
        token: sealedToken(install.keys, team.id, bot.token),
        botUser: bot.userId,
        name: team.name ?? '',
        organisation: enterprise?.id ?? null,
        by: user.id,
        at: clock(),
      }
      await state.finish(null, { puts: [putInstalled(team.id, kept)] }, clock())
      log(`The app is installed in workspace ${team.id}.`, { level: 'info' })
      await came(team.id)
    },
    fetchInstallation: async ({ teamId }) => {
      const kept = teamId === undefined ? null : await installedOf(state, teamId)
      const { token = null, botUser = '', by = '' } = kept && teamId ? installationOf(install.keys, teamId, kept) : {}
      if (!kept || isGone(kept) || token === null) throw new Refused('There is no installation that can be used.')
      return {
        team: { id: teamId as string, name: kept.name },
        enterprise: undefined,
        user: { id: by, token: undefined, scopes: undefined },
        bot: { token, userId: botUser, id: '', scopes: [] },
      } satisfies Installation<'v2', false>
    },
  }
}

/** The pages, by their path. Throws where the manifest cannot be read. */
export function installPages(options: InstallingOptions): Readonly<Record<string, Page>> {
  const { install, logger, clientOptions, apiUrl } = options
  const { bot } = manifest.parse(JSON.parse(readFileSync(MANIFEST, 'utf8'))).oauth_config.scopes
  const provider = new InstallProvider({
    clientId: install.clientId,
    clientSecret: install.clientSecret,
    stateSecret: derived(install.keys[0] as Buffer, 'oauth state'),
    installationStore: storeFor(options),
    clientOptions,
    logger,
    renderHtmlForInstallPath: asking,
    ...(apiUrl && { authorizationUrl: new URL('/oauth/v2/authorize', apiUrl).href }),
  })
  const asked = { scopes: bot, ...(install.redirectUri && { redirectUri: install.redirectUri }) }
  const closed =
    (page: Page): Page =>
    (req, res) => {
      for (const [name, value] of Object.entries(CLOSED)) res.setHeader(name, value)
      return page(req, res)
    }
  return {
    '/slack/install': closed((req, res) => provider.handleInstallPath(req, res, {}, asked)),
    '/slack/oauth_redirect': closed((req, res) => provider.handleCallback(req, res, answers, asked)),
  }
}
