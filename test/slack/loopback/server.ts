/** The HTTP server: the Web API, response_urls, the door of the WebSockets, and the trouble that a test orders. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setImmediate as breath } from 'node:timers/promises'
import { parseBody } from './args.ts'
import { sendFile } from './files.ts'
import { Refusal } from './refusal.ts'
import type { SocketMode } from './socket-mode.ts'
import type { Trouble } from './trouble.ts'
import type { Call, Json } from './types.ts'
import { callMethod } from './web-api.ts'
import type { World } from './world.ts'

interface Reply {
  status: number
  body: Json
  headers?: Record<string, string>
}

export class LoopbackServer {
  readonly #world: World
  readonly #sockets: SocketMode
  readonly #server: Server

  constructor(world: World, sockets: SocketMode) {
    this.#world = world
    this.#sockets = sockets
    this.#server = createServer((req, res) => void this.#handle(req, res))
    this.#server.on('upgrade', (req, socket, head) => {
      if (world.troubles.outage !== 'none') socket.destroy()
      else sockets.upgrade(req, socket, head)
    })
  }

  /** Returns the port. */
  listen(port: number): Promise<number> {
    return new Promise((resolve, reject) => {
      this.#server.once('error', reject)
      this.#server.listen(port, '127.0.0.1', () => resolve((this.#server.address() as AddressInfo).port))
    })
  }

  async stop(): Promise<void> {
    this.#sockets.stop()
    const closed = new Promise((resolve) => this.#server.close(resolve))
    this.#server.closeAllConnections()
    await closed
  }

  async #handle(req: IncomingMessage, res: ServerResponse): Promise<void> {
    const { troubles, happenings, clock } = this.#world
    res.setHeader('date', new Date(clock.now()).toUTCString())
    if (troubles.outage === 'refused') return void req.socket.destroy()
    if (troubles.outage === 'unavailable') return send(res, { status: 503, body: { ok: false, error: 'unavailable' } })
    if (sendFile(this.#world, req, res)) return
    const [, area, name] = /^\/(api|response)\/([^/?]+)/.exec(req.url ?? '') ?? []
    if (!area || !name) return send(res, { status: 404, body: { ok: false, error: 'not_found' } })
    const method = area === 'api' ? name : 'response_url'
    happenings.underway += 1
    try {
      const fields = await read(req)
      // Whoever hung up before it was looked at is told nothing: it is not carried out a minute later.
      await breath()
      if (req.socket.destroyed) return
      const call: Call = {
        method,
        args: withoutToken(fields),
        at: Date.now(),
        answeredAt: null,
        status: null,
        ok: null,
        error: null,
        answer: null,
      }
      happenings.calls.push(call)
      const bearer = /^Bearer (.+)$/i.exec(req.headers.authorization ?? '')?.[1] ?? null
      const run = () => (area === 'api' ? this.#api(method, fields, bearer) : this.#response(name, fields))
      await this.#answer(call, troubles.take(method, fields), run, req, res)
    } catch (error) {
      if (error instanceof SyntaxError) send(res, { status: 200, body: { ok: false, error: 'invalid_json' } })
      else send(res, { status: 500, body: { ok: false, error: 'fatal_error', why: String(error) } })
    } finally {
      happenings.underway -= 1
      happenings.changed()
    }
  }

  async #answer(
    call: Call,
    trouble: Trouble | null,
    run: () => Reply,
    req: IncomingMessage,
    res: ServerResponse,
  ): Promise<void> {
    const reply = (given: Reply): void => {
      call.answeredAt = Date.now()
      call.status = given.status
      call.ok = given.body.ok === true
      call.error = typeof given.body.error === 'string' ? given.body.error : null
      call.answer = given.body
      send(res, given)
    }
    const refused = (error: string): Json => ({ ok: false, error })
    switch (trouble?.kind) {
      case undefined:
        return reply(run())
      case 'rate_limited': {
        const headers = { 'retry-after': String(trouble.retryAfter) }
        return reply({ status: 429, body: refused('ratelimited'), headers })
      }
      case 'server_error':
        return reply({ status: trouble.status, body: refused('internal_error') })
      case 'refuse':
        return reply({ status: 200, body: { ...refused(trouble.error), ...trouble.more } })
      case 'slow':
        await new Promise((resolve) => setTimeout(resolve, trouble.ms))
        return reply(run())
      case 'hang':
        return
      case 'lost_answer':
        run()
        return void req.socket.destroy()
      case 'cut':
        return void req.socket.destroy()
    }
  }

  #api(method: string, fields: Json, bearer: string | null): Reply {
    const headers = { 'x-oauth-scopes': [...this.#world.scopes].join(',') }
    return { status: 200, body: callMethod(this.#world, method, fields, bearer), headers }
  }

  #response(key: string, fields: Json): Reply {
    try {
      this.#world.responseUrls.use(this.#world, key, fields)
      return { status: 200, body: { ok: true } }
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      const status = /_url$/.test(error.error) ? 404 : 400
      return { status, body: { ok: false, error: error.error, ...error.more } }
    }
  }
}

const withoutToken = ({ token: _, ...fields }: Json): Json => fields

async function read(req: IncomingMessage): Promise<Json> {
  const chunks: Buffer[] = []
  for await (const chunk of req) chunks.push(chunk as Buffer)
  const query = Object.fromEntries(new URL(req.url ?? '/', 'http://localhost').searchParams)
  return { ...query, ...parseBody(Buffer.concat(chunks).toString(), req.headers['content-type'] ?? '') }
}

function send(res: ServerResponse, { status, body, headers = {} }: Reply): void {
  if (res.destroyed || res.headersSent) return
  res.writeHead(status, { 'content-type': 'application/json; charset=utf-8', ...headers })
  res.end(JSON.stringify(body))
}
