/**
 * Makes every queued call, in order within its lane, once. A call is marked before it is made; where the process or
 * the line dies in between, the channel itself is asked whether the message is there: each carries its key.
 */
import type { WebClient } from '@slack/web-api'
import type { QueuedCall, State } from '../../store/state.ts'
import { isPosted, REPLY_EVENT } from './posted.ts'
import { verdictOf } from './slack-errors.ts'

const AT_ONCE = 16
const FIRST_RETRY_MS = 1000
const LONGEST_RETRY_MS = 5 * 60 * 1000
/** While nothing can be sent at all; a restart tries at once. */
const BROKEN_RETRY_MS = 60 * 1000
const GIVE_UP_MS = 24 * 60 * 60 * 1000

export interface OutboxOptions {
  readonly client: WebClient
  readonly state: State
  readonly clock: () => number
  readonly log: (message: string) => void
  /** The same message without the blocks that not every workspace knows. */
  readonly plainer: (args: Readonly<Record<string, unknown>>) => Readonly<Record<string, unknown>>
  readonly fetch?: typeof globalThis.fetch
}

export class Outbox {
  readonly #options: OutboxOptions
  readonly #busy = new Map<number, Promise<void>>()
  #timer: NodeJS.Timeout | null = null
  #running = false
  #pumping: Promise<void> | null = null
  #again = false
  #fault: string | null = null

  constructor(options: OutboxOptions) {
    this.#options = options
  }

  /** What stops everything from being sent, in a sentence; null where nothing does. */
  get fault(): string | null {
    return this.#fault
  }

  /** Settles what an earlier process left half done, then sends as things come. */
  async start(): Promise<void> {
    this.#running = true
    const { state, clock } = this.#options
    for (const call of await state.interrupted()) await state.markWaiting(call.id, clock(), { doubt: true })
    // Whatever they waited for may have been mended.
    await state.hurry()
    this.wake()
  }

  /** Ends after the calls under way. */
  async stop(): Promise<void> {
    this.#running = false
    if (this.#timer) clearTimeout(this.#timer)
    await this.#pumping
    await Promise.all(this.#busy.values())
  }

  /** Something was queued. */
  wake(): void {
    if (!this.#running) return
    this.#again = true
    this.#pumping ??= this.#pump().finally(() => {
      this.#pumping = null
      if (this.#again) this.wake()
    })
  }

  async #pump(): Promise<void> {
    const { state, clock, log } = this.#options
    this.#again = false
    if (this.#timer) clearTimeout(this.#timer)
    try {
      const room = AT_ONCE - this.#busy.size
      if (room > 0)
        for (const call of await state.take(clock(), room)) {
          const sending = this.#send(call).finally(() => {
            this.#busy.delete(call.id)
            this.wake()
          })
          this.#busy.set(call.id, sending)
        }
      const next = await state.nextDue()
      if (next !== null && this.#running)
        this.#timer = setTimeout(() => this.wake(), Math.max(20, Math.min(next - clock(), 60_000))).unref()
    } catch (error) {
      log(`The outbox could not be read: ${(error as Error).message}`)
      if (this.#running) this.#timer = setTimeout(() => this.wake(), FIRST_RETRY_MS).unref()
    }
  }

  async #send(call: QueuedCall): Promise<void> {
    const { state, clock, log } = this.#options
    try {
      if (call.doubt && call.method === 'chat.postMessage') {
        const there = await isPosted(this.#options.client, call)
        if (there !== null) return await state.markSent(call.id, there, clock())
      }
      const ts = await this.#make(call)
      this.#fault = null
      await state.markSent(call.id, ts, clock())
    } catch (error) {
      await this.#failed(call, error).catch((cause) =>
        log(`The outbox could not be written: ${(cause as Error).message}`),
      )
    }
  }

  async #make(call: QueuedCall): Promise<string | null> {
    const { client, state, fetch = globalThis.fetch } = this.#options
    if (call.method === 'respond') {
      const { url, ...message } = call.args
      const answer = await fetch(String(url), {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(message),
        signal: AbortSignal.timeout(10_000),
      })
      if (answer.status >= 500 || answer.status === 429) throw new Error(`the reply address answered ${answer.status}`)
      return null
    }
    const args: Record<string, unknown> = { ...call.args }
    if (call.method === 'chat.postMessage')
      args.metadata = { event_type: REPLY_EVENT, event_payload: { key: call.key } }
    if (call.updates) {
      const posted = await state.call(call.updates)
      // The message was never posted, so there is nothing to bring up to date.
      if (!posted?.ts) return null
      args.ts = posted.ts
    }
    const made = await client.apiCall(call.method, args)
    return (made as { ts?: string }).ts ?? null
  }

  async #failed(call: QueuedCall, error: unknown): Promise<void> {
    const { state, clock, log, plainer } = this.#options
    const verdict = verdictOf(error)
    const now = clock()
    switch (verdict.kind) {
      case 'plainer': {
        const plain = plainer(call.args)
        if (JSON.stringify(plain) !== JSON.stringify(call.args))
          return state.markWaiting(call.id, now, { doubt: false, args: plain })
        // The text says everything that the blocks do.
        const { blocks, ...bare } = plain
        if (blocks) return state.markWaiting(call.id, now, { doubt: false, args: bare })
        return this.#giveUp(call, 'invalid_blocks', 'Slack could not show my answer; it is logged for whoever runs me.')
      }
      case 'broken':
        if (this.#fault !== verdict.say) log(verdict.say)
        this.#fault = verdict.say
        if (now - call.queuedAt > GIVE_UP_MS) return this.#giveUp(call, verdict.why, '')
        return state.markWaiting(call.id, now + BROKEN_RETRY_MS, { doubt: false })
      case 'never':
        return this.#giveUp(call, verdict.why, verdict.say)
      default: {
        if (now - call.queuedAt > GIVE_UP_MS) return this.#giveUp(call, verdict.why, '')
        const wait = verdict.afterMs ?? Math.min(LONGEST_RETRY_MS, FIRST_RETRY_MS * 2 ** Math.min(call.attempts, 12))
        return state.markWaiting(call.id, now + wait, { doubt: verdict.ambiguous })
      }
    }
  }

  /** Never silently: whoever asked is told where they can be reached. */
  async #giveUp(call: QueuedCall, why: string, say: string): Promise<void> {
    const { state, clock, log } = this.#options
    log(`A ${call.method} to ${call.lane} was given up: ${why}.`)
    await state.markFailed(call.id, why, clock())
    const text = call.sorry ?? say
    if (!call.tell || text === '' || call.lane === call.tell) return
    await state.finish(
      null,
      {
        calls: [
          {
            key: `tell:${call.key}`,
            method: 'chat.postMessage',
            lane: call.tell,
            args: { channel: call.tell, text },
          },
        ],
      },
      clock(),
    )
    this.wake()
  }
}
