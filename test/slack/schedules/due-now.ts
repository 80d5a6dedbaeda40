/** A summary of Rotherham's that is due now: by its date, or because somebody asked. */
import { freeKey, putSchedule, requestNow } from '../../../src/schedules/kept.ts'
import { londonDay, londonTime } from '../../../src/schedules/london.ts'
import type { Schedule } from '../../../src/schedules/schedule.ts'
import { openSqliteState } from '../../../src/store/sqlite/state/open.ts'
import type { LoopbackSlack } from '../loopback/slack.ts'

const MINUTE = 60_000

/** Puts it into a state file that the program may be working on. Returns the key of its message in "scrutiny". */
export async function dueNow(file: string, slack: LoopbackSlack, byDate: boolean): Promise<string> {
  const state = await openSqliteState(file)
  const key = await freeKey({ state })
  const now = Date.now()
  const once = { type: 'once', day: londonDay(now), time: londonTime(now), meeting: null } as const
  const schedule: Schedule = {
    about: { type: 'summary', council: 'rotherham', themes: [] },
    owner: slack.user('officer').id,
    channel: slack.channel('scrutiny').id,
    when: byDate ? once : { type: 'publication' },
    nothingNew: 'say',
    draft: false,
    paused: false,
    since: now - 2 * MINUTE,
  }
  const asked = byDate ? [] : [requestNow({ key }, 'asked', now)]
  await state.finish(null, { puts: [putSchedule({ key, schedule }), ...asked] }, now)
  await state.close()
  return byDate ? `post:${key}:${once.day}T${once.time}` : `post:${key}:now:asked`
}

/** The keys of what the bot posted in "scrutiny", in order. */
export const keysIn = (slack: LoopbackSlack): string[] =>
  slack.ownMessages('scrutiny').map((m) => String((m.metadata?.event_payload as { key?: string } | undefined)?.key))
