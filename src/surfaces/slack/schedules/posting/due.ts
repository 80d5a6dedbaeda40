/** What is due now, by dates, by publication and because somebody asked. */

import { firstMeant, putRun, requestedRuns } from '../../../../schedules/kept.ts'
import { momentText } from '../../../../schedules/london.ts'
import type { NextDates } from '../../../../schedules/next-dates.ts'
import { type Occurrence, occurrencesBetween } from '../../../../schedules/occurrences.ts'
import { advance, progressOf } from '../../../../schedules/progress.ts'
import { newRun, type Run, runKey } from '../../../../schedules/run.ts'
import { isSummary, type KeptSchedule } from '../../../../schedules/schedule.ts'
import { aboutText } from '../../../../schedules/schedule-text.ts'
import { summaryFor } from '../../../../schedules/summary-of.ts'
import type { RecordPut, Work } from '../../../../store/state.ts'
import type { SlackDeps } from '../../deps.ts'
import { ownerMessage } from '../owner/message.ts'
import { type Due, publication } from './fire.ts'

const DAY_MS = 24 * 3_600_000
/** After this a publication is no longer news that may be posted without asking. */
const NEWS_MS = 3 * DAY_MS

/** Something to post, or work that settles it without. */
export type Step = { readonly due: Due } | { readonly work: Work }

interface Found {
  readonly steps: readonly Step[]
  readonly next: number
}

function tooLateStep(deps: SlackDeps, kept: KeptSchedule, due: Due, missed: readonly RecordPut[]): Step {
  const run = newRun({
    schedule: kept.key,
    occurrence: due.occurrence,
    meant: due.meant,
    at: deps.clock(),
    status: 'held',
  })
  const title = aboutText(deps.running().catalogue, kept.schedule)
  const said = `I was not running at ${momentText(due.meant)}, and now it may be too late, so I ask first.`
  const call = `owner:${runKey(run)}`
  const told = ownerMessage(deps, { kept, call, title, said, since: run.meant, run, at: run.at })
  return { work: advance(kept.key, due.progress, due.reached, { puts: [putRun(run), ...missed], calls: [told] }) }
}

/** The last date that has come; earlier ones, missed as well, are put on record. */
async function byDate(deps: SlackDeps, kept: KeptSchedule, now: number, dates: NextDates): Promise<Found> {
  const { when, since } = kept.schedule
  const progress = await progressOf(deps, kept)
  const dealt = Math.max(since, progress.through)
  const next = dates.after(when, dealt)
  if (next > now) return { steps: [], next }
  const come = occurrencesBetween(when, dealt, now)
  const last = come.at(-1)
  if (!last) return { steps: [], next: now }
  const missed = come
    .slice(0, -1)
    .map(({ key, at }: Occurrence) =>
      putRun(newRun({ schedule: kept.key, occurrence: key, meant: at, at: now, status: 'missed' })),
    )
  const due: Due = {
    kept,
    progress,
    occurrence: last.key,
    meant: last.at,
    since: last.at,
    tooLate: last.tooLate,
    asked: false,
    reached: { through: last.at },
    missed,
  }
  return { steps: [now >= last.tooLate ? tooLateStep(deps, kept, due, missed) : { due }], next: now }
}

/** Something that the channel has not been told, once for each time that the data changes. */
async function byPublication(deps: SlackDeps, kept: KeptSchedule, now: number): Promise<Step[]> {
  const { fingerprint } = deps.running()
  const progress = await progressOf(deps, kept)
  if (progress.checked === fingerprint) return []
  const { schedule } = kept
  const due: Due = {
    kept,
    progress,
    occurrence: `publication:${progress.n + 1}`,
    meant: now,
    since: now,
    tooLate: now + NEWS_MS,
    asked: false,
    reached: { checked: fingerprint },
    missed: [],
  }
  if (!isSummary(schedule)) return [{ due }]
  const found = await summaryFor(deps.running(), deps.today(), schedule, progress).catch(() => null)
  // What goes wrong is met again, and told, when it is made.
  if (!found) return [{ due }]
  // A council whose reports are gone is told when somebody posts by date or by hand.
  if (found.kind === 'nothing') return [{ work: advance(kept.key, progress, due.reached) }]
  const { isNew, content, documents } = found.gate
  // Named by what it says, so that after a restore neither is it posted twice nor something else taken for it.
  if (progress.offered !== null && isNew && progress.offered !== content)
    return [{ due: { ...due, occurrence: `${publication(content)}${progress.n + 1}`, found } }]
  // What was there when the schedule was made is no news.
  const first = progress.offered === null ? { offered: content, documents } : {}
  return [{ work: advance(kept.key, progress, { ...due.reached, ...first }) }]
}

async function byRequest(deps: SlackDeps, kept: KeptSchedule): Promise<Step[]> {
  const progress = await progressOf(deps, kept)
  const [run] = await requestedRuns(deps, kept.key)
  if (!run) return []
  const { occurrence, meant } = run
  const tooLate = Math.max(meant, deps.clock()) + DAY_MS
  const since = await firstMeant(deps, run)
  return [{ due: { kept, progress, occurrence, meant, since, tooLate, asked: true, reached: {}, missed: [] } }]
}

const meantOf = (step: Step): number => ('due' in step ? step.due.meant : 0)

/**
 * One step for each schedule that has one, in the order in which they were meant, and when the next is due (milliseconds).
 * `runs` are those of all that are open.
 */
export async function stepsAt(
  deps: SlackDeps,
  schedules: readonly KeptSchedule[],
  runs: readonly Run[],
  now: number,
  dates: NextDates,
): Promise<Found> {
  const steps: Step[] = []
  let next = Number.POSITIVE_INFINITY
  const requested = new Set(runs.filter(({ status }) => status === 'requested').map((r) => r.schedule))
  for (const kept of schedules) {
    // Read again together with its progress: another copy may have dealt with it since.
    const asked = requested.has(kept.key) ? await byRequest(deps, kept) : []
    const { paused, when } = kept.schedule
    if (asked.length > 0 || paused) steps.push(...asked)
    else if (when.type === 'publication') steps.push(...(await byPublication(deps, kept, now)))
    else {
      const found = await byDate(deps, kept, now, dates)
      steps.push(...found.steps)
      next = Math.min(next, found.next)
    }
  }
  return { steps: steps.toSorted((a, b) => meantOf(a) - meantOf(b)), next }
}
