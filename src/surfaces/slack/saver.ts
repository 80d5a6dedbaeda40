/** Saves what a delivery came to, and does not let go of it while the database cannot take it. */
import { setTimeout as wait } from 'node:timers/promises'
import { AwayError } from '../../errors.ts'
import type { Finished, State, Work } from '../../store/state.ts'

const FIRST_WAIT_MS = 200
/** A server that comes back is not kept waiting. */
const LONGEST_WAIT_MS = 5000
/** Between two looks whether another program is done with what came before. */
const TURN_MS = 25
const TURN_TRIES = 400

export interface SaverOptions {
  readonly state: State
  readonly clock: () => number
  readonly log: (message: string) => void
}

export class Saver {
  readonly #options: SaverOptions
  readonly #unsaved = new Set<string>()
  /** Deliveries that are handed to the features, and not dealt with yet. */
  readonly #open = new Set<string>()
  readonly #stop = new AbortController()

  constructor(options: SaverOptions) {
    this.#options = options
  }

  /** Deliveries whose work is waiting for the database: not to be taken for dealt with. */
  get unsaved(): ReadonlySet<string> {
    return this.#unsaved
  }

  /** What came of it; null where the program stops first: the delivery is then there at the next start. */
  async save(key: string | null, work: Work): Promise<Finished | null> {
    const { state, clock, log } = this.#options
    if (key !== null) this.#unsaved.add(key)
    for (let tries = 0; !this.#stop.signal.aborted; tries++) {
      try {
        const finished = await state.finish(key, work, clock())
        if (key !== null) {
          this.#unsaved.delete(key)
          if (finished !== 'claimed') this.#open.delete(key)
        }
        return finished
      } catch (error) {
        if (tries === 0) log(`What a delivery came to could not be saved yet: ${(error as Error).message}`)
        await this.#pause(tries)
      }
    }
    return null
  }

  /** Hands a delivery to the features; what none of them wanted is dealt with as well. */
  async handed(key: string, hand: () => Promise<void>): Promise<void> {
    this.#open.add(key)
    await hand()
    if (this.#open.delete(key) && !this.#unsaved.has(key)) await this.save(key, {})
  }

  /** What is worked out, once the database can be read: that is no reason for an apology. Rejects where the program stops first. */
  async worked(key: string | null, work: () => Promise<Work>): Promise<Work> {
    for (let tries = 0; ; tries++) {
      try {
        return await work()
      } catch (error) {
        if (!(error instanceof AwayError)) throw error
        if (key !== null) this.#unsaved.add(key)
        if (this.#stop.signal.aborted) throw error
        if (tries === 0) this.#options.log(`A delivery cannot be dealt with yet: ${error.message}`)
        await this.#pause(tries)
      }
    }
  }

  /** Waits until no other program deals with an earlier delivery of the same lane; not for ever. */
  async turn(key: string | null): Promise<void> {
    const { state } = this.#options
    if (key === null) return
    for (let tries = 0; tries < TURN_TRIES && !this.#stop.signal.aborted; tries++) {
      if (await state.isTurn(key).catch(() => false)) return
      await wait(TURN_MS, undefined, { signal: this.#stop.signal, ref: false }).catch(() => {})
    }
  }

  async #pause(tries: number): Promise<void> {
    const ms = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** tries)
    await wait(ms, undefined, { signal: this.#stop.signal, ref: false }).catch(() => {})
  }

  stop(): void {
    this.#stop.abort()
  }
}
