/** The words of the loopback Slack: what is kept, what is recorded and what a test can ask for. */
export type Json = Record<string, unknown>

export interface Block {
  type: string
  block_id?: string
  [key: string]: unknown
}

export interface Metadata {
  event_type: string
  event_payload: Json
}

export interface UploadedFile {
  readonly id: string
  readonly name: string
  readonly bytes: Uint8Array
  readonly user: string
  /** Kept elsewhere: there is nothing to download. */
  readonly external: boolean
  deleted: boolean
}

export interface User {
  readonly id: string
  name: string
  realName: string
  isBot: boolean
  isAdmin: boolean
  deleted: boolean
  locale: string
  tz: string
  /** Of another workspace, which shares a channel with this one; null for our own. */
  teamId: string | null
  guest: boolean
}

/** As `channel_type` in events: a public channel, a private one, a direct conversation. */
export type ChannelKind = 'channel' | 'group' | 'im'

export interface Channel {
  readonly id: string
  name: string
  readonly kind: ChannelKind
  readonly members: Set<string>
  archived: boolean
  readonly created: number
}

/** What a message was before an edit. */
export interface Version {
  readonly text: string
  readonly blocks: readonly Block[]
  /** When it stopped being so, in milliseconds. */
  readonly until: number
}

export type PostedBy = 'person' | 'api' | 'response_url' | 'ack' | 'other_bot'

export interface Message {
  readonly ts: string
  readonly channel: string
  /** Null for a bot of the old sort, which has no user. */
  readonly user: string | null
  readonly botId: string | null
  text: string
  blocks: Block[]
  attachments: Json[]
  /** What was uploaded with it. */
  files: readonly UploadedFile[]
  /** The first message of the thread; null at the top level, also for a message that has replies. */
  readonly threadTs: string | null
  metadata: Metadata | null
  edited: { user: string; ts: string } | null
  deleted: boolean
  /** The one user who sees an ephemeral message; else null. */
  readonly onlyFor: string | null
  readonly versions: Version[]
  readonly reactions: { name: string; users: string[] }[]
  readonly broadcast: boolean
  readonly by: PostedBy
  readonly clientMsgId: string | null
  /** When it was posted, in milliseconds. */
  readonly at: number
  /** By a workflow, which says so in its profile. */
  readonly workflow: boolean
}

export interface View {
  readonly id: string
  readonly type: 'modal' | 'home'
  /** Whose home it is, or who has the modal open. */
  readonly user: string
  blocks: Block[]
  title: string | null
  submit: string | null
  close: string | null
  callbackId: string
  privateMetadata: string
  externalId: string
  notifyOnClose: boolean
  clearOnClose: boolean
  hash: string
  readonly rootId: string
  readonly previousId: string | null
  open: boolean
  /** How often the app has set it. */
  times: number
}

export type EnvelopeType = 'events_api' | 'interactive' | 'slash_commands'

/** One try to deliver something to the app. */
export interface Attempt {
  readonly type: EnvelopeType
  readonly envelopeId: string
  /** Null for interactions and commands. */
  readonly eventId: string | null
  /** Event type, interaction type or command: `app_mention`, `block_actions`, `/scorecard`. */
  readonly what: string
  /** 0 the first time. */
  readonly retry: number
  readonly retryReason: string
  readonly sentAt: number
  ackedAt: number | null
  latencyMs: number | null
  /** What the app gave with its acknowledgement; null where nothing. */
  response: Json | null
  /** Which connection carried it, or `http`. */
  readonly over: string
  /** Of an HTTP delivery. */
  status: number | null
}

export interface Ack {
  readonly acked: boolean
  readonly latencyMs: number | null
  /** What came with the acknowledgement. */
  readonly response: Json | null
  /** Why it was not acknowledged. */
  readonly reason: 'timeout' | 'no_connection' | 'refused' | null
}

export interface SubmitAck extends Ack {
  readonly response_action: 'errors' | 'update' | 'push' | 'clear' | null
  readonly errors: Readonly<Record<string, string>>
  /** The view that the person sees now; null where none is left. */
  readonly view: View | null
}

/** One call of the Web API, or of a response_url (method `response_url`). */
export interface Call {
  readonly method: string
  readonly args: Json
  /** When it arrived, in milliseconds. */
  readonly at: number
  answeredAt: number | null
  /** HTTP status; null while unanswered or where the connection was cut. */
  status: number | null
  ok: boolean | null
  error: string | null
  answer: Json | null
}

/** What a person said or did, and the events that went out for it. */
export interface Said {
  readonly ts: string
  readonly channel: string
  /** Where a reply of the thread belongs: the given thread, else this message. */
  readonly thread: string
  /** In the order sent; for a mention the `app_mention` and then the `message`. */
  readonly eventIds: readonly string[]
}

export interface Button {
  readonly type: string
  readonly actionId: string
  readonly blockId: string
  readonly text: string
  readonly value: string | null
}

export interface Prompts {
  readonly channel: string
  readonly thread: string | null
  readonly title: string | null
  readonly prompts: readonly { title: string; message: string }[]
  readonly at: number
}

export interface Status {
  readonly channel: string
  readonly thread: string
  readonly status: string
  readonly at: number
}
