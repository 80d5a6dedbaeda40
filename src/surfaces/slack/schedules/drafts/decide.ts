/** What officers decide about a draft. */
import { firstMeant, keptRun, keptSchedule, putRun } from '../../../../schedules/kept.ts'
import { advance, type Progress, progressOf } from '../../../../schedules/progress.ts'
import { type Run, runKey } from '../../../../schedules/run.ts'
import { isSummary, type KeptSummary } from '../../../../schedules/schedule.ts'
import { runText } from '../../../../schedules/status-text.ts'
import { aboveOf, type FoundSummary, summaryFor } from '../../../../schedules/summary-of.ts'
import type { Work } from '../../../../store/state.ts'
import type { SlackDeps } from '../../deps.ts'
import { type Due, drafted, posted } from '../posting/fire.ts'
import { closedDraft, updatedDraft } from './message.ts'

const DAY_MS = 24 * 3_600_000
const IN_TIME_MS = 3 * DAY_MS

const GONE = 'That draft is no longer at hand.'
const CHANGED =
  'The published figures have changed since this draft was made. A new draft is on its way; please look at that one.'

interface Open {
  readonly run: Run
  readonly kept: KeptSummary
  readonly progress: Progress
  readonly channel: string
  readonly due: Due
}

/** What came of it: work, and a sentence for whoever pressed; null where nothing need be said. */
export interface Decided {
  readonly work: Work
  readonly say: string | null
}

const only = (say: string): Decided => ({ work: {}, say })

/** The draft, or the sentence why it can no longer be decided. */
async function openDraft(deps: SlackDeps, key: string): Promise<Open | string> {
  const run = await keptRun(deps, key)
  const channel = deps.settings.officersChannel
  if (!run || !channel) return GONE
  if (run.status !== 'draft') return `Nothing is left to decide: it was ${runText(run)}.`
  const schedule = await keptSchedule(deps, run.schedule)
  if (!schedule || !isSummary(schedule)) return 'The schedule of this draft was deleted.'
  const kept = { key: run.schedule, schedule }
  const progress = await progressOf(deps, kept)
  const now = deps.clock()
  const due: Due = {
    kept,
    progress,
    occurrence: run.occurrence,
    meant: run.meant,
    since: await firstMeant(deps, run),
    tooLate: now + IN_TIME_MS,
    asked: true,
    reached: {},
    missed: [],
  }
  return { run, kept, progress, channel, due }
}

/** The summary as it is published now, if it still is what the draft shows. */
async function same(deps: SlackDeps, { run, kept, progress, channel, due }: Open): Promise<FoundSummary | Decided> {
  const found = await summaryFor(deps.running(), deps.today(), kept.schedule, progress)
  if (found.kind === 'nothing') return only(found.why)
  if (found.gate.content === run.content) return found
  const anew = { ...due, occurrence: `draft:${progress.n + 1}` }
  return { work: await drafted(deps, anew, found, channel), say: CHANGED }
}

export async function approve(deps: SlackDeps, key: string, user: string): Promise<Decided> {
  const open = await openDraft(deps, key)
  if (typeof open === 'string') return only(open)
  const found = await same(deps, open)
  if ('work' in found) return found
  const { run, channel, due, kept } = open
  const work = posted(deps, due, found, run.comment, deps.clock())
  const closed = closedDraft(run, channel, `approved by <@${user}> for <#${kept.schedule.channel}>.`)
  return { work: { ...work, calls: [...(work.calls ?? []), closed] }, say: null }
}

export async function skip(deps: SlackDeps, key: string, user: string): Promise<Decided> {
  const open = await openDraft(deps, key)
  if (typeof open === 'string') return only(open)
  const { run, progress, channel } = open
  const gone: Run = { ...run, status: 'skipped', at: deps.clock(), why: `by <@${user}>` }
  const calls = [closedDraft(run, channel, `skipped by <@${user}>; nothing is posted.`)]
  return { work: advance(run.schedule, progress, {}, { puts: [putRun(gone)], calls }), say: null }
}

/** `comment` is plain text; empty takes it away. */
export async function comment(deps: SlackDeps, key: string, text: string): Promise<Decided> {
  const open = await openDraft(deps, key)
  if (typeof open === 'string') return only(open)
  const found = await same(deps, open)
  if ('work' in found) return found
  const { progress, channel, kept } = open
  const run: Run = { ...open.run, comment: text === '' ? null : text }
  const above = aboveOf(found.gate, progress, run.comment)
  const call = `draft:${runKey(run)}:comment:${progress.n + 1}`
  const calls = [updatedDraft(deps, kept, run, found, above, channel, call)]
  return { work: advance(run.schedule, progress, {}, { puts: [putRun(run)], calls }), say: null }
}
