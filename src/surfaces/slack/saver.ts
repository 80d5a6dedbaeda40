/** Saves what a delivery came to, and does not let go of it while the database cannot take it. */
import { setTimeout as wait } from 'node:timers/promises'
import type { Finished, State, Work } from '../../store/state.ts'

const FIRST_WAIT_MS = 200
const LONGEST_WAIT_MS = 30_000

export interface SaverOptions {
  readonly state: State
  readonly clock: () => number
  readonly log: (message: string) => void
}

export class Saver {
  readonly #options: SaverOptions
  readonly #unsaved = new Set<string>()
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
        if (key !== null) this.#unsaved.delete(key)
        return finished
      } catch (error) {
        if (tries === 0) log(`What a delivery came to could not be saved yet: ${(error as Error).message}`)
        const pause = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** tries)
        await wait(pause, undefined, { signal: this.#stop.signal, ref: false }).catch(() => {})
      }
    }
    return null
  }

  stop(): void {
    this.#stop.abort()
  }
}
