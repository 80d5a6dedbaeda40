/** Making and changing a schedule in a modal. */
import type { BlockAction, ButtonAction } from '@slack/bolt'
import { keptSchedule } from '../../../../schedules/kept.ts'
import { isSummary, type KeptSummary, type Schedule, type SummarySchedule } from '../../../../schedules/schedule.ts'
import { isChannelId } from '../../../../schedules/slack-ids.ts'
import type { Work } from '../../../../store/state.ts'
import { channelSettingOf } from '../../asker.ts'
import { changedForm, changeIn } from '../../changed-form.ts'
import type { Feature, SlackDeps } from '../../deps.ts'
import { ChangingForms, notAsShown, openForm } from '../../forms.ts'
import type { Submitted } from '../../listeners.ts'
import { type Place, placeOf, tellIn, tooLate } from '../../place.ts'
import { safeJson } from '../../safe-json.ts'
import { NOTHING_CHANGED } from '../../sorry.ts'
import { NEW_SCHEDULE } from '../list/blocks.ts'
import { SCHEDULERS, SCHEDULES_LANE } from '../schedulers.ts'
import { cannotPost } from './can-post.ts'
import { type Errors, scheduleIn } from './check.ts'
import { emptyForm, FIELDS, formIn, formOf, type ScheduleForm } from './form.ts'
import { FIELD_ACTION } from './inputs.ts'
import { GONE, saveSchedule } from './saving.ts'
import { type AboutSchedule, aboutSchedule, SCHEDULE_MODAL, scheduleModal as viewOf } from './view.ts'

const viewIn = (deps: SlackDeps, about: AboutSchedule, form: ScheduleForm) =>
  viewOf(deps.running().catalogue, about, form, deps.settings.officersChannel !== null)

/** New: for the channel that they are in, about what it is set to. */
async function newForm(deps: SlackDeps, user: string, channel: string | null): Promise<ScheduleForm> {
  const setting = channel === null ? null : await channelSettingOf(deps.state, channel)
  const council = setting?.council ?? deps.config.council
  return emptyForm(user, { channel, council, themes: setting?.council ? setting.themes : [] })
}

/** Opens the form of `kept`, or of a new schedule. */
export async function openSchedule(
  deps: SlackDeps,
  place: Place,
  kept: KeptSummary | null,
  key: string,
): Promise<Work> {
  const at = place.pressed?.channel ?? null
  const form = kept
    ? formOf(kept.schedule)
    : await newForm(deps, place.user, at !== null && isChannelId(at) ? at : null)
  return openForm(deps, place, viewIn(deps, { key: kept?.key ?? null, channel: at }, form), tooLate(place, key))
}

/** What the form stood for before anybody filled it in; null where its schedule is gone. */
async function baseOf(
  deps: SlackDeps,
  user: string,
  { key }: AboutSchedule,
): Promise<{ readonly before: SummarySchedule | null; readonly form: ScheduleForm } | null> {
  if (key === null) return { before: null, form: await newForm(deps, user, null) }
  const before = await keptSchedule(deps, key)
  return before && isSummary(before) ? { before, form: formOf(before) } : null
}

/** Shows the fields that follow from what was just chosen. */
async function showFields(deps: SlackDeps, changing: ChangingForms, body: object): Promise<Work> {
  const read = changedForm.safeParse(body)
  const about = read.success ? aboutSchedule.safeParse(safeJson(read.data.view.private_metadata)) : null
  if (!read.success || !about?.success) return {}
  const { state } = read.data.view
  const base = await baseOf(deps, read.data.user.id, about.data)
  return base ? changing.show(deps, changeIn(read.data), viewIn(deps, about.data, formIn(state.values, base.form))) : {}
}

/** The schedule as the form says, or what is wrong with it. */
async function read(
  deps: SlackDeps,
  user: string,
  about: AboutSchedule | undefined,
  view: Submitted['view'],
): Promise<
  | { readonly schedule: Schedule }
  | { readonly errors: Errors }
  | { readonly unseen: NonNullable<ReturnType<typeof notAsShown>> }
> {
  const base = about ? await baseOf(deps, user, about) : null
  if (!about || !base) return { errors: { [FIELDS.type]: GONE } }
  const form = formIn(view.state.values, base.form)
  const unseen = notAsShown(deps, user, view, viewIn(deps, about, form))
  if (unseen) return { unseen }
  const known = { catalogue: deps.running().catalogue, settings: deps.settings, now: deps.clock() }
  const found = scheduleIn(form, base.before, known)
  if ('errors' in found) return found
  const why = await cannotPost(deps, found.schedule.channel)
  return why === null ? found : { errors: { [FIELDS.channel]: why } }
}

export const scheduleModal: Feature = (on, deps) => {
  const changing = new ChangingForms()

  on.action<BlockAction<ButtonAction>>(NEW_SCHEDULE, SCHEDULERS, async ({ body }) => {
    const place = placeOf(body)
    const key = `schedule:new:${place.trigger}`
    await deps.deal(body, key, () => openSchedule(deps, place, null, key))
  })

  on.action(new RegExp(`^${FIELD_ACTION}`), SCHEDULERS, async ({ body }) => {
    await deps.deal(body, `schedule-form:${body.user.id}`, () => showFields(deps, changing, body))
  })

  on.view(SCHEDULE_MODAL, SCHEDULERS, async ({ body, view, about: opened, ack }) => {
    const user = body.user.id
    const about = aboutSchedule.safeParse(safeJson(opened)).data
    const found = await read(deps, user, about, view)
    if ('unseen' in found) return ack(found.unseen)
    if ('errors' in found || !about)
      return ack({ response_action: 'errors', errors: 'errors' in found ? found.errors : { [FIELDS.type]: GONE } })
    await ack()
    await deps.deal(body, SCHEDULES_LANE, () => saveSchedule(deps, user, view.id, about, found.schedule), {
      calls: [tellIn(about.channel, user, `schedule:sorry:${view.id}`, NOTHING_CHANGED)],
    })
  })
}
