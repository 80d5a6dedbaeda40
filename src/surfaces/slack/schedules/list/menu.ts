/** The menu beside each schedule: preview, send now, pause, resume, change, delete. */
import type { BlockAction, OverflowAction } from '@slack/bolt'
import { paused, resumed } from '../../../../schedules/change-schedule.ts'
import { keptSchedule, putSchedule, removeSchedule, requestNow } from '../../../../schedules/kept.ts'
import { previewText } from '../../../../schedules/preview.ts'
import { isSummary, type KeptSchedule, type KeptSummary } from '../../../../schedules/schedule.ts'
import { aboutText, nextWords } from '../../../../schedules/schedule-text.ts'
import { isScheduleKey } from '../../../../schedules/slack-ids.ts'
import type { Work } from '../../../../store/state.ts'
import { sections } from '../../cards/text-blocks.ts'
import type { Feature, SlackDeps } from '../../deps.ts'
import { openForm } from '../../forms.ts'
import { publishHome } from '../../home/home-view.ts'
import { type Place, placeOf, tell, tellIn, tooLate } from '../../place.ts'
import { directly, reply } from '../../reply.ts'
import { safeJson } from '../../safe-json.ts'
import { escapedText } from '../../service/quote.ts'
import { NOTHING_CHANGED } from '../../sorry.ts'
import { openSchedule } from '../form/modal.ts'
import { aboutSchedule } from '../form/view.ts'
import { SCHEDULERS, SCHEDULES_LANE } from '../schedulers.ts'
import { mentionOf, SCHEDULE_MENU, type ScheduleChange, schedulesMessage } from './blocks.ts'
import { DELETE_MODAL, deleteModal, previewModal } from './views.ts'

const gone = (key: string): string => `There is no schedule ${key} any more.`

/** A message holds less than a modal: https://github.com/slackapi/bolt-js/issues/2867. */
const PREVIEW_BLOCKS = 3

/** Saves `change` and shows the list or the Home tab as it is then. */
async function changedTo(
  deps: SlackDeps,
  place: Place,
  call: string,
  said: string,
  change: ScheduleChange & KeptSchedule,
): Promise<Work> {
  const puts = [putSchedule(change)]
  const { pressed, user } = place
  if (!pressed) return { puts, calls: [await publishHome(deps, user, call, { schedule: change })] }
  const message = await schedulesMessage(deps, said, change)
  const told = tell(place, call, message.text)
  return { puts, calls: [{ ...told, args: { ...told.args, ...message, replace_original: pressed.ephemeral } }] }
}

async function preview(deps: SlackDeps, place: Place, { key, schedule }: KeptSummary, call: string): Promise<Work> {
  const text = await previewText(deps.running(), deps.today(), schedule)
  const message = { text: escapedText(text), blocks: sections(text).slice(0, PREVIEW_BLOCKS) }
  return openForm(deps, place, previewModal(key, text), { calls: [reply(directly(place.user), call, message)] })
}

function sendNow(deps: SlackDeps, place: Place, { key, schedule }: KeptSchedule, call: string): Work {
  const { channel, draft } = schedule
  const text = draft
    ? `${key} is made within a minute: as a draft in the officers’ channel, for ${mentionOf(channel)}.`
    : `${key} is posted within a minute to ${mentionOf(channel)}.`
  return { puts: [requestNow({ key }, place.trigger, deps.clock())], calls: [tell(place, call, text)] }
}

type Doing = (deps: SlackDeps, place: Place, kept: KeptSummary, call: string) => Work | Promise<Work>

const DOINGS: Readonly<Record<string, Doing>> = {
  preview,
  send: sendNow,
  pause: (deps, place, { key, schedule }, call) =>
    changedTo(deps, place, call, `${key} is paused: nothing is posted until it is resumed.`, {
      key,
      schedule: paused(schedule),
    }),
  resume: (deps, place, { key, schedule }, call) => {
    // Resumed already: what has come due since is not skipped.
    const now = schedule.paused ? resumed(schedule, deps.clock()) : schedule
    return changedTo(deps, place, call, `${key} is resumed. Next: ${nextWords(now, deps.clock())}.`, {
      key,
      schedule: now,
    })
  },
  change: (deps, place, kept, call) => openSchedule(deps, place, kept, call),
  delete: (deps, place, { key, schedule }, call) => {
    const about = { key, channel: place.pressed?.channel ?? null }
    const words = aboutText(deps.running().catalogue, schedule)
    return openForm(deps, place, deleteModal(about, words), tooLate(place, call))
  },
}

async function choose(deps: SlackDeps, place: Place, value: string): Promise<Work> {
  const [doing = '', key = ''] = value.split(':')
  const call = `schedule:${doing}:${place.trigger}`
  const say = (text: string): Work => ({ calls: [tell(place, call, text)] })
  const work = Object.hasOwn(DOINGS, doing) && isScheduleKey(key) ? DOINGS[doing] : undefined
  if (!work) return {}
  const schedule = await keptSchedule(deps, key)
  return schedule && isSummary(schedule) ? work(deps, place, { key, schedule }, call) : say(gone(key))
}

async function remove(deps: SlackDeps, user: string, view: string, key: string, channel: string | null): Promise<Work> {
  const call = `schedule:deleted:${view}`
  return {
    removes: [removeSchedule(key)],
    calls: [
      tellIn(channel, user, call, `${key} is deleted.`),
      ...(channel === null ? [await publishHome(deps, user, call, { schedule: { key, schedule: null } })] : []),
    ],
  }
}

export const schedules: Feature = (on, deps) => {
  on.action<BlockAction<OverflowAction>>(SCHEDULE_MENU, SCHEDULERS, async ({ action, body }) => {
    const value = action.selected_option?.value ?? ''
    const place = placeOf(body)
    await deps.deal(body, SCHEDULES_LANE, () => choose(deps, place, value), {
      calls: [tell(place, `schedule:sorry:${place.trigger}`, NOTHING_CHANGED)],
    })
    // “Send now” need not wait for the next look.
    deps.look()
  })

  on.view(DELETE_MODAL, SCHEDULERS, async ({ body, view, about: opened, ack }) => {
    const about = aboutSchedule.safeParse(safeJson(opened)).data
    const user = body.user.id
    await ack()
    if (!about?.key) return
    const { key, channel } = about
    await deps.deal(body, SCHEDULES_LANE, () => remove(deps, user, view.id, key, channel), {
      calls: [tellIn(channel, user, `schedule:sorry:${view.id}`, NOTHING_CHANGED)],
    })
  })
}
