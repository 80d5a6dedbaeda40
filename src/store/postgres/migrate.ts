/** Makes the tables and brings them up to date: by one program at a time, whoever comes first. */
import type pg from 'pg'
import { failureOf, notPooled, type Place, tooNew, tooOld } from './failures.ts'
import { FUNCTIONS, MARK } from './functions/index.ts'
import { READABLE_FROM, SCHEMA, STEPS } from './schema.ts'

/** Of the lock held while tables are made. */
export const MIGRATING = '8319110392'
const OLDEST = 150_000

const OVER = `create table if not exists migration (number integer primary key, readable_from integer not null,
  at timestamptz not null default now())`

const one = async <T>(client: pg.Client, sql: string, values: unknown[] = []): Promise<T> =>
  ((await client.query(sql, values)).rows[0] as { n: T }).n

async function migrated(client: pg.Client, place: Place): Promise<void> {
  if (!(await one(client, 'select exists (select 1 from pg_namespace where nspname = $1) as n', [SCHEMA])))
    await client.query(`create schema ${SCHEMA}`)
  const there = await one(client, `select to_regclass('${SCHEMA}.migration') is not null as n`)
  if (!there) await client.query(OVER)
  const readable = await one<number | null>(client, 'select max(readable_from) as n from migration')
  if (readable !== null && readable > STEPS.length) throw tooNew(place)
  const done = await one<number>(client, 'select count(*)::integer as n from migration')
  for (const [i, statements] of STEPS.slice(done).entries()) {
    for (const statement of statements) await client.query(statement)
    await client.query('insert into migration (number, readable_from) values ($1, $2)', [done + i + 1, READABLE_FROM])
  }
  if (
    !(await one(
      client,
      'select exists (select 1 from pg_proc where proname = $1 and pronamespace = to_regnamespace($2)) as n',
      [MARK, SCHEMA],
    ))
  )
    await client.query(FUNCTIONS)
}

/** Throws StoreError: for a server that is too old, tables that are too new, a user who may not. */
export async function migrate(client: pg.Client, place: Place): Promise<void> {
  try {
    const version = await one<number>(client, "select current_setting('server_version_num')::integer as n")
    if (version < OLDEST) throw tooOld(place, String(Math.floor(version / 10_000)))
    await client.query('begin')
    try {
      // Another copy may be at it, for longer than a lock is waited for elsewhere.
      await client.query('set local lock_timeout = 0; set local statement_timeout = 0')
      await client.query(`select pg_advisory_xact_lock(${MIGRATING})`)
      await migrated(client, place)
      await client.query('commit')
    } catch (error) {
      await client.query('rollback').catch(() => {})
      throw error
    }
  } catch (error) {
    throw failureOf(error, place)
  }
}

/**
 * Refuses a pooler that gives each transaction another session. One in front is known by the session's number, which
 * is not the server's; a second session then tries whether it is given the first one's.
 */
export async function refusePooling(client: pg.Client, other: () => Promise<pg.Client>, place: Place): Promise<void> {
  const pid = (of: pg.Client): Promise<number> => one(of, 'select pg_backend_pid() as n')
  const own = await pid(client)
  if (own === (client as unknown as { processID: number }).processID) return
  const second = await other()
  try {
    await second.query('begin')
    const theirs = await pid(second)
    const again = await Promise.race([pid(client), new Promise<null>((resolve) => setTimeout(resolve, 2000, null))])
    if (theirs === own || again !== own) throw notPooled(place)
  } finally {
    await second.end().catch(() => {})
  }
}
