/** How much one person may ask for: a flood of theirs is refused at the door, so that nobody else waits behind it. */

/** In one go; after that as many a minute as the setting says. */
const BURST = 10
/** Between two times that somebody is told to wait. */
const TOLD_MS = 60_000
/** People remembered; whoever asked longest ago is forgotten first. */
const MOST_PEOPLE = 10_000

interface Allowance {
  left: number
  at: number
  told: number
}

export type Pace = 'in-time' | 'too-fast' | 'too-fast-and-told'

export class Paces {
  readonly #people = new Map<string, Allowance>()
  readonly #aMinute: number

  /** @param aMinute 0 for no limit */
  constructor(aMinute: number) {
    this.#aMinute = aMinute
  }

  /** Counts one thing that the person asks for at `now`, in milliseconds. */
  next(person: string, now: number): Pace {
    if (this.#aMinute === 0) return 'in-time'
    const known = this.#people.get(person) ?? { left: BURST, at: now, told: Number.NEGATIVE_INFINITY }
    const left = Math.min(BURST, known.left + (Math.max(0, now - known.at) / 60_000) * this.#aMinute)
    const allowed = left >= 1
    const tell = !allowed && now - known.told >= TOLD_MS
    this.#people.delete(person)
    this.#people.set(person, { left: allowed ? left - 1 : left, at: now, told: tell ? now : known.told })
    if (this.#people.size > MOST_PEOPLE) {
      const oldest = this.#people.keys().next().value
      if (oldest !== undefined) this.#people.delete(oldest)
    }
    return allowed ? 'in-time' : tell ? 'too-fast' : 'too-fast-and-told'
  }
}
