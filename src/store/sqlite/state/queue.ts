/**
 * The calls of the outbox in SQL. What may be made next in its lane is marked (`head`) whenever that changes, so that
 * finding it costs the same with a hundred waiting and with fifty thousand.
 */
import type Database from 'better-sqlite3'
import { begunNow, type CallRow, moreOf, queued, reportOf } from '../../call-row.ts'
import type { Ended, OutgoingCall, Posted, Queue, QueuedCall, Wait } from '../../state.ts'

/** The lane may name a person. */
const OVER = "lane = '', args = '', tell = null, sorry = null, more = null, head = 0"

function statements(db: Database.Database) {
  return {
    insert: db.prepare(
      `insert into call (key, lane, method, args, updates, tell, sorry, more, rank, doubt, state, attempts, not_before, at, sender)
       values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, ?, ?) on conflict (key) do nothing`,
    ),
    due: db.prepare(
      'select * from call where head = 1 and rank = ? and not_before <= ? order by not_before, id limit ?',
    ),
    dueIn: db.prepare('select * from call where head = 1 and lane = ? and not_before <= ? order by rank, id limit 1'),
    // Each by itself, so that it is the first of the index.
    nextDue: db.prepare(
      `select min(at) as at from (select min(not_before) as at from call where head = 1 and rank = 0
       union all select min(not_before) from call where head = 1 and rank = 1)`,
    ),
    // The heads of a lane.
    waits: db.prepare("select 1 from call where state = 'waiting' and lane = ? limit 1"),
    busy: db.prepare("select 1 from call where state = 'sending' and lane = ? limit 1"),
    noHeads: db.prepare('update call set head = 0 where head = 1 and lane = ?'),
    asideHeads: db.prepare("update call set head = 1 where state = 'waiting' and lane = ? and aside = 1"),
    firstHead: db.prepare(
      `update call set head = 1 where id =
       (select id from call where state = 'waiting' and lane = ? and aside = 0 order by rank, id limit 1)`,
    ),
    pace: db.prepare(
      'update call set not_before = max(not_before, ?) where head = 1 and lane = ? and aside = 0 and rank >= ?',
    ),
    /** Of the earlier ones that wait for another try. */
    asideUntil: db.prepare(
      "select min(not_before) as at from call where state = 'waiting' and lane = ? and aside = 1 and (rank, id) < (?, ?)",
    ),
    anyAside: db.prepare("select 1 from call where state = 'waiting' and lane = ? and aside = 1 and id <> ? limit 1"),
    senders: db.prepare("select distinct sender as id from call where state = 'sending'"),
    interrupt: db.prepare(
      "update call set state = 'waiting', doubt = 1, not_before = ? where state = 'sending' and sender is ?",
    ),
    call: db.prepare('select * from call where key = ?'),
    byId: db.prepare('select * from call where id = ?'),
    sending: db.prepare(
      "update call set state = 'sending', head = 0, attempts = attempts + 1, sender = ? where id = ?",
    ),
    sent: db.prepare(
      `update call set state = 'sent', ${OVER}, channel = ?, ts = ?, doubt = max(doubt, ?), at = ? where id = ?`,
    ),
    waiting: db.prepare(
      `update call set state = 'waiting', not_before = ?, doubt = ?, aside = ?, args = coalesce(?, args),
       why = coalesce(?, why) where id = ?`,
    ),
    failed: db.prepare(`update call set state = 'failed', ${OVER}, why = ?, at = ? where id = ?`),
    withdrawable: db.prepare(
      "select * from call where (key = @key or updates = @key) and state = 'waiting' and doubt = 0 order by id",
    ),
    hurry: db.prepare(
      "update call set aside = 0, not_before = case when doubt = 1 then min(not_before, ?) else 0 end where state = 'waiting'",
    ),
    postedAs: db.prepare("select key, at from call where channel = ? and ts = ? and state = 'sent'"),
    postedLast: db.prepare("select key, at from call where channel = ? and state = 'sent' order by ts desc limit 1"),
    count: db.prepare('select count(*) as n from call where state = ?'),
    // The why of the row with the least time.
    refused: db.prepare(
      "select count(*) as messages, min(at) as since, why from call where state = 'waiting' and why is not null",
    ),
    oldest: db.prepare(
      `select min(at) as at from (
         select min(at) as at from call where state = 'waiting'
         union all select min(at) from call where state = 'sending'
         union all select min(at) from delivery where done = 0)`,
    ),
  }
}

export interface CallQueue {
  /**
   * Queues them. Of those that come first in their lane at most `room` are marked as being made, and returned;
   * none where there is `doubt`: they may have been made already. @param at milliseconds
   */
  begin(calls: readonly OutgoingCall[], at: number, room: number, doubt: boolean): QueuedCall[]
  take(now: number, limit: number, patient: number): QueuedCall[]
  nextDue(): number | null
  call(key: string): QueuedCall | null
  sent(id: number, posted: Posted, at: number, pace?: { readonly next: number; readonly all: boolean }): void
  wait(id: number, notBefore: number, change: Wait): void
  fail(id: number, why: string, instead: readonly OutgoingCall[], at: number): void
  withdraw(key: string, why: string, at: number): boolean
  hurry(doubtful: number): void
  /** Names of the programs that are making calls. */
  senders(): unknown[]
  interrupt(sender: string | null, notBefore: number): void
  postedAs(channel: string, ts: string | null): { key: string; at: number } | null
  state(): Queue
}

