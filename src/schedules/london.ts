/** Moments as the clock of London tells them. Milliseconds are those since 1970, as of `Date`. */
import type { IsoDate } from '../model/period.ts'
import { fullDay } from './days.ts'

const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS

let format: Intl.DateTimeFormat | null = null
let last: { readonly minute: number; readonly told: string } | null = null

/**
 * "2024-04-09, 09:00". It takes a while, and is asked several times for every question: what tells it is made when it is first
 * needed, and the last minute is kept.
 */
function told(ms: number): string {
  const minute = Math.floor(ms / MINUTE_MS)
  if (last?.minute !== minute) last = { minute, told: formatted(ms) }
  return last.told
}

function formatted(ms: number): string {
  format ??= new Intl.DateTimeFormat('en-CA', {
    timeZone: 'Europe/London',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  })
  return format.format(ms)
}

export const londonDay = (ms: number): IsoDate => told(ms).slice(0, 10)

/** "09:00". */
export const londonTime = (ms: number): string => told(ms).slice(-5)

/** "Tuesday 9 April 2024, 09:00". */
export const momentText = (ms: number): string => `${fullDay(londonDay(ms))}, ${londonTime(ms)}`

/**
 * The milliseconds of a day and a time ("09:00") in London. A time that the clocks skip in March is the first moment
 * after the gap; one that they show twice in October is the first of the two.
 */
export function instantOf(day: IsoDate, time: string): number {
  const greenwich = Date.parse(`${day}T${time}:00Z`)
  const wanted = `${day}, ${time}`
  // London is Greenwich time or an hour ahead of it; where both fit, the hour ahead comes first.
  const found = [greenwich - HOUR_MS, greenwich].find((ms) => told(ms) === wanted)
  // Neither fits a skipped time: the clocks go forward on the hour.
  return found ?? Math.floor(greenwich / HOUR_MS) * HOUR_MS
}
