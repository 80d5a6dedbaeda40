/** What became of what was handed to the outbox; what could not be posted, or waits, is told to its owner. */
import { isAskedFor, keptRun, openRuns, putRun } from '../../../../schedules/kept.ts'
import { advance, progressOf } from '../../../../schedules/progress.ts'
import { type Run, runKey } from '../../../../schedules/run.ts'
import type { KeptSchedule } from '../../../../schedules/schedule.ts'
import { aboutText } from '../../../../schedules/schedule-text.ts'
import { ENDED, type Ended, type QueuedCall, type Work } from '../../../../store/state.ts'
import type { SlackDeps } from '../../deps.ts'
import { isFault } from '../../slack-errors.ts'
import { type OwnerMessage, ownerMessage, whyText } from '../owner/message.ts'
import { reportOf, UNREACHED, type Unreached } from './reports.ts'

/** Shorter troubles mend themselves. */
const WAITS_MS = 10 * 60_000
/** A draft that nobody has decided. */
const DRAFT_WAITS_MS = 2 * 24 * 3_600_000

type Schedules = ReadonlyMap<string, KeptSchedule>

async function over(deps: SlackDeps, kept: KeptSchedule | undefined, run: Run, ended: Ended): Promise<Work> {
  const at = deps.clock()
  const gone: Run =
    ended.state === 'sent'
      ? { ...run, status: 'posted', at, ts: ended.ts }
      : { ...run, status: 'failed', at, why: ended.why ?? 'no reason is known' }
  if (!kept) return { puts: [putRun(gone)] }
  const progress = await progressOf(deps, kept)
  const mine = progress.pending.find((p) => p.run === runKey(run))
  const pending = progress.pending.filter((p) => p !== mine)
  if (ended.state === 'sent')
    return advance(run.schedule, progress, mine ? { pending, told: mine.told, toldAt: at } : {}, {
      puts: [putRun(gone)],
    })
  const title = aboutText(deps.running().catalogue, kept.schedule)
  const what = run.status === 'draft' ? 'its draft to the officers’ channel' : 'it'
  const said = `I could not post ${what}. ${whyText(gone.why ?? '')}`
  const call = `owner:${runKey(run)}`
  return advance(
    run.schedule,
    progress,
    { pending },
    { puts: [putRun(gone)], calls: [ownerMessage(deps, { kept, call, title, said, since: run.meant, run: gone, at })] },
  )
}

/** A message to the owner that is sent once, whatever happens. */
async function onceToOwner(
  deps: SlackDeps,
  { kept, call, said, since }: Pick<OwnerMessage, 'kept' | 'call' | 'said' | 'since'>,
): Promise<void> {
  if ((await deps.state.call(call)) !== null) return
  const title = aboutText(deps.running().catalogue, kept.schedule)
  await deps.save({ calls: [ownerMessage(deps, { kept, call, title, said, since, at: deps.clock() })] })
}

/** Whether its owner was told; that the officers' channel was, where not, is known once its own report says so. */
function reached(deps: SlackDeps, kept: KeptSchedule | undefined, key: string, { state, why }: Ended): Work {
  if (!kept || state === 'sent') return { removes: [{ kind: UNREACHED, key }] }
  const value: Unreached = { owner: kept.schedule.owner, why: why ?? 'no reason is known', heard: false }
  deps.log('The owner of a schedule cannot be reached.', { level: 'error', schedule: key })
  return { puts: [{ kind: UNREACHED, key, value }] }
}

async function officersTold(deps: SlackDeps, key: string, { state }: Ended): Promise<Work> {
  const value = await deps.state.get<Unreached>(UNREACHED, key)
  return value ? { puts: [{ kind: UNREACHED, key, value: { ...value, heard: state === 'sent' } }] } : {}
}

/** What the outbox has reported, each once. */
async function takeReports(deps: SlackDeps, schedules: Schedules): Promise<void> {
  for (const { key: call, owner, value } of await deps.state.list<Ended>(ENDED)) {
    const report = reportOf(owner)
    const done = [{ kind: ENDED, key: call }]
    let work: Work = {}
    if (report?.of === 'owner') work = reached(deps, schedules.get(report.key), report.key, value)
    else if (report?.of === 'officers') work = await officersTold(deps, report.key, value)
    else if (report) {
      const run = await keptRun(deps, report.key)
      const waits = run?.status === 'queued' || (run?.status === 'draft' && value.state === 'failed')
      if (run && waits) work = await over(deps, schedules.get(run.schedule), run, value)
    }
    await deps.save({ ...work, removes: [...(work.removes ?? []), ...done] })
  }
}

