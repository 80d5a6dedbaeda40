/** When a schedule is to post, from what somebody typed. */
import { UsageError } from '../errors.ts'
import type { IsoDate } from '../model/period.ts'
import { dayLabel } from '../periods/calendar.ts'
import { fullDay } from './days.ts'
import { saidDay } from './said-day.ts'
import { saidRule } from './said-rule.ts'
import { takeTime } from './said-time.ts'
import { WEEKDAY } from './said-weekday.ts'
import type { When } from './schedule.ts'
import { workingDayBefore } from './working-days.ts'

export const DEFAULT_TIME = '09:00'
export const WHEN_EXAMPLES = [
  'on publication',
  'second Tuesday after quarter end at 09:00',
  'first Monday of the month at 9am',
  'every Friday at 14:00',
  'on 30 July 2024 at 09:00',
  'before the meeting on 30 July 2024',
] as const

const PUBLICATION =
  /^(?:(?:on|upon|after|at) )?(?:(?:the|each|every) )?publication$|^(?:as soon as|when|whenever) (?:(?:a|the|each|every) )?(?:new )?(?:report|figures) (?:is|are) published$/
const MEETING =
  /^(.*?),? ?(?:(?:on )?(?:the )?(?:last )?(?:working )?day )?before (?:(?:the|a|our|next) )*(?:[a-z]+ ){0,3}meeting (?:on|of) (.+)$/
/** What `whenText` adds, and what is so in any case. */
const MOVED = /,? \(?or (?:on )?the next working day(?: after a bank holiday)?\)?$/
const ONE_WEEKDAY = new RegExp(`^(?:on )?(?:the )?${WEEKDAY}$`)

const plain = (text: string): string =>
  text
    .toLowerCase()
    .replaceAll('’', "'")
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[.,;]+$/, '')

function unreadable(text: string): UsageError {
  const examples = WHEN_EXAMPLES.map((example) => `"${example}"`)
  const said = text.trim() === '' ? 'No time is given' : `"${text.trim().slice(0, 80)}" is no time that can be read`
  return new UsageError(`${said}: write ${examples.slice(0, -1).join(', ')} or ${examples.at(-1)}, for example.`)
}

/** Posted on the last working day before. A time after the meeting's date is the meeting's own, one before it is ours. */
function beforeMeeting(lead: string, date: string, today: IsoDate): When | null {
  const meeting = saidDay(takeTime(date).rest, today)
  if (meeting === null) return null
  const { time, rest } = takeTime(lead)
  const day = workingDayBefore(meeting)
  const label = `the last working day before the meeting on ${dayLabel(meeting)} is ${fullDay(day)}`
  if (day < today) throw new UsageError(`That is too late: ${label}, which is past.`)
  if (rest !== '' && rest !== 'on') {
    const asked = saidDay(rest, today)
    if (asked === null) return null
    if (asked !== day) throw new UsageError(`It would be posted on another day: ${label}, not ${fullDay(asked)}.`)
  }
  return { type: 'once', day, time: time ?? DEFAULT_TIME, meeting }
}

/**
 * "second Tuesday after quarter end at 9am"; times are London's and 09:00 where none is said, a date without a year is
 * the next from `today` on. Throws UsageError, in one sentence, for what cannot be read or cannot be kept.
 */
export function parseWhen(text: string, today: IsoDate): When {
  const said = plain(text.slice(0, 300)).replace(MOVED, '')
  if (PUBLICATION.test(said)) return { type: 'publication' }
  const meeting = MEETING.exec(said)
  if (meeting) {
    const found = beforeMeeting(meeting[1] as string, meeting[2] as string, today)
    if (found) return found
    throw unreadable(text)
  }
  const { time: asked, rest } = takeTime(said)
  const time = asked ?? DEFAULT_TIME
  const rule = saidRule(rest)
  if (rule) return { type: 'rule', ...rule, time }
  const day = saidDay(rest, today)
  if (day !== null) return { type: 'once', day, time, meeting: null }
  const weekday = ONE_WEEKDAY.exec(rest)?.[1]
  if (weekday)
    throw new UsageError(
      `"${text.trim()}" may be one day or every week: write "every Friday at 14:00" or a date, "on 30 July 2024 at 09:00".`,
    )
  throw unreadable(text)
}
