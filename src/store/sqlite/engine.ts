/** One better-sqlite3 connection, made ready: pragmas, the right schema, statements prepared once. */
import Database from 'better-sqlite3'
import { Kysely, type SqliteDatabase, SqliteDialect, type SqliteStatement } from 'kysely'
import { cannotOpen, notOurs, tooNew } from './failures.ts'
import { APPLICATION_ID, SCHEMA_VERSION, schemaStatements } from './schema.ts'
import type { Tables } from './tables.ts'

/** Opens `file` (`:memory:` works too) and builds the tables where they are missing or of an older version. */
export function openEngine(file: string, busyTimeoutMs: number): Kysely<Tables> {
  const database = connect(file, busyTimeoutMs)
  try {
    refuseForeign(database, file)
    // Readers go on during a load, and a load that is cut off leaves nothing behind.
    database.pragma('journal_mode = wal')
    // With WAL a killed process loses nothing; a power cut can lose the last load, never half of one.
    database.pragma('synchronous = normal')
    const db = new Kysely<Tables>({ dialect: new SqliteDialect({ database: preparedOnce(database) }) })
    buildSchema(database, schemaStatements(db), file)
    return db
  } catch (error) {
    database.close()
    throw error
  }
}

function connect(file: string, busyTimeoutMs: number): Database.Database {
  try {
    return new Database(file, { timeout: busyTimeoutMs })
  } catch (error) {
    // A missing folder comes as a bare TypeError, without a code.
    throw error instanceof TypeError ? cannotOpen(file, error) : error
  }
}

/** The version of our schema in the file; 0 for a file without tables. */
function schemaVersion(database: Database.Database): number {
  return database.pragma('user_version', { simple: true }) as number
}

function refuseForeign(database: Database.Database, file: string): void {
  const ours = database.pragma('application_id', { simple: true }) === APPLICATION_ID
  const empty = database.prepare('select 1 from sqlite_schema limit 1').get() === undefined
  if (!ours && !empty) throw notOurs(file)
  if (ours && schemaVersion(database) > SCHEMA_VERSION) throw tooNew(file)
}

/** In one transaction that looks again first, since two processes may start at the same time. */
function buildSchema(database: Database.Database, statements: readonly string[], file: string): void {
  if (schemaVersion(database) === SCHEMA_VERSION) return
  const build = database.transaction(() => {
    refuseForeign(database, file)
    if (schemaVersion(database) === SCHEMA_VERSION) return
    for (const statement of statements) database.exec(statement)
    database.pragma(`application_id = ${APPLICATION_ID}`)
    database.pragma(`user_version = ${SCHEMA_VERSION}`)
  })
  build.immediate()
}

/** Kysely asks for a statement at every call; each text is prepared once. There are few of them. */
function preparedOnce(database: Database.Database): SqliteDatabase {
  const statements = new Map<string, SqliteStatement>()
  return {
    close: () => {
      database.close()
    },
    prepare: (asked) => {
      // SQLite ends a transaction itself on some failures; a rollback that then fails would hide the cause.
      const sql = asked === 'rollback' && !database.inTransaction ? 'select 1' : asked
      let statement = statements.get(sql)
      if (!statement) {
        statement = database.prepare(sql) as unknown as SqliteStatement
        statements.set(sql, statement)
      }
      return statement
    },
  }
}
