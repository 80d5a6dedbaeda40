/** Puts the parts together. */
import { BLOCK_TYPES } from './blocks.ts'
import { Clock } from './clock.ts'
import { Deliveries } from './deliveries.ts'
import { Events } from './events.ts'
import { Happenings } from './happenings.ts'
import type { Identity } from './identity.ts'
import { id, secret } from './ids.ts'
import { Messages } from './messages.ts'
import type { LoopbackOptions } from './options.ts'
import { ResponseUrls } from './response-urls.ts'
import { allScopes, METHOD_SCOPES } from './scopes.ts'
import { LoopbackServer } from './server.ts'
import { SocketMode } from './socket-mode.ts'
import { Triggers } from './triggers.ts'
import { Troubles } from './trouble.ts'
import { Views } from './views.ts'
import { Workspace } from './workspace.ts'
import type { World } from './world.ts'

export interface Parts {
  readonly world: World
  readonly deliveries: Deliveries
  readonly sockets: SocketMode
  readonly server: LoopbackServer
  readonly port: number
}

const identityOf = (options: LoopbackOptions): Identity => {
  const appId = options.appId ?? id('A')
  return {
    teamId: options.teamId ?? id('T'),
    teamDomain: options.teamDomain ?? 'loopback',
    appId,
    botUserId: options.botUserId ?? id('U'),
    botId: options.botId ?? id('B'),
    botName: options.botName ?? 'bot',
    appToken: options.appToken ?? `xapp-1-${appId}-1-${secret()}`,
    botToken: options.botToken ?? `xoxb-1-1-${secret()}`,
    verificationToken: options.verificationToken ?? secret(12),
  }
}

export async function build(options: LoopbackOptions): Promise<Parts> {
  const me = identityOf(options)
  const clock = new Clock()
  const happenings = new Happenings()
  const deliveries = new Deliveries(happenings, {
    ackTimeoutMs: options.ackTimeoutMs ?? 3000,
    retryDelaysMs: options.retryDelaysMs ?? [0, 0, 0],
  })
  const sockets = new SocketMode(me, deliveries, happenings, options.pingIntervalMs ?? 5000)
  deliveries.carrier = sockets
  const workspace = new Workspace(clock, me.botUserId)
  workspace.addUser({ id: me.botUserId, name: me.botName, bot: true })
  const methodScopes = { ...METHOD_SCOPES, ...options.methodScopes }
  let port = 0
  const world: World = {
    me,
    clock,
    workspace,
    happenings,
    messages: new Messages(),
    views: new Views(clock),
    triggers: new Triggers(clock, options.triggerLifeMs ?? 3000),
    responseUrls: new ResponseUrls(clock, options.responseUrlLifeMs ?? 30 * 60_000, options.responseUrlUses ?? 5),
    troubles: new Troubles(),
    events: new Events(clock, me, deliveries, options.events),
    scopes: new Set(options.scopes ?? allScopes(methodScopes)),
    methodScopes,
    blockTypes: new Set(options.blockTypes ?? BLOCK_TYPES),
    files: new Map(),
    echo: options.echo ?? true,
    authError: null,
    fileHost: () => `http://127.0.0.1:${port}`,
    linkUrl: () => `ws://127.0.0.1:${port}/link/${sockets.ticket()}?app_id=${me.appId}`,
  }
  const server = new LoopbackServer(world, sockets)
  port = await server.listen(options.port ?? 0)
  world.responseUrls.base = `http://127.0.0.1:${port}`
  return { world, deliveries, sockets, server, port }
}
