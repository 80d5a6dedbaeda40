/** Days of the week, and days counted on: on ISO dates, without a clock or a time zone. */
import type { IsoDate } from '../model/period.ts'
import { dayLabel } from '../periods/calendar.ts'

const DAY_MS = 86_400_000
/** As `Date` counts them. */
export const DAYS_OF_WEEK = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'] as const
export type DayOfWeek = (typeof DAYS_OF_WEEK)[number]

const noon = (day: IsoDate): number => Date.parse(`${day}T12:00:00Z`)

export const addDays = (day: IsoDate, days: number): IsoDate =>
  new Date(noon(day) + days * DAY_MS).toISOString().slice(0, 10)

export const dayOfWeek = (day: IsoDate): DayOfWeek => DAYS_OF_WEEK[new Date(noon(day)).getUTCDay()] as DayOfWeek

/** "Tuesday 9 April 2024". */
export const fullDay = (day: IsoDate): string => `${dayOfWeek(day)} ${dayLabel(day)}`
