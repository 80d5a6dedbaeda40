/** The only clock. Days are those of Europe/London, whatever the machine is set to. */
import type { IsoDate } from './model/period.ts'
import { londonDay } from './schedules/london.ts'

export const nowMs = (): number => Date.now()

/** The day in London. */
export const today = (): IsoDate => londonDay(nowMs())

/** Milliseconds since some moment; nobody can set it. */
export const monotonicMs = (): number => performance.now()
