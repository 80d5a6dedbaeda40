/** A copy of the state while programs work on it, and the way back. */
import { randomUUID } from 'node:crypto'
import { chmodSync, closeSync, existsSync, fsyncSync, linkSync, openSync, renameSync, rmSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { dirname } from 'node:path'
import Database from 'better-sqlite3'
import { AwayError, StoreError, UsageError } from '../../../errors.ts'
import { guardedState, written } from '../failures.ts'
import { isMade, refuseForeign } from './identity.ts'
import { connect } from './open.ts'
import { whileAlone } from './presence.ts'

/** What is in a copy. */
export interface Contents {
  /** Milliseconds of the last thing that was kept; null where nothing was. */
  readonly last: number | null
  readonly schedules: number
  readonly questions: number
  /** Messages that were not sent yet. */
  readonly waiting: number
}

const OWN = 0o600

function settled(file: string): void {
  const descriptor = openSync(file, 'r+')
  fsyncSync(descriptor)
  closeSync(descriptor)
}

/** Throws StoreError where `file` is no sound state file that this release can read; an empty one is none. */
function sound(db: Database.Database, file: string): void {
  refuseForeign(db, file, '')
  const found = db.pragma('integrity_check(1)', { simple: true })
  if (found !== 'ok') throw new StoreError(`${file} is damaged (${found}).`)
  if (!isMade(db)) throw new StoreError(`${file} is empty.`)
}

/** What cannot be restored from is said of the backup, and not of the state, which is as it was. */
async function readingBackup<T>(work: () => T | Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    const { code = '', message } = error as { code?: string; message: string }
    if (error instanceof AwayError) throw error
    if (code !== 'store' && !/^SQLITE_(?:NOTADB|CORRUPT|IOERR)/.test(code)) throw error
    throw new StoreError(
      `This backup is damaged, or none of this program's state; nothing was changed. Use another one. (${message})`,
      { cause: error },
    )
  }
}

function contentsOf(db: Database.Database): Contents {
  const one = <T>(sql: string): T => (db.prepare(sql).get() as { n: T }).n
  return {
    last: one<number | null>(
      'select max(at) as n from (select max(at) as at from record union all select max(at) from call)',
    ),
    schedules: one("select count(*) as n from record where kind = 'schedule'"),
    questions: one("select count(*) as n from record where kind = 'service-question'"),
    waiting: one("select count(*) as n from call where state in ('waiting', 'sending')"),
  }
}

/** A sound copy of `from` in one file of its own, `to`, which nobody but its owner may read. */
async function copy(from: string, to: string): Promise<Contents> {
  if (!existsSync(from)) throw new UsageError(`There is no file ${from}.`)
  const partial = `${to}.${randomUUID().slice(0, 8)}.partial`
  const source = new Database(from, { timeout: 5000, fileMustExist: true })
  try {
    refuseForeign(source, from)
    await source.backup(partial)
    chmodSync(partial, OWN)
    const made = new Database(partial)
    try {
      // Whole in itself: nothing of it is left in a log beside it.
      made.pragma('journal_mode = delete')
      sound(made, from)
      const contents = contentsOf(made)
      made.close()
      settled(partial)
      renameSync(partial, to)
      return contents
    } finally {
      made.close()
    }
  } finally {
    source.close()
    for (const rest of ['', '-wal', '-shm', '-journal']) rmSync(`${partial}${rest}`, { force: true })
  }
}

/** What is in a copy, which is looked through first. Throws StoreError, UsageError. */
export function contentsIn(file: string): Promise<Contents> {
  if (!existsSync(file)) throw new UsageError(`There is no file ${file}.`)
  return guardedState(file, () =>
    readingBackup(() => {
      const db = new Database(file, { readonly: true, fileMustExist: true })
      try {
        sound(db, file)
        return contentsOf(db)
      } finally {
        db.close()
      }
    }),
  )
}

export const makeFolder = async (file: string): Promise<void> => {
  await mkdir(dirname(file), { recursive: true })
}

/** Copies the state, while programs may work on it, to a file that is not there yet. Throws StoreError, UsageError. */
export async function backUp(state: string, to: string): Promise<Contents> {
  if (existsSync(to)) throw new UsageError(`${to} is there already: name another file.`)
  await mkdir(dirname(to), { recursive: true })
  return guardedState(state, () => written(to, () => copy(state, to)))
}

/** What may have happened since the copy was made is not known: every message is looked for before it is sent. */
function inDoubt(file: string): void {
  const db = connect(file)
  try {
    db.transaction(() => {
      db.exec(
        "update call set state = 'waiting', doubt = 1, sender = null, not_before = 0 where state in ('waiting', 'sending')",
      )
      db.exec('update delivery set doubt = 1, taker = null where done = 0')
    }).immediate()
    db.pragma('wal_checkpoint(truncate)')
    db.pragma('journal_mode = delete')
  } finally {
    db.close()
  }
}

/** Writes what its log holds into the file; one that is damaged stays as it is. */
function foldLog(file: string): void {
  try {
    const db = new Database(file, { timeout: 0, fileMustExist: true })
    try {
      db.pragma('wal_checkpoint(truncate)')
    } finally {
      db.close()
    }
  } catch {
    // It is put aside with its log.
  }
}

export interface Restored extends Contents {
  /** Where the file is now that was there before; null where there was none. */
  readonly aside: string | null
}

/** A name that no file has yet: two restores within one second keep both files that were there before. */
function freeName(name: string, n = 1): string {
  const tried = n === 1 ? name : `${name}-${n}`
  return existsSync(tried) ? freeName(name, n + 1) : tried
}

/**
 * Puts the copy `from` in the place of the state. Throws StoreError where a program works on the state, or where the
 * copy is not sound; the state is then as it was. @param stamp names the file that was there before
 */
export function restore(state: string, from: string, stamp: string): Promise<Restored> {
  return guardedState(from, () =>
    whileAlone(state, async () => {
      const ready = `${state}.${stamp}.ready`
      try {
        const contents = await readingBackup(() => written(ready, () => copy(from, ready)))
        await written(ready, () => inDoubt(ready))
        settled(ready)
        const aside = existsSync(state) ? freeName(`${state}.before-restore-${stamp}`) : null
        if (aside !== null) {
          foldLog(state)
          linkSync(state, aside)
          for (const log of ['-wal', '-shm'])
            if (existsSync(`${state}${log}`)) renameSync(`${state}${log}`, `${aside}${log}`)
        }
        renameSync(ready, state)
        return { ...contents, aside }
      } finally {
        for (const rest of ['', '-wal', '-shm', '-journal']) rmSync(`${ready}${rest}`, { force: true })
      }
    }),
  )
}
