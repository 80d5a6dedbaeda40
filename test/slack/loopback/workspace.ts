/** The people and the conversations of the workspace. */
import type { Clock } from './clock.ts'
import { id } from './ids.ts'
import type { Channel, User } from './types.ts'

export interface NewUser {
  id?: string
  name: string
  realName?: string
  admin?: boolean
  bot?: boolean
  deleted?: boolean
  locale?: string
  tz?: string
  teamId?: string
  guest?: boolean
}

export interface NewChannel {
  id?: string
  name: string
  private?: boolean
  /** Ids or names of people; the bot is in it unless `bot` is false. */
  members?: readonly string[]
  bot?: boolean
  archived?: boolean
}

export class Workspace {
  readonly users = new Map<string, User>()
  readonly channels = new Map<string, Channel>()
  readonly #clock: Clock
  readonly #botUserId: string

  constructor(clock: Clock, botUserId: string) {
    this.#clock = clock
    this.#botUserId = botUserId
  }

  addUser(given: NewUser): User {
    const user: User = {
      id: given.id ?? id('U'),
      name: given.name,
      realName: given.realName ?? given.name,
      isBot: given.bot ?? false,
      isAdmin: given.admin ?? false,
      deleted: given.deleted ?? false,
      locale: given.locale ?? 'en-GB',
      tz: given.tz ?? 'Europe/London',
      teamId: given.teamId ?? null,
      guest: given.guest ?? false,
    }
    this.users.set(user.id, user)
    return user
  }

  addChannel(given: NewChannel): Channel {
    const members = new Set((given.members ?? []).map((ref) => this.user(ref).id))
    if (given.bot !== false) members.add(this.#botUserId)
    const channel: Channel = {
      id: given.id ?? id('C'),
      name: given.name.replace(/^#/, ''),
      kind: given.private ? 'group' : 'channel',
      members,
      archived: given.archived ?? false,
      created: Math.floor(this.#clock.now() / 1000),
    }
    this.channels.set(channel.id, channel)
    return channel
  }

  /** The person's conversation with the bot, begun where there is none. */
  dm(userRef: string): Channel {
    const user = this.user(userRef)
    const found = [...this.channels.values()].find((c) => c.kind === 'im' && c.members.has(user.id))
    if (found) return found
    const channel: Channel = {
      id: id('D'),
      name: user.name,
      kind: 'im',
      members: new Set([user.id, this.#botUserId]),
      archived: false,
      created: Math.floor(this.#clock.now() / 1000),
    }
    this.channels.set(channel.id, channel)
    return channel
  }

  /** By id, or by name with or without "@". Throws where there is none. */
  user(ref: string): User {
    const name = ref.replace(/^@/, '')
    const found = this.users.get(ref) ?? [...this.users.values()].find((user) => user.name === name)
    if (!found) throw new Error(`no user ${ref}; there are ${[...this.users.values()].map((u) => u.name).join(', ')}`)
    return found
  }

  /** By id, or by name with or without "#". Throws where there is none. */
  channel(ref: string): Channel {
    const found = this.findChannel(ref)
    if (!found) throw new Error(`no channel ${ref}; there are ${[...this.channels.values()].map((c) => c.name)}`)
    return found
  }

  findChannel(ref: string): Channel | null {
    const name = ref.replace(/^#/, '')
    const named = () => [...this.channels.values()].find((c) => c.kind !== 'im' && c.name === name)
    return this.channels.get(ref) ?? named() ?? null
  }

  has(channel: Channel, user: string): boolean {
    return channel.members.has(user)
  }
}
