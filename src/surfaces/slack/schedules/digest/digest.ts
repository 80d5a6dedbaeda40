/** What a person watches, in one direct message: what changed first, then all of it. */
import type { FigureDetail } from '../../../../answers/figure-answer.ts'
import { dayLabel } from '../../../../periods/calendar.ts'
import { putRun } from '../../../../schedules/kept.ts'
import { londonDay } from '../../../../schedules/london.ts'
import { advance } from '../../../../schedules/progress.ts'
import { firstOf, newRun, runKey } from '../../../../schedules/run.ts'
import type { KeptSchedule } from '../../../../schedules/schedule.ts'
import type { Work } from '../../../../store/state.ts'
import { valueText } from '../../../../wording/format.ts'
import type { Block, Message } from '../../cards/card.ts'
import { escapeMrkdwn } from '../../cards/escape.ts'
import { type Line, textBlocks } from '../../cards/text-blocks.ts'
import { RAG_SIGNS } from '../../cards/words.ts'
import type { SlackDeps } from '../../deps.ts'
import { mac } from '../../secret.ts'
import { changeText } from '../../watching/change.ts'
import { latestFigure, seenOf } from '../../watching/latest.ts'
import { type KeptWatch, putWatch, watchesOf } from '../../watching/watch.ts'
import { HOUR_MS, messageCall } from '../posting/calls.ts'
import type { Due } from '../posting/fire.ts'
import { runReport } from '../posting/reports.ts'

interface Watched {
  readonly kept: KeptWatch
  readonly latest: FigureDetail | null
  readonly change: string | null
}

async function watchedBy(deps: SlackDeps, user: string): Promise<Watched[]> {
  return Promise.all(
    (await watchesOf(deps, user)).map(async (kept): Promise<Watched> => {
      const latest = await latestFigure(deps.running(), deps.today(), kept.watch)
      return { kept, latest, change: latest && changeText(kept.watch.seen, seenOf(latest), latest.row.unit) }
    }),
  )
}

const nowText = ({ latest }: Watched): string =>
  latest
    ? `${valueText(latest.found.value, latest.row.unit)} (${latest.found.period.label}), ${RAG_SIGNS[latest.rag]}`
    : 'no figure is published'

/** Every measure as it is now, those that changed first, with how. */
function digestMessage(watched: readonly Watched[], since: string): Message {
  const changed = watched.filter((w) => w.change !== null)
  const same = watched.filter((w) => w.change === null)
  const of = (count: number): string => `${count} of ${watched.length}`
  const head =
    changed.length === 0
      ? `Nothing is new about the ${watched.length === 1 ? 'measure' : `${watched.length} measures`} you watch${since}.`
      : `Measures you watch: ${of(changed.length)} changed${since}.`
  const lines: Line[] = [
    ...changed.map((w): Line => [{ bold: w.kept.watch.name }, `: ${w.change}`]),
    ...(changed.length > 0 && same.length > 0 ? [[{ bold: 'As before' }]] : []),
    ...same.map((w): Line => [`${w.kept.watch.name}: ${nowText(w)}`]),
  ]
  const blocks: Block[] = [...textBlocks([[{ bold: head }]]), ...textBlocks(lines)]
  const text = [head, ...lines.map((line) => line.map((run) => (typeof run === 'string' ? run : run.bold)).join(''))]
  return { text: escapeMrkdwn(text.join('\n')), blocks }
}

/** The digest, or nothing where nothing changed and that is what was set. */
export async function digestOf(deps: SlackDeps, due: Due): Promise<Work> {
  const { kept, progress, meant, tooLate, asked, occurrence } = due
  const { owner, nothingNew } = kept.schedule
  const watched = await watchedBy(deps, owner)
  const changed = watched.filter((w) => w.change !== null)
  const run = newRun({ schedule: kept.key, occurrence, meant, at: deps.clock(), status: 'quiet' }, { what: 'watched' })
  if (!asked && changed.length === 0) {
    // That other figures were published is nothing to this person.
    if (kept.schedule.when.type === 'publication') return advance(kept.key, progress, due.reached)
    if (nothingNew === 'nothing' || watched.length === 0)
      return advance(kept.key, progress, due.reached, { puts: [putRun(run)] })
  }
  // Its key names nobody: what was sent is kept without a name.
  const first = firstOf(occurrence)
  const named = `post:${mac(deps.secret(), 'digest', runKey({ ...run, occurrence: first }))}`
  const call = `${named}${occurrence.slice(first.length)}`
  const since = progress.toldAt === null ? '' : ` since ${dayLabel(londonDay(progress.toldAt))}`
  return advance(
    kept.key,
    progress,
    { ...due.reached, toldAt: deps.clock() },
    {
      puts: [
        putRun({ ...run, status: 'queued', call }),
        ...changed.flatMap(({ kept: watch, latest }) =>
          latest ? [putWatch({ ...watch, watch: { ...watch.watch, seen: seenOf(latest) } })] : [],
        ),
      ],
      calls: [
        messageCall(
          {
            key: call,
            channel: owner,
            meant,
            tooLate,
            report: runReport(run),
            look: { since: due.since - HOUR_MS, like: `${named}:` },
          },
          digestMessage(watched, since),
        ),
      ],
    },
  )
}

/** People whose watched measures are told together: they get no message for each. */
export const inDigests = (schedules: readonly KeptSchedule[]): Set<string> =>
  new Set(
    schedules
      .filter(({ schedule: { about, paused } }) => about.type === 'watched' && !paused)
      .map(({ schedule }) => schedule.owner),
  )
