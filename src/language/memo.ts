/**
 * A bounded memory of what a pure function gave. It is of two halves: where the newer is full it becomes the older, and
 * what the older still had is forgotten. So what is asked for often stays, and forgetting takes no time.
 */
export class Memo<T> {
  #newer = new Map<string, T>()
  #older: ReadonlyMap<string, T> = new Map()
  readonly #half: number

  /** @param limit how many are remembered at most */
  constructor(limit: number) {
    this.#half = Math.max(1, Math.floor(limit / 2))
  }

  get(key: string, make: () => T): T {
    const known = this.#newer.get(key)
    if (known !== undefined) return known
    const value = this.#older.get(key) ?? make()
    if (this.#newer.size >= this.#half) {
      this.#older = this.#newer
      this.#newer = new Map()
    }
    this.#newer.set(key, value)
    return value
  }
}
