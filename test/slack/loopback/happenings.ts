/** What happened, and when something last did. */
import type { Attempt, Call, Prompts, Status } from './types.ts'

/** One request for an uploaded file. */
export interface Download {
  readonly file: string
  readonly host: string
  readonly token: string | null
}

export class Happenings {
  readonly downloads: Download[] = []
  readonly calls: Call[] = []
  readonly attempts: Attempt[] = []
  readonly prompts: Prompts[] = []
  readonly statuses: Status[] = []
  lastChange = Date.now()
  /** Calls whose answer is being made; hung ones do not count. */
  underway = 0
  readonly #listeners = new Set<() => void>()

  /** Tells those who wait. */
  changed(): void {
    this.lastChange = Date.now()
    for (const listener of [...this.#listeners]) listener()
  }

  /** Returns what stops it. */
  onChange(listener: () => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }
}
