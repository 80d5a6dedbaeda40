/** What a Web API method is here: it answers, or throws a refusal. */
import type { Args } from '../args.ts'
import { Refusal } from '../refusal.ts'
import type { Channel, Json } from '../types.ts'
import type { World } from '../world.ts'

export type Method = (world: World, args: Args) => Json

/** A conversation that the bot may know of; what is private to others does not exist for it. */
export function visibleChannel(world: World, ref: string): Channel {
  const channel = world.workspace.findChannel(ref)
  if (!channel) throw new Refusal('channel_not_found')
  if (channel.kind !== 'channel' && !channel.members.has(world.me.botUserId)) throw new Refusal('channel_not_found')
  return channel
}

/** A conversation that the bot is in. */
export function ownChannel(world: World, ref: string): Channel {
  const channel = visibleChannel(world, ref)
  if (!channel.members.has(world.me.botUserId)) throw new Refusal('not_in_channel')
  return channel
}

export interface Page<T> {
  readonly items: T[]
  readonly more: { has_more: boolean; response_metadata?: { next_cursor: string } }
}

/** One page of a list, from the cursor on. */
export function page<T>(all: readonly T[], args: Args, most: number): Page<T> {
  const limit = Math.min(Math.max(args.number('limit') ?? most, 1), 1000)
  const cursor = args.text('cursor')
  const from = cursor === null ? 0 : Number(Buffer.from(cursor, 'base64').toString().replace('next:', ''))
  if (!Number.isInteger(from)) throw new Refusal('invalid_cursor')
  const to = from + limit
  if (to >= all.length) return { items: all.slice(from, to), more: { has_more: false } }
  const next_cursor = Buffer.from(`next:${to}`).toString('base64')
  return { items: all.slice(from, to), more: { has_more: true, response_metadata: { next_cursor } } }
}
