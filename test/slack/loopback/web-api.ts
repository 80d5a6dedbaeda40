/** One call of the Web API: who calls, whether they may, and the answer. */
import { Args } from './args.ts'
import { CHAT } from './methods/chat.ts'
import { CONVERSATIONS } from './methods/conversations.ts'
import type { Method } from './methods/method.ts'
import { OTHERS } from './methods/others.ts'
import { VIEWS } from './methods/views.ts'
import { Refusal } from './refusal.ts'
import type { Json } from './types.ts'
import type { World } from './world.ts'

const METHODS: Readonly<Record<string, Method>> = { ...CHAT, ...CONVERSATIONS, ...VIEWS, ...OTHERS }

/** `{ok: true, …}`, or `{ok: false, error}` where Slack would refuse. */
export function callMethod(world: World, method: string, fields: Json, bearer: string | null): Json {
  try {
    const run = METHODS[method]
    if (!run) throw new Refusal('unknown_method', { req_method: method })
    const { token: inBody, ...rest } = fields
    refuseToken(world, method, bearer ?? (typeof inBody === 'string' ? inBody : null))
    const args = new Args(rest)
    refuseScope(world, method, args)
    return { ok: true, ...run(world, args) }
  } catch (error) {
    if (error instanceof Refusal) return { ok: false, error: error.error, ...error.more }
    throw error
  }
}

function refuseToken({ me, authError }: World, method: string, token: string | null): void {
  if (token === null || token === '') throw new Refusal('not_authed')
  if (token !== me.botToken && token !== me.appToken) throw new Refusal('invalid_auth')
  if (authError !== null) throw new Refusal(authError)
  const wanted = method === 'apps.connections.open' ? me.appToken : me.botToken
  if (token !== wanted) throw new Refusal('not_allowed_token_type')
}

/** The scope that a call needs; of some methods it depends on the sort of conversation. */
export function neededScope(world: World, method: string, args: Args): string | null {
  const scope = world.methodScopes[method] ?? null
  if (scope === null || typeof scope === 'string') return scope
  const channel = world.workspace.findChannel(args.text('channel') ?? '')
  return channel ? scope[channel.kind] : null
}

function refuseScope(world: World, method: string, args: Args): void {
  const needed = neededScope(world, method, args)
  if (needed !== null && !world.scopes.has(needed))
    throw new Refusal('missing_scope', { needed, provided: [...world.scopes].join(',') })
}
