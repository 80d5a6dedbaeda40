/**
 * Makes every queued call, in order within its lane, once. A call is marked before it is made; where the process or
 * the line dies in between, the channel itself is asked whether the message is there: each carries its key.
 */
import { setImmediate as breath, setTimeout as wait } from 'node:timers/promises'
import type { WebClient } from '@slack/web-api'
import { monotonicMs } from '../../clock.ts'
import { AwayError } from '../../errors.ts'
import type { Delivery, Finished, OutgoingCall, Posted, QueuedCall, State, Wait, Work } from '../../store/state.ts'
import { bare, namedCall, workspaceOf } from '../../store/workspace-state.ts'
import { withNote } from './late.ts'
import type { Log } from './log.ts'
import { Pace } from './pace.ts'
import { lookFor, REPLY_EVENT, type Sight } from './posted.ts'
import { directly, insteadOf, isPosted, isPrivate, type Reply, reply } from './reply.ts'
import { answerPrivately } from './respond.ts'
import { isOfMessage, isOfPlace, SLOW_MS, troubleText, type Verdict, verdictOf } from './slack-errors.ts'

const FIRST_RETRY_MS = 1000
const LONGEST_WRITE_PAUSE_MS = 30_000
const LONGEST_RETRY_MS = 5 * 60 * 1000
/** While nothing can be sent at all; a restart tries at once. */
const BROKEN_RETRY_MS = 60 * 1000
const GIVE_UP_MS = 24 * 60 * 60 * 1000
/** A message that may be in its channel is looked for this much longer, before it is left in doubt. */
const LOOK_MS = 14 * GIVE_UP_MS
/** A look into a channel that took longer is made again, unless it was tried so often, after so many times as long. */
const QUICK_LOOK_MS = 1000
const MOST_LOOKS = 4
const LOOK_AGAIN = 3
const LONGEST_LOOK_AGAIN_MS = 15_000
/** Attempts that got no answer: an outage mends itself within them mostly, and the channel's order is kept. */
const HELD_ATTEMPTS = 4
/** The same trouble is logged again after this. */
const SAY_AGAIN_MS = 60_000
const NOWHERE: Posted = { channel: null, ts: null }
const NOT_INSTALLED = 'the app is no longer in the workspace'
const NEVER_POSTED = 'what it belongs to was never posted'
/** Why a call was given up that was not made in time. */
export const TOO_LATE = 'too late'
const REFUSED_AGAIN = 'I could not give you my answer, since Slack refused it again and again. Please ask once more.'
const MAYBE_TWICE =
  'The connection broke while I sent this, and Slack does not let me see whether it arrived: it may stand here twice.'

/** It waits for another call, or for its channel's next second. */
class Later extends Error {
  readonly until: number
  constructor(until: number) {
    super('it is not its turn yet')
    this.until = until
  }
}

/** Slack was slow to show its channel: what was sent to it before may still come. */
class LookAgain extends Error {
  readonly until: number
  constructor(until: number) {
    super('it is looked for again')
    this.until = until
  }
}

/** A call that did not succeed, for the health page. */
export interface Failure {
  /** Milliseconds. */
  readonly at: number
  readonly call: Pick<QueuedCall, 'key' | 'method' | 'lane'>
  readonly why: string
  readonly gaveUp: boolean
}

/** Told of what happens; for measuring. */
export interface OutboxWatch {
  /** Slack has taken it now. Milliseconds: from queueing to the answer, and of the call alone. */
  sent(call: QueuedCall, waitedMs: number, tookMs: number): void
  refused(call: QueuedCall, why: string): void
  gaveUp(call: QueuedCall, why: string): void
}

export interface OutboxOptions {
  /** With the token of a workspace; 'later' where it cannot be had now, null where the app is not there any more. */
  readonly clientOf: (team: string | null) => Promise<WebClient | 'later' | null>
  /** Of all workspaces. */
  readonly state: State
  readonly clock: () => number
  readonly log: Log
  /** The same message without the blocks that not every workspace knows. */
  readonly plainer: (args: Readonly<Record<string, unknown>>) => Readonly<Record<string, unknown>>
  readonly fetch?: typeof globalThis.fetch
  readonly watch?: OutboxWatch
  /** A call with a report has ended. */
  readonly ended?: () => void
}

