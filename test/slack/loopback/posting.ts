/** Putting messages into conversations, and telling the app as Slack does. */
import { named } from './blocks.ts'
import { wireFile } from './files.ts'
import type { Block, Channel, Json, Message, Metadata, PostedBy, UploadedFile } from './types.ts'
import { wireMessage } from './wire.ts'
import type { World } from './world.ts'

export interface NewMessage {
  channel: Channel
  text: string
  user: string | null
  by: PostedBy
  botId?: string | null
  blocks?: readonly Block[]
  attachments?: Json[]
  files?: readonly UploadedFile[]
  threadTs?: string | null
  metadata?: Metadata | null
  onlyFor?: string | null
  broadcast?: boolean
  clientMsgId?: string | null
  workflow?: boolean
}

export function post(world: World, given: NewMessage): Message {
  const message: Message = {
    ts: world.clock.ts(),
    channel: given.channel.id,
    user: given.user,
    botId: given.botId ?? null,
    text: given.text,
    blocks: named(given.blocks ?? []),
    attachments: given.attachments ?? [],
    files: given.files ?? [],
    threadTs: given.threadTs ?? null,
    metadata: given.metadata ?? null,
    edited: null,
    deleted: false,
    onlyFor: given.onlyFor ?? null,
    versions: [],
    reactions: [],
    broadcast: given.broadcast ?? false,
    by: given.by,
    clientMsgId: given.clientMsgId ?? null,
    at: world.clock.now(),
    workflow: given.workflow ?? false,
  }
  world.messages.add(message)
  world.happenings.changed()
  return message
}

/** The app's own message: who it is from is settled, and the app hears of it where Slack would tell it. */
export function postOwn(world: World, given: Omit<NewMessage, 'user' | 'botId'>): Message {
  const message = post(world, { ...given, user: world.me.botUserId, botId: world.me.botId })
  if (world.echo && message.onlyFor === null) tellOf(world, message, given.channel)
  return message
}

/** Fields that every event about a message of this conversation has. */
const place = (channel: Channel, eventTs: string): Json => ({
  channel: channel.id,
  event_ts: eventTs,
  channel_type: channel.kind,
})

/** The app gets events of conversations that it is in. */
const hears = (world: World, channel: Channel): boolean => channel.members.has(world.me.botUserId)

export const eventOf = (world: World, message: Message): Json => {
  const root = message.threadTs === null ? null : world.messages.find(message.threadTs, message.channel)
  const by = message.user === null ? undefined : world.workspace.users.get(message.user)
  const team = by?.teamId ?? null
  return {
    ...wireMessage(message, world.me),
    ...(message.files.length === 0
      ? {}
      : { subtype: 'file_share', files: message.files.map((file) => wireFile(world, file)) }),
    ...(team === null ? {} : { team, user_team: team, source_team: team }),
    ...(message.workflow ? { bot_profile: { id: message.botId, name: 'A workflow', is_workflow_bot: true } } : {}),
    ...(root?.user ? { parent_user_id: root.user } : {}),
  }
}

export function tellOf(world: World, message: Message, channel: Channel): string | null {
  if (!hears(world, channel)) return null
  return world.events.emit({ ...eventOf(world, message), ...place(channel, message.ts) })
}

/** A mention reaches the app as an event of its own, with no channel type; never in a direct conversation. */
export function tellOfMention(world: World, message: Message, channel: Channel): string | null {
  if (!hears(world, channel) || channel.kind === 'im') return null
  if (!message.text.includes(`<@${world.me.botUserId}>`)) return null
  const { subtype: _, ...event } = eventOf(world, message)
  return world.events.emit({ ...event, type: 'app_mention', channel: channel.id, event_ts: message.ts })
}

/** Changes a message and tells of it. */
export function change(
  world: World,
  message: Message,
  to: { text?: string; blocks?: Block[] },
  by: string,
): string | null {
  const channel = world.workspace.channel(message.channel)
  const before = eventOf(world, message)
  const ts = world.clock.ts()
  world.messages.change(message, to, world.clock.now())
  // Slack shows no mark of an edit where an app gives blocks.
  if (by !== world.me.botUserId || !to.blocks?.length) message.edited = { user: by, ts: `${ts.split('.')[0]}.000000` }
  world.happenings.changed()
  const own = message.botId === world.me.botId
  if (message.onlyFor !== null || !hears(world, channel) || (own && !world.echo)) return null
  return world.events.emit({
    type: 'message',
    subtype: 'message_changed',
    message: { ...eventOf(world, message), source_team: world.me.teamId, user_team: world.me.teamId },
    previous_message: before,
    hidden: true,
    ts,
    ...place(channel, ts),
  })
}

/** Deletes a message and tells of it; the first message of a thread leaves a tombstone. */
export function remove(world: World, message: Message): string | null {
  const channel = world.workspace.channel(message.channel)
  const before = eventOf(world, message)
  const replies = world.messages.replies(message.channel, message.ts)
  message.deleted = true
  world.happenings.changed()
  const own = message.botId === world.me.botId
  if (message.onlyFor !== null || !hears(world, channel) || (own && !world.echo)) return null
  const ts = world.clock.ts()
  const common = { type: 'message', previous_message: before, hidden: true, ts, ...place(channel, ts) }
  if (replies.length === 0) return world.events.emit({ ...common, subtype: 'message_deleted', deleted_ts: message.ts })
  const tombstone = {
    type: 'message',
    subtype: 'tombstone',
    text: 'This message was deleted.',
    user: 'USLACKBOT',
    hidden: true,
    ts: message.ts,
    thread_ts: message.ts,
    reply_count: replies.length,
  }
  return world.events.emit({ ...common, subtype: 'message_changed', message: tombstone })
}
