/** When a schedule is due. The only import of croner, which here only reckons dates: nothing is started by it. */
import { Cron } from 'croner'
import type { IsoDate } from '../model/period.ts'
import { fullDay } from './days.ts'
import { instantOf, londonDay } from './london.ts'
import type { ORDINALS, Rule, When } from './schedule.ts'
import { bankHoliday, workingDayOnOrAfter } from './working-days.ts'

const DAY_MS = 86_400_000
/** Further than bank holidays ever move a day: Good Friday's goes to Tuesday. */
const LONGEST_MOVE_MS = 10 * DAY_MS
const LATE_MS = 3 * DAY_MS

export interface Occurrence {
  /** "2024-04-09T09:00", in London: unique within the schedule. */
  readonly key: string
  /** Milliseconds. */
  readonly at: number
  /** Milliseconds: from then on the owner is asked first. */
  readonly tooLate: number
  /** "not Monday 6 May 2024: Early May bank holiday". */
  readonly moved: string | null
}

const NTH: Readonly<Record<(typeof ORDINALS)[number], string>> = {
  first: '#1',
  second: '#2',
  third: '#3',
  fourth: '#4',
  last: '#L',
}

/** A rule in cron's five parts: "0 9 * 1,4,7,10 TUE#2". */
export function cronPattern({ every, ordinal, weekday, time }: Rule): string {
  const [hour, minute] = time.split(':').map(Number)
  const months = every === 'quarter' ? '1,4,7,10' : '*'
  const nth = every === 'week' ? '' : NTH[ordinal ?? 'first']
  return `${minute} ${hour} * ${months} ${weekday.slice(0, 3).toUpperCase()}${nth}`
}

function onDay(day: IsoDate, time: string, tooLate: number | null, moved: string | null): Occurrence {
  const at = instantOf(day, time)
  return { key: `${day}T${time}`, at, tooLate: tooLate ?? at + LATE_MS, moved }
}

/** Without end, in order: from `after`, with those that a bank holiday moves past it. */
function* ofRule(rule: Rule, after: number): Generator<Occurrence, void> {
  const cron = new Cron(cronPattern(rule), { timezone: 'Europe/London' })
  let base = cron.nextRun(new Date(after - LONGEST_MOVE_MS))
  let last: IsoDate | null = null
  while (base !== null) {
    const meant = londonDay(base.getTime())
    const day = workingDayOnOrAfter(meant)
    const moved = day === meant ? null : `not ${fullDay(meant)}: ${bankHoliday(meant)}`
    const next = onDay(day, rule.time, null, moved)
    // Two that are moved to the same day are one.
    if (day !== last && next.at > after) yield next
    last = day
    base = cron.nextRun(base)
  }
}

function* all(when: When, after: number): Generator<Occurrence, void> {
  if (when.type === 'rule') yield* ofRule(when, after)
  if (when.type !== 'once') return
  // What is sent ahead of a meeting is of no use once its day has begun.
  const tooLate = when.meeting === null ? null : instantOf(when.meeting, '00:00')
  const only = onDay(when.day, when.time, tooLate, null)
  if (only.at > after) yield only
}

/** Those with `after` < at <= `until` (milliseconds), in order. None for publication. */
export function occurrencesBetween(when: When, after: number, until: number): Occurrence[] {
  const found: Occurrence[] = []
  for (const occurrence of all(when, after)) {
    if (occurrence.at > until) break
    found.push(occurrence)
  }
  return found
}

/** The first after `after` (milliseconds); null where there is none. */
export function nextOccurrence(when: When, after: number): Occurrence | null {
  return all(when, after).next().value ?? null
}
