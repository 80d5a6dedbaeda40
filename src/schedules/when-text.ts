/** When a schedule posts, as people read it. `parseWhen` reads it back. */
import { dayLabel } from '../periods/calendar.ts'
import { fullDay } from './days.ts'
import type { Rule, When } from './schedule.ts'

function daysOf({ every, ordinal: set, weekday }: Rule): string {
  if (every === 'week') return `every ${weekday}`
  const ordinal = set ?? 'first'
  if (every === 'month') return `on the ${ordinal} ${weekday} of every month`
  // "The last Friday after quarter end" would be anybody's guess.
  const after = ordinal === 'last' ? 'of the first month after quarter end' : 'after quarter end'
  return `on the ${ordinal} ${weekday} ${after}`
}

/** "on the second Tuesday after quarter end at 09:00, or the next working day after a bank holiday". */
export function whenText(when: When): string {
  switch (when.type) {
    case 'publication':
      return 'as soon as a report is published'
    case 'rule':
      return `${daysOf(when)} at ${when.time}, or the next working day after a bank holiday`
    case 'once': {
      const before = when.meeting === null ? '' : `, before the meeting on ${dayLabel(when.meeting)}`
      return `on ${fullDay(when.day)} at ${when.time}${before}`
    }
  }
}
