/** The payloads of interactions and commands. */
import { actionOf, type Choice, findElement } from './elements.ts'
import type { Channel, Json, Message, User, View } from './types.ts'
import { type State, stateOf } from './view-state.ts'
import { nameInPayload, wireInThread, wireView } from './wire.ts'
import type { World } from './world.ts'

const userOf = (user: User, { me }: World): Json => ({
  id: user.id,
  username: user.name,
  name: user.name,
  team_id: user.teamId ?? me.teamId,
})

const common = (world: World, user: User): Json => ({
  user: userOf(user, world),
  api_app_id: world.me.appId,
  token: world.me.verificationToken,
  team: { id: world.me.teamId, domain: world.me.teamDomain },
  enterprise: null,
  is_enterprise_install: false,
})

const channelOf = (channel: Channel): Json => ({ id: channel.id, name: nameInPayload(channel) })

/** A press in a message. An ephemeral message is not part of its payload. */
export function messageAction(world: World, user: User, message: Message, actionId: string, choice: Choice): Json {
  const channel = world.workspace.channel(message.channel)
  const action = actionOf(findElement(message.blocks, actionId, choice), choice, world.clock.ts())
  const ephemeral = message.onlyFor !== null
  return {
    type: 'block_actions',
    ...common(world, user),
    container: {
      type: 'message',
      message_ts: message.ts,
      channel_id: channel.id,
      is_ephemeral: ephemeral,
      ...(message.threadTs === null ? {} : { thread_ts: message.threadTs }),
    },
    trigger_id: world.triggers.issue(user.id),
    channel: channelOf(channel),
    ...(ephemeral ? {} : { message: wireInThread(message, world.me, world.messages, false) }),
    state: { values: stateOf(message.blocks) },
    response_url: world.responseUrls.issue(user.id, channel.id, message),
    actions: [action],
  }
}

/** A press in a Home tab or modal; there is no response_url. */
export function viewAction(world: World, user: User, view: View, actionId: string, choice: Choice, state: State): Json {
  return {
    type: 'block_actions',
    ...common(world, user),
    container: { type: 'view', view_id: view.id },
    trigger_id: world.triggers.issue(user.id, view.id),
    view: wireView(view, world.me, state),
    actions: [actionOf(findElement(view.blocks, actionId, choice), choice, world.clock.ts())],
  }
}

export const viewSubmission = (world: World, user: User, view: View, state: State): Json => ({
  type: 'view_submission',
  ...common(world, user),
  trigger_id: world.triggers.issue(user.id, view.id),
  view: wireView(view, world.me, state),
  response_urls: [],
})

export const viewClosed = (world: World, user: User, view: View, cleared: boolean): Json => ({
  type: 'view_closed',
  ...common(world, user),
  view: wireView(view, world.me),
  is_cleared: cleared,
})

export const shortcut = (world: World, user: User, callbackId: string): Json => ({
  type: 'shortcut',
  ...common(world, user),
  action_ts: world.clock.ts(),
  callback_id: callbackId,
  trigger_id: world.triggers.issue(user.id),
})

export function messageShortcut(world: World, user: User, message: Message, callbackId: string): Json {
  const channel = world.workspace.channel(message.channel)
  return {
    ...shortcut(world, user, callbackId),
    type: 'message_action',
    channel: channelOf(channel),
    message_ts: message.ts,
    message: wireInThread(message, world.me, world.messages, false),
    response_url: world.responseUrls.issue(user.id, channel.id, message),
  }
}

/** All text, as the fields of a form. */
export const slashCommand = (world: World, user: User, channel: Channel, command: string, text: string): Json => ({
  token: world.me.verificationToken,
  team_id: user.teamId ?? world.me.teamId,
  team_domain: world.me.teamDomain,
  channel_id: channel.id,
  channel_name: nameInPayload(channel),
  user_id: user.id,
  user_name: user.name,
  command,
  text,
  api_app_id: world.me.appId,
  is_enterprise_install: 'false',
  response_url: world.responseUrls.issue(user.id, channel.id, null),
  trigger_id: world.triggers.issue(user.id),
})
