/** Whole days between ISO dates. Pure: no clock, no time zone. */
import type { IsoDate } from '../model/period.ts'

const DAY = 86_400_000

/** Days from `from` to `to`; negative where `to` is earlier. */
export const daysBetween = (from: IsoDate, to: IsoDate): number => (Date.parse(to) - Date.parse(from)) / DAY

/** `date` moved by `days`. */
export const addDays = (date: IsoDate, days: number): IsoDate =>
  new Date(Date.parse(date) + days * DAY).toISOString().slice(0, 10)
