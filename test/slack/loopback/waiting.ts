/** Waiting for something to have happened, or for nothing to happen any more. */
import type { Deliveries } from './deliveries.ts'
import type { Happenings } from './happenings.ts'

/** Looks again at every change, and now and then, as what a test looks at may lie elsewhere. */
const LOOK_MS = 20

export type Nothing = null | undefined | false

export async function waitFor<T>(
  happenings: Happenings,
  predicate: () => T | Nothing,
  timeoutMs: number,
  told: () => string,
): Promise<T> {
  const until = Date.now() + timeoutMs
  for (;;) {
    const found = predicate()
    if (found !== null && found !== undefined && found !== false) return found
    if (Date.now() > until) throw new Error(`not so within ${timeoutMs} ms: ${predicate}\n${told()}`)
    await new Promise<void>((resolve) => {
      const stop = happenings.onChange(() => done())
      const timer = setTimeout(() => done(), LOOK_MS)
      const done = (): void => {
        clearTimeout(timer)
        stop()
        resolve()
      }
    })
  }
}

/** Resolves after `quietMs` in which nothing went out, came in or was under way. */
export const settled = (
  happenings: Happenings,
  deliveries: Deliveries,
  quietMs: number,
  timeoutMs: number,
  told: () => string,
): Promise<true> => {
  const quiet = () =>
    happenings.underway === 0 && deliveries.underway === 0 && Date.now() - happenings.lastChange >= quietMs
  return waitFor(happenings, quiet, timeoutMs, told) as Promise<true>
}
