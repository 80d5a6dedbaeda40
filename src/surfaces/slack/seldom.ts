/** A log in which the same sentence stands once a minute, however often it is said. */
import type { Log } from './log.ts'

const SAY_AGAIN_MS = 60_000

export function seldom(log: Log, clock: () => number): Log {
  /** When each sentence was logged last; those of the last minute. */
  const said = new Map<string, number>()
  return (message, about) => {
    const now = clock()
    for (const [sentence, at] of said) if (Math.abs(now - at) >= SAY_AGAIN_MS) said.delete(sentence)
    if (said.has(message)) return
    said.set(message, now)
    log(message, about)
  }
}
