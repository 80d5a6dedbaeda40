/** Deliveries to an app's request URL, signed as Slack signs them. */
import { createHmac } from 'node:crypto'
import { isObject } from './args.ts'
import type { Carrier, Deliveries, Envelope } from './deliveries.ts'
import type { EnvelopeType, Json } from './types.ts'

export interface HttpParcel {
  type: EnvelopeType
  payload: Json
}

export interface HttpOptions {
  signature?: 'right' | 'wrong' | 'missing'
  /** How old the time-stamp is. Apps are to refuse what is older than five minutes. */
  ageSeconds?: number
  /** Of a redelivery, from 1. */
  retry?: number
  retryReason?: string
  timeoutMs?: number
}

export interface HttpAnswer {
  /** Null where no answer came. */
  readonly status: number | null
  readonly body: string
  /** The body where it is a JSON object. */
  readonly json: Json | null
  readonly headers: Headers
  readonly latencyMs: number
  readonly failure: 'http_timeout' | 'connection_failed' | null
}

/** `X-Slack-Signature` of a body. */
export const sign = (secret: string, timestamp: number, body: string): string =>
  `v0=${createHmac('sha256', secret).update(`v0:${timestamp}:${body}`).digest('hex')}`

/** Events are JSON, commands are a form, interactions are a form with one field of JSON. */
export function encode({ type, payload }: HttpParcel): { body: string; contentType: string } {
  if (type === 'events_api') return { body: JSON.stringify(payload), contentType: 'application/json' }
  const fields = type === 'interactive' ? { payload: JSON.stringify(payload) } : (payload as Record<string, string>)
  return { body: new URLSearchParams(fields).toString(), contentType: 'application/x-www-form-urlencoded' }
}

export async function deliverHttp(
  url: string,
  signingSecret: string,
  parcel: HttpParcel,
  options: HttpOptions = {},
): Promise<HttpAnswer> {
  const { body, contentType } = encode(parcel)
  const timestamp = Math.floor(Date.now() / 1000) - (options.ageSeconds ?? 0)
  const signature = sign(options.signature === 'wrong' ? `${signingSecret}?` : signingSecret, timestamp, body)
  const began = Date.now()
  const headers = {
    'content-type': contentType,
    'user-agent': 'Slackbot 1.0 (+https://api.slack.com/robots)',
    'x-slack-request-timestamp': String(timestamp),
    ...(options.signature === 'missing' ? {} : { 'x-slack-signature': signature }),
    ...(options.retry ? { 'x-slack-retry-num': String(options.retry) } : {}),
    ...(options.retry ? { 'x-slack-retry-reason': options.retryReason ?? 'http_timeout' } : {}),
  }
  try {
    const signal = AbortSignal.timeout(options.timeoutMs ?? 3000)
    const answer = await fetch(url, { method: 'POST', headers, body, signal })
    const text = await answer.text()
    return {
      status: answer.status,
      body: text,
      json: jsonOf(text),
      headers: answer.headers,
      latencyMs: Date.now() - began,
      failure: null,
    }
  } catch (error) {
    const failure = error instanceof Error && error.name === 'TimeoutError' ? 'http_timeout' : 'connection_failed'
    return { status: null, body: '', json: null, headers: new Headers(), latencyMs: Date.now() - began, failure }
  }
}

function jsonOf(text: string): Json | null {
  try {
    const value: unknown = JSON.parse(text)
    return isObject(value) ? value : null
  } catch {
    return null
  }
}

/** Takes everything to one request URL. */
export class HttpCarrier implements Carrier {
  readonly timeoutReason = 'http_timeout'
  readonly #deliveries: Deliveries
  readonly #url: string
  readonly #signingSecret: string
  readonly #timeoutMs: number

  constructor(deliveries: Deliveries, url: string, signingSecret: string, timeoutMs: number) {
    this.#deliveries = deliveries
    this.#url = url
    this.#signingSecret = signingSecret
    this.#timeoutMs = timeoutMs
  }

  carry(envelope: Envelope): string {
    void this.#post(envelope)
    return 'http'
  }

  async #post({ envelopeId, type, payload, retry, retryReason }: Envelope): Promise<void> {
    // A late answer is still heard; the time-out of an acknowledgement is the deliveries' matter.
    const options = { retry, retryReason, timeoutMs: this.#timeoutMs * 10 }
    const answer = await deliverHttp(this.#url, this.#signingSecret, { type, payload }, options)
    const { status } = answer
    if (status !== null && status >= 200 && status < 300) {
      const text =
        answer.json === null && answer.body !== '' && type === 'slash_commands' ? { text: answer.body } : null
      return this.#deliveries.acknowledge(envelopeId, answer.json ?? text, status)
    }
    const again = answer.headers.get('x-slack-no-retry') !== '1'
    this.#deliveries.fail(envelopeId, answer.failure ?? 'http_error', status, again)
  }
}
