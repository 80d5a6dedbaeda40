/** The start waits: for a network that comes up later, a workspace in trouble, a disk without room. None is a reason to end. */
import { setTimeout as wait } from 'node:timers/promises'
import { AwayError, ScrutineerError } from '../../errors.ts'
import { withoutSecrets } from './quiet-logger.ts'
import { troubleText, verdictOf } from './slack-errors.ts'

const FIRST_WAIT_MS = 2000
const LONGEST_WAIT_MS = 60_000

/** What no waiting mends: refused tokens, a setting, a port that is taken. */
function isFinal(error: unknown): boolean {
  if (error instanceof ScrutineerError) return !(error instanceof AwayError)
  const { code } = error as NodeJS.ErrnoException
  return code === 'EADDRINUSE' || code === 'EACCES' || verdictOf(error).kind === 'broken'
}

function unreachedText(error: unknown): string {
  const verdict = verdictOf(error)
  const why = 'why' in verdict ? troubleText(verdict.why) : (error as Error).message
  return `Slack cannot be reached yet (${withoutSecrets(why)}): it is tried again until it can be.`
}

/** Does `reach` until it succeeds or `signal` says to stop. Throws what no waiting mends. */
export async function untilReached(
  reach: () => Promise<unknown>,
  signal: AbortSignal,
  say: (sentence: string) => void,
): Promise<void> {
  for (let tries = 0; !signal.aborted; tries++) {
    try {
      await reach()
      return
    } catch (error) {
      if (isFinal(error)) throw error
      say(error instanceof AwayError ? error.message : unreachedText(error))
      const pause = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** Math.min(tries, 10))
      await wait(pause, undefined, { signal, ref: true }).catch(() => {})
    }
  }
}
