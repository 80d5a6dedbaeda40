/**
 * One look at all schedules: settles what was posted, posts what is due. Called every few seconds, by each copy of the
 * bot: every change of a schedule claims the next number of its progress, so what two copies do at once is done by one.
 */
import { allRuns, schedulesOf } from '../../../schedules/kept.ts'
import type { SlackDeps } from '../deps.ts'
import { stepsAt } from './due.ts'
import { fire } from './fire.ts'
import { settle } from './settle.ts'

export async function lookAtSchedules(deps: SlackDeps): Promise<void> {
  const schedules = await schedulesOf(deps)
  const runs = await allRuns(deps)
  await settle(deps, schedules, runs)
  const { store, fingerprint } = deps.running()
  const current = async (): Promise<boolean> => (await store.fingerprint()) === fingerprint
  // Newer data is in the store and about to be taken: figures of one and names of the other are no summary.
  if (!(await current())) return
  for (const step of await stepsAt(deps, schedules, runs, deps.clock())) {
    const work = 'work' in step ? step.work : await fire(deps, step.due)
    if (!(await current())) return
    await deps.save(work)
  }
}
