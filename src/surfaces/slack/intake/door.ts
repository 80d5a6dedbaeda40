/**
 * The door by which deliveries come in. Slack waits three seconds to be told that one arrived: those that come together
 * are kept in one commit, and only then is anything answered. What has waited long is kept without being read.
 */
import { setImmediate as breath } from 'node:timers/promises'
import { monotonicMs } from '../../../clock.ts'

/** So long others wait for what is looked at in one go. */
const SLICE_MS = 20
/** Answers take some milliseconds each. */
const AT_A_TIME = 8
/** Of the three seconds, how long something may wait for the words of what came before it to be read. */
const LATE_MS = 250
/** Something is let through after so long, also while more is coming in. */
const LONGEST_HOLD_MS = 100

interface Waiting<B, T> {
  readonly body: B
  readonly name: string | null
  /** Since when it waits (milliseconds). */
  readonly since: number
  readonly resolve: (taken: T | null) => void
  readonly reject: (error: Error) => void
}

export interface DoorOptions<B, T> {
  /** What is to be kept of it; null where it is not for us. `isLate`: it waited long, and is to be looked at no more than must be. */
  readonly look: (body: B, isLate: boolean) => Promise<T | null>
  /** The names under which it is kept; whatever has one of them waits until this one is. Null: all wait, and it waits for all. */
  readonly nameOf: (body: B) => string | null
  /** Keeps them, in one step; null for what was known already. */
  readonly keep: (taken: readonly T[]) => Promise<readonly (T | null)[]>
}

export class Door<B, T> {
  readonly #options: DoorOptions<B, T>
  #waiting: Waiting<B, T>[] = []
  #isTaking = false
  readonly #held: (() => void)[] = []
  /** Since when nothing was let through that could have been (milliseconds). */
  #heldSince = 0
  #isTurn = true
  #timer: NodeJS.Timeout | null = null

  constructor(options: DoorOptions<B, T>) {
    this.#options = options
  }

  /** What came of it once it is kept; null where it was not for us or known. Rejects where it could not be kept. */
  enter(body: B): Promise<T | null> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ body, name: this.#options.nameOf(body), since: monotonicMs(), resolve, reject })
      if (!this.#isTaking) void this.#take()
    })
  }

  /** A few in a turn of the event loop, in order, and while nothing waits outside: what came in meanwhile goes first. */
  pass(): Promise<void> {
    return new Promise((resolve) => {
      if (this.#held.length === 0) this.#heldSince = monotonicMs()
      this.#held.push(resolve)
      this.#letThrough()
    })
  }

  #letThrough(): void {
    if (!this.#isTurn || this.#held.length === 0) return
    const hold = this.#waiting.length === 0 ? 0 : this.#heldSince + LONGEST_HOLD_MS - monotonicMs()
    if (hold > 0) {
      if (!this.#timer)
        this.#timer = setTimeout(() => {
          this.#timer = null
          this.#letThrough()
        }, hold)
      return
    }
    // Whose answers are saved together.
    for (const pass of this.#held.splice(0, AT_A_TIME)) pass()
    this.#heldSince = monotonicMs()
    this.#isTurn = false
    setImmediate(() => {
      this.#isTurn = true
      this.#letThrough()
    })
  }

  async #take(): Promise<void> {
    this.#isTaking = true
    while (this.#waiting.length > 0) {
      await this.#slice()
      if (this.#waiting.length > 0) await breath()
    }
    this.#isTaking = false
    this.#letThrough()
  }

  async #slice(): Promise<void> {
    const { look, keep } = this.#options
    const names = new Set<string>()
    const looked: { readonly of: Waiting<B, T>; readonly taken: T }[] = []
    const began = monotonicMs()
    let n = 0
    for (const of of this.#waiting) {
      const { name } = of
      const now = monotonicMs()
      if (n > 0 && (name === null || names.has(name) || now - began > SLICE_MS)) break
      n += 1
      try {
        const taken = await look(of.body, now - of.since > LATE_MS)
        if (taken === null) of.resolve(null)
        else looked.push({ of, taken })
      } catch (error) {
        of.reject(error as Error)
      }
      if (name === null) break
      names.add(name)
    }
    this.#waiting.splice(0, n)
    if (looked.length === 0) return
    try {
      const kept = await keep(looked.map(({ taken }) => taken))
      looked.forEach(({ of }, i) => {
        of.resolve(kept[i] ?? null)
      })
    } catch (error) {
      for (const { of } of looked) of.reject(error as Error)
    }
  }
}
