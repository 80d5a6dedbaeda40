/** One time that a schedule is due: what is posted, drafted, said or left unsaid, as work that is saved all at once. */

import { openRuns, putRun } from '../../../../schedules/kept.ts'
import { advance, type Progress } from '../../../../schedules/progress.ts'
import { firstOf, newRun, type Run, runKey } from '../../../../schedules/run.ts'
import { isSummary, type KeptSchedule, type SummarySchedule } from '../../../../schedules/schedule.ts'
import { aboutText } from '../../../../schedules/schedule-text.ts'
import { aboveOf, type FoundSummary, nothingNewText, summaryFor } from '../../../../schedules/summary-of.ts'
import type { Look, OutgoingCall, RecordPut, Work } from '../../../../store/state.ts'
import { escapeMrkdwn } from '../../cards/escape.ts'
import { summaryPost } from '../../cards/summary-post.ts'
import type { SlackDeps } from '../../deps.ts'
import { digestOf } from '../digest/digest.ts'
import { draftCalls, superseded } from '../drafts/message.ts'
import { ownerMessage } from '../owner/message.ts'
import { HOUR_MS, messageCall, postCalls } from './calls.ts'
import { runReport } from './reports.ts'

/** A time that a schedule is due. Times are milliseconds. */
export interface Due {
  readonly kept: KeptSchedule
  readonly progress: Progress
  readonly occurrence: string
  readonly meant: number
  /** When it was meant for at first: from then on it may stand in its channel. */
  readonly since: number
  readonly tooLate: number
  /** Somebody asked for it, so it is posted though nothing is new. */
  readonly asked: boolean
  /** What else is known once it is dealt with. */
  readonly reached: Partial<Omit<Progress, 'n'>>
  /** Runs that this one takes the place of. */
  readonly missed: readonly RecordPut[]
  /** Worked out already, to see whether there is anything to tell. */
  readonly found?: FoundSummary
}

/** How the occurrence of something new begins, and, after what it says, of that very content. */
const PUBLICATION = 'publication:'
export const publication = (content: string): string => `${PUBLICATION}${content}:`

const NO_OFFICERS_CHANNEL =
  'It is to be approved first, but there is no officers’ channel: have SLACK_OFFICERS_CHANNEL set, or change the schedule.'

const runOf = ({ kept, occurrence, meant }: Due, at: number, status: Run['status'], known: Partial<Run> = {}): Run =>
  newRun({ schedule: kept.key, occurrence, meant, at, status }, known)

/** By date or asked for after all: it is the same, and stands there once. */
const lookOf = ({ kept, occurrence, since }: Due): Look => ({
  since: since - HOUR_MS,
  like: `post:${kept.key}:${firstOf(occurrence)}:`,
})

/** It came to nothing: the owner is told why. */
function failed(deps: SlackDeps, due: Due, why: string): Work {
  const run = runOf(due, deps.clock(), 'failed', { why })
  const title = aboutText(deps.running().catalogue, due.kept.schedule)
  const call = `owner:${runKey(run)}`
  const told = ownerMessage(deps, { kept: due.kept, call, title, said: why, since: run.meant, run, at: run.at })
  return advance(due.kept.key, due.progress, due.reached, { puts: [putRun(run)], calls: [told] })
}

/** The summary goes to the channel; `from` (milliseconds) is when it could, which an approval may have put off. */
export function posted(
  deps: SlackDeps,
  due: Due,
  { summary, gate }: FoundSummary,
  comment: string | null,
  from = due.meant,
): Work {
  const { catalogue } = deps.running()
  const { kept, progress, tooLate } = due
  const run = runOf(due, deps.clock(), 'queued', { what: 'summary', period: summary.period.label, comment })
  const call = `post:${runKey(run)}`
  const { channel, owner } = kept.schedule
  // What is posted when it is new is found by what it says, since it was told of last.
  const look = due.occurrence.startsWith(PUBLICATION)
    ? { since: progress.toldAt ?? kept.schedule.since, like: `post:${kept.key}:${publication(gate.content)}` }
    : lookOf(due)
  const posting = { key: call, channel, meant: from, tooLate, owner, report: runReport(run), look }
  const calls = postCalls(posting, summaryPost(catalogue, summary, aboveOf(gate, progress, comment)))
  const change = {
    ...due.reached,
    pending: [...progress.pending, { run: runKey(run), told: gate.told }],
    offered: gate.content,
    documents: gate.documents,
  }
  return advance(kept.key, progress, change, { puts: [putRun({ ...run, call })], calls })
}

