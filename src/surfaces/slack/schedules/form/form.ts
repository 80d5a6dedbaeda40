/** What the form of a schedule holds: as it opens, and as somebody has filled it in so far. */
import { z } from 'zod'
import type { EVERY, ORDINALS, Schedule, SummarySchedule, WEEKDAYS, When } from '../../../../schedules/schedule.ts'
import { NO_COUNCIL } from '../../home/council-options.ts'

/** Each is a block and, but for `themes`, names it. */
export const FIELDS = {
  channel: 'channel',
  council: 'council',
  type: 'when',
  every: 'every',
  ordinal: 'ordinal',
  weekday: 'weekday',
  day: 'date',
  time: 'time',
  meeting: 'meeting',
  nothingNew: 'nothing-new',
  draft: 'draft',
  owner: 'owner',
} as const

/** Another council has other themes: what was chosen for one is not carried to the next. */
export const themesBlock = (council: string): string => `themes:${council}`.slice(0, 255)

/** The value of a ticked box. */
export const TICKED = 'yes'

export interface ScheduleForm {
  readonly channel: string | null
  readonly council: string | null
  readonly themes: readonly string[]
  readonly type: When['type']
  readonly every: (typeof EVERY)[number]
  readonly ordinal: (typeof ORDINALS)[number]
  readonly weekday: (typeof WEEKDAYS)[number]
  /** The day of the meeting where it is one. */
  readonly day: string | null
  readonly time: string
  readonly meeting: boolean
  readonly nothingNew: Schedule['nothingNew']
  readonly draft: boolean
  readonly owner: string | null
}

export const emptyForm = (
  owner: string,
  where: Pick<ScheduleForm, 'channel' | 'council' | 'themes'>,
): ScheduleForm => ({
  ...where,
  type: 'publication',
  every: 'quarter',
  ordinal: 'second',
  weekday: 'Tuesday',
  day: null,
  time: '09:00',
  meeting: false,
  nothingNew: 'say',
  draft: false,
  owner,
})

function datesOf(when: When): Partial<ScheduleForm> {
  switch (when.type) {
    case 'publication':
      return { type: when.type }
    case 'rule': {
      const { type, every, ordinal, weekday, time } = when
      return { type, every, weekday, time, ...(ordinal ? { ordinal } : {}) }
    }
    case 'once':
      return { type: when.type, day: when.meeting ?? when.day, time: when.time, meeting: when.meeting !== null }
  }
}

/** The form of a schedule that is kept. */
export function formOf({ about, owner, channel, when, nothingNew, draft }: SummarySchedule): ScheduleForm {
  const { council, themes } = about
  return { ...emptyForm(owner, { channel, council, themes }), ...datesOf(when), nothingNew, draft }
}

const option = z.object({ value: z.string() })
const held = z.object({
  selected_option: option.nullish(),
  selected_options: z.array(option).nullish(),
  selected_conversation: z.string().nullish(),
  selected_user: z.string().nullish(),
  selected_date: z.string().nullish(),
  selected_time: z.string().nullish(),
})
const values = z.record(z.string(), z.record(z.string(), held))

/** What somebody has filled in; what the form does not show just now is as in `base`. */
export function formIn(state: unknown, base: ScheduleForm): ScheduleForm {
  const read = values.safeParse(state).data ?? {}
  const at = (block: string): z.infer<typeof held> | undefined => Object.values(read[block] ?? {})[0]
  const ticked = (block: string, before: boolean): boolean =>
    at(block)?.selected_options?.some(({ value }) => value === TICKED) ?? before
  const picked = <T extends string>(block: string, before: T): T =>
    (at(block)?.selected_option?.value as T | undefined) ?? before
  const council = picked(FIELDS.council, base.council ?? NO_COUNCIL)
  const themes = at(themesBlock(council))?.selected_options?.map(({ value }) => value)
  return {
    ...base,
    channel: at(FIELDS.channel) ? (at(FIELDS.channel)?.selected_conversation ?? null) : base.channel,
    council: council === NO_COUNCIL ? null : council,
    themes: themes ?? (council === base.council ? base.themes : []),
    type: picked(FIELDS.type, base.type),
    every: picked(FIELDS.every, base.every),
    ordinal: picked(FIELDS.ordinal, base.ordinal),
    weekday: picked(FIELDS.weekday, base.weekday),
    day: at(FIELDS.day) ? (at(FIELDS.day)?.selected_date ?? null) : base.day,
    time: at(FIELDS.time)?.selected_time ?? base.time,
    meeting: ticked(FIELDS.meeting, base.meeting),
    nothingNew: picked(FIELDS.nothingNew, base.nothingNew),
    draft: ticked(FIELDS.draft, base.draft),
    owner: at(FIELDS.owner) ? (at(FIELDS.owner)?.selected_user ?? null) : base.owner,
  }
}
