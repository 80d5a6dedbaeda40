/**
 * Slack's own time, from the date of its answers: a clock that somebody sets wrong must not post a summary before its
 * day, nor take one for missed.
 */
import { monotonicMs } from '../../clock.ts'

type Fetch = typeof globalThis.fetch

/** Answers are dated in whole seconds, and clocks are never quite alike. */
const ALLOWED_MS = 5 * 60_000

export interface SlackTimeOptions {
  /** This machine's clock, in milliseconds. */
  readonly clock: () => number
  readonly monotonic?: () => number
  readonly fetch?: Fetch
}

export class SlackTime {
  readonly #clock: () => number
  readonly #monotonic: () => number
  #seen: { readonly slack: number; readonly at: number } | null = null
  /** To be used for calls to Slack. */
  readonly fetch: Fetch

  constructor({ clock, monotonic = monotonicMs, fetch = globalThis.fetch }: SlackTimeOptions) {
    this.#clock = clock
    this.#monotonic = monotonic
    this.fetch = async (...args: Parameters<Fetch>) => {
      const answer = await fetch(...args)
      const slack = Date.parse(answer.headers.get('date') ?? '')
      if (Number.isFinite(slack)) this.#seen = { slack, at: this.#monotonic() }
      return answer
    }
  }

  #agree(): boolean {
    if (!this.#seen) return true
    const { slack, at } = this.#seen
    return Math.abs(this.#clock() - (slack + this.#monotonic() - at)) <= ALLOWED_MS
  }

  /** Whether this machine's clock can be trusted. Where it seems not, Slack is asked once more by `ask`. */
  async agrees(ask: () => Promise<unknown>): Promise<boolean> {
    if (this.#agree()) return true
    await ask().catch(() => {})
    return this.#agree()
  }
}
