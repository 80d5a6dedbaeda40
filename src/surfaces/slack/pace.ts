/**
 * How many calls go at once and how fast: as many as Slack's latency leaves room for, a summary's messages one a second
 * to a channel, and everything that nobody waits for slower where the workspace has had enough.
 */
import type { QueuedCall } from '../../store/state.ts'
import { workspaceOf } from '../../store/workspace-state.ts'
import { isPosted } from './reply.ts'

/** Calls a second that are to be reached whatever the latency. */
const PER_SECOND = 400
const LEAST_AT_ONCE = 16
const MOST_AT_ONCE = 200
/** Slack takes about one message a second to a channel, and short bursts. */
const LANE_MS = 1050
/** A channel that Slack has found too fast keeps to that for everybody. */
const STRICT_MS = 60_000
/** Of a new latency, in the running mean. */
const WEIGHT = 0.1
const FIRST_LATENCY_MS = 100

/** Slack may still be at work on what a program sent with its last breath: so long at least, and at most. */
const BREATH_MS = 2000
const LONGEST_BREATH_MS = 20_000
/** Of the slowest answer of late; and how long it counts. */
const BREATHS = 3
const SLOWEST_FOR_MS = 60_000

/** Remembered at once, more or less. */
const MOST_LANES = 2000

type Sent = Pick<QueuedCall, 'lane' | 'method' | 'patient'>

/** What one workspace takes of what nobody waits for. */
interface Patience {
  busy: number
  /** Patient calls at once; halved where the workspace has had enough. */
  most: number
  /** Milliseconds. */
  from: number
}

const roomIn = ({ busy, most, from }: Patience, now: number): number => (now < from ? 0 : Math.max(0, most - busy))

export class Pace {
  #latencyMs = FIRST_LATENCY_MS
  #busy = 0
  /** Calls that Slack has not answered yet, and since when (milliseconds). */
  readonly #asked = new Map<number, number>()
  #slowest = { tookMs: 0, at: Number.NEGATIVE_INFINITY }
  /** Of every workspace that was sent something patient. */
  readonly #patience = new Map<string | null, Patience>()
  /** Lanes to be kept to Slack's limit, and until when (milliseconds). */
  readonly #strict = new Map<string, number>()
  /** When the next message fits into a lane that has just had a patient one (milliseconds). */
  readonly #free = new Map<string, number>()

  #patienceOf({ lane }: Pick<Sent, 'lane'>): Patience {
    const team = workspaceOf(lane)
    const known = this.#patience.get(team) ?? { busy: 0, most: MOST_AT_ONCE, from: 0 }
    this.#patience.set(team, known)
    return known
  }

  /** How many more may begin, and how many of them may be patient. */
  room(now: number): { readonly room: number; readonly patient: number } {
    const wanted = Math.ceil((PER_SECOND * this.#latencyMs) / 1000)
    const room = Math.min(MOST_AT_ONCE, Math.max(LEAST_AT_ONCE, wanted)) - this.#busy
    // Another workspace's are put back as they come.
    const each = [...this.#patience.values()].map((patience) => roomIn(patience, now))
    return { room, patient: each.length === 0 ? MOST_AT_ONCE : Math.max(...each) }
  }

  begun(call: Sent): void {
    this.#busy += 1
    if (call.patient) this.#patienceOf(call).busy += 1
  }

  over(call: Sent): void {
    this.#busy -= 1
    if (call.patient) this.#patienceOf(call).busy -= 1
  }

  /** Slack is asked to carry out a call. */
  asked(id: number, now: number): void {
    this.#asked.set(id, now)
  }

  /** An answer came, or was given up. */
  answered(id: number, now: number): void {
    const tookMs = now - (this.#asked.get(id) ?? now)
    this.#asked.delete(id)
    if (tookMs >= this.#slowest.tookMs || now - this.#slowest.at > SLOWEST_FOR_MS) this.#slowest = { tookMs, at: now }
  }

  /** How long what another program began is left alone before it is looked for: Slack may be slow to show it. */
  breathMs(now: number): number {
    const { tookMs, at } = this.#slowest
    const slowest = now - at > SLOWEST_FOR_MS ? 0 : tookMs
    const waiting = Math.max(0, ...[...this.#asked.values()].map((since) => now - since))
    return Math.min(LONGEST_BREATH_MS, Math.max(BREATH_MS, BREATHS * Math.max(slowest, waiting)))
  }

  /** Slack took it; `tookMs` is null where it was there already. */
  went(call: Sent, tookMs: number | null): void {
    if (tookMs !== null) this.#latencyMs += WEIGHT * (tookMs - this.#latencyMs)
    if (!call.patient) return
    const patience = this.#patienceOf(call)
    patience.most = Math.min(MOST_AT_ONCE, patience.most + 1)
  }

  /** Slack wants fewer calls: of this channel, or, where that had only one a second, of the workspace. */
  tooMany(call: Sent, now: number, afterMs: number): void {
    this.#strict.set(call.lane, now + STRICT_MS)
    if (!call.patient) return
    const patience = this.#patienceOf(call)
    patience.most = Math.max(1, Math.floor(patience.most / 2))
    patience.from = Math.max(patience.from, now + afterMs)
  }

  /** Until when (milliseconds) a message waits so that Slack will not refuse it; null where it may go. */
  notYet(call: Sent, now: number): number | null {
    const { lane, patient } = call
    if (patient) {
      // It is counted as busy itself by now.
      const { busy, most, from } = this.#patienceOf(call)
      if (from > now) return from
      if (busy > most) return now + LANE_MS
    }
    const free = this.#free.get(lane)
    return isPosted(call) && free !== undefined && free > now ? free : null
  }

  /** When the next message of the lane may follow this one, and whether that is meant for replies to people too. */
  after(call: Sent, now: number): { next: number; all: boolean } | undefined {
    const { lane, patient = false } = call
    if (!isPosted(call)) return undefined
    const until = this.#strict.get(lane)
    if (until !== undefined && until < now) this.#strict.delete(lane)
    const all = until !== undefined && until >= now
    if (!all && !patient) return undefined
    if (this.#free.size > MOST_LANES) for (const [of, at] of this.#free) if (at < now) this.#free.delete(of)
    this.#free.set(lane, now + LANE_MS)
    return { next: now + LANE_MS, all }
  }
}
