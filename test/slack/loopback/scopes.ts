/** Which scope each method needs. */
import type { Scope } from './options.ts'

const history: Scope = { channel: 'channels:history', group: 'groups:history', im: 'im:history' }
const read: Scope = { channel: 'channels:read', group: 'groups:read', im: 'im:read' }

export const METHOD_SCOPES: Readonly<Record<string, Scope | null>> = {
  'auth.test': null,
  'apps.connections.open': null,
  'chat.postMessage': 'chat:write',
  'chat.update': 'chat:write',
  'chat.postEphemeral': 'chat:write',
  'chat.delete': 'chat:write',
  'chat.getPermalink': null,
  'conversations.replies': history,
  'conversations.history': history,
  'conversations.info': read,
  'conversations.members': read,
  'conversations.open': 'im:write',
  'users.info': 'users:read',
  'files.info': 'files:read',
  'bots.info': 'users:read',
  'views.open': null,
  'views.push': null,
  'views.update': null,
  'views.publish': null,
  'assistant.threads.setSuggestedPrompts': 'assistant:write',
  'assistant.threads.setStatus': 'chat:write',
  'reactions.add': 'reactions:write',
}

export const scopesIn = (scope: Scope | null): string[] =>
  scope === null ? [] : typeof scope === 'string' ? [scope] : Object.values(scope)

export const allScopes = (map: Readonly<Record<string, Scope | null>>): Set<string> =>
  new Set([...Object.values(map).flatMap(scopesIn), 'app_mentions:read', 'commands'])
