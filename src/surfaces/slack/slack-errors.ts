/**
 * What a refusal by Slack means for a call. A short list is final; everything else is trouble of the workspace, the
 * network or a proxy in between, which passes: what it concerns is kept and tried again.
 */
import { ErrorCode } from '@slack/web-api'
import { AddressGone } from './respond.ts'

export type Verdict =
  | {
      readonly kind: 'again'
      readonly afterMs: number | null
      /** It may have been carried out all the same. */
      readonly ambiguous: boolean
      readonly why: string
      /** Somebody answered and said no to this call: the next of its channel may fare better. */
      readonly refused: boolean
      /** Slack wants fewer calls. */
      readonly tooMany?: boolean
    }
  | { readonly kind: 'plainer' }
  /** The token or the app's permissions: it cannot be sent until somebody mends that. */
  | {
      readonly kind: 'broken'
      readonly why: string
      readonly say: string
      /** Of this call alone: another of its channel may need no such permission. */
      readonly aside: boolean
    }
  | { readonly kind: 'never'; readonly why: string; readonly say: string }

const BROKEN: Readonly<Record<string, string>> = {
  invalid_auth: 'Slack refuses the bot token: check SLACK_BOT_TOKEN.',
  not_authed: 'Slack got no bot token: set SLACK_BOT_TOKEN.',
  token_revoked: 'The bot token was revoked: install the app again and set the new SLACK_BOT_TOKEN.',
  token_expired: 'The bot token has expired: install the app again and set the new SLACK_BOT_TOKEN.',
  account_inactive: 'The app was removed from the workspace: install it again.',
  missing_scope: 'The app lacks a permission: install it again from manifest.json.',
}
/** Whether `why` is a sentence about the token or the app's permissions. */
export const isFault = (why: string | null): boolean => why !== null && Object.values(BROKEN).includes(why)

const REFUSED = 'Slack refused my answer; it is logged for whoever runs me.'
/** What Slack will refuse as long as the place is what it is. */
const PLACE: Readonly<Record<string, string>> = {
  channel_not_found: 'I could not answer you there: the channel is gone, or I am not in it.',
  not_in_channel: 'I could not answer you there, since I am not in that channel: invite me with /invite.',
  is_archived: 'I could not answer you there: the channel has been archived.',
  user_not_in_channel: 'I could not answer you there: you are no longer in that channel.',
  restricted_action: 'I could not answer you there: a setting of that channel stops apps from posting.',
  restricted_action_read_only_channel:
    'I could not answer you there: a setting of that channel stops apps from posting.',
  restricted_action_thread_only_channel: 'I could not answer you there: that channel only takes replies in threads.',
  restricted_action_non_threadable_channel: 'I could not answer you there: that channel takes no replies in threads.',
}

/** What Slack will refuse as long as the place and the message are what they are. */
const NEVER: Readonly<Record<string, string>> = {
  ...PLACE,
  msg_too_long: 'My answer was too long for Slack; ask for a smaller part of it.',
  // A person who left, or whom apps may not write to.
  user_not_found: REFUSED,
  user_disabled: REFUSED,
  user_not_visible: REFUSED,
  cannot_dm_bot: REFUSED,
  messages_tab_disabled: REFUSED,
  // A message that is there no more, or not ours.
  message_not_found: REFUSED,
  cant_update_message: REFUSED,
  cant_delete_message: REFUSED,
  edit_window_closed: REFUSED,
  thread_not_found: REFUSED,
  // A call that is wrong in itself: the same one is wrong tomorrow.
  invalid_arguments: REFUSED,
  invalid_arg_name: REFUSED,
  invalid_array_arg: REFUSED,
  invalid_metadata_format: REFUSED,
  metadata_too_large: REFUSED,
  no_text: REFUSED,
  view_too_large: REFUSED,
  hash_conflict: REFUSED,
  unknown_method: REFUSED,
}

/** Whether a refusal is of where a message was to stand. */
export const isOfPlace = (why: string): boolean => Object.hasOwn(PLACE, why)

const MESSAGE = new Set(['msg_too_long', 'no_text', 'invalid_blocks'])
/** Whether a refusal is of the message itself, which no other place would take either. */
export const isOfMessage = (why: string): boolean => MESSAGE.has(why)

/** Troubles of a workspace whose names tell little, for the log and the health page. */
const TROUBLE: Readonly<Record<string, string>> = {
  team_added_to_org: 'the workspace is being moved into an organisation',
  org_login_required: 'the workspace is being moved into an organisation',
  ekm_access_denied: 'the organisation has suspended access to its keys',
  accesslimited: 'Slack limits access to the workspace',
  access_denied: 'Slack limits access to the workspace',
  no_permission: 'Slack does not let the app act just now',
  message_limit_exceeded: 'the workspace may post no more messages for now',
  team_access_not_granted: 'the organisation has not let the app into the workspace',
}

const TOO_OLD = 'My answer came too late for where you asked; please ask again.'

interface SlackFailure {
  readonly code?: string
  readonly retryAfter?: number
  readonly statusCode?: number
  readonly data?: { readonly error?: string }
}

/** The name of Slack's refusal; null where it was none. */
export const refusalOf = (error: unknown): string | null => {
  const { code, data } = error as SlackFailure
  return code === ErrorCode.PlatformError ? (data?.error ?? 'unknown_error') : null
}

/** A refusal by its name, and what is known of it. */
export const troubleText = (why: string): string => (TROUBLE[why] ? `${why}: ${TROUBLE[why]}` : why)

/** Slack may still be at work on what it has not answered in time: to look at once would see nothing. */
export const SLOW_MS = 10_000

function timedOut(error: unknown): boolean {
  for (
    let at = error as { name?: string; cause?: unknown; original?: unknown } | undefined, depth = 0;
    at && depth < 5;
    depth++
  ) {
    if (at.name === 'TimeoutError') return true
    at = (at.cause ?? at.original) as typeof at
  }
  return false
}

const tooMany = (afterMs: number, why: string): Verdict => ({
  kind: 'again',
  afterMs,
  ambiguous: false,
  why,
  refused: false,
  tooMany: true,
})

/** Judges what a WebClient threw. */
export function verdictOf(error: unknown): Verdict {
  if (error instanceof AddressGone) return { kind: 'never', why: error.message, say: TOO_OLD }
  const { code, retryAfter, statusCode } = error as SlackFailure
  if (code === ErrorCode.RateLimitedError) return tooMany((retryAfter ?? 1) * 1000, 'rate limited')
  const name = refusalOf(error)
  if (name !== null) {
    if (name === 'invalid_blocks' || name === 'invalid_blocks_format' || name === 'msg_blocks_too_long')
      return { kind: 'plainer' }
    if (BROKEN[name]) return { kind: 'broken', why: name, say: BROKEN[name], aside: name === 'missing_scope' }
    if (name === 'ratelimited' || name === 'rate_limited') return tooMany(1000, name)
    if (NEVER[name]) return { kind: 'never', why: name, say: NEVER[name] }
    // Of a refusal that is known, it is known that nothing was done.
    return { kind: 'again', afterMs: null, ambiguous: TROUBLE[name] === undefined, why: name, refused: true }
  }
  // Refused at the door is certain; anything else may have been carried out before the line went dead.
  const status = code === ErrorCode.HTTPError ? (statusCode ?? null) : null
  const why = status === null ? (code ?? (error as Error).message) : `HTTP ${status}`
  return {
    kind: 'again',
    afterMs: timedOut(error) ? SLOW_MS : null,
    ambiguous: status !== 503,
    why,
    refused: status !== null && status < 500,
  }
}
