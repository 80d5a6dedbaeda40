/** The WebSockets that the app opens, and the envelopes that go over them. */
import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import { type RawData, type WebSocket, WebSocketServer } from 'ws'
import { isObject } from './args.ts'
import type { Carrier, Deliveries, Envelope } from './deliveries.ts'
import type { Happenings } from './happenings.ts'
import type { Identity } from './identity.ts'
import { secret } from './ids.ts'
import type { Json } from './types.ts'

export type DisconnectReason = 'warning' | 'refresh_requested' | 'link_disabled' | 'too_many_websockets'

interface Connection {
  readonly name: string
  readonly socket: WebSocket
  /** Told to go; gets no more events. */
  leaving: boolean
  /** Open, but nothing passes: no events, no pongs. */
  frozen: boolean
}

/** Slack's own limit for one app. */
const MOST_CONNECTIONS = 10
/** How long a client that was told to go may take. */
const GRACE_MS = 10_000

export class SocketMode implements Carrier {
  readonly timeoutReason = 'timeout'
  readonly #server = new WebSocketServer({ noServer: true, autoPong: false })
  readonly #connections = new Set<Connection>()
  readonly #tickets = new Set<string>()
  readonly #me: Identity
  readonly #deliveries: Deliveries
  readonly #happenings: Happenings
  readonly #pings: NodeJS.Timeout
  #turn = 0
  /** How many were opened ever. */
  opened = 0

  constructor(me: Identity, deliveries: Deliveries, happenings: Happenings, pingIntervalMs: number) {
    this.#me = me
    this.#deliveries = deliveries
    this.#happenings = happenings
    this.#pings = setInterval(() => this.#ping(), pingIntervalMs).unref()
  }

  /** Good for one connection. */
  ticket(): string {
    const ticket = secret(12)
    this.#tickets.add(ticket)
    return ticket
  }

  /** Open connections that take events. */
  get count(): number {
    return this.#taking().length
  }

  upgrade(req: IncomingMessage, socket: Duplex, head: Buffer): void {
    const ticket = /^\/link\/([^/?]+)/.exec(req.url ?? '')?.[1]
    if (!ticket || !this.#tickets.delete(ticket)) {
      socket.end('HTTP/1.1 404 Not Found\r\nConnection: close\r\n\r\n')
      return
    }
    this.#server.handleUpgrade(req, socket, head, (ws) => this.#welcome(ws))
  }

  carry({ envelopeId, type, payload, acceptsResponse, retry, retryReason }: Envelope): string | null {
    const taking = this.#taking()
    const connection = taking[this.#turn++ % Math.max(taking.length, 1)]
    if (!connection) return null
    this.#send(connection, {
      envelope_id: envelopeId,
      payload,
      type,
      accepts_response_payload: acceptsResponse,
      ...(type === 'events_api' ? { retry_attempt: retry, retry_reason: retryReason } : {}),
    })
    return connection.name
  }

  /** Tells clients to go, and closes what they have not closed themselves after a while. */
  disconnect(reason: DisconnectReason): void {
    for (const connection of this.#connections) this.#dismiss(connection, reason)
  }

  /** Cuts connections without a word: all, or the `most` oldest. */
  drop(most = Number.POSITIVE_INFINITY): void {
    for (const connection of [...this.#connections].slice(0, most)) connection.socket.terminate()
  }

  /** Connections of now stay open, but nothing passes any more. */
  freeze(): void {
    for (const connection of this.#connections) connection.frozen = true
  }

  stop(): void {
    clearInterval(this.#pings)
    this.drop()
    this.#server.close()
  }

  #taking(): Connection[] {
    return [...this.#connections].filter((c) => !c.leaving && c.socket.readyState === c.socket.OPEN)
  }

  #send(connection: Connection, message: Json): void {
    if (!connection.frozen) connection.socket.send(JSON.stringify(message))
  }

  #welcome(socket: WebSocket): void {
    const connection: Connection = { name: `socket ${++this.opened}`, socket, leaving: false, frozen: false }
    const full = this.#connections.size >= MOST_CONNECTIONS
    this.#connections.add(connection)
    socket.on('message', (data) => this.#receive(data))
    socket.on('ping', (data) => {
      if (!connection.frozen) socket.pong(data)
    })
    socket.on('close', () => {
      this.#connections.delete(connection)
      this.#happenings.changed()
    })
    // A broken pipe is a closed connection, which is dealt with above.
    socket.on('error', () => {})
    if (full) {
      this.#dismiss(connection, 'too_many_websockets')
      return
    }
    this.#send(connection, {
      type: 'hello',
      num_connections: this.#connections.size,
      debug_info: { host: 'applink-loopback', build_number: 1, approximate_connection_time: 18_060 },
      connection_info: { app_id: this.#me.appId },
    })
    this.#happenings.changed()
    this.#deliveries.flush()
  }

  #dismiss(connection: Connection, reason: DisconnectReason): void {
    this.#send(connection, { type: 'disconnect', reason, debug_info: { host: 'applink-loopback' } })
    connection.leaving = true
    setTimeout(() => connection.socket.close(1000), GRACE_MS).unref()
  }

  #receive(data: RawData): void {
    const message = parsed(String(data))
    if (!isObject(message) || typeof message.envelope_id !== 'string') return
    const given = isObject(message.payload) && Object.keys(message.payload).length > 0 ? message.payload : null
    this.#deliveries.acknowledge(message.envelope_id, given)
  }

  #ping(): void {
    for (const { socket, frozen } of this.#connections)
      if (!frozen && socket.readyState === socket.OPEN) socket.ping(`Ping from loopback (${Date.now()})`)
  }
}

/** Null where a client sends what is no JSON, which Slack passes over. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
