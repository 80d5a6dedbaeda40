/** auth, apps, users, bots, reactions and assistant.threads. */
import { isObject } from '../args.ts'
import { wireFile } from '../files.ts'
import { faulty, Refusal } from '../refusal.ts'
import { botProfile, wireUser } from '../wire.ts'
import { type Method, ownChannel, visibleChannel } from './method.ts'

const authTest: Method = ({ me }) => ({
  url: `https://${me.teamDomain}.slack.com/`,
  team: me.teamDomain,
  user: me.botName,
  team_id: me.teamId,
  user_id: me.botUserId,
  bot_id: me.botId,
  is_enterprise_install: false,
})

const revoke: Method = (world) => {
  world.authError = 'token_revoked'
  return { revoked: true }
}

const openConnection: Method = (world) => ({ url: world.linkUrl() })

const userInfo: Method = (world, args) => {
  const user = world.workspace.users.get(args.required('user'))
  if (!user) throw new Refusal('user_not_found')
  return { user: wireUser(user, world.me, args.flag('include_locale')) }
}

const botInfo: Method = (world, args) => {
  const bot = args.text('bot')
  if (bot !== null && bot !== world.me.botId) throw new Refusal('bot_not_found')
  return { bot: botProfile(world.me) }
}

const fileInfo: Method = (world, args) => {
  const file = world.files.get(args.required('file'))
  if (!file) throw new Refusal('file_not_found')
  if (file.deleted) throw new Refusal('file_deleted')
  return { file: wireFile(world, file) }
}

const addReaction: Method = (world, args) => {
  const channel = ownChannel(world, args.required('channel'))
  const message = world.messages.live(channel.id, args.required('timestamp'))
  if (!message) throw new Refusal('message_not_found')
  const name = args.required('name').replaceAll(':', '')
  const known = message.reactions.find((reaction) => reaction.name === name)
  if (known?.users.includes(world.me.botUserId)) throw new Refusal('already_reacted')
  if (known) known.users.push(world.me.botUserId)
  else message.reactions.push({ name, users: [world.me.botUserId] })
  return {}
}

/** Slack shows four. */
const MOST_PROMPTS = 4

const setSuggestedPrompts: Method = (world, args) => {
  const channel = visibleChannel(world, args.required('channel_id'))
  const given = args.json('prompts', 'invalid_arguments')
  const list = Array.isArray(given) ? given.filter(isObject) : []
  const whole = list.every((p) => typeof p.title === 'string' && typeof p.message === 'string')
  if (list.length === 0 || list.length > MOST_PROMPTS || !whole)
    throw faulty('invalid_arguments', ['one to four prompts with title and message [json-pointer:/prompts]'])
  world.happenings.prompts.push({
    channel: channel.id,
    thread: args.text('thread_ts'),
    title: args.text('title'),
    prompts: list.map((p) => ({ title: String(p.title), message: String(p.message) })),
    at: world.clock.now(),
  })
  return {}
}

const setStatus: Method = (world, args) => {
  const channel = visibleChannel(world, args.required('channel_id'))
  const thread = args.required('thread_ts')
  if (!world.messages.live(channel.id, thread)) throw new Refusal('invalid_thread_ts')
  const status = args.text('status') ?? ''
  world.happenings.statuses.push({ channel: channel.id, thread, status, at: world.clock.now() })
  return {}
}

export const OTHERS: Readonly<Record<string, Method>> = {
  'auth.test': authTest,
  'auth.revoke': revoke,
  'apps.connections.open': openConnection,
  'users.info': userInfo,
  'bots.info': botInfo,
  'files.info': fileInfo,
  'reactions.add': addReaction,
  'assistant.threads.setSuggestedPrompts': setSuggestedPrompts,
  'assistant.threads.setStatus': setStatus,
}
