/** What a refusal by Slack means for a call: try again, send it plainer, or tell somebody. */
import { ErrorCode } from '@slack/web-api'
import { AddressGone } from './respond.ts'

export type Verdict =
  /** `ambiguous`: it may have been carried out all the same. */
  | {
      readonly kind: 'again'
      readonly afterMs: number | null
      readonly ambiguous: boolean
      readonly why: string /** Slack was reached and said no. */
      readonly refused: boolean
    }
  | { readonly kind: 'plainer' }
  /** The token or the app's permissions: nothing can be sent until somebody mends it. */
  | { readonly kind: 'broken'; readonly why: string; readonly say: string }
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

const NEVER: Readonly<Record<string, string>> = {
  channel_not_found: 'I could not answer you there: the channel is gone, or I am not in it.',
  not_in_channel: 'I could not answer you there, since I am not in that channel: invite me with /invite.',
  is_archived: 'I could not answer you there: the channel has been archived.',
  user_not_in_channel: 'I could not answer you there: you are no longer in that channel.',
  restricted_action: 'I could not answer you there: a setting of that channel stops apps from posting.',
  msg_too_long: 'My answer was too long for Slack; ask for a smaller part of it.',
}

const TOO_OLD = 'My answer came too late for where you asked; please ask again.'

interface SlackFailure {
  readonly code?: string
  readonly retryAfter?: number
  readonly statusCode?: number
  readonly data?: { readonly error?: string }
}

/** Judges what a WebClient threw. */
export function verdictOf(error: unknown): Verdict {
  if (error instanceof AddressGone) return { kind: 'never', why: error.message, say: TOO_OLD }
  const { code, retryAfter, data, statusCode } = error as SlackFailure
  if (code === ErrorCode.RateLimitedError)
    return { kind: 'again', afterMs: (retryAfter ?? 1) * 1000, ambiguous: false, why: 'rate limited', refused: false }
  if (code === ErrorCode.PlatformError) {
    const name = data?.error ?? 'unknown_error'
    if (name === 'invalid_blocks' || name === 'invalid_blocks_format' || name === 'msg_blocks_too_long')
      return { kind: 'plainer' }
    if (BROKEN[name]) return { kind: 'broken', why: name, say: BROKEN[name] }
    if (name === 'ratelimited' || name === 'rate_limited')
      return { kind: 'again', afterMs: 1000, ambiguous: false, why: name, refused: false }
    if (['internal_error', 'fatal_error', 'service_unavailable', 'request_timeout'].includes(name))
      return { kind: 'again', afterMs: null, ambiguous: true, why: name, refused: true }
    return {
      kind: 'never',
      why: name,
      say: NEVER[name] ?? 'Slack refused my answer; it is logged for whoever runs me.',
    }
  }
  // Refused at the door is certain; anything else may have been carried out before the line went dead.
  const closed = code === ErrorCode.HTTPError && statusCode === 503
  return { kind: 'again', afterMs: null, ambiguous: !closed, why: code ?? (error as Error).message, refused: false }
}
