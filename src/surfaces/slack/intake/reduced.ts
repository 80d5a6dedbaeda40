/** A delivery cut down to what dealing with it needs: no names, no blocks, nothing that stood there before an edit. */
import type { Said } from '../said.ts'

type Body = Readonly<Record<string, unknown>>

/** What is kept of a message event. */
const OF_A_MESSAGE = [
  'type',
  'subtype',
  'channel',
  'channel_type',
  'user',
  'bot_id',
  'text',
  'ts',
  'thread_ts',
  'edited',
  'event_ts',
  'team',
  'user_team',
  'source_team',
  'about',
] as const

function only(from: Body, fields: readonly string[]): Body {
  return Object.fromEntries(fields.filter((field) => from[field] !== undefined).map((field) => [field, from[field]]))
}

/** @param about set where the text may not be kept, which then is taken away */
function message(said: Said, about: Said['about']): Body {
  const kept = only(said as unknown as Body, OF_A_MESSAGE)
  const { is_workflow_bot: workflow, user_id: user } = said.bot_profile ?? {}
  return {
    ...kept,
    ...(said.bot_profile ? { bot_profile: { is_workflow_bot: workflow, user_id: user } } : {}),
    ...(about ? { about, text: '' } : {}),
  }
}

export const reducedMessage = (body: Body, said: Said, about?: Said['about']): Body => ({
  ...body,
  event: message(said, about),
})

export const reducedEdit = (body: Body, said: Said & { readonly message: Said }, about?: Said['about']): Body => ({
  ...body,
  event: {
    ...only(said as unknown as Body, ['type', 'subtype', 'channel', 'channel_type', 'ts', 'event_ts']),
    message: message(said.message, about),
  },
})

/** Whatever event it came as. */
export function reducedDeletion(body: Body, said: Said, deleted: string): Body {
  const thread = said.previous_message?.thread_ts ?? said.message?.thread_ts ?? said.thread_ts
  return {
    ...body,
    event: {
      ...only(said as unknown as Body, ['type', 'channel', 'channel_type', 'ts', 'event_ts']),
      subtype: 'message_deleted',
      deleted_ts: deleted,
      ...(thread ? { thread_ts: thread } : {}),
    },
  }
}

const NAMES = ['user_name', 'channel_name', 'team_domain', 'token']

/** @param about set where the text may not be kept */
export const reducedCommand = (body: Body, about: Said['about'] | null): Body => ({
  ...Object.fromEntries(Object.entries(body).filter(([field]) => !NAMES.includes(field))),
  ...(about ? { about, text: '' } : {}),
})

/** A press needs to know where it was, not what stood there. */
export function reducedInteraction(body: Body): Body {
  const {
    message: pressed,
    user,
    token: _,
    ...rest
  } = body as {
    message?: Body
    user?: Body
    token?: unknown
  }
  return {
    ...rest,
    ...(user ? { user: only(user, ['id', 'team_id', 'enterprise_id']) } : {}),
    ...(pressed ? { message: only(pressed, ['type', 'ts', 'thread_ts', 'user', 'bot_id']) } : {}),
  }
}

/** Our own Home tab, as it was, comes with the event that it was opened. */
export function reducedEvent(body: Body): Body {
  const { view: _, ...event } = (body.event ?? {}) as Body
  return { ...body, event }
}
