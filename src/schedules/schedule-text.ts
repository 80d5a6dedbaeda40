/** What a schedule is about and when it comes next, in words. */

import type { Catalogue } from '../catalogue.ts'
import { listText } from '../wording/format.ts'
import { momentText } from './london.ts'
import { nextOccurrence } from './occurrences.ts'
import type { KeptSchedule, Schedule } from './schedule.ts'
import { whenText } from './when-text.ts'

/** "Rotherham, children in care and reviews". */
export function aboutText(catalogue: Catalogue, { about }: Pick<Schedule, 'about'>): string {
  if (about.type === 'watched') return 'what its owner watches'
  const name = catalogue.councilName(about.council)
  return about.themes.length > 0 ? `${name}, ${listText(about.themes)}` : name
}

/** When it is due next, in milliseconds; null where no date is known: paused, at a publication, or over. */
export const dueNext = ({ paused, when }: Pick<Schedule, 'paused' | 'when'>, now: number): number | null =>
  paused ? null : (nextOccurrence(when, now)?.at ?? null)

/** "Tuesday 9 April 2024, 09:00", or why there is no date. */
export function nextWords({ paused, when }: Pick<Schedule, 'paused' | 'when'>, now: number): string {
  if (paused) return 'paused'
  if (when.type === 'publication') return 'when a report is published'
  const next = nextOccurrence(when, now)
  if (!next) return 'none, as its time has passed'
  return `${momentText(next.at)}${next.moved === null ? '' : ` (${next.moved})`}`
}

/** What is said once it is saved: before and after the channel, which each surface writes in its own way. */
export function savedParts(catalogue: Catalogue, { key, schedule }: KeptSchedule, now: number): [string, string] {
  return [
    `Saved ${key}: ${aboutText(catalogue, schedule)} to `,
    `, ${whenText(schedule.when)}. Next: ${nextWords(schedule, now)}.`,
  ]
}
