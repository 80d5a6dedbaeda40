/** Events of the Events API: what wraps them, and which the app subscribes to. */
import type { Clock } from './clock.ts'
import type { Deliveries } from './deliveries.ts'
import type { Identity } from './identity.ts'
import { id } from './ids.ts'
import type { ChannelKind, Json } from './types.ts'

const MESSAGE_EVENTS: Readonly<Record<ChannelKind, string>> = {
  channel: 'message.channels',
  group: 'message.groups',
  im: 'message.im',
}

export class Events {
  /** The payload of each event that went out, by its id. */
  readonly sent = new Map<string, Json>()
  readonly #clock: Clock
  readonly #me: Identity
  readonly #deliveries: Deliveries
  /** Null takes all. */
  readonly #subscribed: ReadonlySet<string> | null

  constructor(clock: Clock, me: Identity, deliveries: Deliveries, subscribed: Iterable<string> | undefined) {
    this.#clock = clock
    this.#me = me
    this.#deliveries = deliveries
    this.#subscribed = subscribed === undefined ? null : new Set(subscribed)
  }

  /** Sends an event on its way. Returns its id, or null where the app does not subscribe to it. */
  emit(event: Json): string | null {
    const kind = MESSAGE_EVENTS[event.channel_type as ChannelKind]
    const name = event.type === 'message' && kind ? kind : String(event.type)
    if (this.#subscribed && !this.#subscribed.has(name)) return null
    const payload = this.wrap(event)
    const eventId = String(payload.event_id)
    this.sent.set(eventId, payload)
    this.#deliveries.send({ type: 'events_api', payload, what: String(event.type), eventId })
    return eventId
  }

  /** The event as it is delivered, with a new id. */
  wrap(event: Json): Json {
    return {
      token: this.#me.verificationToken,
      team_id: this.#me.teamId,
      context_team_id: this.#me.teamId,
      context_enterprise_id: null,
      api_app_id: this.#me.appId,
      event,
      type: 'event_callback',
      event_id: id('Ev'),
      event_time: Math.floor(this.#clock.now() / 1000),
      authorizations: [
        {
          enterprise_id: null,
          team_id: this.#me.teamId,
          user_id: this.#me.botUserId,
          is_bot: true,
          is_enterprise_install: false,
        },
      ],
      is_ext_shared_channel: false,
      event_context: id('4-'),
    }
  }

  /** The same event, which knows nothing of the first. */
  copy(eventId: string): string {
    const event = this.sent.get(eventId)?.event
    if (!event) throw new Error(`no event ${eventId} was sent`)
    return this.emit(event as Json) as string
  }

  /** The same event once more, as if its acknowledgement had been lost. */
  again(eventId: string, retry: number, reason: string): void {
    const payload = this.sent.get(eventId)
    if (!payload) throw new Error(`no event ${eventId} was sent`)
    const what = String((payload.event as Json).type)
    this.#deliveries.send({ type: 'events_api', payload, what, eventId, retry, retryReason: reason })
  }
}
