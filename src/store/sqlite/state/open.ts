/**
 * State on SQLite: in the same file as the published data, on a connection of its own. Plain SQL, prepared once:
 * four of these run for every message, and a query builder took longer than all of them together.
 */
import { setImmediate as breath } from 'node:timers/promises'
import Database from 'better-sqlite3'
import { type RecordRow, stored } from '../../record-row.ts'
import {
  type Begun,
  type Delivery,
  ENDED,
  type Finished,
  type Glance,
  type RecordPut,
  type Seen,
  type State,
  type StoredRecord,
  type Work,
} from '../../state.ts'
import { cannotOpen, guardedState } from '../failures.ts'
import { keepToOneself } from '../own-file.ts'
import { scrubber } from '../scrub.ts'
import { claimFile, refuseForeign } from './identity.ts'
import { appear } from './presence.ts'
import { callQueue } from './queue.ts'
import { SCRUBBED_FROM, STEPS } from './schema.ts'
import { Together } from './together.ts'
import { tracesIn } from './traces.ts'

/** Rows that are forgotten in one step: some milliseconds. */
const SLICE = 200
/**
 * After so many messages were sent, what the write-ahead log holds is copied into the file: some thousand pages and some milliseconds, that
 * nobody's answer waits for. Where none is sent SQLite does it by itself, in a commit, after so many pages.
 */
const SENT_TO_COPY = 30
const PAGES_TO_COPY = 4000

/** A connection with the tables made and brought up to date. Throws what the engine throws, and StoreError. */
export function connect(file: string): Database.Database {
  let database: Database.Database
  keepToOneself(file)
  try {
    database = new Database(file, { timeout: 5000 })
  } catch (error) {
    throw error instanceof TypeError ? cannotOpen(file, error) : error
  }
  refuseForeign(database, file)
  database.pragma('journal_mode = wal')
  // What Slack was told that it arrived, and what is about to be posted, outlives a power cut: nobody delivers it again.
  database.pragma('synchronous = full')
  database.pragma(`wal_autocheckpoint = ${PAGES_TO_COPY}`)
  // What is deleted is overwritten in the file too, free pages as well.
  database.pragma('secure_delete = on')
  // What several savings together would need to go back is in memory, and not in a file that nobody overwrites.
  database.pragma('temp_store = memory')
  // Rows are looked up by key, one at a time: SQLite's own 2 MB, where the package's 16 are filled within some thousand questions.
  database.pragma('cache_size = -2000')
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
    claimFile(database)
  })
  build.immediate()
  // Earlier releases left what they deleted in free pages.
  if (before > 0 && before < SCRUBBED_FROM) database.exec('vacuum')
  return database
}

function statements(db: Database.Database) {
  return {
    receive: db.prepare(
      'insert into delivery (key, body, done, at, taker, lane) values (?, ?, 0, ?, ?, ?) on conflict (key) do nothing',
    ),
    delivery: db.prepare('select done from delivery where key = ?'),
    pending: db.prepare('select key, body from delivery where done = 0 order by position'),
    takers: db.prepare('select distinct taker as id from delivery where done = 0'),
    leftBy: db.prepare('select key, body from delivery where done = 0 and taker is ? order by position'),
    takeOver: db.prepare('update delivery set taker = ? where done = 0 and taker is ?'),
    isAfter: db.prepare(
      `select 1 from delivery d join delivery own on own.key = ? and own.done = 0
       where d.done = 0 and d.lane = own.lane and d.position < own.position and d.taker is not ? limit 1`,
    ),
    deal: db.prepare("update delivery set done = 1, body = '', lane = null where key = ? and done = 0 returning doubt"),
    put: db.prepare(
      `insert into record (kind, key, owner, value, at, open) values (?, ?, ?, ?, ?, ?)
       on conflict (kind, key) do update
       set owner = excluded.owner, value = excluded.value, at = excluded.at, open = excluded.open`,
    ),
    remove: db.prepare('delete from record where kind = ? and key = ?'),
    get: db.prepare('select value from record where kind = ? and key = ?'),
    list: db.prepare('select * from record where kind = ? order by at, key'),
    listOpen: db.prepare('select * from record where kind = ? and open = 1 order by at, key'),
    probe: db.prepare('insert or replace into probe (id, at, body) values (1, ?, zeroblob(8192))'),
    unprobe: db.prepare('delete from probe'),
    listOwned: db.prepare('select * from record where kind = ? and owner = ? order by at, key'),
    kinds: db.prepare('select distinct kind from record'),
    forgetDeliveries: db.prepare(
      'delete from delivery where rowid in (select rowid from delivery where done = 1 and at < ? limit ?)',
    ),
    forgetCalls: db.prepare(
      "delete from call where rowid in (select rowid from call where state in ('sent', 'failed') and at < ? limit ?)",
    ),
    eraseDeliveries: db.prepare(
      'delete from delivery where rowid in (select rowid from delivery where substr(key, 1, length(@prefix)) = @prefix limit @slice)',
    ),
    eraseCalls: db.prepare(
      'delete from call where rowid in (select rowid from call where substr(key, 1, length(@prefix)) = @prefix limit @slice)',
    ),
    eraseRecords: db.prepare(
      `delete from record where rowid in (select rowid from record where substr(kind, 1, length(@prefix)) = @prefix
       or (kind = '${ENDED}' and substr(key, 1, length(@prefix)) = @prefix) limit @slice)`,
    ),
    forgetRecords: db.prepare(
      'delete from record where rowid in (select rowid from record where kind = ? and at < ? limit ?)',
    ),
  }
}

