/** From a filled-in form to a schedule, or to what is wrong with it, each beside its field. */
import type { Catalogue } from '../../../../catalogue.ts'
import { themesOf } from '../../../../overview/themes.ts'
import { sinceOf } from '../../../../schedules/change-schedule.ts'
import { nextOccurrence } from '../../../../schedules/occurrences.ts'
import { type Schedule, schedule, type When, when } from '../../../../schedules/schedule.ts'
import { isChannelId, isUserId } from '../../../../schedules/slack-ids.ts'
import { workingDayBefore } from '../../../../schedules/working-days.ts'
import type { SlackSettings } from '../../settings.ts'
import { FIELDS, type ScheduleForm } from './form.ts'

export type Errors = Record<string, string>

const NO_COUNCIL = 'Choose the council that it tells about.'
const NO_CHANNEL = 'Choose the channel that it is posted to.'
const NO_OWNER = 'Choose whose it is: they hear when something fails.'
const NO_OFFICER = 'Only an officer can change it later, so choose one of them.'
const NO_DATE = 'Choose a date.'
const NO_WHEN = 'Choose when it is posted.'
const PASSED = 'That time has passed; choose a later one.'
const MEETING_PASSED = 'The last working day before that meeting has passed; choose a later one.'

/** Null where a part of it is missing or is nothing that the form offers. */
function datesIn({ type, every, ordinal, weekday, day, time, meeting }: ScheduleForm): When | null {
  const given =
    type === 'publication'
      ? { type }
      : type === 'rule'
        ? { type, every, ordinal: every === 'week' ? null : ordinal, weekday, time }
        : { type, day: day && meeting ? workingDayBefore(day) : day, time, meeting: meeting ? day : null }
  return when.safeParse(given).data ?? null
}

function dateErrors(form: ScheduleForm, dates: When | null, now: number): Errors {
  if (form.type === 'once' && form.day === null) return { [FIELDS.day]: NO_DATE }
  if (!dates) return { [FIELDS.type]: NO_WHEN }
  if (dates.type !== 'once' || nextOccurrence(dates, now)) return {}
  return { [FIELDS.day]: form.meeting ? MEETING_PASSED : PASSED }
}

function placeErrors({ council, channel, owner }: ScheduleForm, catalogue: Catalogue, settings: SlackSettings): Errors {
  return {
    ...(council !== null && catalogue.council(council) ? {} : { [FIELDS.council]: NO_COUNCIL }),
    ...(channel !== null && isChannelId(channel) ? {} : { [FIELDS.channel]: NO_CHANNEL }),
    ...(owner === null || !isUserId(owner)
      ? { [FIELDS.owner]: NO_OWNER }
      : settings.officers.includes(owner)
        ? {}
        : { [FIELDS.owner]: NO_OFFICER }),
  }
}

/** `before` is the schedule that is changed; null for a new one. `now` in milliseconds. */
export function scheduleIn(
  form: ScheduleForm,
  before: Schedule | null,
  known: { readonly catalogue: Catalogue; readonly settings: SlackSettings; readonly now: number },
): { readonly schedule: Schedule } | { readonly errors: Errors } {
  const { catalogue, settings, now } = known
  const dates = datesIn(form)
  const errors = {
    ...placeErrors(form, catalogue, settings),
    ...dateErrors(form, dates, now),
  }
  if (Object.keys(errors).length > 0 || !dates) return { errors }
  const offered = form.council === null ? [] : themesOf(catalogue, form.council)
  const made = schedule.safeParse({
    about: { type: 'summary', council: form.council, themes: offered.filter((t) => form.themes.includes(t)) },
    owner: form.owner,
    channel: form.channel,
    when: dates,
    nothingNew: form.nothingNew,
    draft: form.draft && settings.officersChannel !== null,
    paused: before?.paused ?? false,
    since: sinceOf(before, dates, now),
  })
  return made.success ? { schedule: made.data } : { errors: { [FIELDS.type]: NO_WHEN } }
}
