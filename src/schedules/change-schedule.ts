/** A schedule as it is after somebody changed something of it. */
import { type Schedule, type When, when } from './schedule.ts'

/** Both in the order of the schema, whatever order they were written in. */
const same = (a: When, b: When): boolean => JSON.stringify(when.parse(a)) === JSON.stringify(when.parse(b))

/** From when on it counts: other dates begin `now`, so that nothing is posted for the past. `now` in milliseconds. */
export const sinceOf = (before: Schedule | null, dates: When, now: number): number =>
  before && same(before.when, dates) ? before.since : now

export const paused = (schedule: Schedule): Schedule => ({ ...schedule, paused: true })

/** What came due while it was paused is not made up for. */
export const resumed = (schedule: Schedule, now: number): Schedule => ({ ...schedule, paused: false, since: now })
