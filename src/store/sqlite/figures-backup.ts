/** A copy of the figures, with what officers published, while programs answer from them; and the way back. */
import { randomUUID } from 'node:crypto'
import { chmodSync, existsSync, renameSync, rmSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { dirname } from 'node:path'
import Database from 'better-sqlite3'
import { StoreError } from '../../errors.ts'
import { written } from './failures.ts'

const OWN = 0o600

/** The publications in a file of figures. Throws StoreError where it is none, or damaged. */
export function soundFigures(file: string): number {
  const db = new Database(file, { readonly: true, fileMustExist: true })
  try {
    const found = db.pragma('integrity_check(1)', { simple: true })
    if (found !== 'ok') throw new StoreError(`${file} is damaged (${found}).`)
    return (db.prepare('select count(*) as n from publication').get() as { n: number }).n
  } catch (cause) {
    if (cause instanceof StoreError) throw cause
    throw new StoreError(`${file} is no file of figures of this program (${(cause as Error).message}).`, { cause })
  } finally {
    db.close()
  }
}

/** A sound copy of `from` at `to`, whole in itself. Returns how many publications are in it. */
async function copyFigures(from: string, to: string): Promise<number> {
  await mkdir(dirname(to), { recursive: true })
  const partial = `${to}.${randomUUID().slice(0, 8)}.partial`
  const source = new Database(from, { timeout: 5000, fileMustExist: true })
  try {
    await written(to, () => source.backup(partial))
    chmodSync(partial, OWN)
    const made = new Database(partial)
    made.pragma('journal_mode = delete')
    made.close()
    const publications = soundFigures(partial)
    renameSync(partial, to)
    return publications
  } finally {
    source.close()
    for (const rest of ['', '-wal', '-shm', '-journal']) rmSync(`${partial}${rest}`, { force: true })
  }
}

/** Null where there are no figures yet: they are made from the data files at the first start. */
export async function backUpFigures(database: string, to: string): Promise<number | null> {
  return existsSync(database) ? copyFigures(database, to) : null
}

/** A damaged file has no log that is worth anything. */
function checkpoint(file: string): void {
  try {
    const db = new Database(file)
    db.pragma('wal_checkpoint(truncate)')
    db.close()
  } catch {
    // It is kept aside as it is.
  }
}

/** Puts a copy in the place of `database`, with the programs stopped; what was there is kept beside it under `stamp`. */
export async function restoreFigures(database: string, from: string, stamp: string): Promise<number> {
  // First, so that what is there stays where there is no room for another.
  const ready = `${database}.${stamp}.ready`
  const publications = await copyFigures(from, ready)
  if (existsSync(database)) {
    // The log of the old file must not be taken for the new one's.
    checkpoint(database)
    renameSync(database, `${database}.before-${stamp}`)
  }
  for (const rest of ['-wal', '-shm']) rmSync(`${database}${rest}`, { force: true })
  renameSync(ready, database)
  return publications
}
