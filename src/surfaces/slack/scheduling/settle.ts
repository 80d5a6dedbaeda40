/** What became of what was handed to the outbox; what could not be posted, or waits, is told to its owner. */
import { ASKED_FOR, putRun } from '../../../schedules/kept.ts'
import { advance, progressOf } from '../../../schedules/progress.ts'
import { type Run, runKey } from '../../../schedules/run.ts'
import type { KeptSchedule } from '../../../schedules/schedule.ts'
import { aboutText } from '../../../schedules/schedule-text.ts'
import type { QueuedCall, Work } from '../../../store/state.ts'
import type { SlackDeps } from '../deps.ts'
import { isFault } from '../slack-errors.ts'
import { ownerMessage, whyText } from './owner-message.ts'

/** Shorter troubles mend themselves. */
const WAITS_MS = 10 * 60_000
/** A draft that nobody has decided. */
const DRAFT_WAITS_MS = 2 * 24 * 3_600_000

async function ended(deps: SlackDeps, kept: KeptSchedule, run: Run, call: QueuedCall | null): Promise<Work> {
  const progress = await progressOf(deps, kept)
  const mine = progress.pending.find((p) => p.run === runKey(run))
  const pending = progress.pending.filter((p) => p !== mine)
  const at = deps.clock()
  if (call?.state === 'failed') {
    const why = call.why ?? 'no reason is known'
    const gone: Run = { ...run, status: 'failed', at, why }
    const title = aboutText(deps.running().catalogue, kept.schedule)
    const what = run.status === 'draft' ? 'its draft to the officers’ channel' : 'it'
    const said = `I could not post ${what}. ${whyText(why)}`
    return advance(
      run.schedule,
      progress,
      { pending },
      {
        puts: [putRun(gone)],
        calls: [ownerMessage({ kept, call: `owner:${runKey(run)}:${progress.n}`, title, said, run: gone, at })],
      },
    )
  }
  const there: Run = { ...run, status: 'posted', at, ts: call?.ts ?? null }
  return advance(run.schedule, progress, mine ? { pending, told: mine.told, toldAt: at } : {}, {
    puts: [putRun(there)],
  })
}

/** A message to the owner that is sent once, whatever happens. */
async function onceToOwner(deps: SlackDeps, kept: KeptSchedule, call: string, said: string): Promise<void> {
  if ((await deps.state.call(call)) !== null) return
  const title = aboutText(deps.running().catalogue, kept.schedule)
  await deps.save({ calls: [ownerMessage({ kept, call, title, said, at: deps.clock() })] })
}

async function settleRun(deps: SlackDeps, kept: KeptSchedule, run: Run): Promise<void> {
  const call = run.call === null ? null : await deps.state.call(run.call)
  if (run.status === 'draft' && call?.state !== 'failed') {
    if (deps.clock() - run.at > DRAFT_WAITS_MS)
      await onceToOwner(
        deps,
        kept,
        `reminder:${runKey(run)}`,
        'Its draft still waits in the officers’ channel: approve it there, or skip it.',
      )
    return
  }
  if (call?.state === 'waiting' || call?.state === 'sending') {
    // Slack being away says itself that it was late; this is for somebody to mend.
    if (isFault(call.why) && deps.clock() - run.at > WAITS_MS)
      await onceToOwner(
        deps,
        kept,
        `waits:${runKey(run)}`,
        `It could not be posted at its time. ${call.why} I went on trying.`,
      )
    return
  }
  await deps.save(await ended(deps, kept, run, call))
}

/** Whether what waits to be posted is wanted no more: its schedule was deleted or paused. One that was asked for is. */
const unwanted = (kept: KeptSchedule | undefined, run: Run): string | null =>
  kept === undefined
    ? 'as its schedule was deleted'
    : kept.schedule.paused && !run.occurrence.startsWith(ASKED_FOR)
      ? 'as its schedule was paused'
      : null

/** True where it was still to be stopped. */
async function withdrawn(deps: SlackDeps, kept: KeptSchedule | undefined, run: Run): Promise<boolean> {
  const why = unwanted(kept, run)
  if (why === null || run.call === null || !(await deps.state.withdraw(run.call, why, deps.clock()))) return false
  const gone = putRun({ ...run, status: 'skipped', at: deps.clock(), why })
  const progress = kept && (await progressOf(deps, kept))
  const pending = progress?.pending.filter((p) => p.run !== runKey(run)) ?? []
  await deps.save(progress ? advance(run.schedule, progress, { pending }, { puts: [gone] }) : { puts: [gone] })
  return true
}

/** Looks at every one of `runs` that is not over. */
export async function settle(deps: SlackDeps, schedules: readonly KeptSchedule[], runs: readonly Run[]): Promise<void> {
  const byKey = new Map(schedules.map((kept) => [kept.key, kept]))
  for (const run of runs) {
    if (run.status !== 'queued' && run.status !== 'draft') continue
    const kept = byKey.get(run.schedule)
    if (!(await withdrawn(deps, kept, run)) && kept) await settleRun(deps, kept, run)
  }
}
