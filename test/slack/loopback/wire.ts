/** Messages, views and people as they look in answers and payloads. */
import type { Identity } from './identity.ts'
import type { Messages } from './messages.ts'
import type { Block, Channel, Json, Message, User, View } from './types.ts'

/** What Slack makes of text that a person types. */
export const richText = (text: string, blockId: string): Block => ({
  type: 'rich_text',
  block_id: blockId,
  elements: [{ type: 'rich_text_section', elements: runs(text) }],
})

const runs = (text: string): Json[] =>
  text
    .split(/(<@[UW][A-Z0-9]+>)/)
    .filter((part) => part !== '')
    .map((part) => {
      const user = /^<@([UW][A-Z0-9]+)>$/.exec(part)?.[1]
      return user ? { type: 'user', user_id: user } : { type: 'text', text: plainly(part) }
    })

const plainly = (text: string): string => text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&')

export function wireMessage(message: Message, me: Identity, more: { metadata?: boolean } = {}): Json {
  const own = message.botId === me.botId
  return {
    ...(message.user === null ? { subtype: 'bot_message' } : { user: message.user }),
    type: 'message',
    ts: message.ts,
    ...(message.clientMsgId === null ? {} : { client_msg_id: message.clientMsgId }),
    ...(message.botId === null ? {} : { bot_id: message.botId }),
    ...(own ? { app_id: me.appId, bot_profile: botProfile(me) } : {}),
    text: message.text,
    team: me.teamId,
    ...(message.broadcast ? { subtype: 'thread_broadcast' } : {}),
    ...(message.threadTs === null ? {} : { thread_ts: message.threadTs }),
    ...(message.edited === null ? {} : { edited: message.edited }),
    ...(message.blocks.length === 0 ? {} : { blocks: message.blocks }),
    ...(message.attachments.length === 0 ? {} : { attachments: message.attachments }),
    ...(message.reactions.length === 0
      ? {}
      : { reactions: message.reactions.map((r) => ({ ...r, count: r.users.length })) }),
    ...(more.metadata && message.metadata !== null ? { metadata: message.metadata } : {}),
  }
}

/** As in history and threads: the first message of a thread tells of its replies, and they tell who began it. */
export function wireInThread(message: Message, me: Identity, messages: Messages, metadata: boolean): Json {
  const wire = wireMessage(message, me, { metadata })
  if (message.threadTs !== null) {
    const root = messages.find(message.threadTs, message.channel)
    return root?.user ? { ...wire, parent_user_id: root.user } : wire
  }
  const replies = messages.replies(message.channel, message.ts)
  if (replies.length === 0) return wire
  const users = [...new Set(replies.map((reply) => reply.user ?? reply.botId))]
  return {
    ...wire,
    thread_ts: message.ts,
    reply_count: replies.length,
    reply_users_count: users.length,
    latest_reply: replies.at(-1)?.ts,
    reply_users: users,
    is_locked: false,
    subscribed: false,
  }
}

export const botProfile = (me: Identity): Json => ({
  id: me.botId,
  app_id: me.appId,
  user_id: me.botUserId,
  name: me.botName,
  icons: {},
  deleted: false,
  updated: 1_700_000_000,
  team_id: me.teamId,
})

const plain = (text: string | null): Json | null => (text === null ? null : { type: 'plain_text', text, emoji: true })

export const wireView = (view: View, me: Identity, state: Json = {}): Json => ({
  id: view.id,
  team_id: me.teamId,
  type: view.type,
  blocks: view.blocks,
  private_metadata: view.privateMetadata,
  callback_id: view.callbackId,
  state: { values: state },
  hash: view.hash,
  title: plain(view.title ?? 'View Title'),
  clear_on_close: view.clearOnClose,
  notify_on_close: view.notifyOnClose,
  close: plain(view.close),
  submit: plain(view.submit),
  previous_view_id: view.previousId,
  root_view_id: view.rootId,
  app_id: me.appId,
  external_id: view.externalId,
  app_installed_team_id: me.teamId,
  bot_id: me.botId,
})

export const wireUser = (user: User, me: Identity, withLocale: boolean): Json => ({
  id: user.id,
  team_id: user.teamId ?? me.teamId,
  name: user.name,
  deleted: user.deleted,
  real_name: user.realName,
  tz: user.tz,
  tz_label: 'Greenwich Mean Time',
  tz_offset: 0,
  profile: { real_name: user.realName, display_name: user.name, team: me.teamId },
  is_admin: user.isAdmin,
  is_owner: false,
  is_restricted: user.guest,
  is_ultra_restricted: false,
  is_bot: user.isBot,
  is_app_user: false,
  updated: 1_700_000_000,
  ...(withLocale ? { locale: user.locale } : {}),
})

export function wireChannel(channel: Channel, me: Identity, withCount: boolean): Json {
  const common = { id: channel.id, created: channel.created, context_team_id: me.teamId, is_archived: channel.archived }
  if (channel.kind === 'im') {
    const user = [...channel.members].find((member) => member !== me.botUserId)
    return { ...common, is_im: true, is_org_shared: false, user, is_user_deleted: false, priority: 0 }
  }
  return {
    ...common,
    name: channel.name,
    name_normalized: channel.name,
    is_channel: channel.kind === 'channel',
    is_group: false,
    is_im: false,
    is_mpim: false,
    is_private: channel.kind === 'group',
    is_general: false,
    is_shared: false,
    is_ext_shared: false,
    is_member: channel.members.has(me.botUserId),
    topic: { value: '', creator: '', last_set: 0 },
    purpose: { value: '', creator: '', last_set: 0 },
    ...(withCount ? { num_members: channel.members.size } : {}),
  }
}

/** Slack names neither direct nor private conversations in interactions and commands. */
export const nameInPayload = (channel: Channel): string =>
  channel.kind === 'im' ? 'directmessage' : channel.kind === 'group' ? 'privategroup' : channel.name
