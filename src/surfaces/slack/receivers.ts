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
  readonly metrics: () => Promise<{ readonly type: string; readonly text: string }>
  readonly connection: Connection
  /** Told why something that Slack delivered was not taken in; it is then not acknowledged. */
  readonly refused: (error: Error) => void
  /** By which further workspaces install the app, by their path. */
  readonly install: Readonly<Record<string, Page>>
}

/** Answers one request. */
type Page = (req: IncomingMessage, res: ServerResponse) => Promise<void>

const JSON_TYPE = 'application/json; charset=utf-8'

const write = (res: ServerResponse, status: number, type: string, text: string): void => {
  res.writeHead(status, { 'content-type': type })
  res.end(text)
}

/** Ready: everything works. Live: the process answers, and starting it anew would mend nothing. */
const readiness = async ({ health }: ReceiverOptions, res: ServerResponse): Promise<void> => {
  const page = await health()
  write(res, page.ok ? 200 : 503, JSON_TYPE, `${JSON.stringify(page)}\n`)
}
const PAGES: Readonly<Record<string, (options: ReceiverOptions, res: ServerResponse) => Promise<void>>> = {
  '/healthz': readiness,
  '/readyz': readiness,
  '/livez': async (_, res) => write(res, 200, JSON_TYPE, '{"live":true}\n'),
  '/metrics': async ({ metrics }, res) => {
    const { type, text } = await metrics()
    write(res, 200, type, text)
  },
}

/** Everything that is shown, by its path. */
const pagesOn = (options: ReceiverOptions): Readonly<Record<string, Page>> => ({
  ...Object.fromEntries(
    Object.entries(PAGES).map(([path, answer]): [string, Page] => [path, (_req, res) => answer(options, res)]),
  ),
  ...options.install,
})

export interface Reached {
  readonly receiver: Receiver
  /** Shows the pages, before Slack is reached. */
  readonly open: () => Promise<void>
  /** After the library has given its connection up. */
  readonly reconnect: () => Promise<void>
}

export function receiverFor(options: ReceiverOptions): Reached {
  const { appToken } = options.settings
  return appToken ? socket(options, appToken) : http(options)
}

function socket(options: ReceiverOptions, appToken: string): Reached {
  const { clientOptions, logger, connection, refused } = options
  const receiver = new SocketModeReceiver({
    appToken,
    logger,
    logLevel: LogLevel.ERROR,
    installerOptions: { clientOptions: { ...clientOptions, retryConfig: { retries: 100, factor: 1.3 } } },
    processEventErrorHandler: async ({ error }) => {
      refused(error)
      return false
    },
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
  const pages = pagesOf(options)
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
      start: connect,
      stop: async () => {
        await pages.close()
        await receiver.stop()
      },
    },
    open: pages.open,
    reconnect: async () => {
      if (!connection.up) await connect()
    },
  }
}

function http(options: ReceiverOptions): Reached {
  const { settings, logger, refused } = options
  const receiver = new HTTPReceiver({
    signingSecret: settings.signingSecret ?? '',
    port: settings.port,
    logger,
    logLevel: LogLevel.ERROR,
    endpoints: ['/slack/events'],
    processEventErrorHandler: async ({ error, response }) => {
      refused(error)
      if (!response.headersSent) response.writeHead(503).end()
      return false
    },
    customRoutes: Object.entries(pagesOn(options)).map(([path, answer]) => ({
      path,
      method: ['GET'],
      handler: (req: IncomingMessage, res: ServerResponse) => void answer(req, res).catch(() => failed(res)),
    })),
  })
  // On the same port, until Slack is reached and its requests can be taken.
  const pages = pagesOf(options)
  return {
    receiver: {
      init: (app) => receiver.init(app),
      start: async (portOrOptions) => {
        await pages.close()
        return receiver.start(portOrOptions)
      },
      stop: async () => {
        await pages.close()
        await receiver.stop()
      },
    },
    open: pages.open,
    reconnect: async () => {},
  }
}

const failed = (res: ServerResponse): unknown => res.writeHead(500).end()

/** A server of the pages alone. */
function pagesOf(options: ReceiverOptions): { open(): Promise<void>; close(): Promise<void> } {
  const { port, host } = options.settings
  const pages = pagesOn(options)
  let server: Server | null = null
  return {
    open: async () => {
      const opened = createServer((req, res) => {
        const path = req.url?.split('?')[0] ?? ''
        const answer = req.method === 'GET' && Object.hasOwn(pages, path) ? pages[path] : undefined
        if (answer) answer(req, res).catch(() => failed(res))
        else res.writeHead(req.method === 'POST' ? 503 : 404).end()
      })
      await new Promise<void>((resolve, reject) => {
        opened.once('error', reject)
        opened.listen(port, host, resolve)
      })
      server = opened
    },
    close: async () => {
      const closing = server
      server = null
      if (!closing) return
      const closed = new Promise((resolve) => closing.close(resolve))
      closing.closeAllConnections()
      await closed
    },
  }
}
