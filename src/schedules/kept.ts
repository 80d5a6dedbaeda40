/** Schedules and their runs as they are kept. */
import { randomInt } from 'node:crypto'
import { SPOKEN_LETTERS } from '../spoken-letters.ts'
import type { RecordPut, State, Work } from '../store/state.ts'
import { afterAll, firstOf, isAfterAll, newRun, OPEN, type Run, run, runKey } from './run.ts'
import { type KeptSchedule, type Schedule, schedule } from './schedule.ts'

/** Record kinds. The owner of a schedule's record is who owns the schedule; of a run's, the schedule's key. */
export const SCHEDULE = 'schedule'
export const RUN = 'schedule-run'
/** What a schedule's channel was told last. */
export const PROGRESS = 'schedule-progress'

export interface Keeping {
  readonly state: State
  readonly log: (message: string) => void
}

/** "S-7F3K", which no schedule has yet. */
export async function freeKey({ state }: Pick<Keeping, 'state'>): Promise<string> {
  for (let length = 4; ; length++) {
    const key = `S-${Array.from({ length }, () => SPOKEN_LETTERS[randomInt(SPOKEN_LETTERS.length)]).join('')}`
    if ((await state.get<unknown>(SCHEDULE, key)) === null) return key
  }
}

export const putSchedule = ({ key, schedule: value }: KeptSchedule): RecordPut => ({
  kind: SCHEDULE,
  key,
  owner: value.owner,
  value,
})

/** Its runs stay, so that nothing is posted twice should it come back. */
export const removeSchedule = (key: string): NonNullable<Work['removes']>[number] => ({ kind: SCHEDULE, key })

function read({ log }: Pick<Keeping, 'log'>, key: string, value: unknown): KeptSchedule[] {
  const found = schedule.safeParse(value)
  if (!found.success) log(`The record of schedule ${key} could not be read; it is kept as it is.`)
  return found.success ? [{ key, schedule: found.data }] : []
}

/** All schedules, in the order of their last change. */
export async function schedulesOf(keeping: Keeping): Promise<KeptSchedule[]> {
  const records = await keeping.state.list<unknown>(SCHEDULE)
  return records.flatMap(({ key, value }) => read(keeping, key, value))
}

export async function keptSchedule(keeping: Keeping, key: string): Promise<Schedule | null> {
  const value = await keeping.state.get<unknown>(SCHEDULE, key)
  return value === null ? null : (read(keeping, key, value)[0]?.schedule ?? null)
}

export const putRun = (value: Run): RecordPut => ({
  kind: RUN,
  key: runKey(value),
  owner: value.schedule,
  value,
  open: OPEN.includes(value.status),
})

/** A schedule's runs, the latest first. */
export async function runsOf({ state }: Pick<Keeping, 'state'>, key: string): Promise<Run[]> {
  const records = await state.list<unknown>(RUN, key)
  return records.flatMap(({ value }) => run.safeParse(value).data ?? []).toSorted((a, b) => b.meant - a.meant)
}

/** The runs of all schedules of which something is still to come, those meant for earlier first. */
export async function openRuns({ state }: Pick<Keeping, 'state'>): Promise<Run[]> {
  const records = await state.listOpen<unknown>(RUN)
  return records.flatMap(({ value }) => run.safeParse(value).data ?? []).toSorted((a, b) => a.meant - b.meant)
}

/** What somebody asked to be posted and was not dealt with, the first asked first. */
export const requestedRuns = async (keeping: Pick<Keeping, 'state'>, key: string): Promise<Run[]> =>
  (await openRuns(keeping)).filter(({ status, schedule }) => status === 'requested' && schedule === key)

export async function keptRun({ state }: Pick<Keeping, 'state'>, key: string): Promise<Run | null> {
  return run.safeParse(await state.get<unknown>(RUN, key)).data ?? null
}

/** Milliseconds: when it was meant for, before anybody asked for it after all. */
export async function firstMeant(keeping: Pick<Keeping, 'state'>, asked: Run): Promise<number> {
  const first = await keptRun(keeping, runKey({ ...asked, occurrence: firstOf(asked.occurrence) }))
  return first?.meant ?? asked.meant
}

/** How the occurrence of what somebody asked for, by "Send now", begins. */
const ASKED_FOR = 'now:'

export const isAskedFor = ({ occurrence }: Pick<Run, 'occurrence'>): boolean =>
  occurrence.startsWith(ASKED_FOR) || isAfterAll(occurrence)

/** "Send now": the running bot posts it within a minute. `asked` is the same for the same press. */
export const requestNow = ({ key }: Pick<KeptSchedule, 'key'>, asked: string, at: number): RecordPut =>
  putRun(newRun({ schedule: key, occurrence: `${ASKED_FOR}${asked}`, meant: at, at, status: 'requested' }))

/** "Post it now", of what came too late or failed. */
export const requestAfterAll = ({ schedule: of, occurrence }: Run, at: number): RecordPut =>
  putRun(newRun({ schedule: of, occurrence: afterAll(occurrence), meant: at, at, status: 'requested' }))
