/** The statements, each one round trip; "@" stands before a function of this release (`functions/`). */
import { statement } from './connect.ts'

/** So many rows at most; how many went. */
const erasing = (table: string, which: string) =>
  statement(
    `with gone as (delete from ${table} where ctid = any(array(select ctid from ${table} where ${which} limit $2)) returning 1)
     select count(*) as n from gone`,
  )

export const SQL = {
  receive: statement('select @receive_all($1, $2, $3, $4, $5) as n'),
  isTurn: statement(
    'select coalesce((select @is_turn($1, lane, position) from delivery where key = $2 and not done), true) as n',
  ),
  delivery: statement('select done as n from delivery where key = $1'),
  look: statement(
    `select array(select (select done from delivery where key = k) from unnest($1::text[]) with ordinality as u(k, n) order by n) as deliveries,
       array(select (select value from record where kind = u.kind and key = u.key)
         from unnest($2::text[], $3::text[]) with ordinality as u(kind, key, n) order by n) as records,
       array(select case when u.ts is null
           then (select json_build_object('key', key, 'at', at) from call where channel = u.channel and state = 'sent' order by ts desc limit 1)
           else (select json_build_object('key', key, 'at', at) from call where channel = u.channel and ts = u.ts and state = 'sent') end
         from unnest($4::text[], $5::text[]) with ordinality as u(channel, ts, n) order by n) as posted`,
  ),
  pending: statement('select key, body from delivery where not done order by position'),
  own: statement(
    'select key, body from delivery where not done and taker = $1 and not (key = any($2)) order by position',
  ),
  recover: statement('select @recover($1, $2)'),
  release: statement('select @release($1, $2, $3)'),
  finish: statement('select * from @finish($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)'),
  take: statement('select * from @take($1, $2, $3, $4, $5)'),
  nextDue: statement(
    `select least((select min(not_before) from call where head and rank = 0),
       (select min(not_before) from call where head and rank = 1)) as n`,
  ),
  call: statement('select * from call where key = $1'),
  hurry: statement('select @hurry($1)'),
  sent: statement('select @sent($1, $2, $3, $4, $5, $6, $7) as n'),
  wait: statement('select @wait($1, $2, $3, $4, $5, $6, $7, $8)'),
  failed: statement('select @failed($1, $2, $3, $4, $5) as n'),
  withdraw: statement('select @withdraw($1, $2, $3) as n'),
  postedAs: statement("select key, at from call where channel = $1 and ts = $2 and state = 'sent'"),
  postedLast: statement("select key, at from call where channel = $1 and state = 'sent' order by ts desc limit 1"),
  queue: statement(
    `select (select count(*) from call where state = 'waiting') as waiting,
       (select count(*) from call where state = 'sending') as sending,
       (select count(*) from call where state = 'failed') as failed,
       least((select min(at) from call where state = 'waiting'), (select min(at) from call where state = 'sending'),
         (select min(at) from delivery where not done)) as oldest`,
  ),
  refused: statement(
    `select count(*) over () as messages, at as since, why from call
     where state = 'waiting' and why is not null order by at limit 1`,
  ),
  probe: statement(
    'with gone as (delete from probe where id <> 1) insert into probe (id, at) values (1, $1) on conflict (id) do update set at = excluded.at',
  ),
  get: statement('select value from record where kind = $1 and key = $2'),
  list: statement('select key, owner, value, at from record where kind = $1 order by at, key'),
  listOwned: statement('select key, owner, value, at from record where kind = $1 and owner = $2 order by at, key'),
  listOpen: statement('select key, owner, value, at from record where kind = $1 and open order by at, key'),
  forget: statement('select @forget($1, $2, $3, $4) as n'),
  eraseDeliveries: erasing('delivery', 'starts_with(key, $1)'),
  eraseCalls: erasing('call', 'starts_with(key, $1)'),
  eraseRecords: erasing('record', "starts_with(kind, $1) or (kind = 'ended' and starts_with(key, $1))"),
  kindsWithin: statement('select distinct kind from record where starts_with(kind, $1)'),
  tell: statement("select pg_notify('scrutineer', $1)"),
  recordsNaming: statement(
    'select * from record where position($1 in owner) + position($1 in key) + position($1 in value) > 0 order by kind, at, key',
  ),
  callsNaming: statement(
    `select * from call where state in ('waiting', 'sending')
     and position($1 in concat_ws(' ', lane, args, tell, sorry)) > 0 order by id`,
  ),
  deliveriesNaming: statement(
    'select key, body from delivery where not done and position($1 in body) > 0 order by position',
  ),
} as const
