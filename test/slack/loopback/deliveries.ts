/** Getting something to the app, waiting for its acknowledgement, and trying again where none comes. */
import type { Happenings } from './happenings.ts'
import { uuid } from './ids.ts'
import type { Ack, Attempt, EnvelopeType, Json } from './types.ts'

export interface Envelope {
  readonly envelopeId: string
  readonly type: EnvelopeType
  readonly payload: Json
  readonly acceptsResponse: boolean
  readonly retry: number
  readonly retryReason: string
}

/** What takes envelopes to the app. */
export interface Carrier {
  /** What a missing acknowledgement is called. */
  readonly timeoutReason: string
  /** The name of what carries it; null where nobody is there to take it. */
  carry(envelope: Envelope): string | null
}

export interface Parcel {
  type: EnvelopeType
  payload: Json
  what: string
  eventId?: string
  acceptsResponse?: boolean
  retry?: number
  retryReason?: string
}

interface Delivery extends Required<Omit<Parcel, 'eventId'>> {
  eventId: string | null
  state: 'queued' | 'sent' | 'pausing' | 'acked' | 'given_up'
  envelopes: string[]
  timer: NodeJS.Timeout | null
  finish: (ack: Ack) => void
}

export interface DeliveryOptions {
  readonly ackTimeoutMs: number
  readonly retryDelaysMs: readonly number[]
}

export class Deliveries {
  carrier: Carrier | null = null
  readonly #all: Delivery[] = []
  readonly #byEnvelope = new Map<string, { delivery: Delivery; attempt: Attempt }>()
  readonly #happenings: Happenings
  readonly #options: DeliveryOptions
  #held = false

  constructor(happenings: Happenings, options: DeliveryOptions) {
    this.#happenings = happenings
    this.#options = options
  }

  /** Resolves once it is acknowledged, or will not be. Events wait for a connection; nothing else does. */
  send(parcel: Parcel): Promise<Ack> {
    return new Promise((finish) => {
      const delivery: Delivery = {
        acceptsResponse: false,
        retry: 0,
        retryReason: '',
        ...parcel,
        eventId: parcel.eventId ?? null,
        state: 'queued',
        envelopes: [],
        timer: null,
        finish,
      }
      this.#all.push(delivery)
      this.#try(delivery)
    })
  }

  /** Sends what waited for a connection. */
  flush(): void {
    for (const delivery of this.#all) if (delivery.state === 'queued') this.#try(delivery)
  }

  /** Keeps everything back until `release`. */
  hold(): void {
    this.#held = true
  }

  release(order: 'as_sent' | 'reversed' = 'as_sent'): void {
    this.#held = false
    const queued = this.#all.filter((delivery) => delivery.state === 'queued')
    for (const delivery of order === 'reversed' ? queued.reverse() : queued) this.#try(delivery)
  }

  /** How many are on their way. */
  get underway(): number {
    return this.#all.filter((delivery) => delivery.state === 'sent').length
  }

  /** How many wait for a connection, or for a redelivery. */
  get waiting(): number {
    return this.#all.filter((delivery) => delivery.state === 'queued' || delivery.state === 'pausing').length
  }

  acknowledge(envelopeId: string, response: Json | null, status: number | null = null): void {
    const known = this.#byEnvelope.get(envelopeId)
    if (!known || known.attempt.ackedAt !== null) return
    const { delivery, attempt } = known
    attempt.ackedAt = Date.now()
    attempt.latencyMs = attempt.ackedAt - attempt.sentAt
    attempt.response = response
    attempt.status = status
    // A late one still ends the redeliveries, as Slack has no more reason to send it.
    this.#end(delivery, 'acked', { acked: true, latencyMs: attempt.latencyMs, response, reason: null })
  }

  /** The app refused it, or could not be reached. */
  fail(envelopeId: string, reason: string, status: number | null, again: boolean): void {
    const known = this.#byEnvelope.get(envelopeId)
    if (!known) return
    known.attempt.status = status
    if (known.delivery.state !== 'sent' || known.delivery.envelopes.at(-1) !== envelopeId) return
    this.#retry(known.delivery, reason, again, 'refused')
  }

  stop(): void {
    for (const delivery of this.#all) if (delivery.timer) clearTimeout(delivery.timer)
  }

  #try(delivery: Delivery): void {
    delivery.state = 'queued'
    if (this.#held) return
    const envelope: Envelope = {
      envelopeId: uuid(),
      type: delivery.type,
      payload: delivery.payload,
      acceptsResponse: delivery.acceptsResponse,
      retry: delivery.retry,
      retryReason: delivery.retryReason,
    }
    const attempt: Attempt = {
      type: delivery.type,
      envelopeId: envelope.envelopeId,
      eventId: delivery.eventId,
      what: delivery.what,
      retry: delivery.retry,
      retryReason: delivery.retryReason,
      sentAt: Date.now(),
      ackedAt: null,
      latencyMs: null,
      response: null,
      over: '',
      status: null,
    }
    this.#byEnvelope.set(envelope.envelopeId, { delivery, attempt })
    const over = this.carrier?.carry(envelope) ?? null
    if (over === null) {
      this.#byEnvelope.delete(envelope.envelopeId)
      const refused: Ack = { acked: false, latencyMs: null, response: null, reason: 'no_connection' }
      if (delivery.type !== 'events_api') this.#end(delivery, 'given_up', refused)
      return
    }
    this.#happenings.attempts.push(Object.assign(attempt, { over }))
    delivery.envelopes.push(envelope.envelopeId)
    delivery.state = 'sent'
    const late = () => this.#retry(delivery, this.carrier?.timeoutReason ?? 'timeout', true, 'timeout')
    delivery.timer = setTimeout(late, this.#options.ackTimeoutMs).unref()
    this.#happenings.changed()
  }

  #retry(delivery: Delivery, reason: string, again: boolean, ended: 'timeout' | 'refused'): void {
    if (delivery.timer) clearTimeout(delivery.timer)
    const waitMs = this.#options.retryDelaysMs[delivery.retry]
    if (delivery.type !== 'events_api' || !again || waitMs === undefined) {
      this.#end(delivery, 'given_up', { acked: false, latencyMs: null, response: null, reason: ended })
      return
    }
    delivery.retry += 1
    delivery.retryReason = reason
    delivery.state = 'pausing'
    delivery.timer = setTimeout(() => this.#try(delivery), waitMs).unref()
  }

  #end(delivery: Delivery, state: 'acked' | 'given_up', ack: Ack): void {
    if (delivery.timer) clearTimeout(delivery.timer)
    delivery.state = state
    delivery.finish(ack)
    this.#happenings.changed()
  }
}
