/** Sessions with the server: how they are opened, and what each is told first. */
import { createHash } from 'node:crypto'
import pg from 'pg'
import { UsageError } from '../../errors.ts'
import { failureOf, type Place } from './failures.ts'
import { named } from './functions/index.ts'
import { SCHEMA } from './schema.ts'

const CONNECT_MS = 5000
/** Longer than any statement takes; a line that went dead is given up after it. */
const STATEMENT_MS = 15_000
const IDLE_MS = 60_000
/** Of one copy, beside the one session in which it shows that it is alive. */
const MOST = 10
const INT8 = 20

/**
 * The server ends a session whose line went dead after 13 seconds: later than the last call to Slack of such a copy has
 * ended, which takes ten at most. Tables are small when a plan is made and large when it is used: an index in its order is
 * right for every statement here.
 */
const FIRST = `set search_path = ${SCHEMA}, pg_catalog; set enable_seqscan = off; set enable_bitmapscan = off; set enable_sort = off; set jit = off; set plan_cache_mode = force_generic_plan; set client_min_messages = warning;
set statement_timeout = ${STATEMENT_MS}; set idle_in_transaction_session_timeout = 30000; set lock_timeout = 10000;
set tcp_keepalives_idle = 10; set tcp_keepalives_interval = 1; set tcp_keepalives_count = 3`

/** Numbers of eight bytes are times and positions, below 2^53. */
const types: pg.CustomTypesConfig = {
  getTypeParser: ((oid: number, format?: 'text' | 'binary') =>
    oid === INT8 ? Number : pg.types.getTypeParser(oid, format as 'text')) as pg.CustomTypesConfig['getTypeParser'],
}

/** Throws UsageError, which does not repeat the address: a password is in it. */
export function placeOf(url: string): Place {
  let parsed: URL
  try {
    parsed = new URL(url)
    if (!/^postgres(?:ql)?:$/.test(parsed.protocol)) throw new TypeError('protocol')
  } catch {
    throw new UsageError(
      'SCRUTINEER_DATABASE_URL is no address of a PostgreSQL server: write postgresql://user:password@host:5432/database.',
    )
  }
  const host = decodeURIComponent(parsed.hostname || parsed.searchParams.get('host') || 'localhost')
  return {
    server: host.startsWith('/') ? host : `${host}:${parsed.port || 5432}`,
    database: decodeURIComponent(parsed.pathname.slice(1)) || 'postgres',
    user: decodeURIComponent(parsed.username) || 'postgres',
  }
}

export interface Statement {
  readonly name: string
  readonly text: string
}

/** A statement that each session prepares once. "@take(" is this release's function of that name. */
export function statement(sql: string): Statement {
  const text = named(sql)
  return { name: createHash('sha256').update(text).digest('hex').slice(0, 16), text }
}

const optionsOf = (url: string): pg.ClientConfig => ({
  connectionString: url,
  types,
  application_name: 'scrutineer',
  connectionTimeoutMillis: CONNECT_MS,
  query_timeout: STATEMENT_MS + 1000,
  keepAlive: true,
  keepAliveInitialDelayMillis: 10_000,
})

/** A session of its own. Throws StoreError. */
export async function session(url: string, place: Place, isRunning = false): Promise<pg.Client> {
  const client = new pg.Client(optionsOf(url))
  // Told again by whatever is under way, and by "end".
  client.on('error', () => {})
  try {
    await client.connect()
    await client.query(FIRST)
    return client
  } catch (error) {
    await client.end().catch(() => {})
    throw failureOf(error, place, isRunning)
  }
}

export interface Database {
  readonly place: Place
  /** Throws StoreError; AwayError where it may be tried again. */
  query<T>(statement: Statement, values: readonly unknown[]): Promise<T[]>
  close(): Promise<void>
}

/** What others' locks undid is done again. */
const DEADLOCK = '40P01'
const TRIES = 3

/** Columns of times are whole milliseconds; a wait worked out from how long something took has a part of one. */
const whole = (value: unknown): unknown => (typeof value === 'number' ? Math.ceil(value) : value)

export function database(url: string, place: Place): Database {
  const pool = new pg.Pool({
    ...optionsOf(url),
    max: MOST,
    idleTimeoutMillis: IDLE_MS,
    onConnect: async (client) => {
      await client.query(FIRST)
    },
  })
  // An idle session that the server has ended.
  pool.on('error', () => {})
  return {
    place,
    query: async <T>({ name, text }: Statement, values: readonly unknown[]) => {
      for (let tries = 1; ; tries++) {
        try {
          return (await pool.query({ name, text, values: values.map(whole) })).rows as T[]
        } catch (error) {
          if ((error as { code?: string }).code === DEADLOCK && tries < TRIES) continue
          throw failureOf(error, place, true)
        }
      }
    },
    close: () => pool.end(),
  }
}
