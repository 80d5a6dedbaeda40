/** All rows of a state file, out and in. */
import { existsSync, renameSync, rmSync } from 'node:fs'
import { copyFile, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type Database from 'better-sqlite3'
import { StoreError, UsageError } from '../../../errors.ts'
import {
  COLUMNS,
  differing,
  type Row,
  type Rows,
  rowOf,
  TABLES,
  type TableName,
  type Tally,
  tallyOf,
} from '../../rows.ts'
import { guardedState } from '../failures.ts'
import { connect } from './open.ts'
import { whileAlone } from './presence.ts'

const ORDER: Readonly<Record<TableName, string>> = { delivery: 'position', call: 'id', record: 'kind, key' }

const rowsIn = (db: Database.Database): Rows => ({
  async *of(table) {
    const rows = db.prepare(`select * from ${table} order by ${ORDER[table]}`).iterate()
    for (const row of rows) yield rowOf(table, row as Record<string, unknown>)
  },
})

/** Gives `use` all rows while no program works on the file; then the file is moved out of the way, to the name returned. */
export function takeOut(file: string, stamp: string, use: (rows: Rows) => Promise<void>): Promise<string> {
  if (!existsSync(file)) throw new UsageError(`There is no state file ${file}: set SCRUTINEER_STATE.`)
  return guardedState(file, () =>
    whileAlone(file, async () => {
      const db = connect(file)
      try {
        await use(rowsIn(db))
        db.pragma('wal_checkpoint(truncate)')
      } finally {
        db.close()
      }
      const aside = `${file}.moved-${stamp}`
      renameSync(file, aside)
      for (const log of ['-wal', '-shm']) rmSync(`${file}${log}`, { force: true })
      return aside
    }),
  )
}

/** Gives `use` all rows of a backup, as this release would have written them; the backup stays as it is. */
export async function readCopy<T>(file: string, use: (rows: Rows) => Promise<T>): Promise<T> {
  return guardedState(file, async () => {
    const folder = await mkdtemp(join(tmpdir(), 'scrutineer-restore-'))
    const own = join(folder, 'copy.sqlite')
    await copyFile(file, own)
    const db = connect(own)
    try {
      return await use(rowsIn(db))
    } finally {
      db.close()
      await rm(folder, { recursive: true, force: true })
    }
  })
}

function insert(db: Database.Database, table: TableName): (row: Row) => void {
  const names = Object.keys(COLUMNS[table])
  const statement = db.prepare(`insert into ${table} (${names.join(', ')}) values (${names.map(() => '?').join(', ')})`)
  return (row) => {
    statement.run(names.map((name) => (typeof row[name] === 'boolean' ? Number(row[name]) : row[name])))
  }
}

/** Makes `file`, which must not be there, of `rows`; all of it, or nothing. Throws StoreError where it does not come out the same. */
export function fillFile(file: string, rows: Rows, expected: Tally): Promise<void> {
  if (existsSync(file)) throw new UsageError(`${file} is there already: name another file, or move this one away.`)
  const ready = `${file}.filling`
  return guardedState(file, async () => {
    rmSync(ready, { force: true })
    const db = connect(ready)
    try {
      db.exec('begin')
      for (const table of TABLES) {
        const put = insert(db, table)
        for await (const row of rows.of(table)) put(row)
      }
      db.exec('commit')
      const wrong = differing(await tallyOf(rowsIn(db)), expected)
      if (wrong.length > 0)
        throw new StoreError(`The copy is not the same (${wrong.join(', ')}), so it was thrown away.`)
      db.pragma('wal_checkpoint(truncate)')
      db.pragma('journal_mode = delete')
      db.close()
      renameSync(ready, file)
    } finally {
      db.close()
      for (const end of ['', '-wal', '-shm']) rmSync(`${ready}${end}`, { force: true })
    }
  })
}
