/** A run, from what it is of. */
import type { Run } from '../../../schedules/run.ts'

/** A run of which nothing else is known yet. */
export const newRun = (
  of: Pick<Run, 'schedule' | 'occurrence' | 'meant' | 'at' | 'status'>,
  known: Partial<Run> = {},
): Run => ({
  what: null,
  period: null,
  call: null,
  ts: null,
  why: null,
  content: null,
  comment: null,
  ...known,
  ...of,
})
