/** A filled-in form becomes a schedule, once, and the officer is told when it comes first. */
import { baselineFor } from '../../../../schedules/baseline.ts'
import { freeKey, keptSchedule, putSchedule } from '../../../../schedules/kept.ts'
import type { KeptSchedule, Schedule } from '../../../../schedules/schedule.ts'
import { savedParts } from '../../../../schedules/schedule-text.ts'
import type { Work } from '../../../../store/state.ts'
import { escapeMrkdwn } from '../../cards/escape.ts'
import type { SlackDeps } from '../../deps.ts'
import { publishHome } from '../../home/home-view.ts'
import { tellIn } from '../../place.ts'
import { mentionOf } from '../list/blocks.ts'
import type { AboutSchedule } from './view.ts'

export const GONE = 'This schedule has been deleted meanwhile; make a new one.'

function savedText(deps: SlackDeps, kept: KeptSchedule): string {
  const [before, after] = savedParts(deps.running().catalogue, kept, deps.clock())
  return `${escapeMrkdwn(before)}${mentionOf(kept.schedule.channel)}${escapeMrkdwn(after)}`
}

/** `view` is the modal's id. */
export async function saveSchedule(
  deps: SlackDeps,
  user: string,
  view: string,
  { key: known, channel }: AboutSchedule,
  wanted: Schedule,
): Promise<Work> {
  const call = `schedule:saved:${view}`
  // One modal is one schedule, however often it is sent.
  if (await deps.state.call(call)) return {}
  const now = known === null ? null : await keptSchedule(deps, known)
  if (known !== null && !now) return { calls: [tellIn(channel, user, call, GONE)] }
  // The form says nothing of these, and somebody may have pressed “Pause” since it was read.
  const schedule = now ? { ...wanted, paused: now.paused, since: Math.max(wanted.since, now.since) } : wanted
  const kept: KeptSchedule = { key: known ?? (await freeKey(deps)), schedule }
  const { puts = [], ...baseline } = await baselineFor(deps, deps.running(), deps.today(), kept)
  return {
    ...baseline,
    puts: [...puts, putSchedule(kept)],
    calls: [
      tellIn(channel, user, call, savedText(deps, kept)),
      ...(channel === null ? [await publishHome(deps, user, call, { schedule: kept })] : []),
    ],
  }
}
