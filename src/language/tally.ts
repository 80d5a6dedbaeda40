/** Sums by number, all nought again for the next question without a new list being made. */
export class Tally {
  readonly #sums: Float64Array
  readonly #touched: number[] = []

  constructor(size: number) {
    this.#sums = new Float64Array(size)
  }

  /** The numbers that something was added to, in the order in which that first happened. */
  get touched(): readonly number[] {
    return this.#touched
  }

  of(n: number): number {
    return this.#sums[n] as number
  }

  /** @param amount above nought */
  add(n: number, amount: number): void {
    const before = this.#sums[n] as number
    if (before === 0) this.#touched.push(n)
    this.#sums[n] = before + amount
  }

  clear(): void {
    for (const n of this.#touched) this.#sums[n] = 0
    this.#touched.length = 0
  }
}
