/** Days of the week: of ISO dates, without a clock or a time zone. */
import type { IsoDate } from '../model/period.ts'
import { dayLabel } from '../periods/calendar.ts'

/** As `Date` counts them. */
export const DAYS_OF_WEEK = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'] as const
export type DayOfWeek = (typeof DAYS_OF_WEEK)[number]

export const dayOfWeek = (day: IsoDate): DayOfWeek =>
  DAYS_OF_WEEK[new Date(`${day}T12:00:00Z`).getUTCDay()] as DayOfWeek

/** "Tuesday 9 April 2024". */
export const fullDay = (day: IsoDate): string => `${dayOfWeek(day)} ${dayLabel(day)}`
