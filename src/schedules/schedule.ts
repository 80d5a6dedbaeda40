/** What is posted by itself: about what, where, and when. */
import { z } from 'zod'

export const EVERY = ['quarter', 'month', 'week'] as const
export const ORDINALS = ['first', 'second', 'third', 'fourth', 'last'] as const
export const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday'] as const

const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/)
/** By the clock of London. */
const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/)

/** As soon as a new report, or a revised figure of the last one, is in the database. */
const publication = z.object({ type: z.literal('publication') })
/**
 * A rule of dates: "the second Tuesday after quarter end, 09:00". `ordinal` counts within the first month after the
 * quarter's end, or within the month; a week has none. Where the day is a bank holiday of England, the next working day.
 */
const rule = z.object({
  type: z.literal('rule'),
  every: z.enum(EVERY),
  ordinal: z.enum(ORDINALS).nullable(),
  weekday: z.enum(WEEKDAYS),
  time,
})
/** One time; with a meeting, on the last working day before it. */
const once = z.object({ type: z.literal('once'), day, time, meeting: day.nullable() })

export const when = z.discriminatedUnion('type', [publication, rule, once])
export type When = z.infer<typeof when>
export type Rule = z.infer<typeof rule>

const about = z.discriminatedUnion('type', [
  /** A council's summary; no themes are all. */
  z.object({ type: z.literal('summary'), council: z.string(), themes: z.array(z.string()) }),
  /** What the owner watches. */
  z.object({ type: z.literal('watched') }),
])

/** As people set it. What has come of it is in `run.ts` and `progress.ts`. */
export const schedule = z.object({
  about,
  /** A user id: whose it is, and who hears when it fails. */
  owner: z.string(),
  /** A channel id; for what somebody watches, their user id. */
  channel: z.string(),
  when,
  /** What to do where nothing is new: one line that says so, or nothing. */
  nothingNew: z.enum(['say', 'nothing']),
  /** To the officers' channel first, for their approval. */
  draft: z.boolean(),
  paused: z.boolean(),
  /** Milliseconds: nothing that was due before is posted. Set when it is made, changed in its dates, or resumed. */
  since: z.number(),
})
export type Schedule = z.infer<typeof schedule>
export type SummarySchedule = Schedule & { readonly about: { readonly type: 'summary' } }

export const isSummary = (of: Schedule): of is SummarySchedule => of.about.type === 'summary'

export interface KeptSchedule {
  /** "S-7F3K". */
  readonly key: string
  readonly schedule: Schedule
}

export type KeptSummary = KeptSchedule & { readonly schedule: SummarySchedule }
