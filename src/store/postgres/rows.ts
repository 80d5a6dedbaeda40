/** All rows of a database, out and in: in one transaction, while no program begins to work there. */
import type pg from 'pg'
import { StoreError } from '../../errors.ts'
import { batches, COLUMNS, differing, type Rows, rowOf, TABLES, type TableName, type Tally, tallyOf } from '../rows.ts'
import { placeOf, session } from './connect.ts'
import { failureOf, type Place } from './failures.ts'
import { named } from './functions/index.ts'
import { MIGRATING, migrate } from './migrate.ts'

const BATCH = 1000
const ORDER: Readonly<Record<TableName, string>> = {
  delivery: 'position',
  call: 'id',
  record: 'kind collate "C", key collate "C"',
}
const TYPES = { text: 'text', number: 'bigint', flag: 'boolean' } as const

const rowsIn = (client: pg.Client): Rows => ({
  async *of(table) {
    await client.query(`declare all_rows no scroll cursor for select * from ${table} order by ${ORDER[table]}`)
    for (;;) {
      const { rows } = await client.query(`fetch ${BATCH} from all_rows`)
      for (const row of rows) yield rowOf(table, row)
      if (rows.length < BATCH) break
    }
    await client.query('close all_rows')
  },
})

async function fill(client: pg.Client, rows: Rows): Promise<void> {
  for (const table of TABLES) {
    const columns = Object.entries(COLUMNS[table])
    const names = columns.map(([name]) => name).join(', ')
    const typed = columns.map(([name, type]) => `${name} ${TYPES[type]}`).join(', ')
    const text = `insert into ${table} (${names}) select ${columns.map(([name]) => `r.${name}`).join(', ')}
      from rows from (json_to_recordset($1) as (${typed})) with ordinality as r order by ordinality`
    for await (const batch of batches(rows.of(table), BATCH)) await client.query(text, [JSON.stringify(batch)])
  }
}

async function alone(client: pg.Client, place: Place): Promise<void> {
  await client.query(`select pg_advisory_xact_lock(${MIGRATING})`)
  const { rows } = await client.query(named('select cardinality(@present()) as n'))
  if ((rows[0] as { n: number }).n > 0)
    throw new StoreError(
      `A program is working on ${place.database} at ${place.server}: stop the bot, and every other copy of it, then try again.`,
    )
}

/** Does `work` in one transaction. Throws StoreError, UsageError; nothing is changed then. */
async function within<T>(
  url: string,
  begin: string,
  work: (client: pg.Client, place: Place) => Promise<T>,
): Promise<T> {
  const place = placeOf(url)
  const client = await session(url, place)
  try {
    await migrate(client, place)
    await client.query('set statement_timeout = 0; set lock_timeout = 0; set idle_in_transaction_session_timeout = 0')
    await client.query(begin)
    const done = await work(client, place)
    await client.query('commit')
    return done
  } catch (error) {
    throw failureOf(error, place)
  } finally {
    await client.end().catch(() => {})
  }
}

/** Gives `use` all rows as they are at one moment, while programs may work on. */
export const readServer = <T>(url: string, use: (rows: Rows) => Promise<T>): Promise<T> =>
  within(url, 'begin isolation level repeatable read read only', (client) => use(rowsIn(client)))

/** Gives `use` all rows while no program works there, and empties the tables then. */
export const emptyServer = (url: string, use: (rows: Rows) => Promise<void>): Promise<void> =>
  within(url, 'begin', async (client, place) => {
    await alone(client, place)
    await use(rowsIn(client))
    await client.query('truncate delivery, call, record')
  })

export interface Filling {
  /** What is there goes; otherwise that is refused. */
  readonly replace: boolean
  /** What became of it since is not known: every message is looked for before it is sent. */
  readonly inDoubt: boolean
}

/** Takes in `rows`: all of them, or none. Throws StoreError where they do not come out the same. */
export const fillServer = (url: string, rows: Rows, expected: Tally, { replace, inDoubt }: Filling): Promise<void> =>
  within(url, 'begin', async (client, place) => {
    await alone(client, place)
    if (replace) await client.query('truncate delivery, call, record')
    const { rows: there } = await client.query(
      'select exists (select 1 from record) or exists (select 1 from call) or exists (select 1 from delivery) as n',
    )
    if ((there[0] as { n: boolean }).n)
      throw new StoreError(`Something is kept in ${place.database} at ${place.server} already: name an empty database.`)
    await fill(client, rows)
    const wrong = differing(await tallyOf(rowsIn(client)), expected)
    if (wrong.length > 0)
      throw new StoreError(`What arrived is not the same (${wrong.join(', ')}), so nothing of it was kept.`)
    if (inDoubt) {
      await client.query(
        "update call set state = 'waiting', doubt = true, not_before = 0 where state in ('waiting', 'sending')",
      )
      await client.query('update delivery set doubt = true where not done')
    }
    await client.query(named('select @refresh_all()'))
  })
