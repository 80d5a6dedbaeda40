/** Who sets schedules, one after another. */
import { officers } from '../who.ts'

export const SCHEDULERS = officers('Only officers can set schedules; ask one of them.')

/** What changes schedules is done one after another. */
export const SCHEDULES_LANE = 'schedules'