/** To be used within transactions. `sender` is the name of this program; `ended` keeps the report of a call. */
export function callQueue(
  db: Database.Database,
  sender: string,
  ended: (key: string, report: string, value: Ended, at: number) => void,
): CallQueue {
  const sql = statements(db)
  const waits = (lane: string): boolean => sql.waits.get(lane) !== undefined
  const isBusy = (lane: string): boolean => sql.busy.get(lane) !== undefined
  const refresh = (lane: string): void => {
    // Mostly nothing waits behind what was made.
    if (!waits(lane)) return
    sql.noHeads.run(lane)
    if (isBusy(lane)) return
    sql.asideHeads.run(lane)
    sql.firstHead.run(lane)
  }
  const refreshAll = (): void => {
    const lanes = db.prepare("select distinct lane from call where state = 'waiting'").all() as { lane: string }[]
    for (const { lane } of lanes) refresh(lane)
  }
  /** Undefined where the workspace that it was of was erased meanwhile. */
  const byId = (id: number): CallRow | undefined => sql.byId.get(id) as CallRow | undefined
  const report = (row: CallRow, value: Ended, at: number): void => {
    const to = reportOf(row)
    if (to !== undefined) ended(row.key, to, value, at)
  }
  /** The row's id; null where there was one of that key. */
  const insert = (call: OutgoingCall, at: number, doubt: boolean, isBegun: boolean): number | null => {
    const { key, lane, method, args, updates = null, tell = null, sorry = null, patient = false } = call
    const how = [moreOf(call), patient ? 1 : 0, doubt ? 1 : 0, ...(isBegun ? ['sending', 1] : ['waiting', 0])]
    const values = [key, lane, method, JSON.stringify(args), updates, tell, sorry, ...how, at, isBegun ? sender : null]
    const { changes, lastInsertRowid: id } = sql.insert.run(...values)
    return changes > 0 ? Number(id) : null
  }
  const begin: CallQueue['begin'] = (calls, at, room, doubt) => {
    const begun: QueuedCall[] = []
    /** Lanes of those that wait: what is behind one of the same work waits its turn. */
    const behind = new Set<string>()
    for (const call of calls) {
      const { lane, patient = false } = call
      const mayBegin = begun.length < room && !doubt && !patient && !behind.has(lane)
      const isBegun = mayBegin && !waits(lane) && !isBusy(lane)
      const id = insert(call, at, doubt, isBegun)
      if (!isBegun) behind.add(lane)
      else if (id !== null) begun.push(begunNow(call, id, at))
    }
    for (const lane of behind) refresh(lane)
    return begun
  }
  const fail = (row: CallRow, why: string, at: number): void => {
    report(row, { state: 'failed', why, ts: null }, at)
    sql.failed.run(why, at, row.id)
    refresh(row.lane)
  }
  // A program of an earlier release marks none.
  db.transaction(refreshAll).immediate()
  return {
    begin,
    take: (now, limit, patient) => {
      const people = sql.due.all(0, now, limit) as CallRow[]
      const others = sql.due.all(1, now, Math.max(0, Math.min(patient, limit - people.length))) as CallRow[]
      const lanes = [...new Set([...people, ...others].map(({ lane }) => lane))]
      const taken = lanes
        .map((lane) => sql.dueIn.get(lane, now) as CallRow)
        .toSorted((x, y) => x.rank - y.rank || x.not_before - y.not_before || x.id - y.id)
      for (const { id, lane } of taken) {
        sql.sending.run(sender, id)
        sql.noHeads.run(lane)
      }
      return taken.map(queued)
    },
    nextDue: () => (sql.nextDue.get() as { at: number | null }).at,
    call: (key) => {
      const row = sql.call.get(key) as CallRow | undefined
      return row ? queued(row) : null
    },
    sent: (id, { channel, ts, found = false }, at, pace) => {
      const row = byId(id)
      if (!row) return
      report(row, { state: 'sent', why: null, ts }, at)
      sql.sent.run(channel, ts, found ? 1 : 0, at, id)
      refresh(row.lane)
      if (pace) sql.pace.run(pace.next, row.lane, pace.all ? 0 : 1)
    },
    wait: (id, notBefore, { doubt, args, why = null, aside = false, refused = false }) => {
      const row = byId(id)
      if (!row) return
      const before = sql.asideUntil.get(row.lane, row.rank, id) as { at: number | null }
      const others = sql.anyAside.get(row.lane, id) !== undefined
      // The second that is refused makes it the channel's trouble: those behind it wait for one more try of it.
      const passable = aside && (!refused || !others || row.attempts > 1)
      const until = aside && refused ? (before.at ?? notBefore) : notBefore
      sql.waiting.run(until, doubt ? 1 : 0, passable ? 1 : 0, args ? JSON.stringify(args) : null, why, id)
      refresh(row.lane)
    },
    fail: (id, why, instead, at) => {
      const row = byId(id)
      if (!row) return
      fail(row, why, at)
      begin(instead, at, 0, false)
    },
    withdraw: (key, why, at) => {
      const rows = sql.withdrawable.all({ key }) as CallRow[]
      for (const row of rows) fail(row, why, at)
      return rows.length > 0
    },
    hurry: (doubtful) => {
      sql.hurry.run(doubtful)
      refreshAll()
    },
    senders: () => sql.senders.all(),
    interrupt: (sender, notBefore) => {
      sql.interrupt.run(notBefore, sender)
      refreshAll()
    },
    postedAs: (channel, ts) => {
      const row = ts === null ? sql.postedLast.get(channel) : sql.postedAs.get(channel, ts)
      return (row as { key: string; at: number } | undefined) ?? null
    },
    state: () => {
      const refused = sql.refused.get() as NonNullable<Queue['refused']>
      const count = (state: string): number => (sql.count.get(state) as { n: number }).n
      return {
        waiting: count('waiting'),
        sending: count('sending'),
        failed: count('failed'),
        refused: refused.messages > 0 ? refused : null,
        oldest: (sql.oldest.get() as { at: number | null }).at,
      }
    },
  }
}
