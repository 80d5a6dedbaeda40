/** The tables of what people made. Changed only by adding a step: nothing of it can be loaded again. */
/** "SCRS", in the header of every state file: a file of published figures, or another program's, is never taken for one. */
export const STATE_APPLICATION_ID = 0x53435253

/**
 * The fewest steps that a program must know to work on a file that this one has written: a column that is only added
 * does not raise it, so the release before can be put back.
 */
export const READABLE_FROM = 2

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
  [
    'alter table call add column rank integer not null default 0',
    'alter table call add column aside integer not null default 0',
    // What may be made next in its lane, kept as it changes: worked out over all that waits, it cost more the more waited.
    'alter table call add column head integer not null default 0',
    "create index call_in_lane on call (lane, aside, rank, id) where state = 'waiting'",
    'create index call_heads on call (rank, not_before, id) where head = 1',
    'create index call_head_of_lane on call (lane) where head = 1',
    'alter table delivery add column doubt integer not null default 0',
    'alter table record add column open integer not null default 0',
    'create index record_open on record (kind, at, key) where open = 1',
    `update record set open = 1 where kind = 'schedule-run'
      and json_extract(value, '$.status') in ('requested', 'draft', 'queued', 'held')`,
    'create table probe (id integer primary key, at integer not null, body blob not null)',
  ],
  [
    'alter table delivery add column lane text',
    'create index delivery_in_lane on delivery (lane, position) where done = 0 and lane is not null',
    // What is too old is found without looking at everything.
    'create index delivery_age on delivery (at) where done = 1',
    "create index call_age on call (at) where state in ('sent', 'failed')",
    'create index record_age on record (kind, at)',
  ],
]

/** From this step on nothing that was deleted is left in a free page. */
export const SCRUBBED_FROM = 3
