/** All schedules for the shell: as a table with what came of them, or as JSON. */
import type { Catalogue } from '../../catalogue.ts'
import { type Keeping, runsOf, schedulesOf } from '../../schedules/kept.ts'
import { momentText } from '../../schedules/london.ts'
import { nextOccurrence } from '../../schedules/occurrences.ts'
import { type Run, runKey } from '../../schedules/run.ts'
import type { KeptSchedule } from '../../schedules/schedule.ts'
import { aboutText, nextWords } from '../../schedules/schedule-text.ts'
import { runText } from '../../schedules/status-text.ts'
import { whenText } from '../../schedules/when-text.ts'
import type { QueuedCall } from '../../store/state.ts'
import { plain } from '../terminal/plain.ts'

const RUNS = 5

interface ListedRun {
  readonly run: Run
  /** What still waits in the outbox for it, or was given up; null where nothing does. */
  readonly unsent: QueuedCall | null
}

export interface Listed extends KeptSchedule {
  readonly about: string
  readonly next: string
  /** Milliseconds; null where no date is known. */
  readonly nextAt: number | null
  /** The latest first. */
  readonly runs: readonly ListedRun[]
}

/** In the order of their keys. `now` in milliseconds. */
export async function listed(keeping: Keeping, catalogue: Catalogue, now: number): Promise<Listed[]> {
  const { state } = keeping
  const unsentOf = async ({ call }: Run): Promise<QueuedCall | null> => {
    const queued = call === null ? null : await state.call(call)
    return queued?.state === 'sent' ? null : queued
  }
  const all = (await schedulesOf(keeping)).toSorted((a, b) => a.key.localeCompare(b.key))
  return Promise.all(
    all.map(async ({ key, schedule }): Promise<Listed> => {
      const runs = (await runsOf(keeping, key)).slice(0, RUNS)
      return {
        key,
        schedule,
        about: aboutText(catalogue, schedule),
        next: nextWords(schedule, now),
        nextAt: schedule.paused ? null : (nextOccurrence(schedule.when, now)?.at ?? null),
        runs: await Promise.all(runs.map(async (run) => ({ run, unsent: await unsentOf(run) }))),
      }
    }),
  )
}

function unsentText({ state, attempts, queuedAt }: QueuedCall): string {
  if (state === 'failed') return 'Slack did not take it'
  const tries = attempts === 0 ? 'not tried yet' : attempts === 1 ? 'tried once' : `tried ${attempts} times`
  return `waits to be sent since ${momentText(queuedAt)}, ${tries}`
}

const HEAD = ['Key', 'About', 'To', 'When', 'Next', 'Owner']

const cellsOf = ({ key, schedule, about, next }: Listed): string[] => [
  key,
  about,
  schedule.channel,
  `${whenText(schedule.when)}${schedule.draft ? ', as a draft first' : ''}`,
  next,
  schedule.owner,
]

/** A table, and under each row what came of it. */
export function listText(all: readonly Listed[]): string {
  if (all.length === 0) return 'There are no schedules; "npm run schedules -- --help" shows how to add one.'
  const rows = [HEAD, ...all.map(cellsOf)].map((cells) => cells.map((cell) => plain(cell).replace(/\n/g, ' ')))
  const widths = HEAD.map((_, i) => Math.max(...rows.map((cells) => (cells[i] ?? '').length)))
  const line = (cells: readonly string[] = []): string =>
    cells
      .map((cell, i) => cell.padEnd(widths[i] ?? 0))
      .join('  ')
      .trimEnd()
  const [head, ...body] = rows
  return [
    line(head),
    ...body.flatMap((cells, i) => [
      line(cells),
      ...(all[i]?.runs ?? []).map(
        ({ run, unsent }) => `    - ${plain(runText(run))}${unsent ? `; ${unsentText(unsent)}` : ''}`,
      ),
    ]),
  ].join('\n')
}

const iso = (ms: number): string => new Date(ms).toISOString()

/** One JSON array; moments in UTC. */
export function listJson(all: readonly Listed[]): string {
  return JSON.stringify(
    all.map(({ key, schedule, about, next, nextAt, runs }) => ({
      key,
      ...schedule,
      since: iso(schedule.since),
      aboutText: about,
      whenText: whenText(schedule.when),
      next: nextAt === null ? null : iso(nextAt),
      nextText: next,
      runs: runs.map(({ run, unsent }) => ({
        key: runKey(run),
        occurrence: run.occurrence,
        meant: iso(run.meant),
        at: iso(run.at),
        status: run.status,
        what: run.what,
        period: run.period,
        why: run.why,
        text: runText(run),
        outbox: unsent && { state: unsent.state, attempts: unsent.attempts, queuedAt: iso(unsent.queuedAt) },
      })),
    })),
  )
}
