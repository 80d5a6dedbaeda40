/** `/scorecard settings`: officers set a channel's council and themes in a modal. */
import { z } from 'zod'
import type { Work } from '../../../store/state.ts'
import { listText } from '../../../wording/format.ts'
import { CHANNEL, type ChannelSetting, channelSetting } from '../asker.ts'
import { escapeMrkdwn } from '../cards/escape.ts'
import { changedForm, changeIn } from '../changed-form.ts'
import type { Feature, SlackDeps } from '../deps.ts'
import { ChangingForms, notAsShown, openForm } from '../forms.ts'
import {
  type AboutChannel,
  aboutChannel,
  CHANNEL_MODAL,
  type Choice,
  COUNCIL_BLOCK,
  COUNCIL_MENU,
  channelModal,
  choiceIn,
} from '../home/channel-modal.ts'
import { reply } from '../reply.ts'
import { safeJson } from '../safe-json.ts'
import { officers } from '../who.ts'

export const CHANNEL_SETTERS = officers("Only officers can change a channel's settings; ask one of them.")
const NO_CHANNEL = 'Settings are for a channel: use this command in one, or choose your own council in my Home tab.'
const TOO_LATE = 'Slack could not open the form in time; please use the command again.'
const NOT_LOADED = 'That council is no longer loaded; choose another one.'

/** The part of a slash command that is needed. */
const used = z.object({
  user_id: z.string(),
  channel_id: z.string(),
  trigger_id: z.string(),
  response_url: z.string(),
})

/** Only what is still loaded; nothing where nobody has set the channel. */
async function settingOf({ state, running, log }: SlackDeps, channel: string): Promise<Choice> {
  const kept = await state.get<unknown>(CHANNEL, channel)
  const read = channelSetting.safeParse(kept)
  if (kept !== null && !read.success) log('The settings of a channel could not be read; they can be set anew.')
  const setting = read.success ? read.data : null
  return setting?.council && running().catalogue.council(setting.council) ? setting : { council: null, themes: [] }
}

/** Opens the modal for the channel that the command was used in, or says why not. `body` is the command's. */
export async function openSettings(deps: SlackDeps, body: object): Promise<Work> {
  const { user_id: user, channel_id: channel, trigger_id: trigger, response_url: url } = used.parse(body)
  const say = (text: string): Work => ({
    calls: [reply({ channel, user, alone: true, url }, `settings:${trigger}`, { text })],
  })
  if (channel.startsWith('D')) return say(NO_CHANNEL)
  const choice = await settingOf(deps, channel)
  const view = channelModal(deps.running().catalogue, { channel }, choice)
  return openForm(deps, { user, trigger }, view, say(TOO_LATE))
}

/** Shows the themes of the council that was just chosen in the open modal. */
async function showThemes(deps: SlackDeps, changing: ChangingForms, body: object): Promise<Work> {
  const read = changedForm.safeParse(body)
  const about = read.success ? aboutChannel.safeParse(safeJson(read.data.view.private_metadata)) : null
  if (!read.success || !about?.success) return {}
  const { catalogue } = deps.running()
  const choice = choiceIn(catalogue, read.data.view.state.values)
  return choice ? changing.show(deps, changeIn(read.data), channelModal(catalogue, about.data, choice)) : {}
}

function savedText({ running }: SlackDeps, { council, themes }: Choice): string {
  if (council === null) return 'Saved: this channel has no council of its own.'
  const name = running().catalogue.councilName(council)
  const about = themes.length > 0 ? ` Themes: ${listText(themes)}.` : ''
  return `Saved: questions in this channel that name no council are about ${name}.${about}`
}

function save(deps: SlackDeps, user: string, view: string, { channel }: AboutChannel, choice: Choice): Work {
  const value: ChannelSetting = { ...choice, setBy: user }
  return {
    puts: [{ kind: CHANNEL, key: channel, owner: channel, value }],
    calls: [
      reply({ channel, user, alone: true }, `settings:saved:${view}`, { text: escapeMrkdwn(savedText(deps, choice)) }),
    ],
  }
}

export const settingsModal: Feature = (on, deps) => {
  const changing = new ChangingForms()

  on.action(COUNCIL_MENU, CHANNEL_SETTERS, async ({ body }) => {
    await deps.deal(body, `settings:${body.user.id}`, () => showThemes(deps, changing, body))
  })

  on.view(CHANNEL_MODAL, CHANNEL_SETTERS, async ({ body, view, about: opened, ack }) => {
    const { catalogue } = deps.running()
    const about = aboutChannel.safeParse(safeJson(opened))
    const choice = choiceIn(catalogue, view.state.values)
    const user = body.user.id
    if (!about.success || !choice) return ack({ response_action: 'errors', errors: { [COUNCIL_BLOCK]: NOT_LOADED } })
    const unseen = notAsShown(deps, user, view, channelModal(catalogue, about.data, choice))
    if (unseen) return ack(unseen)
    await ack()
    await deps.deal(body, `settings:${user}`, async () => save(deps, user, view.id, about.data, choice))
  })
}
