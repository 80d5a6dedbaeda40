/** State on SQLite: in the same file as the published data, on a connection of its own. */
import Database from 'better-sqlite3'
import { Kysely, type Selectable, SqliteDialect, sql, type Transaction } from 'kysely'
import type { CallState, OutgoingCall, QueuedCall, RecordPut, State, StoredRecord, Work } from '../../state.ts'
import { cannotOpen, guarded } from '../failures.ts'
import { type CallTable, STEPS, type StateTables } from './schema.ts'

function connect(file: string): Database.Database {
  let database: Database.Database
  try {
    database = new Database(file, { timeout: 5000 })
  } catch (error) {
    throw error instanceof TypeError ? cannotOpen(file, error) : error
  }
  database.pragma('journal_mode = wal')
  // A killed process loses nothing; a power cut may lose the last moments, and Slack then delivers again.
  database.pragma('synchronous = normal')
  const build = database.transaction(() => {
    database.exec('create table if not exists state_step (number integer primary key)')
    const done = (database.prepare('select count(*) as n from state_step').get() as { n: number }).n
    STEPS.slice(done).forEach((statements, i) => {
      for (const statement of statements) database.exec(statement)
      database.prepare('insert into state_step (number) values (?)').run(done + i + 1)
    })
  })
  build.immediate()
  return database
}

function queued(row: Selectable<CallTable>): QueuedCall {
  return {
    id: row.id,
    key: row.key,
    lane: row.lane,
    method: row.method,
    args: row.args === '' ? {} : (JSON.parse(row.args) as Record<string, unknown>),
    ...(row.updates ? { updates: row.updates } : {}),
    ...(row.tell ? { tell: row.tell } : {}),
    state: row.state,
    attempts: row.attempts,
    doubt: row.doubt === 1,
    notBefore: row.not_before,
    queuedAt: row.at,
    ts: row.ts,
  }
}

async function queueCall(trx: Transaction<StateTables>, call: OutgoingCall, at: number): Promise<void> {
  await trx
    .insertInto('call')
    .values({
      key: call.key,
      lane: call.lane,
      method: call.method,
      args: JSON.stringify(call.args),
      updates: call.updates ?? null,
      tell: call.tell ?? null,
      state: 'waiting',
      attempts: 0,
      doubt: 0,
      not_before: 0,
      ts: null,
      why: null,
      at,
    })
    .onConflict((c) => c.column('key').doNothing())
    .execute()
}

async function putRecord(trx: Transaction<StateTables>, put: RecordPut, at: number): Promise<void> {
  const row = { owner: put.owner ?? '', value: JSON.stringify(put.value), at }
  await trx
    .insertInto('record')
    .values({ kind: put.kind, key: put.key, ...row })
    .onConflict((c) => c.columns(['kind', 'key']).doUpdateSet(row))
    .execute()
}

async function save(trx: Transaction<StateTables>, work: Work, at: number): Promise<void> {
  for (const call of work.calls ?? []) await queueCall(trx, call, at)
  for (const put of work.puts ?? []) await putRecord(trx, put, at)
  for (const { kind, key } of work.removes ?? [])
    await trx.deleteFrom('record').where('kind', '=', kind).where('key', '=', key).execute()
}

const NONE: Readonly<Record<CallState, number>> = { waiting: 0, sending: 0, sent: 0, failed: 0 }