/** Opens the state in `file`, making its tables where they are missing. Throws StoreError, as every method does. */
export async function openSqliteState(file: string): Promise<State> {
  const safe = <T>(work: () => T): Promise<T> => guardedState(file, work)
  // First, so that nobody puts another file in its place from here on.
  const presence = await safe(() => appear(file))
  const db = await safe(() => connect(file)).catch((error: Error) => {
    presence.close()
    throw error
  })
  const sql = statements(db)
  const scrub = scrubber(db)

  /** How often records of a kind were changed by this program. */
  const changes = new Map<string, number>()
  const changed = (kind: string): void => void changes.set(kind, (changes.get(kind) ?? 0) + 1)
  const put = ({ kind, key, owner = '', value, open = false }: RecordPut, at: number): void => {
    sql.put.run(kind, key, owner, JSON.stringify(value), at, open ? 1 : 0)
    changed(kind)
  }
  const queue = callQueue(db, presence.id, (key, report, value, at) =>
    put({ kind: ENDED, key, owner: report, value }, at),
  )
  /** Deliveries that came while another program was at work on an earlier one of their lane, and those of one that ended. */
  const after = new Set<string>()
  const isAfter = (key: string): boolean => sql.isAfter.get(key, presence.id) !== undefined
  const receive = ({ key, body, lane }: Delivery, at: number): boolean => {
    if (sql.receive.run(key, body, at, presence.id, lane ?? null).changes === 0) return false
    if (isAfter(key)) after.add(key)
    return true
  }
  const nothing = (finished: Finished): Begun => ({ finished, begun: [] })
  const finish = (key: string | null, work: Work, at: number, room: number): Begun => {
    const { claims = [], calls = [], puts = [], removes = [] } = work
    if (claims.some((claim) => sql.get.get(claim.kind, claim.key) !== undefined)) return nothing('claimed')
    const dealt = key === null ? null : (sql.deal.get(key) as { doubt: number } | undefined)
    if (key !== null) after.delete(key)
    if (dealt === undefined) return nothing('dealt-with')
    for (const claim of claims) put(claim, at)
    const begun = queue.begin(calls, at, room, dealt?.doubt === 1)
    for (const record of puts) put(record, at)
    for (const gone of removes) {
      sql.remove.run(gone.kind, gone.key)
      changed(gone.kind)
    }
    return { finished: 'saved', begun }
  }
  const saving = new Together(db, safe)
  const take = db.transaction(queue.take)
  /** Names of programs that have ended; null was written by one that had no name yet. */
  const ended = (rows: unknown[]): (string | null)[] =>
    (rows as { id: string | null }[]).map((r) => r.id).filter((id) => id === null || !presence.isAlive(id))
  const recover = db.transaction((notBefore: number): Delivery[] => {
    for (const id of ended(queue.senders())) queue.interrupt(id, notBefore)
    return ended(sql.takers.all()).flatMap((id) => {
      const left = sql.leftBy.all(id) as Delivery[]
      sql.takeOver.run(presence.id, id)
      for (const { key } of left) after.add(key)
      return left
    })
  })
  /**
   * Not waited for until it is on the disk: what a power cut takes of it leaves a call that was begun, and its channel
   * is asked. The next work that is waited for takes it along.
   */
  const relaxed = <A extends unknown[], T>(work: (...args: A) => T) => {
    const transaction = db.transaction(work)
    return (...args: A): Promise<T> =>
      safe(() => {
        db.exec('pragma synchronous = normal')
        try {
          return transaction.immediate(...args) as T
        } finally {
          db.exec('pragma synchronous = full')
        }
      })
  }
  const copy = (): void => {
    // As in a commit of SQLite's own: what cannot be copied now stays in the log.
    if (db.open) safe(() => db.pragma('wal_checkpoint(passive)')).catch(() => {})
  }
  let sent = 0
  const markSent = relaxed(queue.sent)
  const within = <A extends unknown[], T>(work: (...args: A) => T) => {
    const transaction = db.transaction(work)
    return (...args: A): Promise<T> => safe(() => transaction.immediate(...args) as T)
  }
  /** Others are let in between the slices. True where anything was there. */
  const forgetting = async (slice: () => Database.RunResult): Promise<boolean> => {
    for (let any = false; ; any = true) {
      const { changes: gone } = await safe(slice)
      if (gone < SLICE) return any || gone > 0
      await breath()
    }
  }
  const forgetRecords = async (before: number, kinds: readonly string[]): Promise<void> => {
    for (const kind of kinds) if (await forgetting(() => sql.forgetRecords.run(kind, before, SLICE))) changed(kind)
  }
  const records = <T>(rows: unknown[]): StoredRecord<T>[] => (rows as RecordRow[]).map(stored<T>)
  const delivery = (key: string): 'waiting' | 'done' | null => {
    const row = sql.delivery.get(key) as { done: number } | undefined
    return row ? (row.done === 1 ? 'done' : 'waiting') : null
  }
  const get = <T>(kind: string, key: string): T | null => {
    const row = sql.get.get(kind, key) as { value: string } | undefined
    return row ? (JSON.parse(row.value) as T) : null
  }
  const look = db.transaction(
    ({ deliveries, records, posted }: Glance): Seen => ({
      deliveries: deliveries.map(delivery),
      records: records.map(({ kind, key }) => get(kind, key)),
      posted: posted.map(({ channel, ts }) => queue.postedAs(channel, ts)),
    }),
  )
  return {
    receive: within(receive),
    receiveAll: within((deliveries: readonly Delivery[], at: number) => deliveries.map((each) => receive(each, at))),
    delivery: (key) => safe(() => delivery(key)),
    look: (glance) => safe(() => look.deferred(glance)),
    pending: () => safe(() => sql.pending.all() as Delivery[]),
    // Mostly nothing was left, and looking needs no lock.
    recover: (notBefore) =>
      safe(() => (ended([...queue.senders(), ...sql.takers.all()]).length === 0 ? [] : recover.immediate(notBefore))),
    finish: async (key, work, at) => (await saving.add(() => finish(key, work, at, 0))).finished,
    begin: (key, work, at, room) => saving.add(() => finish(key, work, at, room)),
    take: (now, limit, patient = limit) => safe(() => take.immediate(now, limit, patient)),
    nextDue: () => safe(() => queue.nextDue()),
    call: (key) => safe(() => queue.call(key)),
    hurry: relaxed(queue.hurry),
    markSent: async (...args) => {
      await markSent(...args)
      sent += 1
      if (sent % SENT_TO_COPY === 0) setImmediate(copy)
    },
    postedAs: (channel, ts) => safe(() => queue.postedAs(channel, ts)),
    markWaiting: relaxed(queue.wait),
    withdraw: within(queue.withdraw),
    markFailed: relaxed(queue.fail),
    queue: () => safe(() => queue.state()),
    probe: within((at: number) => {
      sql.probe.run(at)
      sql.unprobe.run()
    }),
    get: <T>(kind: string, key: string) => safe(() => get<T>(kind, key)),
    list: <T>(kind: string, owner?: string) =>
      safe(() => records<T>(owner === undefined ? sql.list.all(kind) : sql.listOwned.all(kind, owner))),
    listOpen: <T>(kind: string) => safe(() => records<T>(sql.listOpen.all(kind))),
    revision: (kinds) =>
      safe(() => {
        const others = db.pragma('data_version', { simple: true }) as number
        return [others, ...kinds.map((kind) => changes.get(kind) ?? 0)].join(':')
      }),
    forget: async (before, kinds) => {
      await forgetting(() => sql.forgetDeliveries.run(before, SLICE))
      await forgetting(() => sql.forgetCalls.run(before, SLICE))
      await forgetRecords(before, kinds)
    },
    forgetRecords,
    eraseWithin: async (prefix) => {
      const kinds = new Set([ENDED])
      for (const kind of await safe(() => sql.kinds.all() as { kind: string }[]))
        if (kind.kind.startsWith(prefix)) kinds.add(kind.kind)
      for (const erase of [sql.eraseDeliveries, sql.eraseCalls, sql.eraseRecords])
        await forgetting(() => erase.run({ prefix, slice: SLICE }))
      for (const kind of kinds) changed(kind)
    },
    traces: (person) => safe(() => tracesIn(db, person)),
    scrub: () => safe(scrub),
    // Another program's work is found by the next look.
    listen: () => {},
    isTurn: async (key) => {
      if (!after.has(key)) return true
      const turn = await safe(() => !isAfter(key))
      if (turn) after.delete(key)
      return turn
    },
    close: () =>
      safe(() => {
        saving.flush()
        scrub()
        presence.close()
        db.close()
      }),
  }
}