/** The summary goes to the officers first; an older draft of the same schedule is no longer one. */
export async function drafted(deps: SlackDeps, due: Due, found: FoundSummary, channel: string): Promise<Work> {
  const { kept, progress } = due
  const { summary, gate } = found
  const run = runOf(due, deps.clock(), 'draft', {
    what: 'summary',
    period: summary.period.label,
    content: gate.content,
    call: `draft:${kept.key}:${progress.n + 1}`,
  })
  const older = (await openRuns(deps)).filter((r) => r.schedule === kept.key && r.status === 'draft')
  const away = older.map(
    (draft): Run => ({ ...draft, status: 'skipped', at: deps.clock(), why: 'a newer draft took its place' }),
  )
  return advance(
    kept.key,
    progress,
    { ...due.reached, offered: gate.content },
    {
      puts: [putRun(run), ...away.map(putRun)],
      calls: [
        ...draftCalls(deps, kept, run, found, aboveOf(gate, progress, null), channel),
        ...away.map((draft) => superseded(draft, channel)),
      ],
    },
  )
}

/** One line, or none, where nothing is new. */
function nothingNew(deps: SlackDeps, due: Due, { summary }: FoundSummary): Work {
  const { kept, progress, meant, tooLate } = due
  const { nothingNew: how, channel } = kept.schedule
  const known = { what: 'nothing-new', period: summary.period.label } as const
  if (how === 'nothing')
    return advance(kept.key, progress, due.reached, { puts: [putRun(runOf(due, deps.clock(), 'quiet', known))] })
  const run = runOf(due, deps.clock(), 'queued', known)
  const call = `post:${runKey(run)}`
  const text = escapeMrkdwn(nothingNewText(deps.running(), deps.today(), summary, progress))
  const line: OutgoingCall = messageCall(
    { key: call, channel, meant, tooLate, report: runReport(run), look: lookOf(due) },
    { text, blocks: [] },
  )
  return advance(kept.key, progress, due.reached, { puts: [putRun({ ...run, call })], calls: [line] })
}

async function summaryDue(deps: SlackDeps, due: Due, schedule: SummarySchedule): Promise<Work> {
  const found = due.found ?? (await summaryFor(deps.running(), deps.today(), schedule, due.progress))
  if (found.kind === 'nothing') return failed(deps, due, found.why)
  if (!found.gate.isNew && !due.asked) return nothingNew(deps, due, found)
  if (!schedule.draft) return posted(deps, due, found, null)
  const { officersChannel } = deps.settings
  return officersChannel ? drafted(deps, due, found, officersChannel) : failed(deps, due, NO_OFFICERS_CHANNEL)
}

/** What is due comes to. What goes wrong while it is made is told to the owner. */
export async function fire(deps: SlackDeps, due: Due): Promise<Work> {
  const { schedule } = due.kept
  try {
    const work = isSummary(schedule) ? await summaryDue(deps, due, schedule) : await digestOf(deps, due)
    return { ...work, puts: [...(work.puts ?? []), ...due.missed] }
  } catch (error) {
    deps.log(`A scheduled message could not be made: ${(error as Error).message}`, {
      level: 'error',
      schedule: due.kept.key,
    })
    return failed(deps, due, 'Something went wrong on my side while I made it, which is logged for whoever runs me.')
  }
}
