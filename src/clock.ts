/** The only clock. Days are those of Europe/London, whatever the machine is set to. */
import type { IsoDate } from './model/period.ts'

const LONDON = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'Europe/London',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
})

export const today = (): IsoDate => LONDON.format(new Date())

export const nowMs = (): number => Date.now()
