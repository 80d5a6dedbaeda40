/** One better-sqlite3 connection, made ready: pragmas and the right schema. */
import { existsSync } from 'node:fs'
import Database from 'better-sqlite3'
import { cannotOpen, notOurs, tooNew } from './failures.ts'
import { keepToOneself } from './own-file.ts'
import { APPLICATION_ID, BUNDLED_ONLY, SCHEMA_VERSION, schemaStatements } from './schema.ts'

/**
 * Opens `file` (`:memory:` works too) and builds the tables where they are missing or of a version before officers published,
 * which held nothing that the program does not bring with it.
 */
export async function openEngine(file: string, busyTimeoutMs: number): Promise<Database.Database> {
  const database = connect(file, busyTimeoutMs)
  try {
    refuseForeign(database, file)
    // Questions that nobody could answer are in it. Earlier releases left it to be read by others.
    keepToOneself(file)
    // Readers go on during a load, and a load that is cut off leaves nothing behind.
    database.pragma('journal_mode = wal')
    // With WAL a killed process loses nothing; a power cut can lose the last load, never half of one. What officers
    // publish goes through a connection of its own, which is `full`.
    database.pragma('synchronous = normal')
    // People's questions are among it: what is deleted is overwritten too.
    database.pragma('secure_delete = on')
    if (schemaVersion(database) !== SCHEMA_VERSION) {
      const { sqlCompiler } = await import('./compiler.ts')
      buildSchema(database, schemaStatements(sqlCompiler()), file)
    }
    return database
  } catch (error) {
    database.close()
    throw error
  }
}

function connect(file: string, busyTimeoutMs: number): Database.Database {
  // Another program's is left as it is.
  if (!existsSync(file)) keepToOneself(file)
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
  const build = database.transaction(() => {
    refuseForeign(database, file)
    if (schemaVersion(database) === SCHEMA_VERSION) return
    for (const statement of [...BUNDLED_ONLY, ...statements]) database.exec(statement)
    database.pragma(`application_id = ${APPLICATION_ID}`)
    database.pragma(`user_version = ${SCHEMA_VERSION}`)
  })
  build.immediate()
}
