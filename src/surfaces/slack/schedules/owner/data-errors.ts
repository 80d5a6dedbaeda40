/** Data files that cannot be loaded: whoever relies on a summary of them hears of it. */
import { schedulesOf } from '../../../../schedules/kept.ts'
import { isSummary } from '../../../../schedules/schedule.ts'
import { escapeMrkdwn } from '../../cards/escape.ts'
import type { SlackDeps } from '../../deps.ts'
import { directly, reply } from '../../reply.ts'
import { KEPT_MS } from './message.ts'

/** One message to each owner of a schedule, once for each state of the files. */
export async function tellOfErrors(
  deps: SlackDeps,
  { why, fingerprint }: { readonly why: string; readonly fingerprint: string },
): Promise<void> {
  const owners = new Set(
    (await schedulesOf(deps)).filter(({ schedule }) => isSummary(schedule)).map((k) => k.schedule.owner),
  )
  const text = `No summary is posted of the newest data files. ${why} Have the file corrected; I look again every two minutes.`
  const { officersChannel } = deps.settings
  const now = deps.clock()
  const lasting = { until: now + KEPT_MS, look: { since: now - KEPT_MS, ifPossible: true } }
  await deps.save({
    calls: [...owners].map((owner) => ({
      ...reply(directly(owner), `data:${fingerprint}:${owner}`, { text: escapeMrkdwn(text) }),
      ...lasting,
      ...(officersChannel !== null && {
        otherwise: {
          ...reply({ channel: officersChannel }, `data:${fingerprint}:officers`, { text: escapeMrkdwn(text) }),
          look: lasting.look,
        },
      }),
    })),
  })
}
