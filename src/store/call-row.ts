/** A call as both engines keep it: what few calls have is JSON in one column. */
import type { CallState, OutgoingCall, QueuedCall } from './state.ts'

/** Engines without truth values keep 1 and 0. */
type Flag = number | boolean

/** A row of `call`: `args` is JSON, empty once the call is made. */
export interface CallRow {
  readonly id: number
  readonly key: string
  readonly lane: string
  readonly method: OutgoingCall['method']
  readonly args: string
  readonly updates: string | null
  readonly tell: string | null
  readonly sorry: string | null
  readonly state: CallState
  readonly attempts: number
  readonly doubt: Flag
  readonly not_before: number
  readonly channel: string | null
  readonly ts: string | null
  readonly why: string | null
  readonly at: number
  /** JSON of what few calls have; null for the others. */
  readonly more: string | null
  /** 1 for what nobody waits for. */
  readonly rank: number
  /** Where it was refused and others of its lane may go before it. */
  readonly aside: Flag
}

/** What of a call few have. */
type More = Pick<OutgoingCall, 'under' | 'late' | 'until' | 'look' | 'otherwise' | 'report'>

export function moreOf({ under, late, until, look, otherwise, report }: OutgoingCall): string | null {
  const more: More = {
    ...(under && { under }),
    ...(late && { late }),
    ...(until && { until }),
    ...(look && { look }),
    ...(otherwise && { otherwise }),
    ...(report && { report }),
  }
  return Object.keys(more).length === 0 ? null : JSON.stringify(more)
}

export function queued(row: CallRow): QueuedCall {
  return {
    id: row.id,
    key: row.key,
    lane: row.lane,
    method: row.method,
    args: row.args === '' ? {} : (JSON.parse(row.args) as Record<string, unknown>),
    ...(row.updates ? { updates: row.updates } : {}),
    ...(row.tell ? { tell: row.tell } : {}),
    ...(row.sorry ? { sorry: row.sorry } : {}),
    ...(row.more ? (JSON.parse(row.more) as More) : {}),
    ...(row.rank > 0 ? { patient: true } : {}),
    state: row.state,
    attempts: row.attempts,
    doubt: Boolean(row.doubt),
    aside: Boolean(row.aside),
    notBefore: row.not_before,
    queuedAt: row.at,
    channel: row.channel,
    ts: row.ts,
    why: row.why,
  }
}

/** A call that was begun in the step that queued it, as `take` would have given it. */
export const begunNow = (call: OutgoingCall, id: number, at: number): QueuedCall => ({
  ...call,
  id,
  state: 'waiting',
  attempts: 0,
  doubt: false,
  aside: false,
  notBefore: 0,
  queuedAt: at,
  channel: null,
  ts: null,
  why: null,
})

/** Whose business the end of the call is. */
export const reportOf = ({ more }: CallRow): string | undefined =>
  more === null ? undefined : (JSON.parse(more) as More).report
