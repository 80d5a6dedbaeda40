/** Runs work of one lane in order and lanes side by side: a thread's second question waits for the first's answer. */
export class Lanes {
  readonly #tails = new Map<string, Promise<unknown>>()

  run<T>(lane: string, work: () => Promise<T>): Promise<T> {
    const before = this.#tails.get(lane) ?? Promise.resolve()
    const mine = before.then(work, work)
    const settled = mine.catch(() => {})
    this.#tails.set(lane, settled)
    void settled.then(() => {
      if (this.#tails.get(lane) === settled) this.#tails.delete(lane)
    })
    return mine
  }

  /** Resolves when everything begun so far has ended. */
  async idle(): Promise<void> {
    while (this.#tails.size > 0) await Promise.all(this.#tails.values())
  }
}
