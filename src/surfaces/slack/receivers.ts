/** How Slack reaches us: a socket that we open, or requests to an address of ours. Both have the health page. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { HTTPReceiver, type Logger, LogLevel, type Receiver, SocketModeReceiver } from '@slack/bolt'
import type { WebClientOptions } from '@slack/web-api'
import { UsageError } from '../../errors.ts'
import type { Health } from './health.ts'
import type { SlackSettings } from './settings.ts'
import { verdictOf } from './slack-errors.ts'

export interface Connection {
  up: boolean
  /** When Slack last delivered something, in milliseconds. */
  seen: number | null
}

export interface ReceiverOptions {
  readonly settings: SlackSettings
  readonly clientOptions: WebClientOptions
  readonly logger: Logger
  readonly health: () => Promise<Health>
  readonly connection: Connection
}

const HEALTH = '/healthz'

const answerHealth = async (health: () => Promise<Health>, res: ServerResponse): Promise<void> => {
  const page = await health()
  res.writeHead(page.ok ? 200 : 503, { 'content-type': 'application/json; charset=utf-8' })
  res.end(`${JSON.stringify(page)}\n`)
}

export interface Reached {
  readonly receiver: Receiver
  /** After the library has given its connection up. */
  readonly reconnect: () => Promise<void>
}

export function receiverFor(options: ReceiverOptions): Reached {
  const { appToken } = options.settings
  return appToken ? socket(options, appToken) : { receiver: http(options), reconnect: async () => {} }
}

function socket({ settings, clientOptions, logger, health, connection }: ReceiverOptions, appToken: string): Reached {
  const receiver = new SocketModeReceiver({
    appToken,
    logger,
    logLevel: LogLevel.ERROR,
    installerOptions: { clientOptions: { ...clientOptions, retryConfig: { retries: 100, factor: 1.3 } } },
  })
  receiver.client.on('connected', () => {
    connection.up = true
  })
  receiver.client.on('disconnected', () => {
    connection.up = false
  })
  receiver.client.on('reconnecting', () => {
    connection.up = false
  })
  let page: Server | null = null
  const connect = async (): Promise<unknown> => {
    try {
      return await receiver.start()
    } catch (error) {
      const verdict = verdictOf(error)
      if (verdict.kind !== 'broken') throw error
      throw new UsageError(
        `Slack refuses the app token (${verdict.why}): check SLACK_APP_TOKEN and its scope connections:write.`,
      )
    }
  }
  return {
    receiver: {
      init: (app) => receiver.init(app),
      start: async () => {
        page = await listen(settings, async (req, res) => {
          if (req.method === 'GET' && req.url?.split('?')[0] === HEALTH) return answerHealth(health, res)
          res.writeHead(404).end()
        })
        return connect()
      },
      stop: async () => {
        page?.close()
        await receiver.stop()
      },
    },
    reconnect: async () => {
      if (!connection.up) await connect()
    },
  }
}

function http({ settings, logger, health }: ReceiverOptions): Receiver {
  return new HTTPReceiver({
    signingSecret: settings.signingSecret ?? '',
    port: settings.port,
    logger,
    logLevel: LogLevel.ERROR,
    endpoints: ['/slack/events'],
    customRoutes: [{ path: HEALTH, method: ['GET'], handler: (_req, res) => void answerHealth(health, res) }],
  })
}

type Handler = (req: IncomingMessage, res: ServerResponse) => Promise<unknown>

function listen({ port, host }: SlackSettings, handler: Handler): Promise<Server> {
  const server = createServer((req, res) => {
    handler(req, res).catch(() => res.writeHead(500).end())
  })
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, () => resolve(server))
  })
}
