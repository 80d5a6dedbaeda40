/** The tables of what people made. Changed only by adding a step: nothing of it can be loaded again. */
import type { CallState, OutgoingCall } from '../../state.ts'

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
  readonly doubt: number
  readonly not_before: number
  readonly channel: string | null
  readonly ts: string | null
  readonly why: string | null
  readonly at: number
  /** JSON of what few calls have; null for the others. */
  readonly more: string | null
  /** The program that is making it. */
  readonly sender: string | null
}

/** Each step once, in order; the number done is kept in the file. Integers and text only, as everywhere. */
export const STEPS: readonly (readonly string[])[] = [
  [
    'create table delivery (position integer primary key, key text not null unique, body text not null, done integer not null, at integer not null)',
    'create index delivery_pending on delivery (done, position)',
    `create table call (id integer primary key, key text not null unique, lane text not null, method text not null, args text not null,
      updates text, tell text, sorry text, state text not null, attempts integer not null, doubt integer not null, not_before integer not null, channel text, ts text, why text, at integer not null)`,
    'create index call_by_state on call (state, lane, id)',
    'create index call_by_place on call (channel, ts)',
    'create table record (kind text not null, key text not null, owner text not null, value text not null, at integer not null, primary key (kind, key))',
    'create index record_by_owner on record (kind, owner)',
  ],
  [
    'alter table call add column more text',
    'alter table call add column sender text',
    'alter table delivery add column taker text',
  ],
  [
    // Both named people, in rows that are said to name nobody.
    "update call set lane = '' where state in ('sent', 'failed')",
    "delete from record where kind = 'conversation' and key like 'command:%'",
  ],
]

/** From this step on nothing that was deleted is left in a free page. */
export const SCRUBBED_FROM = 3
