/** `/scorecard settings`: officers set a channel's council and themes in a modal. */
import type { BlockAction, ViewSubmitAction } from '@slack/bolt'
import { z } from 'zod'
import { listText } from '../../../answers/format.ts'
import type { Work } from '../../../store/state.ts'
import { CHANNEL, type ChannelSetting, channelSetting } from '../asker.ts'
import { escapeMrkdwn } from '../cards/escape.ts'
import { type Feature, isOfficer, type SlackDeps } from '../deps.ts'
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
import { changedForm } from './changed-form.ts'
import { safeJson } from './next-steps.ts'

const ONLY_OFFICERS = "Only officers can change a channel's settings; ask one of them."
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
    calls: [
      {
        key: `settings:${trigger}`,
        method: 'respond',
        lane: `command:${channel}:${user}`,
        args: { url, response_type: 'ephemeral', text },
      },
    ],
  })
  if (!isOfficer(deps, user)) return say(ONLY_OFFICERS)
  if (channel.startsWith('D')) return say(NO_CHANNEL)
  const choice = await settingOf(deps, channel)
  try {
    await deps.client.views.open({
      trigger_id: trigger,
      view: channelModal(deps.running().catalogue, { channel }, choice),
    })
    return {}
  } catch (error) {
    deps.log(`The settings of a channel could not be opened: ${(error as Error).message}`)
    return say(TOO_LATE)
  }
}

/** Shows the themes of the council that was just chosen in the open modal. */
async function showThemes(deps: SlackDeps, body: object): Promise<Work> {
  const read = changedForm.safeParse(body)
  const about = read.success ? aboutChannel.safeParse(safeJson(read.data.view.private_metadata)) : null
  if (!read.success || !about?.success || !isOfficer(deps, read.data.user.id)) return {}
  const { catalogue } = deps.running()
  const { id, hash, state } = read.data.view
  const choice = choiceIn(catalogue, state.values)
  if (!choice) return {}
  try {
    await deps.client.views.update({
      view_id: id,
      ...(hash ? { hash } : {}),
      view: channelModal(catalogue, about.data, choice),
    })
  } catch (error) {
    deps.log(`The themes of a council could not be shown: ${(error as Error).message}`)
  }
  return {}
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
      {
        key: `settings:saved:${view}`,
        method: 'chat.postEphemeral',
        lane: `whisper:${channel}:${user}`,
        args: { channel, user, text: escapeMrkdwn(savedText(deps, choice)) },
        tell: user,
      },
    ],
  }
}

export const settingsModal: Feature = (app, deps) => {
  app.action<BlockAction>(COUNCIL_MENU, async ({ body, ack }) => {
    await ack()
    await deps.deal(body, `settings:${body.user.id}`, () => showThemes(deps, body))
  })

  app.view<ViewSubmitAction>(CHANNEL_MODAL, async ({ body, view, ack }) => {
    const about = aboutChannel.safeParse(safeJson(view.private_metadata))
    const choice = choiceIn(deps.running().catalogue, view.state.values)
    const user = body.user.id
    const refusal = !isOfficer(deps, user) ? ONLY_OFFICERS : !about.success || !choice ? NOT_LOADED : null
    if (refusal !== null || !about.success || !choice)
      return ack({ response_action: 'errors', errors: { [COUNCIL_BLOCK]: refusal ?? NOT_LOADED } })
    await ack()
    await deps.deal(body, `settings:${user}`, async () => save(deps, user, view.id, about.data, choice))
  })
}
