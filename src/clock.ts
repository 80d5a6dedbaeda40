/** The only clock. Days are those of Europe/London, whatever the machine is set to. */
import type { IsoDate } from './model/period.ts'

let london: Intl.DateTimeFormat | null = null

/** The day in London. What tells it is made when the day is first needed: a day that is given need not wait for it. */
export function today(): IsoDate {
  london ??= new Intl.DateTimeFormat('en-CA', {
    timeZone: 'Europe/London',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  })
  return london.format(new Date())
}

export const nowMs = (): number => Date.now()

/** Milliseconds since some moment; nobody can set it. */
export const monotonicMs = (): number => performance.now()