/** Opens the state in `file`, making its tables where they are missing. Throws StoreError, as every method does. */
export async function openSqliteState(file: string): Promise<State> {
  const database = await guarded(file, () => connect(file))
  const db = new Kysely<StateTables>({ dialect: new SqliteDialect({ database }) })
  const safe = <T>(work: () => T | Promise<T>): Promise<T> => guarded(file, work)
  const setCall = (id: number, values: Partial<Omit<CallTable, 'id'>>) =>
    safe(async () => {
      await db.updateTable('call').set(values).where('id', '=', id).execute()
    })
  return {
    receive: ({ key, body }, at) =>
      safe(async () => {
        const made = await db
          .insertInto('delivery')
          .values({ key, body, done: 0, at })
          .onConflict((c) => c.column('key').doNothing())
          .executeTakeFirst()
        return Number(made.numInsertedOrUpdatedRows ?? 0) > 0
      }),
    pending: () =>
      safe(() => db.selectFrom('delivery').select(['key', 'body']).where('done', '=', 0).orderBy('position').execute()),
    finish: (key, work, at) =>
      safe(() =>
        db.transaction().execute(async (trx) => {
          if (key !== null) {
            const marked = await trx
              .updateTable('delivery')
              .set({ done: 1, body: '' })
              .where('key', '=', key)
              .where('done', '=', 0)
              .executeTakeFirst()
            if (Number(marked.numUpdatedRows) === 0) return false
          }
          await save(trx, work, at)
          return true
        }),
      ),
    due: (now, limit) =>
      safe(async () => {
        const first = db
          .selectFrom('call')
          .select((e) => e.fn.min('id').as('id'))
          .where('state', 'in', ['waiting', 'sending'])
          .groupBy('lane')
        const rows = await db
          .selectFrom('call')
          .selectAll()
          .where('id', 'in', first)
          .where('state', '=', 'waiting')
          .where('not_before', '<=', now)
          .orderBy('id')
          .limit(limit)
          .execute()
        return rows.map(queued)
      }),
    nextDue: () =>
      safe(async () => {
        const row = await db
          .selectFrom('call')
          .select((e) => e.fn.min('not_before').as('at'))
          .where('state', '=', 'waiting')
          .executeTakeFirst()
        return row?.at ?? null
      }),
    interrupted: () =>
      safe(async () =>
        (await db.selectFrom('call').selectAll().where('state', '=', 'sending').orderBy('id').execute()).map(queued),
      ),
    call: (key) =>
      safe(async () => {
        const row = await db.selectFrom('call').selectAll().where('key', '=', key).executeTakeFirst()
        return row ? queued(row) : null
      }),
    markSending: (id) =>
      safe(async () => {
        await db
          .updateTable('call')
          .set({ state: 'sending', attempts: sql<number>`attempts + 1` })
          .where('id', '=', id)
          .execute()
      }),
    markSent: (id, ts, at) => setCall(id, { state: 'sent', args: '', ts, at }),
    markWaiting: (id, notBefore, { doubt, args }) =>
      setCall(id, {
        state: 'waiting',
        not_before: notBefore,
        doubt: doubt ? 1 : 0,
        ...(args ? { args: JSON.stringify(args) } : {}),
      }),
    markFailed: (id, why, at) => setCall(id, { state: 'failed', args: '', why, at }),
    counts: () =>
      safe(async () => {
        const rows = await db
          .selectFrom('call')
          .select((e) => ['state', e.fn.countAll<number>().as('n')])
          .groupBy('state')
          .execute()
        return { ...NONE, ...Object.fromEntries(rows.map((r) => [r.state, Number(r.n)])) }
      }),
    get: <T>(kind: string, key: string) =>
      safe(async () => {
        const row = await db
          .selectFrom('record')
          .select('value')
          .where('kind', '=', kind)
          .where('key', '=', key)
          .executeTakeFirst()
        return row ? (JSON.parse(row.value) as T) : null
      }),
    list: <T>(kind: string, owner?: string) =>
      safe(async () => {
        const rows = await db
          .selectFrom('record')
          .selectAll()
          .where('kind', '=', kind)
          .$if(owner !== undefined, (q) => q.where('owner', '=', owner as string))
          .orderBy('at')
          .orderBy('key')
          .execute()
        return rows.map(
          (r): StoredRecord<T> => ({ key: r.key, owner: r.owner, value: JSON.parse(r.value) as T, at: r.at }),
        )
      }),
    forget: (before, kinds) =>
      safe(async () => {
        await db.deleteFrom('delivery').where('done', '=', 1).where('at', '<', before).execute()
        await db.deleteFrom('call').where('state', 'in', ['sent', 'failed']).where('at', '<', before).execute()
        if (kinds.length > 0)
          await db.deleteFrom('record').where('kind', 'in', kinds).where('at', '<', before).execute()
      }),
    close: () => safe(() => db.destroy()),
  }
}
