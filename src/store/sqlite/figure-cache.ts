/** Figures kept in memory: what is published changes only with a load, and is asked about all day. */
import type { Figure } from '../../model/figure.ts'
import type { FigureFilter } from '../store.ts'

const MOST_FIGURES = 20_000

/** What the database gave for a filter, until another version of it is asked about; the oldest goes first. */
export class FigureCache {
  readonly #kept = new Map<string, readonly Figure[]>()
  readonly #most: number
  #size = 0
  #version: number | null = null

  constructor(most = MOST_FIGURES) {
    this.#most = most
  }

  /** @param version of the database, told before `read` is called: what was read under an earlier one is forgotten */
  get(filter: FigureFilter, version: number, read: () => readonly Figure[]): readonly Figure[] {
    if (version !== this.#version) this.clear()
    this.#version = version
    const key = JSON.stringify([filter.council, filter.indicators])
    const known = this.#kept.get(key)
    if (known) return known
    // Everybody who asks is given the same list.
    const figures = Object.freeze(read())
    this.#keep(key, figures)
    return figures
  }

  clear(): void {
    this.#kept.clear()
    this.#size = 0
  }

  #keep(key: string, figures: readonly Figure[]): void {
    if (sizeOf(figures) > this.#most) return
    this.#kept.set(key, figures)
    this.#size += sizeOf(figures)
    for (const [oldest, list] of this.#kept) {
      if (this.#size <= this.#most) return
      this.#kept.delete(oldest)
      this.#size -= sizeOf(list)
    }
  }
}

/** An empty answer takes room too. */
const sizeOf = (figures: readonly Figure[]): number => figures.length + 1