export class Outbox {
  readonly #options: OutboxOptions
  readonly #busy = new Map<number, Promise<void>>()
  #timer: NodeJS.Timeout | null = null
  #running = false
  #pumping: Promise<void> | null = null
  #again = false
  /** What stops everything of a workspace from being sent. */
  readonly #faults = new Map<string | null, string>()
  #failure: Failure | null = null
  #unwritten = 0
  /** Calls that are being saved, and sent then. */
  #saving = 0
  readonly #pace = new Pace()
  #ending = new AbortController()
  /** When each trouble was logged last. */
  readonly #said = new Map<string, number>()

  constructor(options: OutboxOptions) {
    this.#options = options
  }

  /** What stops everything of a workspace from being sent, in a sentence; null where nothing does. */
  faultOf(team: string | null): string | null {
    return this.#faults.get(team) ?? null
  }

  /** How many calls there are of which the database does not take what came of them: their channels stand still. */
  get unwritten(): number {
    return this.#unwritten
  }

  /** The last call that did not succeed; null where none did not since the start. */
  get failure(): Failure | null {
    return this.#failure
  }

  /** Sends as things come, first of all what waits: whatever that waited for may have been mended. */
  async start(): Promise<void> {
    this.#running = true
    this.#ending = new AbortController()
    const { state, clock } = this.#options
    // What is in doubt since Slack was slow stays so as long as it would have.
    await state.hurry(clock() + SLOW_MS)
    this.wake()
  }

  /** Takes over the calls of programs that have ended; returns what Slack had delivered to them. */
  async recover(): Promise<Delivery[]> {
    const { state, clock } = this.#options
    const left = await state.recover(clock() + this.#pace.breathMs(clock()))
    this.wake()
    return left
  }

  /** Ends after the calls under way. */
  async stop(): Promise<void> {
    this.#running = false
    this.#ending.abort()
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
    // What ends in the same moment is followed by one look for what comes next.
    await breath()
    this.#again = false
    if (this.#timer) clearTimeout(this.#timer)
    try {
      let next = await state.nextDue()
      const { room, patient } = this.#pace.room(clock())
      if (next !== null && next <= clock() && room > 0) {
        for (const call of await state.take(clock(), room, patient)) this.#begin(call)
        next = await state.nextDue()
      }
      if (next !== null && this.#running)
        this.#timer = setTimeout(() => this.wake(), Math.max(20, Math.min(next - clock(), 60_000))).unref()
    } catch (error) {
      log(`The outbox could not be read: ${(error as Error).message}`)
      if (this.#running) this.#timer = setTimeout(() => this.wake(), FIRST_RETRY_MS).unref()
    }
  }

  #begin(call: QueuedCall): void {
    this.#pace.begun(call)
    const sending = this.#send(call).finally(() => {
      this.#busy.delete(call.id)
      this.#pace.over(call)
      this.wake()
    })
    this.#busy.set(call.id, sending)
  }

  /** The state through which calls are queued: what nothing is before in its lane is sent as soon as it is saved. */
  queueing(): State {
    const { state } = this.#options
    return {
      ...state,
      finish: (key, work, at) => this.#finish(key, work, at),
      withdraw: async (key, why, at) => {
        const any = await state.withdraw(key, why, at)
        if (any) this.wake()
        return any
      },
    }
  }

  async #finish(key: string | null, work: Work, at: number): Promise<Finished> {
    const { state, clock } = this.#options
    const queued = work.calls?.length ?? 0
    if (queued === 0) return state.finish(key, work, at)
    const room = this.#running ? this.#pace.room(clock()).room - this.#saving : 0
    if (room > 0) this.#saving += queued
    let left = queued
    try {
      const { finished, begun } = await state.begin(key, work, at, Math.max(0, room))
      left -= begun.length
      for (const call of begun) this.#begin(call)
      return finished
    } finally {
      if (room > 0) this.#saving -= queued
      if (left > 0) this.wake()
    }
  }

