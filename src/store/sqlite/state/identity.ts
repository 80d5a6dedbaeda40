/** Which state files are ours, and which this release can work on: by the file's own header. */
import type Database from 'better-sqlite3'
import { StoreError } from '../../../errors.ts'
import { tooNew } from '../failures.ts'
import { READABLE_FROM, STATE_APPLICATION_ID, STEPS } from './schema.ts'

const header = (db: Database.Database, name: 'application_id' | 'user_version'): number =>
  db.pragma(name, { simple: true }) as number

const hasTable = (db: Database.Database, name: string): boolean =>
  db.prepare('select 1 from sqlite_schema where type = ? and name = ?').get('table', name) !== undefined

/** Whether the tables are in it. */
export const isMade = (db: Database.Database): boolean => hasTable(db, 'state_step')

/**
 * Throws StoreError for a file of another program, of published figures, or of a release that is too new.
 * @param advice what to do, where it is the file of the settings
 */
export function refuseForeign(
  db: Database.Database,
  file: string,
  advice = ' Set SCRUTINEER_STATE to another file.',
): void {
  const id = header(db, 'application_id')
  const empty = db.prepare('select 1 from sqlite_schema limit 1').get() === undefined
  // Releases before the header was written left it at 0.
  const ours = id === STATE_APPLICATION_ID || (id === 0 && (empty || isMade(db)))
  if (!ours)
    throw new StoreError(
      `${file} is not a state file: it belongs to another program, or holds the published figures.${advice}`,
    )
  if (id === STATE_APPLICATION_ID && header(db, 'user_version') > STEPS.length) throw tooNew(file)
}

/** Writes the header, within the transaction that makes the tables. */
export function claimFile(db: Database.Database): void {
  if (header(db, 'application_id') !== STATE_APPLICATION_ID) db.pragma(`application_id = ${STATE_APPLICATION_ID}`)
  if (header(db, 'user_version') < READABLE_FROM) db.pragma(`user_version = ${READABLE_FROM}`)
}
