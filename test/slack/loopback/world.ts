/** All that the loopback Slack is made of, for its parts to reach each other. */
import type { Clock } from './clock.ts'
import type { Events } from './events.ts'
import type { Happenings } from './happenings.ts'
import type { Identity } from './identity.ts'
import type { Messages } from './messages.ts'
import type { Scope } from './options.ts'
import type { ResponseUrls } from './response-urls.ts'
import type { Triggers } from './triggers.ts'
import type { Troubles } from './trouble.ts'
import type { UploadedFile } from './types.ts'
import type { Views } from './views.ts'
import type { Workspace } from './workspace.ts'

export interface World {
  readonly me: Identity
  readonly clock: Clock
  readonly workspace: Workspace
  readonly messages: Messages
  readonly views: Views
  readonly triggers: Triggers
  readonly responseUrls: ResponseUrls
  readonly happenings: Happenings
  readonly troubles: Troubles
  readonly events: Events
  readonly scopes: Set<string>
  readonly files: Map<string, UploadedFile>
  readonly methodScopes: Readonly<Record<string, Scope | null>>
  readonly blockTypes: Set<string>
  readonly echo: boolean
  /** What every call is refused with while set, such as `token_revoked` or `account_inactive`. */
  authError: string | null
  /** A fresh address for a WebSocket. */
  linkUrl: () => string
  /** Where the app is told to download files from; a test may name another place. */
  fileHost: () => string
}
