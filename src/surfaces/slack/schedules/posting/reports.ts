/** How the outbox tells the schedules what came of their messages; and whose owner could not be reached. */
import { z } from 'zod'
import { type Run, runKey } from '../../../../schedules/run.ts'

/** Owners of `ENDED` records: the run that a message was for, or the schedule whose owner or officers were told. */
export const runReport = (run: Pick<Run, 'schedule' | 'occurrence'>): string => `run:${runKey(run)}`
export const ownerReport = (schedule: string): string => `owner:${schedule}`
export const officersReport = (schedule: string): string => `officers:${schedule}`

/** What a report is about. */
export function reportOf(report: string): { readonly of: 'run' | 'owner' | 'officers'; readonly key: string } | null {
  const [, of, key] = /^(run|owner|officers):(.+)$/.exec(report) ?? []
  return of && key ? { of: of as 'run' | 'owner' | 'officers', key } : null
}

/** Record kind: a schedule whose owner could not be reached; its key is the schedule's. */
export const UNREACHED = 'unreached'

export const unreached = z.object({
  /** Who that was: the schedule may have another owner by now. */
  owner: z.string(),
  why: z.string(),
  /** Whether the officers' channel has heard instead. */
  heard: z.boolean(),
})
export type Unreached = z.infer<typeof unreached>
