/** Several workspaces of one Slack: one address of the Web API, where the token says which is meant, and its OAuth. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { parseBody } from './args.ts'
import type { LoopbackSlack } from './slack.ts'
import type { Json } from './types.ts'

export interface Client {
  readonly clientId: string
  readonly clientSecret: string
}

interface Grant {
  readonly slack: LoopbackSlack
  readonly by: string
}

const bodyOf = async (req: IncomingMessage): Promise<Buffer> => {
  const chunks: Buffer[] = []
  for await (const chunk of req) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks)
}

const say = (res: ServerResponse, body: Json): void => {
  res.writeHead(200, { 'content-type': 'application/json', date: new Date().toUTCString() })
  res.end(JSON.stringify(body))
}

export class SeveralWorkspaces {
  readonly apiUrl: string
  readonly #server: Server
  readonly #client: Client
  readonly #all: readonly LoopbackSlack[]
  readonly #grants = new Map<string, Grant>()
  /** Tokens that OAuth gave, which Slack would take from then on. */
  readonly given: string[] = []

  private constructor(server: Server, client: Client, all: readonly LoopbackSlack[]) {
    this.#server = server
    this.#client = client
    this.#all = all
    this.apiUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/`
    server.on('request', (req: IncomingMessage, res: ServerResponse) => {
      this.#answer(req, res).catch(() => res.destroy())
    })
  }

  static async start(client: Client, all: readonly LoopbackSlack[]): Promise<SeveralWorkspaces> {
    const server = createServer()
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    return new SeveralWorkspaces(server, client, all)
  }

  async stop(): Promise<void> {
    const closed = new Promise((resolve) => this.#server.close(resolve))
    this.#server.closeAllConnections()
    await closed
  }

  /** An administrator says yes; the code that Slack gives their browser. */
  consent(slack: LoopbackSlack, by: string): string {
    const code = `code-${this.#grants.size}`
    this.#grants.set(code, { slack, by: slack.user(by).id })
    return code
  }

  async #answer(req: IncomingMessage, res: ServerResponse): Promise<void> {
    const body = await bodyOf(req)
    if (req.url === '/api/oauth.v2.access') return say(res, this.#access(body, req.headers))
    const bearer = /^Bearer (.+)$/i.exec(req.headers.authorization ?? '')?.[1]
    const slack = this.#all.find(({ botToken, appToken }) => [botToken, appToken].includes(bearer ?? ''))
    if (!slack) return say(res, { ok: false, error: 'invalid_auth' })
    const answer = await fetch(`${slack.url}${req.url}`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${bearer}`,
        'content-type': req.headers['content-type'] ?? 'application/x-www-form-urlencoded',
      },
      body,
    })
    res.writeHead(answer.status, Object.fromEntries(answer.headers))
    res.end(Buffer.from(await answer.arrayBuffer()))
  }

  #access(body: Buffer, { authorization, 'content-type': type = '' }: IncomingMessage['headers']): Json {
    const fields = parseBody(body.toString(), type)
    const [id, secret] = authorization?.startsWith('Basic ')
      ? Buffer.from(authorization.slice('Basic '.length), 'base64').toString().split(':')
      : [fields.client_id, fields.client_secret]
    if (id !== this.#client.clientId || secret !== this.#client.clientSecret)
      return { ok: false, error: 'bad_client_secret' }
    const grant = this.#grants.get(String(fields.code))
    this.#grants.delete(String(fields.code))
    if (!grant) return { ok: false, error: 'invalid_code' }
    const { slack, by } = grant
    slack.refuseTokens(null)
    this.given.push(slack.botToken)
    return {
      ok: true,
      access_token: slack.botToken,
      token_type: 'bot',
      scope: [...slack.scopes].join(','),
      bot_user_id: slack.botUserId,
      app_id: slack.appId,
      team: { id: slack.teamId, name: `Workspace ${slack.teamId}` },
      enterprise: null,
      authed_user: { id: by },
      is_enterprise_install: false,
    }
  }
}
