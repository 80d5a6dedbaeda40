import { dayLabel } from '../../periods/calendar.ts'
import { londonDay, londonTime } from '../../schedules/london.ts'

/** "5 November 2026, 09:00", by the clock of London; `ms` in milliseconds. */
export const momentLabel = (ms: number): string => `${dayLabel(londonDay(ms))}, ${londonTime(ms)}`
