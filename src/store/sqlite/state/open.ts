/**
 * State on SQLite: in the same file as the published data, on a connection of its own. Plain SQL, prepared once:
 * four of these run for every message, and a query builder took longer than all of them together.
 */
import { chmodSync, closeSync, existsSync, openSync } from 'node:fs'
import Database from 'better-sqlite3'
import type {
  CallState,
  Delivery,
  Finished,
  OutgoingCall,
  QueuedCall,
  RecordPut,
  State,
  StoredRecord,
  Work,
} from '../../state.ts'
import { cannotOpen, guarded } from '../failures.ts'
import { scrubber } from '../scrub.ts'
import { appear } from './presence.ts'
import { type CallRow, SCRUBBED_FROM, STEPS } from './schema.ts'
import { tracesIn } from './traces.ts'

/** The log, and the file that says what of it is read, are given the database's own permissions by SQLite. */
const BESIDE = ['', '-wal', '-shm']
/** People's questions are in it. */
const MODE = 0o600

/** Makes the file where it is missing, for this user's eyes only from its first moment on. */
function keepToOneself(file: string): void {
  try {
    closeSync(openSync(file, 'a', MODE))
    for (const end of BESIDE) if (existsSync(file + end)) chmodSync(file + end, MODE)
  } catch {
    // Another user's file, or a folder that is missing: SQLite says in its own words what cannot be done.
  }
}

function connect(file: string): Database.Database {
  let database: Database.Database
  if (file !== ':memory:') keepToOneself(file)
  try {
    database = new Database(file, { timeout: 5000 })
  } catch (error) {
    throw error instanceof TypeError ? cannotOpen(file, error) : error
  }
  database.pragma('journal_mode = wal')
  // A killed process loses nothing; a power cut may lose the last moments, and Slack then delivers again.
  database.pragma('synchronous = normal')
  // What is deleted is overwritten in the file too, free pages as well.
  database.pragma('secure_delete = on')
  const steps = (): number => {
    database.exec('create table if not exists state_step (number integer primary key)')
    return (database.prepare('select count(*) as n from state_step').get() as { n: number }).n
  }
  const before = database.transaction(steps).immediate()
  const build = database.transaction(() => {
    const done = steps()
    STEPS.slice(done).forEach((statements, i) => {
      for (const statement of statements) database.exec(statement)
      database.prepare('insert into state_step (number) values (?)').run(done + i + 1)
    })
  })
  build.immediate()
  // Earlier releases left what they deleted in free pages.
  if (before > 0 && before < SCRUBBED_FROM) database.exec('vacuum')
  return database
}

/** What of a call few have: kept as JSON in a column of its own. */
type More = Pick<OutgoingCall, 'under' | 'late' | 'until'>

function moreOf({ under, late, until }: OutgoingCall): string | null {
  const more: More = { ...(under && { under }), ...(late && { late }), ...(until && { until }) }
  return Object.keys(more).length === 0 ? null : JSON.stringify(more)
}

function queued(row: CallRow): QueuedCall {
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
    state: row.state,
    attempts: row.attempts,
    doubt: row.doubt === 1,
    notBefore: row.not_before,
    queuedAt: row.at,
    channel: row.channel,
    ts: row.ts,
    why: row.why,
  }
}

const NONE: Readonly<Record<CallState, number>> = { waiting: 0, sending: 0, sent: 0, failed: 0 }

