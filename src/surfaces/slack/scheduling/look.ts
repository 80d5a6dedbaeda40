/**
 * One look at all schedules: settles what was posted, posts what is due. Called every few seconds, by each copy of the
 * bot: every change of a schedule claims the next number of its progress, so what two copies do at once is done by one.
 */
import { setImmediate as breath } from 'node:timers/promises'
import { openRuns, PROGRESS, RUN, SCHEDULE, schedulesOf } from '../../../schedules/kept.ts'
import { nextOccurrence } from '../../../schedules/occurrences.ts'
import type { Run } from '../../../schedules/run.ts'
import type { KeptSchedule } from '../../../schedules/schedule.ts'
import { ENDED } from '../../../store/state.ts'
import type { SlackDeps } from '../deps.ts'
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

/** Milliseconds of the next moment that something comes of by itself. */
function nextMoment(schedules: readonly KeptSchedule[], runs: readonly Run[], now: number): number {
  // What waits for Slack is looked after as time goes by.
  if (runs.some(({ status }) => status !== 'held')) return now
  const dates = schedules.flatMap(({ schedule: { paused, when } }) =>
    paused || when.type === 'publication' ? [] : (nextOccurrence(when, now)?.at ?? []),
  )
  return Math.min(now + ANYHOW_MS, ...dates)
}

/** The look, which remembers when there is nothing to look for: every fifteen seconds, mostly there is not. */
export function schedulesLook(deps: SlackDeps): () => Promise<void> {
  let seen: Seen | null = null
  return async () => {
    const { store, fingerprint } = deps.running()
    const revision = await deps.state.revision(KINDS)
    const now = deps.clock()
    if (seen?.revision === revision && seen.fingerprint === fingerprint && seen.from <= now && now < seen.until) return
    seen = null
    const schedules = await schedulesOf(deps)
    await settle(deps, schedules, await openRuns(deps))
    const current = async (): Promise<boolean> => (await store.fingerprint()) === fingerprint
    // Newer data is in the store and about to be taken: figures of one and names of the other are no summary.
    if (!(await current())) return
    const runs = await openRuns(deps)
    const steps = await stepsAt(deps, schedules, runs, now)
    for (const step of steps) {
      const work = 'work' in step ? step.work : await fire(deps, step.due)
      if (!(await current())) return
      await deps.save(work)
      // Questions are answered in between.
      await breath()
    }
    if (steps.length > 0 || (await deps.state.revision(KINDS)) !== revision) return
    seen = { revision, fingerprint, from: now, until: nextMoment(schedules, runs, now) }
  }
}
