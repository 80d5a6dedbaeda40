/** The modal in which an officer sets a channel's council and themes. */
import type { InputBlock, ModalView } from '@slack/types'
import { z } from 'zod'
import type { Catalogue } from '../../../catalogue.ts'
import type { ChannelSetting } from '../asker.ts'
import { INPUT_LABEL, MODAL_TEXT, OPTION_VALUE } from '../cards/limits.ts'
import { context, option, plainText } from '../cards/text-blocks.ts'
import { chosenCouncil, councilOptions, OPTIONS } from './council-options.ts'

export const CHANNEL_MODAL = 'channel-settings'
export const COUNCIL_MENU = 'settings:council'
const THEMES_MENU = 'settings:themes'
export const COUNCIL_BLOCK = 'council'

/** Which channel it is about; travels with the modal. */
export const aboutChannel = z.object({ channel: z.string().max(30) })
export type AboutChannel = z.infer<typeof aboutChannel>

export type Choice = Pick<ChannelSetting, 'council' | 'themes'>

/** The themes of what a council measures, in order. */
export function themesOfCouncil(catalogue: Catalogue, council: string): string[] {
  const themes = new Set<string>()
  for (const { id, themes: of } of catalogue.indicators)
    if (catalogue.holds(council, id)) for (const theme of of) if (theme.length <= OPTION_VALUE) themes.add(theme)
  return [...themes].toSorted((a, b) => a.localeCompare(b)).slice(0, OPTIONS)
}

/** None without a council, nor where its measures have no themes. */
function themesInput(catalogue: Catalogue, { council, themes }: Choice): InputBlock[] {
  const offered = council === null ? [] : themesOfCouncil(catalogue, council)
  if (offered.length === 0) return []
  const initial = offered.filter((theme) => themes.includes(theme)).map((theme) => option(theme, theme))
  return [
    {
      type: 'input',
      // Another council has other themes: what was chosen for one is not carried to the next.
      block_id: `themes:${council}`.slice(0, 255),
      optional: true,
      label: plainText('Themes', INPUT_LABEL),
      hint: plainText('Leave it empty for all of them.', INPUT_LABEL),
      element: {
        type: 'multi_static_select',
        action_id: THEMES_MENU,
        options: offered.map((theme) => option(theme, theme)),
        ...(initial.length > 0 ? { initial_options: initial } : {}),
      },
    },
  ]
}

/** The modal as `choice` fills it in. */
export function channelModal(catalogue: Catalogue, about: AboutChannel, choice: Choice): ModalView {
  return {
    type: 'modal',
    callback_id: CHANNEL_MODAL,
    private_metadata: JSON.stringify(about),
    title: plainText('Channel settings', MODAL_TEXT),
    submit: plainText('Save', MODAL_TEXT),
    close: plainText('Cancel', MODAL_TEXT),
    blocks: [
      {
        type: 'input',
        block_id: COUNCIL_BLOCK,
        dispatch_action: true,
        label: plainText('Council', INPUT_LABEL),
        hint: plainText('Questions in this channel that name no council are about this one.', INPUT_LABEL),
        element: {
          type: 'static_select',
          action_id: COUNCIL_MENU,
          ...councilOptions(catalogue, 'No council of its own', choice.council),
        },
      },
      ...themesInput(catalogue, choice),
      ...context(['Everybody in the channel gets these settings; only officers can change them.']),
    ],
  }
}

const values = z.record(
  z.string(),
  z.record(
    z.string(),
    z.object({
      selected_option: z.object({ value: z.string() }).nullish(),
      selected_options: z.array(z.object({ value: z.string() })).nullish(),
    }),
  ),
)

/** What was chosen, of what there is to choose; null where the council is not loaded. */
export function choiceIn(catalogue: Catalogue, state: unknown): Choice | null {
  const read = values.safeParse(state)
  const value = read.success ? read.data[COUNCIL_BLOCK]?.[COUNCIL_MENU]?.selected_option?.value : undefined
  const council = value === undefined ? undefined : chosenCouncil(catalogue, value)
  if (!read.success || council === undefined) return null
  const offered = council === null ? [] : themesOfCouncil(catalogue, council)
  const chosen = Object.values(read.data).flatMap((block) => block[THEMES_MENU]?.selected_options ?? [])
  return { council, themes: offered.filter((theme) => chosen.some((o) => o.value === theme)) }
}