  async #send(call: QueuedCall): Promise<void> {
    const { state, clock, watch, ended, clientOf } = this.#options
    const team = workspaceOf(call.key)
    try {
      const until = this.#pace.notYet(call, clock())
      if (until !== null) throw new Later(until)
      const client = await clientOf(team)
      if (client === 'later') throw new Later(clock() + BROKEN_RETRY_MS)
      if (client === null) return await this.#written(() => state.markFailed(call.id, NOT_INSTALLED, [], clock()))
      const placed = await this.#placed(call)
      if (placed === null) return await this.#written(() => state.markFailed(call.id, NEVER_POSTED, [], clock()))
      const looked = monotonicMs()
      const sight = placed.seek ? await this.#seek(client, placed.call) : 'absent'
      const lookMs = monotonicMs() - looked
      if (sight === 'absent' && call.doubt && lookMs > QUICK_LOOK_MS && call.attempts < MOST_LOOKS)
        throw new LookAgain(clock() + Math.min(LONGEST_LOOK_AGAIN_MS, Math.ceil(LOOK_AGAIN * lookMs)))
      const found = typeof sight === 'object' ? sight : null
      if (!found && call.until !== undefined && clock() >= call.until) return await this.#giveUp(call, TOO_LATE, '')
      const began = monotonicMs()
      const posted = found ? { ...found, found: true } : await this.#make(client, unsettled(placed.call, sight))
      this.#faults.delete(team)
      const tookMs = monotonicMs() - began
      this.#pace.went(call, found ? null : tookMs)
      const pause = this.#pace.after(call, clock())
      await this.#written(() => state.markSent(call.id, posted, clock(), pause))
      // What stood there already was counted when it was made, maybe by another copy of the state.
      if (!found) watch?.sent(call, clock() - call.queuedAt, tookMs)
      if (call.report !== undefined) ended?.()
    } catch (error) {
      await this.#failed(call, error)
    }
  }

  /**
   * Does not let go of what came of a call while the database cannot take it: until then its lane stands still. Where
   * the program stops first, the call is in doubt at the next start.
   */
  async #written(work: () => Promise<unknown>): Promise<void> {
    for (let tries = 0; ; tries++) {
      try {
        await work()
        if (tries > 0) this.#unwritten -= 1
        return
      } catch (error) {
        if (!this.#running) return
        if (tries === 0) {
          this.#unwritten += 1
          this.#options.log(`The outbox could not be written: ${(error as Error).message}`, { level: 'error' })
        }
        const pause = Math.min(LONGEST_WRITE_PAUSE_MS, FIRST_RETRY_MS * 2 ** tries)
        await wait(pause, undefined, { signal: this.#ending.signal, ref: false }).catch(() => {})
      }
    }
  }

  /**
   * The call with its thread and its words as they are now, and whether its channel is to be asked for it first; null
   * where the message that it belongs to is nowhere.
   */
  async #placed(call: QueuedCall): Promise<{ readonly call: QueuedCall; readonly seek: boolean } | null> {
    const { state, clock } = this.#options
    const args = call.late && clock() >= call.late.after ? withNote(call.args, call.late.note) : call.args
    const message = isPosted(call)
    if (call.under === undefined)
      return { call: { ...call, args }, seek: message && (call.doubt || call.look !== undefined) }
    const above = await this.#settled(await state.call(call.under))
    if (!above?.ts) return null
    // Where the one above was made just now, nothing can stand under it yet.
    const seek = message && (call.doubt || (call.look !== undefined && above.doubt))
    return { call: { ...call, args: { ...args, channel: above.channel, thread_ts: above.ts } }, seek }
  }

  /** A call that another one builds on; throws Later while it waits itself. */
  async #settled(call: QueuedCall | null): Promise<QueuedCall | null> {
    const { clock } = this.#options
    if (call?.state === 'waiting' || call?.state === 'sending')
      throw new Later(Math.max(call.notBefore, clock() + FIRST_RETRY_MS))
    return call
  }

  async #seek(client: WebClient, call: QueuedCall): Promise<Sight> {
    const { state, log } = this.#options
    const isKnown = async (channel: string, ts: string) => (await state.postedAs(channel, ts)) !== null
    const sight = await lookFor({ client, isKnown }, call).catch((error: unknown): Sight => {
      if (call.look?.ifPossible && !call.doubt) return 'absent'
      throw error
    })
    if (sight !== 'unsure') return sight
    // Of a summary's thread, more words would hide more than they told.
    const { look, key, args } = call
    const taken = look?.nth !== undefined
    log(
      `Slack does not let the thread be read, so it is not known whether a message is there already: ${taken ? 'it is taken to be' : 'it is sent, and says so'}.`,
      { key, channel: String(args.channel) },
    )
    return taken ? { channel: String(args.channel), ts: null } : sight
  }

  async #make(client: WebClient, call: QueuedCall): Promise<Posted> {
    const { state, clock, fetch = globalThis.fetch } = this.#options
    if (call.method === 'respond') return answerPrivately(fetch, call)
    const { thread_ts: thread, ...rest } = call.args
    let { method } = call
    const args: Record<string, unknown> = { ...call.args }
    if (call.updates) {
      const posted = await this.#settled(await state.call(call.updates))
      // A message to a person stands in a channel that only Slack knows.
      if (posted?.ts) Object.assign(args, rest, { channel: posted.channel, ts: posted.ts, thread_ts: undefined })
      // The first answer never got there, so this is the answer.
      else if (thread) method = 'chat.postMessage'
      else if (!args.ts) return NOWHERE
    }
    if (method === 'chat.postMessage') args.metadata = { event_type: REPLY_EVENT, event_payload: { key: call.key } }
    this.#pace.asked(call.id, clock())
    const made = (await client.apiCall(method, asSent(args)).finally(() => this.#pace.answered(call.id, clock()))) as {
      ts?: string
      channel?: string
    }
    return { channel: made.channel ?? null, ts: made.ts ?? null }
  }

  #later(call: QueuedCall, notBefore: number, change: Wait): Promise<void> {
    return this.#written(() => this.#options.state.markWaiting(call.id, notBefore, change))
  }

  async #failed(call: QueuedCall, error: unknown): Promise<void> {
    const { clock, log, plainer, watch } = this.#options
    const now = clock()
    // Before it was made: what comes after that is not let go of.
    if (error instanceof AwayError) return this.#later(call, now + FIRST_RETRY_MS, { doubt: call.doubt })
    if (error instanceof LookAgain) return this.#later(call, error.until, { doubt: true })
    if (error instanceof Later) return this.#later(call, error.until, { doubt: call.doubt, aside: true })
    const verdict = verdictOf(error)
    const end = call.until === undefined ? call.queuedAt + GIVE_UP_MS : call.until + (call.doubt ? LOOK_MS : 0)
    switch (verdict.kind) {
      case 'plainer': {
        const plain = plainer(call.args)
        if (JSON.stringify(plain) !== JSON.stringify(call.args))
          return this.#later(call, now, { doubt: false, args: plain })
        // The text says what the blocks do.
        const { blocks, ...bare } = plain
        if (blocks) return this.#later(call, now, { doubt: false, args: bare })
        return this.#giveUp(call, 'invalid_blocks', 'Slack could not show my answer; it is logged for whoever runs me.')
      }
      case 'broken':
        watch?.refused(call, verdict.why)
        if (this.faultOf(workspaceOf(call.key)) !== verdict.say)
          log(inWorkspace(workspaceOf(call.key), verdict.say), { level: 'error' })
        this.#faults.set(workspaceOf(call.key), verdict.say)
        if (now > end) return this.#giveUp(call, verdict.why, REFUSED_AGAIN)
        return this.#later(call, now + BROKEN_RETRY_MS, {
          doubt: call.doubt,
          why: verdict.say,
          ...(verdict.aside && { aside: true, refused: true }),
        })
      case 'never':
        // It is as it was to be.
        if (call.method === 'chat.delete' && verdict.why === 'message_not_found')
          return this.#written(() => this.#options.state.markSent(call.id, NOWHERE, now))
        return this.#giveUp(call, verdict.why, verdict.say)
      default:
        watch?.refused(call, verdict.why)
        if (verdict.tooMany) this.#pace.tooMany(call, now, verdict.afterMs ?? 0)
        else this.#trouble(call, verdict)
        if (now > end) return this.#giveUp(call, verdict.why, REFUSED_AGAIN)
        return this.#later(call, now + pauseOf(call, verdict), {
          // A look that failed has not answered the doubt.
          doubt: call.doubt || verdict.ambiguous,
          refused: true,
          // Whoever waits behind it in the channel is not kept waiting.
          aside: verdict.refused || (!verdict.tooMany && call.attempts + 1 >= HELD_ATTEMPTS),
          ...(verdict.tooMany ? {} : { why: troubleText(verdict.why) }),
        })
    }
  }

  #trouble(call: QueuedCall, { why }: Trouble): void {
    const { clock, log } = this.#options
    const now = clock()
    this.#failure = { at: now, call, why: troubleText(why), gaveUp: false }
    if (now - (this.#said.get(why) ?? Number.NEGATIVE_INFINITY) < SAY_AGAIN_MS) return
    this.#said.set(why, now)
    log(`A ${call.method} did not succeed and is tried again: ${troubleText(why)}.`, aboutCall(call))
  }

  /** Never silently: whoever asked is told where they can be reached. */
  async #giveUp(call: QueuedCall, why: string, say: string): Promise<void> {
    const { state, clock, log, watch, ended } = this.#options
    log(`A ${call.method} was given up: ${why}.`, { level: 'error', ...aboutCall(call) })
    this.#failure = { at: clock(), call, why, gaveUp: true }
    const { tell, otherwise } = call
    const message = wordsInstead(call, why, say)
    const told = (whom: string): OutgoingCall =>
      namedCall(workspaceOf(call.key), reply(directly(whom), insteadOf(bare(call.key)), message))
    const instead: OutgoingCall[] = otherwise
      ? [otherwise]
      : tell && message.text !== '' && bare(call.lane) !== tell
        ? [told(tell)]
        : []
    await this.#written(() => state.markFailed(call.id, why, instead, clock()))
    watch?.gaveUp(call, why)
    if (call.report !== undefined) ended?.()
    this.wake()
  }
}

