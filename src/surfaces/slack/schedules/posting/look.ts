/**
 * One look at all schedules: settles what was posted, posts what is due. Called every few seconds, by each copy of the
 * bot: every change of a schedule claims the next number of its progress, so what two copies do at once is done by one.
 */
import { setImmediate as breath } from 'node:timers/promises'
import { openRuns, PROGRESS, RUN, SCHEDULE, schedulesOf } from '../../../../schedules/kept.ts'
import { NextDates } from '../../../../schedules/next-dates.ts'
import { ENDED } from '../../../../store/state.ts'
import type { SlackDeps } from '../../deps.ts'
import { stepsAt } from './due.ts'
import { fire } from './fire.ts'
import { settle } from './settle.ts'

const KINDS = [SCHEDULE, PROGRESS, RUN, ENDED]
/** Everything is looked at as often as this, whatever is known. */
const ANYHOW_MS = 3_600_000

/** What the last look found, and how long nothing else can come of another. */
interface Seen {
  readonly revision: string
  readonly fingerprint: string | null
  readonly from: number
  readonly until: number
}

/** The look, which remembers when there is nothing to look for: every fifteen seconds, mostly there is not. */
export function schedulesLook(deps: SlackDeps): () => Promise<void> {
  const dates = new NextDates()
  let seen: Seen | null = null
  return async () => {
    const { store, fingerprint } = deps.running()
    const revision = await deps.state.revision(KINDS)
    const now = deps.clock()
    if (seen?.revision === revision && seen.fingerprint === fingerprint && seen.from <= now && now < seen.until) return
    seen = null
    const schedules = await schedulesOf(deps)
    const again = await settle(deps, schedules)
    const current = async (): Promise<boolean> => (await store.fingerprint()) === fingerprint
    // Newer data is in the store and about to be taken: figures of one and names of the other are no summary.
    if (!(await current())) return
    const runs = await openRuns(deps)
    const { steps, next } = await stepsAt(deps, schedules, runs, now, dates)
    for (const step of steps) {
      const work = 'work' in step ? step.work : await fire(deps, step.due)
      if (!(await current())) return
      await deps.save(work)
      // Questions are answered in between.
      await breath()
    }
    if (steps.length > 0 || (await deps.state.revision(KINDS)) !== revision) return
    seen = { revision, fingerprint, from: now, until: Math.min(now + ANYHOW_MS, next, again) }
  }
}
