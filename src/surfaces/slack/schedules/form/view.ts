/** The modal in which an officer makes or changes a schedule. Its fields follow from what is chosen in it. */
import type { InputBlock, ModalView } from '@slack/types'
import { z } from 'zod'
import type { Catalogue } from '../../../../catalogue.ts'
import { themesOf } from '../../../../overview/themes.ts'
import { isScheduleKey } from '../../../../schedules/slack-ids.ts'
import type { Block } from '../../cards/block.ts'
import { MODAL_TEXT, OPTION_VALUE } from '../../cards/limits.ts'
import { context, option, plainText } from '../../cards/text-blocks.ts'
import { councilOptions, OPTIONS } from '../../home/council-options.ts'
import { dateInputs } from './dates.ts'
import { FIELDS, type ScheduleForm, TICKED, themesBlock } from './form.ts'
import { input, menu } from './inputs.ts'

export const SCHEDULE_MODAL = 'schedule'

const NO_DRAFTS = 'There are no drafts for approval here, since no officers’ channel is set up to show them in.'

/** Which schedule it is about, null for a new one, and where to answer; travels with the modal. */
export const aboutSchedule = z.object({
  key: z.string().refine(isScheduleKey).nullable(),
  /** The channel that it was opened in; null for the Home tab. */
  channel: z.string().max(30).nullable(),
})
export type AboutSchedule = z.infer<typeof aboutSchedule>

function placeInputs(catalogue: Catalogue, { channel, council }: ScheduleForm): InputBlock[] {
  return [
    input(FIELDS.channel, 'Channel', {
      type: 'conversations_select',
      filter: { include: ['public', 'private'], exclude_bot_users: true },
      default_to_current_conversation: true,
      ...(channel ? { initial_conversation: channel } : {}),
    }),
    input(
      FIELDS.council,
      'Council',
      { type: 'static_select', ...councilOptions(catalogue, 'Choose a council', council) },
      { dispatches: true },
    ),
  ]
}

/** None without a council, nor where its measures have no themes. */
function themesInput(catalogue: Catalogue, { council, themes }: ScheduleForm): InputBlock[] {
  const all = council === null || !catalogue.council(council) ? [] : themesOf(catalogue, council)
  const offered = all.filter((theme) => theme.length <= OPTION_VALUE).slice(0, OPTIONS)
  if (council === null || offered.length === 0) return []
  const initial = offered.filter((theme) => themes.includes(theme)).map((theme) => option(theme, theme))
  return [
    input(
      themesBlock(council),
      'Themes',
      {
        type: 'multi_static_select',
        options: offered.map((theme) => option(theme, theme)),
        ...(initial.length > 0 ? { initial_options: initial } : {}),
      },
      { optional: true, hint: 'Leave it empty for all of them.' },
    ),
  ]
}

const nothingNewInput = ({ nothingNew }: ScheduleForm): InputBlock => {
  const offered = [option('Say so in one line', 'say'), option('Say nothing', 'nothing')]
  const initial = offered.find(({ value }) => value === nothingNew)
  return input(FIELDS.nothingNew, 'Where nothing is new', {
    type: 'radio_buttons',
    options: offered,
    ...(initial ? { initial_option: initial } : {}),
  })
}

function draftBlocks({ draft }: ScheduleForm, drafts: boolean): Block[] {
  if (!drafts) return context([NO_DRAFTS])
  const box = option('Show it in the officers’ channel first, for approval', TICKED)
  return [
    input(
      FIELDS.draft,
      'Draft',
      { type: 'checkboxes', options: [box], ...(draft ? { initial_options: [box] } : {}) },
      { optional: true },
    ),
  ]
}

const ownerInput = ({ owner }: ScheduleForm): InputBlock =>
  input(
    FIELDS.owner,
    'Owner',
    { type: 'users_select', ...(owner ? { initial_user: owner } : {}) },
    { hint: 'An officer; they are told when it could not be posted.' },
  )

/** The modal as `form` fills it in; `drafts` where there is an officers' channel. */
export function scheduleModal(
  catalogue: Catalogue,
  about: AboutSchedule,
  form: ScheduleForm,
  drafts: boolean,
): ModalView {
  const blocks: Block[] = [
    ...placeInputs(catalogue, form),
    ...themesInput(catalogue, form),
    menu(
      FIELDS.type,
      'When',
      [
        ['publication', 'A report is published'],
        ['rule', 'A rule of dates'],
        ['once', 'One time'],
      ],
      form.type,
      true,
    ),
    ...dateInputs(form),
    nothingNewInput(form),
    ...draftBlocks(form, drafts),
    ownerInput(form),
  ]
  return {
    type: 'modal',
    callback_id: SCHEDULE_MODAL,
    private_metadata: JSON.stringify(about),
    title: plainText(about.key === null ? 'New schedule' : `Change ${about.key}`, MODAL_TEXT),
    submit: plainText('Save', MODAL_TEXT),
    close: plainText('Cancel', MODAL_TEXT),
    // None of the newer blocks is among them.
    blocks: blocks as ModalView['blocks'],
  }
}
