/** How a loopback Slack is set up; everything has a default. */
import type { ChannelKind } from './types.ts'

export type Scope = string | Readonly<Record<ChannelKind, string>>

export interface LoopbackOptions {
  /** 0 takes any free port. */
  port?: number
  teamId?: string
  teamDomain?: string
  appId?: string
  botUserId?: string
  botId?: string
  botName?: string
  appToken?: string
  botToken?: string
  verificationToken?: string
  /** Scopes that the bot token has; default: every scope in `methodScopes`. */
  scopes?: Iterable<string>
  /** What each method needs, laid over the defaults; null needs nothing. */
  methodScopes?: Readonly<Record<string, Scope | null>>
  /** Event types the app subscribes to, such as `app_mention`, `message.im`; default: all. */
  events?: Iterable<string>
  /** Block types that are accepted; default: all known. */
  blockTypes?: Iterable<string>
  /** How long an acknowledgement may take. */
  ackTimeoutMs?: number
  /** Waits before the first, second and third redelivery. */
  retryDelaysMs?: readonly number[]
  pingIntervalMs?: number
  triggerLifeMs?: number
  responseUrlLifeMs?: number
  responseUrlUses?: number
  /** Events about the app's own messages, as Slack sends them. */
  echo?: boolean
}