function statements(db: Database.Database) {
  return {
    receive: db.prepare(
      'insert into delivery (key, body, done, at, taker) values (?, ?, 0, ?, ?) on conflict (key) do nothing',
    ),
    delivery: db.prepare('select done from delivery where key = ?'),
    pending: db.prepare('select key, body from delivery where done = 0 order by position'),
    takers: db.prepare('select distinct taker as id from delivery where done = 0'),
    leftBy: db.prepare('select key, body from delivery where done = 0 and taker is ? order by position'),
    takeOver: db.prepare('update delivery set taker = ? where done = 0 and taker is ?'),
    deal: db.prepare("update delivery set done = 1, body = '' where key = ? and done = 0"),
    queue: db.prepare(
      `insert into call (key, lane, method, args, updates, tell, sorry, more, state, attempts, doubt, not_before, at)
       values (?, ?, ?, ?, ?, ?, ?, ?, 'waiting', 0, 0, 0, ?) on conflict (key) do nothing`,
    ),
    put: db.prepare(
      `insert into record (kind, key, owner, value, at) values (?, ?, ?, ?, ?)
       on conflict (kind, key) do update set owner = excluded.owner, value = excluded.value, at = excluded.at`,
    ),
    remove: db.prepare('delete from record where kind = ? and key = ?'),
    due: db.prepare(
      `select * from call where id in (select min(id) from call where state in ('waiting', 'sending') group by lane)
       and state = 'waiting' and not_before <= ? order by id limit ?`,
    ),
    nextDue: db.prepare(
      `select min(not_before) as at from call where id in (select min(id) from call where state in ('waiting', 'sending') group by lane)
       and state = 'waiting'`,
    ),
    senders: db.prepare("select distinct sender as id from call where state = 'sending'"),
    interrupt: db.prepare(
      "update call set state = 'waiting', doubt = 1, not_before = ? where state = 'sending' and sender is ?",
    ),
    call: db.prepare('select * from call where key = ?'),
    sending: db.prepare("update call set state = 'sending', attempts = attempts + 1, sender = ? where id = ?"),
    sent: db.prepare(
      "update call set state = 'sent', lane = '', args = '', tell = null, sorry = null, more = null, channel = ?, ts = ?, at = ? where id = ?",
    ),
    postedAs: db.prepare("select key, at from call where channel = ? and ts = ? and state = 'sent'"),
    postedLast: db.prepare("select key, at from call where channel = ? and state = 'sent' order by ts desc limit 1"),
    waiting: db.prepare(
      "update call set state = 'waiting', not_before = ?, doubt = ?, args = coalesce(?, args), why = coalesce(?, why) where id = ?",
    ),
    hurry: db.prepare(
      "update call set not_before = case when doubt = 1 then min(not_before, ?) else 0 end where state = 'waiting'",
    ),
    failed: db.prepare(
      "update call set state = 'failed', lane = '', args = '', tell = null, sorry = null, more = null, why = ?, at = ? where id = ?",
    ),
    withdraw: db.prepare(
      "update call set state = 'failed', lane = '', args = '', tell = null, sorry = null, more = null, why = @why, at = @at where (key = @key or updates = @key) and state = 'waiting' and doubt = 0",
    ),
    counts: db.prepare('select state, count(*) as n from call group by state'),
    get: db.prepare('select value from record where kind = ? and key = ?'),
    list: db.prepare('select * from record where kind = ? order by at, key'),
    listOwned: db.prepare('select * from record where kind = ? and owner = ? order by at, key'),
    forgetDeliveries: db.prepare('delete from delivery where done = 1 and at < ?'),
    forgetCalls: db.prepare("delete from call where state in ('sent', 'failed') and at < ?"),
    forgetRecords: db.prepare('delete from record where kind = ? and at < ?'),
  }
}

interface RecordRow {
  readonly key: string
  readonly owner: string
  readonly value: string
  readonly at: number
}

