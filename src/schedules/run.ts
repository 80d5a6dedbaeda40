/** One time that a schedule was due, or asked for, and what came of it. */
import { z } from 'zod'

export const STATUSES = [
  /** "Send now" was pressed or typed; the bot does it at its next look. */
  'requested',
  /** Waits for an officer's approval. */
  'draft',
  /** Handed to the outbox. */
  'queued',
  'posted',
  /** Nothing was new and, as set, nothing was said. */
  'quiet',
  'skipped',
  /** Too late to be posted without asking: the owner was asked. */
  'held',
  /** Not made, as a later one was due as well. */
  'missed',
  'failed',
] as const
export type RunStatus = (typeof STATUSES)[number]

/** Something is still to come of such a run. */
export const OPEN: readonly RunStatus[] = ['requested', 'draft', 'queued', 'held']

export const run = z.object({
  schedule: z.string(),
  /** Unique within the schedule: "2024-04-09T09:00", "publication:…", "now:…". */
  occurrence: z.string(),
  /** Milliseconds: when it was meant for. */
  meant: z.number(),
  /** Milliseconds of its last change. */
  at: z.number(),
  status: z.enum(STATUSES),
  /** "summary", "nothing new", "watched". */
  what: z.enum(['summary', 'nothing-new', 'watched']).nullable(),
  /** The period told: "Q4 2023/24". */
  period: z.string().nullable(),
  /** The key of the call to Slack. */
  call: z.string().nullable(),
  /** Where it stands, once it is posted. */
  ts: z.string().nullable(),
  /** Why it failed, or who skipped it. */
  why: z.string().nullable(),
  /** Of a draft: what was shown, so that nothing else is approved. */
  content: z.string().nullable(),
  /** An officer's words at its head. */
  comment: z.string().nullable(),
})
export type Run = z.infer<typeof run>

export const runKey = ({ schedule, occurrence }: Pick<Run, 'schedule' | 'occurrence'>): string =>
  `${schedule}:${occurrence}`

const AFTER_ALL = ':again'

/** The occurrence of what came to nothing, posted after all: named by it, so that it is found whoever asks, and when. */
export const afterAll = (occurrence: string): string => `${occurrence}${AFTER_ALL}`

export const isAfterAll = (occurrence: string): boolean => occurrence.endsWith(AFTER_ALL)

/** What it was before anybody asked for it after all. */
export const firstOf = (occurrence: string): string =>
  isAfterAll(occurrence) ? firstOf(occurrence.slice(0, -AFTER_ALL.length)) : occurrence

/** A run of which nothing is known yet but `known`. */
export const newRun = (
  of: Pick<Run, 'schedule' | 'occurrence' | 'meant' | 'at' | 'status'>,
  known: Partial<Run> = {},
): Run => ({
  what: null,
  period: null,
  call: null,
  ts: null,
  why: null,
  content: null,
  comment: null,
  ...known,
  ...of,
})
