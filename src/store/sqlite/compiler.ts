/**
 * Kysely as a writer of SQL only: better-sqlite3 runs what it compiles. Imported where tables are made or filled,
 * never to answer a question, since loading it costs more than the answer.
 */
import { DummyDriver, Kysely, SqliteAdapter, SqliteIntrospector, SqliteQueryCompiler } from 'kysely'
import type { Tables } from './tables.ts'

/** A Kysely without a database: its queries can be compiled and not executed. */
export const sqlCompiler = (): Kysely<Tables> =>
  new Kysely<Tables>({
    dialect: {
      createAdapter: () => new SqliteAdapter(),
      createDriver: () => new DummyDriver(),
      createIntrospector: (db) => new SqliteIntrospector(db),
      createQueryCompiler: () => new SqliteQueryCompiler(),
    },
  })