/** Nothing else comes of a run unless a record changes. */
const NEVER = Number.POSITIVE_INFINITY

/** Brings a draft to mind once its time has come; when that is (milliseconds). */
async function remind(deps: SlackDeps, kept: KeptSchedule, run: Run): Promise<number> {
  const due = run.at + DRAFT_WAITS_MS
  if (deps.clock() < due) return due
  const still = await keptRun(deps, runKey(run))
  if (still?.status === 'draft')
    await onceToOwner(deps, {
      kept,
      call: `reminder:${runKey(run)}`,
      said: 'Its draft still waits in the officers’ channel: approve it there, or skip it.',
      since: run.meant,
    })
  return NEVER
}

/** Says why it waits where somebody has to mend that; when to look again (milliseconds). */
async function explain(deps: SlackDeps, kept: KeptSchedule, run: Run, { why }: QueuedCall): Promise<number> {
  const now = deps.clock()
  const due = run.at + WAITS_MS
  if (now < due) return due
  // Slack being away says itself that it was late; this is for somebody to mend.
  if (!isFault(why)) return now + WAITS_MS
  const said = `It could not be posted at its time. ${why} I went on trying.`
  await onceToOwner(deps, { kept, call: `waits:${runKey(run)}`, said, since: run.meant })
  return NEVER
}

/** Why a run is wanted no more: its schedule was deleted, or paused, which leaves alone what somebody asked for. */
const unwanted = (kept: KeptSchedule | undefined, run: Run): string | null =>
  kept === undefined
    ? 'as its schedule was deleted'
    : kept.schedule.paused && !isAskedFor(run)
      ? 'as its schedule was paused'
      : null

/** True where it was still to be stopped. */
async function withdrawn(deps: SlackDeps, kept: KeptSchedule | undefined, run: Run): Promise<boolean> {
  const why = unwanted(kept, run)
  if (why === null || run.call === null || !(await deps.state.withdraw(run.call, why, deps.clock()))) return false
  const removes = [{ kind: ENDED, key: run.call }]
  const gone = putRun({ ...run, status: 'skipped', at: deps.clock(), why })
  const progress = kept && (await progressOf(deps, kept))
  const pending = progress?.pending.filter((p) => p.run !== runKey(run)) ?? []
  const work = { puts: [gone], removes }
  await deps.save(progress ? advance(run.schedule, progress, { pending }, work) : work)
  return true
}

const onItsWay = (call: QueuedCall | null): call is QueuedCall => call?.state === 'waiting' || call?.state === 'sending'

/** A message that was handed to the outbox; when to look again (milliseconds). */
async function handed(deps: SlackDeps, kept: KeptSchedule | undefined, run: Run, call: QueuedCall | null) {
  if (!onItsWay(call)) {
    await deps.save(await over(deps, kept, run, { state: 'sent', why: null, ts: null, ...endOf(call) }))
    return NEVER
  }
  // One that was queued by an earlier release reports nothing.
  if (call.report === undefined) return deps.clock()
  return kept ? explain(deps, kept, run, call) : NEVER
}

/** When something may come of an open run though no record changes (milliseconds). */
async function waiting(deps: SlackDeps, kept: KeptSchedule | undefined, run: Run): Promise<number> {
  const stop = unwanted(kept, run) !== null
  if (stop && (await withdrawn(deps, kept, run))) return NEVER
  if (stop || run.status === 'queued') {
    const call = run.call === null ? null : await deps.state.call(run.call)
    // It is being sent: where that fails, it can be withdrawn after all.
    if (stop && onItsWay(call) && !call.doubt) return deps.clock()
    if (run.status === 'queued') return handed(deps, kept, run, call)
  }
  return kept ? remind(deps, kept, run) : NEVER
}

/**
 * Takes what the outbox has reported, withdraws what is wanted no more, and tells owners of what waits too long. Returns
 * when the next of these may be due though no record changes (milliseconds).
 */
export async function settle(deps: SlackDeps, kept: readonly KeptSchedule[]): Promise<number> {
  const schedules = new Map(kept.map((each) => [each.key, each]))
  await takeReports(deps, schedules)
  let next = NEVER
  for (const run of await openRuns(deps))
    if (run.status === 'queued' || run.status === 'draft')
      next = Math.min(next, await waiting(deps, schedules.get(run.schedule), run))
  return next
}

const endOf = (call: QueuedCall | null): Partial<Ended> =>
  call?.state === 'failed' ? { state: 'failed', why: call.why } : { ts: call?.ts ?? null }
