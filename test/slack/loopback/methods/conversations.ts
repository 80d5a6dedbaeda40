/** conversations.*: reading what was said, and who is where. */
import type { Args } from '../args.ts'
import { Refusal } from '../refusal.ts'
import type { Message } from '../types.ts'
import { wireChannel, wireInThread } from '../wire.ts'
import { type Method, ownChannel, page, visibleChannel } from './method.ts'

/** Messages between `oldest` and `latest`, both left out unless `inclusive`. */
function within(messages: readonly Message[], args: Args): Message[] {
  const [oldest, latest] = [args.number('oldest') ?? 0, args.number('latest') ?? Number.POSITIVE_INFINITY]
  const inclusive = args.flag('inclusive')
  return messages.filter(({ ts }) => {
    const at = Number(ts)
    return inclusive ? at >= oldest && at <= latest : at > oldest && at < latest
  })
}

const replies: Method = (world, args) => {
  const channel = ownChannel(world, args.required('channel'))
  const given = world.messages.live(channel.id, args.required('ts'))
  const rootTs = given?.threadTs ?? args.required('ts')
  const [first, ...rest] = world.messages.thread(channel.id, rootTs)
  if (!first) throw new Refusal('thread_not_found')
  const { items, more } = page([first, ...within(rest, args)], args, 1000)
  const metadata = args.flag('include_all_metadata')
  return { messages: items.map((m) => wireInThread(m, world.me, world.messages, metadata)), ...more }
}

const history: Method = (world, args) => {
  const channel = ownChannel(world, args.required('channel'))
  const shown = world.messages.in(channel.id).filter((m) => m.threadTs === null || m.broadcast)
  const { items, more } = page(within(shown, args).toReversed(), args, 100)
  const metadata = args.flag('include_all_metadata')
  return { messages: items.map((m) => wireInThread(m, world.me, world.messages, metadata)), pin_count: 0, ...more }
}

const info: Method = (world, args) => {
  const channel = visibleChannel(world, args.required('channel'))
  return { channel: wireChannel(channel, world.me, args.flag('include_num_members')) }
}

const members: Method = (world, args) => {
  const channel = visibleChannel(world, args.required('channel'))
  const { items, more } = page([...channel.members], args, 100)
  return { members: items, response_metadata: more.response_metadata ?? { next_cursor: '' } }
}

const open: Method = (world, args) => {
  const given = args.text('channel')
  if (given) return { channel: { id: visibleChannel(world, given).id }, no_op: true, already_open: true }
  const users = args.required('users').split(',')
  const [user] = users
  // Group conversations are no part of this Slack.
  if (users.length > 1) throw new Refusal('method_not_supported_for_channel_type')
  if (!user || !world.workspace.users.has(user)) throw new Refusal('user_not_found')
  const channel = world.workspace.dm(user)
  return { channel: args.flag('return_im') ? wireChannel(channel, world.me, false) : { id: channel.id } }
}

export const CONVERSATIONS: Readonly<Record<string, Method>> = {
  'conversations.replies': replies,
  'conversations.history': history,
  'conversations.info': info,
  'conversations.members': members,
  'conversations.open': open,
}