/** Opens the state in `file`, making its tables where they are missing. Throws StoreError, as every method does. */
export async function openSqliteState(file: string): Promise<State> {
  const db = await guarded(file, () => connect(file))
  const presence = await guarded(file, () => appear(file))
  const sql = statements(db)
  const scrub = scrubber(db)
  const safe = <T>(work: () => T): Promise<T> => guarded(file, work)

  const queueCall = (call: OutgoingCall, at: number): void => {
    const { key, lane, method, args, updates = null, tell = null, sorry = null } = call
    sql.queue.run(key, lane, method, JSON.stringify(args), updates, tell, sorry, moreOf(call), at)
  }
  const put = ({ kind, key, owner = '', value }: RecordPut, at: number): void => {
    sql.put.run(kind, key, owner, JSON.stringify(value), at)
  }
  const finish = db.transaction((key: string | null, work: Work, at: number): Finished => {
    if ((work.claims ?? []).some((claim) => sql.get.get(claim.kind, claim.key) !== undefined)) return 'claimed'
    if (key !== null && sql.deal.run(key).changes === 0) return 'dealt-with'
    for (const claim of work.claims ?? []) put(claim, at)
    for (const call of work.calls ?? []) queueCall(call, at)
    for (const record of work.puts ?? []) put(record, at)
    for (const gone of work.removes ?? []) sql.remove.run(gone.kind, gone.key)
    return 'saved'
  })
  const calls = (rows: unknown[]): QueuedCall[] => (rows as CallRow[]).map(queued)
  const take = db.transaction((now: number, limit: number): QueuedCall[] => {
    const due = calls(sql.due.all(now, limit))
    for (const { id } of due) sql.sending.run(presence.id, id)
    return due
  })
  /** Names of programs that have ended; null was written by one that had no name yet. */
  const ended = (rows: unknown[]): (string | null)[] =>
    (rows as { id: string | null }[]).map((r) => r.id).filter((id) => id === null || !presence.isAlive(id))
  const recover = db.transaction((notBefore: number): Delivery[] => {
    for (const id of ended(sql.senders.all())) sql.interrupt.run(notBefore, id)
    return ended(sql.takers.all()).flatMap((id) => {
      const left = sql.leftBy.all(id) as Delivery[]
      sql.takeOver.run(presence.id, id)
      return left
    })
  })
  const fail = db.transaction((id: number, why: string, instead: readonly OutgoingCall[], at: number): void => {
    sql.failed.run(why, at, id)
    for (const call of instead) queueCall(call, at)
  })
  const forget = db.transaction((before: number, kinds: readonly string[]) => {
    sql.forgetDeliveries.run(before)
    sql.forgetCalls.run(before)
    for (const kind of kinds) sql.forgetRecords.run(kind, before)
  })
  return {
    receive: ({ key, body }, at) => safe(() => sql.receive.run(key, body, at, presence.id).changes > 0),
    delivery: (key) =>
      safe(() => {
        const row = sql.delivery.get(key) as { done: number } | undefined
        return row ? (row.done === 1 ? 'done' : 'waiting') : null
      }),
    pending: () => safe(() => sql.pending.all() as Delivery[]),
    // Mostly nothing was left, and looking needs no lock.
    recover: (notBefore) =>
      safe(() => (ended([...sql.senders.all(), ...sql.takers.all()]).length === 0 ? [] : recover.immediate(notBefore))),
    finish: (key, work, at) => safe(() => finish.immediate(key, work, at)),
    // Mostly nothing is due, and looking needs no lock.
    take: (now, limit) => safe(() => (sql.due.get(now, 1) === undefined ? [] : take.immediate(now, limit))),
    nextDue: () => safe(() => (sql.nextDue.get() as { at: number | null }).at),
    call: (key) =>
      safe(() => {
        const row = sql.call.get(key) as CallRow | undefined
        return row ? queued(row) : null
      }),
    hurry: (doubtful) => safe(() => void sql.hurry.run(doubtful)),
    markSent: (id, { channel, ts }, at) => safe(() => void sql.sent.run(channel, ts, at, id)),
    postedAs: (channel, ts) =>
      safe(() => {
        const row = ts === null ? sql.postedLast.get(channel) : sql.postedAs.get(channel, ts)
        return (row as { key: string; at: number } | undefined) ?? null
      }),
    markWaiting: (id, notBefore, { doubt, args, why = null }) =>
      safe(() => void sql.waiting.run(notBefore, doubt ? 1 : 0, args ? JSON.stringify(args) : null, why, id)),
    withdraw: (key, why, at) => safe(() => sql.withdraw.run({ why, at, key }).changes > 0),
    markFailed: (id, why, instead, at) => safe(() => fail.immediate(id, why, instead, at)),
    counts: () =>
      safe(() => {
        const rows = sql.counts.all() as { state: CallState; n: number }[]
        return { ...NONE, ...Object.fromEntries(rows.map((r) => [r.state, r.n])) }
      }),
    get: <T>(kind: string, key: string) =>
      safe(() => {
        const row = sql.get.get(kind, key) as { value: string } | undefined
        return row ? (JSON.parse(row.value) as T) : null
      }),
    list: <T>(kind: string, owner?: string) =>
      safe(() => {
        const rows = (owner === undefined ? sql.list.all(kind) : sql.listOwned.all(kind, owner)) as RecordRow[]
        return rows.map(
          (r): StoredRecord<T> => ({ key: r.key, owner: r.owner, value: JSON.parse(r.value) as T, at: r.at }),
        )
      }),
    forget: (before, kinds) => safe(() => forget.immediate(before, kinds)),
    forgetRecords: (before, kinds) =>
      safe(() => {
        for (const kind of kinds) sql.forgetRecords.run(kind, before)
      }),
    traces: (person) => safe(() => tracesIn(db, person, queued)),
    scrub: () => safe(scrub),
    close: () =>
      safe(() => {
        scrub()
        presence.close()
        db.close()
      }),
  }
}
