/**
 * Makes every queued call, in order within its lane, once. A call is marked before it is made; where the process or
 * the line dies in between, the channel itself is asked whether the message is there: each carries its key.
 */
import type { WebClient } from '@slack/web-api'
import type { Delivery, OutgoingCall, Posted, QueuedCall, State } from '../../store/state.ts'
import { withNote } from './late.ts'
import { isPosted, REPLY_EVENT } from './posted.ts'
import { answerPrivately } from './respond.ts'
import { verdictOf } from './slack-errors.ts'

const AT_ONCE = 16
const FIRST_RETRY_MS = 1000
const LONGEST_RETRY_MS = 5 * 60 * 1000
/** While nothing can be sent at all; a restart tries at once. */
const BROKEN_RETRY_MS = 60 * 1000
const GIVE_UP_MS = 24 * 60 * 60 * 1000
/** A message that may be in its channel is looked for this much longer, before it is left in doubt. */
const LOOK_MS = 14 * GIVE_UP_MS
/** Slack may still be at work on what a program sent with its last breath. */
const LAST_BREATH_MS = 2000
/** Refusals of one call that Slack calls passing; with the waits between them about two minutes. */
const MOST_REFUSALS = 7
const NOWHERE: Posted = { channel: null, ts: null }
/** Why a call was given up that was not made in time. */
export const TOO_LATE = 'too late'
const REFUSED_AGAIN = 'I could not give you my answer, since Slack refused it again and again. Please ask once more.'

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

  /** Sends as things come, first of all what waits: whatever that waited for may have been mended. */
  async start(): Promise<void> {
    this.#running = true
    const { state, clock } = this.#options
    await state.hurry(clock() + LAST_BREATH_MS)
    this.wake()
  }

  /** Takes over the calls of programs that have ended; returns what Slack had delivered to them. */
  async recover(): Promise<Delivery[]> {
    const { state, clock } = this.#options
    const left = await state.recover(clock() + LAST_BREATH_MS)
    this.wake()
    return left
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
      const placed = await this.#placed(call)
      if (placed === null) return await state.markFailed(call.id, 'what it belongs to was never posted', [], clock())
      const found = await this.#there(placed)
      if (!found && placed.until !== undefined && clock() >= placed.until) return await this.#giveUp(call, TOO_LATE, '')
      const posted = found ?? (await this.#make(placed))
      this.#fault = null
      await state.markSent(call.id, posted, clock())
    } catch (error) {
      await this.#failed(call, error).catch((cause) =>
        log(`The outbox could not be written: ${(cause as Error).message}`),
      )
    }
  }

  /** The call with its thread and its words as they are now; null where the message that it belongs to is nowhere. */
  async #placed(call: QueuedCall): Promise<QueuedCall | null> {
    const { state, clock } = this.#options
    const args = call.late && clock() >= call.late.after ? withNote(call.args, call.late.note) : call.args
    if (call.under === undefined) return { ...call, args }
    const above = await state.call(call.under)
    return above?.ts ? { ...call, args: { ...args, channel: above.channel, thread_ts: above.ts } } : null
  }

  /** Where the message of a doubtful attempt is already; null where there is no doubt, or it is not there. */
  async #there(call: QueuedCall): Promise<Posted | null> {
    if (!call.doubt || call.method !== 'chat.postMessage') return null
    return isPosted(this.#options.client, call)
  }

  async #make(call: QueuedCall): Promise<Posted> {
    const { client, state, fetch = globalThis.fetch } = this.#options
    if (call.method === 'respond') return answerPrivately(fetch, call)
    const { thread_ts: thread, ...rest } = call.args
    let { method } = call
    const args: Record<string, unknown> = { ...call.args }
    if (call.updates) {
      const posted = await state.call(call.updates)
      // A message to a person stands in a channel that only Slack knows.
      if (posted?.ts) Object.assign(args, rest, { channel: posted.channel, ts: posted.ts, thread_ts: undefined })
      // The first answer never got there, so this is the answer.
      else if (thread) method = 'chat.postMessage'
      else if (!args.ts) return NOWHERE
    }
    if (method === 'chat.postMessage') args.metadata = { event_type: REPLY_EVENT, event_payload: { key: call.key } }
    const made = (await client.apiCall(method, args)) as { ts?: string; channel?: string }
    return { channel: made.channel ?? null, ts: made.ts ?? null }
  }

  async #failed(call: QueuedCall, error: unknown): Promise<void> {
    const { state, clock, log, plainer } = this.#options
    const verdict = verdictOf(error)
    const now = clock()
    const end = call.until === undefined ? call.queuedAt + GIVE_UP_MS : call.until + (call.doubt ? LOOK_MS : 0)
    switch (verdict.kind) {
      case 'plainer': {
        const plain = plainer(call.args)
        if (JSON.stringify(plain) !== JSON.stringify(call.args))
          return state.markWaiting(call.id, now, { doubt: false, args: plain })
        // The text says what the blocks do.
        const { blocks, ...bare } = plain
        if (blocks) return state.markWaiting(call.id, now, { doubt: false, args: bare })
        return this.#giveUp(call, 'invalid_blocks', 'Slack could not show my answer; it is logged for whoever runs me.')
      }
      case 'broken':
        if (this.#fault !== verdict.say) log(verdict.say)
        this.#fault = verdict.say
        if (now > end) return this.#giveUp(call, verdict.why, REFUSED_AGAIN)
        return state.markWaiting(call.id, now + BROKEN_RETRY_MS, { doubt: call.doubt, why: verdict.say })
      case 'never':
        return this.#giveUp(call, verdict.why, verdict.say)
      default: {
        // Slack answers, but not to this: whoever waits behind it in the channel is not kept waiting for ever.
        const stuck = verdict.refused && call.attempts >= MOST_REFUSALS
        if (stuck || now > end) return this.#giveUp(call, verdict.why, REFUSED_AGAIN)
        const wait = verdict.afterMs ?? Math.min(LONGEST_RETRY_MS, FIRST_RETRY_MS * 2 ** Math.min(call.attempts, 12))
        // A look that failed has not answered the doubt.
        return state.markWaiting(call.id, now + wait, { doubt: call.doubt || verdict.ambiguous, why: verdict.why })
      }
    }
  }

  /** Never silently: whoever asked is told where they can be reached. */
  async #giveUp(call: QueuedCall, why: string, say: string): Promise<void> {
    const { state, clock, log } = this.#options
    log(`A ${call.method} was given up: ${why}.`)
    const text = call.sorry ?? say
    const { tell } = call
    const instead: OutgoingCall[] =
      tell && text !== '' && call.lane !== tell
        ? [{ key: `tell:${call.key}`, method: 'chat.postMessage', lane: tell, args: { channel: tell, text } }]
        : []
    await state.markFailed(call.id, why, instead, clock())
    this.wake()
  }
}