/**
 * As it goes to Slack, where what is no text is JSON. The client would make that itself; but before, for a log that nobody keeps, it
 * takes every block apart.
 */
const asSent = (args: Readonly<Record<string, unknown>>): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(args).map(([name, value]) => [
      name,
      typeof value === 'object' && value !== null ? JSON.stringify(value) : value,
    ]),
  )

type Trouble = Extract<Verdict, { kind: 'again' }>

const pauseOf = ({ attempts }: QueuedCall, { afterMs }: Trouble): number =>
  afterMs ?? Math.min(LONGEST_RETRY_MS, FIRST_RETRY_MS * 2 ** Math.min(attempts, 12))

/** What somebody is told directly instead: the same words, unless it is for them that Slack refused it. */
function wordsInstead(call: QueuedCall, why: string, say: string): Reply {
  const { text = '', blocks } = call.args as Partial<Reply>
  if (call.sorry !== undefined) return { text: call.sorry }
  if (isPrivate(call) && text !== '' && !isOfMessage(why)) return { text, ...(blocks && { blocks }) }
  return { text: isOfPlace(why) && text !== '' ? `${say}\n${text}` : say }
}

/** A message that may be there already says so. */
const unsettled = (call: QueuedCall, sight: Sight): QueuedCall =>
  sight === 'unsure' ? { ...call, args: withNote(call.args, MAYBE_TWICE) } : call

/** A sentence about one workspace of several. */
export const inWorkspace = (team: string | null, sentence: string): string =>
  team === null ? sentence : `Workspace ${team}: ${sentence}`

const aboutCall = ({ key, args, report }: QueuedCall) => ({
  key,
  channel: typeof args.channel === 'string' ? args.channel : undefined,
  schedule: report?.match(/S-[A-Z0-9]+/)?.[0],
})
