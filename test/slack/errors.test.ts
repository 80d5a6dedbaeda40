import { ErrorCode } from '@slack/web-api'
import { describe, expect, it } from 'vitest'
import { deliveryKey } from '../../src/surfaces/slack/intake/key.ts'
import { verdictOf } from '../../src/surfaces/slack/slack-errors.ts'

const platform = (error: string) => ({ code: ErrorCode.PlatformError, data: { error } })

describe('what a refusal means', () => {
  it.each([
    [
      { code: ErrorCode.RateLimitedError, retryAfter: 7 },
      { kind: 'again', afterMs: 7000, ambiguous: false },
    ],
    [platform('invalid_blocks'), { kind: 'plainer' }],
    [platform('token_revoked'), { kind: 'broken', aside: false }],
    [platform('missing_scope'), { kind: 'broken', aside: true }],
    [platform('is_archived'), { kind: 'never' }],
    [platform('user_disabled'), { kind: 'never' }],
    [platform('cant_delete_message'), { kind: 'never' }],
    [platform('something_new'), { kind: 'again', ambiguous: true, refused: true }],
    [platform('team_added_to_org'), { kind: 'again', ambiguous: false, refused: true }],
    [
      { code: ErrorCode.HTTPError, statusCode: 403 },
      { kind: 'again', why: 'HTTP 403', refused: true },
    ],
    [platform('internal_error'), { kind: 'again', ambiguous: true }],
    [
      { code: ErrorCode.RequestError, message: 'socket hang up' },
      { kind: 'again', ambiguous: true },
    ],
    [
      { code: ErrorCode.RequestError, cause: new DOMException('it took too long', 'TimeoutError') },
      { kind: 'again', afterMs: 10_000, ambiguous: true },
    ],
    [
      { code: ErrorCode.HTTPError, statusCode: 503 },
      { kind: 'again', ambiguous: false },
    ],
    [
      { code: ErrorCode.HTTPError, statusCode: 500 },
      { kind: 'again', ambiguous: true },
    ],
  ])('%o', (error, verdict) => {
    expect(verdictOf(error)).toMatchObject(verdict)
  })
})

describe('the name of a delivery', () => {
  it('is the same at every redelivery, and another for everything else', () => {
    expect(deliveryKey({ type: 'event_callback', event_id: 'Ev1' })).toBe('Ev1')
    expect(deliveryKey({ type: 'block_actions', trigger_id: '1.2' })).toBe('block_actions:1.2')
    expect(deliveryKey({ command: '/scorecard', trigger_id: '1.2' })).toBe('command:1.2')
    expect(deliveryKey({ type: 'block_suggestion', trigger_id: '1.2' })).toBeNull()
    expect(deliveryKey({ type: 'event_callback' })).toBeNull()
  })
})
