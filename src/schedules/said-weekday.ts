/** Days of the week as people write them. */
import { DAYS_OF_WEEK, type DayOfWeek } from './days.ts'

/** The source of an expression with one group: "tue", "tues", "tuesday", "tuesdays". */
export const WEEKDAY = String.raw`((?:mon|tues?|wed(?:nes|s)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:days?)?)\b\.?`

/** Of what `WEEKDAY` found. */
export const dayNamed = (said: string): DayOfWeek =>
  DAYS_OF_WEEK.find((name) => name.toLowerCase().startsWith(said.slice(0, 3))) as DayOfWeek
