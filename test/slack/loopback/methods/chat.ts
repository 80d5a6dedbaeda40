/** chat.*: posting, changing and deleting messages. */
import type { Args } from '../args.ts'
import { named } from '../blocks.ts'
import { readContent, readMetadata, refuseEmpty } from '../content.ts'
import { change, postOwn, remove } from '../posting.ts'
import { Refusal } from '../refusal.ts'
import type { Channel, Message } from '../types.ts'
import { wireMessage } from '../wire.ts'
import type { World } from '../world.ts'
import { type Method, visibleChannel } from './method.ts'

/** Where to post: a conversation by id or name, or a person, whose direct conversation it then is. */
function target(world: World, args: Args): Channel {
  const ref = args.required('channel')
  if (world.workspace.users.get(ref)?.deleted) throw new Refusal('user_disabled')
  const channel = world.workspace.users.has(ref) ? world.workspace.dm(ref) : visibleChannel(world, ref)
  if (channel.archived) throw new Refusal('is_archived')
  const anywhere = channel.kind === 'channel' && world.scopes.has('chat:write.public')
  if (!channel.members.has(world.me.botUserId) && !anywhere) throw new Refusal('not_in_channel')
  return channel
}

function ownMessage(world: World, channel: Channel, ts: string, otherwise: string): Message {
  const message = world.messages.live(channel.id, ts)
  if (!message) throw new Refusal('message_not_found')
  if (message.botId !== world.me.botId) throw new Refusal(otherwise)
  return message
}

const postMessage: Method = (world, args) => {
  const channel = target(world, args)
  const content = readContent(args, world.blockTypes)
  refuseEmpty(content)
  const message = postOwn(world, {
    channel,
    text: content.text ?? '',
    blocks: content.blocks ?? [],
    attachments: content.attachments ?? [],
    threadTs: args.text('thread_ts'),
    metadata: readMetadata(args) ?? null,
    broadcast: args.flag('reply_broadcast'),
    by: 'api',
  })
  return { channel: channel.id, ts: message.ts, message: wireMessage(message, world.me, { metadata: true }) }
}

/** Slack's own, shorter limit for changed texts. */
const MOST_UPDATED_TEXT = 4_000

const update: Method = (world, args) => {
  const channel = visibleChannel(world, args.required('channel'))
  const message = ownMessage(world, channel, args.required('ts'), 'cant_update_message')
  if (channel.archived) throw new Refusal('is_archived')
  const content = readContent(args, world.blockTypes)
  refuseEmpty({ ...content, blocks: content.blocks ?? (content.text === null ? message.blocks : undefined) })
  if ((content.text ?? '').length > MOST_UPDATED_TEXT) throw new Refusal('msg_too_long')
  const metadata = readMetadata(args)
  if (metadata !== undefined) message.metadata = metadata
  // A text without blocks takes the place of the blocks; only an update that gives neither leaves them.
  const blocks = content.blocks ?? (content.text === null ? message.blocks : [])
  const to = { ...(content.text === null ? {} : { text: content.text }), blocks: named(blocks) }
  change(world, message, to, world.me.botUserId)
  return { channel: channel.id, ts: message.ts, text: message.text, message: wireMessage(message, world.me) }
}

const postEphemeral: Method = (world, args) => {
  const channel = target(world, args)
  const user = world.workspace.users.get(args.required('user'))
  if (!user || !channel.members.has(user.id)) throw new Refusal('user_not_in_channel')
  const content = readContent(args, world.blockTypes)
  refuseEmpty(content)
  const message = postOwn(world, {
    channel,
    text: content.text ?? '',
    blocks: content.blocks ?? [],
    attachments: content.attachments ?? [],
    threadTs: args.text('thread_ts'),
    onlyFor: user.id,
    by: 'api',
  })
  return { message_ts: message.ts }
}

const deleteMessage: Method = (world, args) => {
  const channel = visibleChannel(world, args.required('channel'))
  const message = ownMessage(world, channel, args.required('ts'), 'cant_delete_message')
  remove(world, message)
  return { channel: channel.id, ts: message.ts }
}

const getPermalink: Method = (world, args) => {
  const channel = visibleChannel(world, args.required('channel'))
  const message = world.messages.live(channel.id, args.required('message_ts'))
  if (!message) throw new Refusal('message_not_found')
  const place = `https://${world.me.teamDomain}.slack.com/archives/${channel.id}/p${message.ts.replace('.', '')}`
  const thread = message.threadTs === null ? '' : `?thread_ts=${message.threadTs}&cid=${channel.id}`
  return { channel: channel.id, permalink: `${place}${thread}` }
}

export const CHAT: Readonly<Record<string, Method>> = {
  'chat.postMessage': postMessage,
  'chat.update': update,
  'chat.postEphemeral': postEphemeral,
  'chat.delete': deleteMessage,
  'chat.getPermalink': getPermalink,
}
