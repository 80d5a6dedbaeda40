/** The tables of what people made. Changed only by adding a step: nothing of it can be loaded again. */
import type { Generated } from 'kysely'
import type { CallState, OutgoingCall } from '../../state.ts'

export interface DeliveryTable {
  position: Generated<number>
  key: string
  /** Empty once it is dealt with. */
  body: string
  done: number
  at: number
}

export interface CallTable {
  id: Generated<number>
  key: string
  lane: string
  method: OutgoingCall['method']
  /** JSON; empty once sent. */
  args: string
  updates: string | null
  tell: string | null
  state: CallState
  attempts: number
  doubt: number
  not_before: number
  ts: string | null
  why: string | null
  at: number
}

export interface RecordTable {
  kind: string
  key: string
  owner: string
  value: string
  at: number
}

export interface StateTables {
  delivery: DeliveryTable
  call: CallTable
  record: RecordTable
}

/** Each step once, in order; the number done is kept in the file. Integers and text only, as everywhere. */
export const STEPS: readonly (readonly string[])[] = [
  [
    'create table delivery (position integer primary key, key text not null unique, body text not null, done integer not null, at integer not null)',
    'create index delivery_pending on delivery (done, position)',
    `create table call (id integer primary key, key text not null unique, lane text not null, method text not null, args text not null,
      updates text, tell text, state text not null, attempts integer not null, doubt integer not null, not_before integer not null, ts text, why text, at integer not null)`,
    'create index call_by_state on call (state, lane, id)',
    'create table record (kind text not null, key text not null, owner text not null, value text not null, at integer not null, primary key (kind, key))',
    'create index record_by_owner on record (kind, owner)',
  ],
]
