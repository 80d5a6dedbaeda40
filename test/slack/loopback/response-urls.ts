/** The addresses that come with interactions and commands: good for half an hour and five uses. */
import { Args } from './args.ts'
import { named } from './blocks.ts'
import type { Clock } from './clock.ts'
import { readContent, refuseEmpty } from './content.ts'
import { secret } from './ids.ts'
import { change, postOwn, remove } from './posting.ts'
import { Refusal } from './refusal.ts'
import type { Json, Message, PostedBy } from './types.ts'
import type { World } from './world.ts'

interface ResponseUrl {
  readonly user: string
  readonly channel: string
  /** The message that was pressed; null for a command. */
  readonly message: Message | null
  readonly at: number
  uses: number
}

export class ResponseUrls {
  readonly #all = new Map<string, ResponseUrl>()
  readonly #clock: Clock
  readonly #lifeMs: number
  readonly #uses: number
  /** Set once the server listens. */
  base = ''

  constructor(clock: Clock, lifeMs: number, uses: number) {
    this.#clock = clock
    this.#lifeMs = lifeMs
    this.#uses = uses
  }

  issue(user: string, channel: string, message: Message | null): string {
    const key = secret()
    this.#all.set(key, { user, channel, message, at: this.#clock.now(), uses: 0 })
    return `${this.base}/response/${key}`
  }

  /** Throws a refusal where the address is unknown, too old or used up. */
  use(world: World, key: string, body: Json): void {
    const it = this.#all.get(key)
    if (!it) throw new Refusal('no_such_url')
    if (this.#clock.now() - it.at > this.#lifeMs) throw new Refusal('expired_url')
    if (it.uses >= this.#uses) throw new Refusal('used_url')
    respond(world, it, body, 'response_url')
    it.uses += 1
  }
}

/** What an app says in answer to an interaction or command: a new message, or one in place of the first. */
export function respond(
  world: World,
  to: { user: string; channel: string; message: Message | null },
  body: Json,
  by: PostedBy,
): void {
  const args = new Args(body)
  const { message } = to
  if (args.flag('delete_original')) {
    if (message) remove(world, message)
    return
  }
  const content = readContent(args, world.blockTypes)
  refuseEmpty(content)
  if (args.flag('replace_original') && message) {
    const blocks = named(content.blocks ?? [])
    change(world, message, { text: content.text ?? '', blocks }, world.me.botUserId)
    return
  }
  postOwn(world, {
    channel: world.workspace.channel(to.channel),
    text: content.text ?? '',
    blocks: content.blocks ?? [],
    attachments: content.attachments ?? [],
    threadTs: args.text('thread_ts'),
    onlyFor: args.text('response_type') === 'in_channel' ? null : to.user,
    by,
  })
}
