/** A delivery cut down to what dealing with it needs: no names, no blocks, nothing that stood there before an edit. */
import type { Said } from '../said.ts'
import type { Words } from './person-test.ts'

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
  'stale',
  'unread',
] as const

function only(from: Body, fields: readonly string[]): Body {
  return Object.fromEntries(fields.filter((field) => from[field] !== undefined).map((field) => [field, from[field]]))
}

/**
 * What may become of a text: it is kept; it is not, and refused; it is answered and not kept; it is not the text any more;
 * nobody has read it yet; another one is kept.
 */
export type Kept = 'person' | 'unkept' | 'stale' | 'unread' | undefined | { readonly text: string }

/** What is kept, and what is dealt with where that is more than may be kept. */
export const parted = (
  { about, leftOut }: Words,
  reduce: (kept: Kept) => Body,
): { readonly body: Body; readonly unkept?: Body } => {
  if (about === 'perhaps') return { body: reduce('person'), unkept: reduce('unkept') }
  if (about === null && leftOut) return { body: reduce({ text: leftOut.text }), unkept: reduce(undefined) }
  return { body: reduce(about ?? undefined) }
}

const MARKED: Readonly<Record<Extract<Kept, string>, Body>> = {
  person: { about: 'person', text: '' },
  unkept: { unkept: true },
  stale: { stale: true, text: '' },
  unread: { stale: true, unread: true, text: '' },
}

const marked = (kept: Kept): Body => (typeof kept === 'string' ? MARKED[kept] : (kept ?? {}))

function message(said: Said, words: Kept): Body {
  const kept = only(said as unknown as Body, OF_A_MESSAGE)
  const { is_workflow_bot: workflow, user_id: user } = said.bot_profile ?? {}
  return {
    ...kept,
    // Their names and addresses are asked for again when they are read.
    ...(said.files ? { files: said.files.map(({ id }) => ({ id })) } : {}),
    ...(said.bot_profile ? { bot_profile: { is_workflow_bot: workflow, user_id: user } } : {}),
    ...marked(words),
  }
}

export const reducedMessage = (body: Body, said: Said, words?: Kept): Body => ({
  ...body,
  event: message(said, words),
})

export const reducedEdit = (body: Body, said: Said & { readonly message: Said }, words: Kept): Body => ({
  ...body,
  event: {
    ...only(said as unknown as Body, ['type', 'subtype', 'channel', 'channel_type', 'ts', 'event_ts']),
    message: message(said.message, words),
  },
})

/** Only that there was one. */
export const reducedEarlyEdit = (body: Body, said: Said & { readonly message: Said }): Body => ({
  ...body,
  event: {
    ...only(said as unknown as Body, ['type', 'subtype', 'channel', 'channel_type', 'ts', 'event_ts']),
    early: true,
    message: only(said.message as unknown as Body, ['type', 'user', 'ts', 'thread_ts', 'edited']),
  },
})

/** Whatever event it came as. */
export function reducedDeletion(body: Body, said: Said, deleted: string): Body {
  const thread = said.previous_message?.thread_ts ?? said.message?.thread_ts ?? said.thread_ts
  const author = said.previous_message?.user ?? said.author
  return {
    ...body,
    event: {
      ...only(said as unknown as Body, ['type', 'channel', 'channel_type', 'ts', 'event_ts']),
      subtype: 'message_deleted',
      deleted_ts: deleted,
      ...(thread ? { thread_ts: thread } : {}),
      ...(author ? { author } : {}),
    },
  }
}

const NAMES = ['user_name', 'channel_name', 'team_domain', 'token']

export const reducedCommand = (body: Body, words: Kept): Body => ({
  ...Object.fromEntries(Object.entries(body).filter(([field]) => !NAMES.includes(field))),
  ...marked(words),
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
