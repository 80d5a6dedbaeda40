/** What filters gave, kept in memory: what is published changes only with a load, and is asked about all day. */
import type { FigureFilter } from '../store.ts'

/** Lists by filter, until another version of the database is asked about; the oldest goes first. */
export class FilterCache<T> {
  readonly #kept = new Map<string, readonly T[]>()
  readonly #most: number
  #size = 0
  #version: number | null = null

  /** @param most items that are kept, over all lists */
  constructor(most: number) {
    this.#most = most
  }

  /** @param version of the database, told before `read` is called: what was read under an earlier one is forgotten */
  get(filter: FigureFilter, version: number, read: (filter: FigureFilter) => readonly T[]): readonly T[] {
    if (version !== this.#version) this.clear()
    this.#version = version
    const key = JSON.stringify([filter.council, filter.indicators])
    const known = this.#kept.get(key)
    if (known) return known
    // Everybody who asks is given the same list.
    const list = Object.freeze(read(filter))
    this.#keep(key, list)
    return list
  }

  clear(): void {
    this.#kept.clear()
    this.#size = 0
  }

  #keep(key: string, list: readonly T[]): void {
    if (sizeOf(list) > this.#most) return
    this.#kept.set(key, list)
    this.#size += sizeOf(list)
    for (const [oldest, first] of this.#kept) {
      if (this.#size <= this.#most) return
      this.#kept.delete(oldest)
      this.#size -= sizeOf(first)
    }
  }
}

/** An empty list takes room too. */
const sizeOf = (list: readonly unknown[]): number => list.length + 1
