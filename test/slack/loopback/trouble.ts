/** Trouble to order: what the next calls of a method meet instead of a plain answer. */
import type { Json } from './types.ts'

export type Trouble =
  /** 429 with Retry-After, in seconds. */
  | { kind: 'rate_limited'; retryAfter: number }
  | { kind: 'server_error'; status: number }
  /** No answer, ever. */
  | { kind: 'hang' }
  /** The connection is closed; nothing is done. */
  | { kind: 'cut' }
  /** It is done, and the connection is closed before the answer. */
  | { kind: 'lost_answer' }
  | { kind: 'refuse'; error: string; more: Json }
  /** It is done, and the answer comes late. */
  | { kind: 'slow'; ms: number }

export type Outage = 'none' | 'refused' | 'unavailable'

/** `method` is a Web API method, `response_url`, or `*` for any call but `apps.connections.open`. */
export class Troubles {
  #queue: { method: string; trouble: Trouble; left: number }[] = []
  readonly #lasting = new Set<{ method: string; trouble: Trouble; when: (args: Json) => boolean }>()
  outage: Outage = 'none'
  /** Milliseconds that must lie between two messages of a channel, or they are refused as too many; 0 for no limit. */
  perChannelMs = 0
  readonly #lastIn = new Map<string, number>()

  /** Every call of `method` for which `when` is true meets `trouble`, until what this returns is called. */
  always(method: string, trouble: Trouble, when: (args: Json) => boolean = () => true): () => void {
    const entry = { method, trouble, when }
    this.#lasting.add(entry)
    return () => this.#lasting.delete(entry)
  }
  /** A method that this workspace does not let the app use. */
  forbid(method: string, error: string): () => void {
    return this.always(method, { kind: 'refuse', error, more: {} })
  }

  #tooFast(method: string, { channel }: Json): Trouble | null {
    if (this.perChannelMs === 0 || method !== 'chat.postMessage' || typeof channel !== 'string') return null
    const now = Date.now()
    if (now - (this.#lastIn.get(channel) ?? 0) < this.perChannelMs) return { kind: 'rate_limited', retryAfter: 1 }
    this.#lastIn.set(channel, now)
    return null
  }

  next(method: string, trouble: Trouble, times = 1): void {
    this.#queue.push({ method, trouble, left: times })
  }

  rateLimit(method: string, retryAfter = 1, times = 1): void {
    this.next(method, { kind: 'rate_limited', retryAfter }, times)
  }
  fail(method: string, times = 1, status = 500): void {
    this.next(method, { kind: 'server_error', status }, times)
  }
  hang(method: string, times = 1): void {
    this.next(method, { kind: 'hang' }, times)
  }
  cut(method: string, times = 1): void {
    this.next(method, { kind: 'cut' }, times)
  }
  loseAnswer(method: string, times = 1): void {
    this.next(method, { kind: 'lost_answer' }, times)
  }
  refuse(method: string, error: string, times = 1, more: Json = {}): void {
    this.next(method, { kind: 'refuse', error, more }, times)
  }
  slow(method: string, ms: number, times = 1): void {
    this.next(method, { kind: 'slow', ms }, times)
  }

  /** Forgets what was ordered and not met yet. An outage stays. */
  clear(): void {
    this.#queue = []
  }

  take(method: string, args: Json = {}): Trouble | null {
    const lasting = [...this.#lasting].find((e) => (e.method === method || e.method === '*') && e.when(args))
    const fast = this.#tooFast(method, args) ?? lasting?.trouble
    if (fast) return fast
    const any = method !== 'apps.connections.open'
    const entry = this.#queue.find((e) => e.left > 0 && (e.method === method || (any && e.method === '*')))
    if (!entry) return null
    entry.left -= 1
    return entry.trouble
  }
}
