/** Time as this Slack sees it. A test may put it forward, so that what expires does so without waiting. */
export class Clock {
  #skewMs = 0
  #lastMicros = 0

  /** Milliseconds. */
  now(): number {
    return Date.now() + this.#skewMs
  }

  advance(ms: number): void {
    this.#skewMs += ms
  }

  /** A time-stamp that no other message has, later than all before it. */
  ts(): string {
    this.#lastMicros = Math.max(this.now() * 1000, this.#lastMicros + 100)
    const micros = String(this.#lastMicros)
    return `${micros.slice(0, -6)}.${micros.slice(-6)}`
  }
}
