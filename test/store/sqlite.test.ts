import { spawn } from 'node:child_process'
import { once } from 'node:events'
import {
  closeSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  rmSync,
  statSync,
  writeFileSync,
  writeSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import Database from 'better-sqlite3'
import {
  DummyDriver,
  type ExpressionBuilder,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
} from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { StoreError } from '../../src/errors.ts'
import type { Figure } from '../../src/model/figure.ts'
import { takeBundle } from '../../src/store/sqlite/bundle.ts'
import { sqlCompiler } from '../../src/store/sqlite/compiler.ts'
import { openEngine } from '../../src/store/sqlite/engine.ts'
import { FilterCache } from '../../src/store/sqlite/filter-cache.ts'
import { openSqliteStore } from '../../src/store/sqlite/open.ts'
import {
  commentaryQuery,
  entriesQuery,
  FORGET_UNANSWERED,
  figuresQuery,
  type Query,
  SAVE_UNANSWERED,
  UNANSWERED,
} from '../../src/store/sqlite/queries.ts'
import { SCHEMA_VERSION } from '../../src/store/sqlite/schema.ts'
import type { Tables } from '../../src/store/sqlite/tables.ts'
import { sampleData } from './sample.ts'
import { storeContract } from './store.contract.ts'

let folder: string
let file: string
let count = 0
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'store-'))
})
afterAll(() => rmSync(folder, { recursive: true }))
const freshFile = () => join(folder, `${count++}.sqlite`)
beforeEach(() => {
  file = freshFile()
})

storeContract('sqlite in memory', () => openSqliteStore(':memory:'))
storeContract('sqlite in a file', () => openSqliteStore(freshFile()))

const data = sampleData('first')

/** A loaded file, closed again. */
async function loadedFile(): Promise<string> {
  const store = await openSqliteStore(file)
  await store.replaceAll(data)
  await store.saveUnanswered({ text: 'kept', outcome: 'no_data', council: null, day: '2024-05-01', hint: '' })
  await store.close()
  return file
}

function edit(change: (database: Database.Database) => void): void {
  const database = new Database(file)
  change(database)
  database.close()
}

async function failure(work: Promise<unknown>): Promise<string> {
  const error = await work.then(
    () => null,
    (e: unknown) => e,
  )
  expect(error).toBeInstanceOf(StoreError)
  const { message } = error as StoreError
  // One sentence: a full stop at the end, and no other before a capital.
  expect(message).toMatch(/\.$/)
  expect(message.replaceAll(folder, '')).not.toMatch(/\. [A-Z]/)
  return message
}

describe('the file', () => {
  it('is there for the next opener, with decimals as text', async () => {
    await loadedFile()
    const again = await openSqliteStore(file)
    expect(await again.figures({})).toStrictEqual(data.figures)
    await again.close()
    edit((database) => {
      expect(database.prepare('select distinct typeof(value) t from figure order by t').pluck().all()).toEqual([
        'null',
        'text',
      ])
      expect(database.pragma('journal_mode', { simple: true })).toBe('wal')
    })
  })

  it('can be read by another process while a load goes on', async () => {
    await loadedFile()
    const reader = await openSqliteStore(file)
    const writer = await openEngine(file, 100)
    writer.exec('begin; update figure set to_seq = 9 where to_seq is null')
    expect(await reader.figures({})).toHaveLength(data.figures.length)
    writer.exec('commit')
    expect(await reader.figures({})).toEqual([])
    writer.close()
    await reader.close()
  })

  it('is made once when two open it at the same time', async () => {
    const [a, b] = await Promise.all([openSqliteStore(file), openSqliteStore(file)])
    await a.replaceAll(data)
    expect(await b.fingerprint()).toBe('first')
    await a.close()
    await b.close()
  })

  it.each([
    1, 2,
  ])('of version %i, which held bundled reports alone, is rebuilt and keeps the unanswered questions', async (version) => {
    await loadedFile()
    edit((database) => {
      const tables = database.prepare("select name from sqlite_schema where type = 'table'").pluck().all() as string[]
      for (const table of tables.filter((name) => name !== 'unanswered')) database.exec(`drop table ${table}`)
      database.exec('create table figure (old text); create table catalogue (old text)')
      database.pragma(`user_version = ${version}`)
    })
    const store = await openSqliteStore(file)
    expect(await store.fingerprint()).toBeNull()
    await store.replaceAll(data)
    expect(await store.commentary({})).toStrictEqual(data.commentary)
    expect(await store.unanswered('2024-01-01')).toHaveLength(1)
    await store.close()
  })

  it('of a newer version is refused and left alone', async () => {
    await loadedFile()
    edit((database) => database.pragma(`user_version = ${SCHEMA_VERSION + 1}`))
    expect(await failure(openSqliteStore(file))).toContain(`${file} was written by a newer version`)
    edit((database) => expect(database.prepare('select count(*) from figure').pluck().get()).toBe(data.figures.length))
  })

  it('of another program is refused and left alone', async () => {
    edit((database) => database.exec('create table customers (name text)'))
    expect(await failure(openSqliteStore(file))).toContain('belongs to another program')
    edit((database) => expect(database.prepare('select count(*) from customers').pluck().get()).toBe(0))
  })

  it('that is no database is refused and left alone', async () => {
    writeFileSync(file, 'council,indicator,value\n'.repeat(100))
    expect(await failure(openSqliteStore(file))).toContain('is not a SQLite database')
    expect(statSync(file).size).toBe(2400)
  })

  it('in a folder that is not there is refused, and so is a folder', async () => {
    const lost = join(folder, 'no-such-folder', 'x.sqlite')
    expect(await failure(openSqliteStore(lost))).toContain(`${lost} cannot be opened`)
    expect(existsSync(join(folder, 'no-such-folder'))).toBe(false)
    mkdirSync(file)
    expect(await failure(openSqliteStore(file))).toContain('cannot be opened')
  })

  it('that is damaged says so when it is read', async () => {
    await loadedFile()
    const size = statSync(file).size
    writeFileSync(file, Buffer.alloc(size - 4096, 0x55), { flag: 'r+' })
    expect(await failure(openSqliteStore(file))).toMatch(/is not a SQLite database/)
    // Header and schema whole, the figures torn.
    rmSync(file)
    await loadedFile()
    let root = 0
    edit((database) => {
      root = database.prepare("select rootpage from sqlite_schema where name = 'figure'").pluck().get() as number
    })
    const handle = openSync(file, 'r+')
    writeSync(handle, new Uint8Array(4096).fill(0x55), 0, 4096, (root - 1) * 4096)
    closeSync(handle)
    const store = await openSqliteStore(file)
    expect(await failure(store.figures({}))).toContain('is damaged: put your last backup')
    await store.close()
  })

  it('that another program locks says so, and loads when it is free', async () => {
    await loadedFile()
    const store = await openSqliteStore(file, { busyTimeoutMs: 20 })
    const other = new Database(file)
    other.exec('begin immediate')
    expect(await failure(store.replaceAll(sampleData('second')))).toContain('is locked by another program')
    expect(await store.fingerprint()).toBe('first')
    other.exec('rollback')
    await store.replaceAll(sampleData('second'))
    expect(await store.fingerprint()).toBe('second')
    other.close()
    await store.close()
  })
})

describe('what is kept in memory', () => {
  it('is forgotten when another connection loads', async () => {
    const [reader, writer] = [await openSqliteStore(file), await openSqliteStore(file)]
    await writer.replaceAll(data)
    expect(await reader.figures({})).toStrictEqual(data.figures)
    expect(await reader.commentary({})).toStrictEqual(data.commentary)
    expect(await reader.figures({})).toBe(await reader.figures({}))
    const second = sampleData('second', 130)
    await writer.replaceAll(second)
    expect(await reader.figures({})).toStrictEqual(second.figures)
    expect(await reader.commentary({})).toStrictEqual(second.commentary)
    expect(await writer.figures({})).toStrictEqual(second.figures)
    await reader.close()
    await writer.close()
  })

  it('is no more than the limit, the oldest leaving first', () => {
    const cache = new FilterCache<Figure>(10)
    const read: string[] = []
    const get = (council: string, count: number, version = 1) =>
      cache.get({ council }, version, () => {
        read.push(council)
        return data.figures.slice(0, count)
      })
    for (const council of ['a', 'b', 'a']) get(council, 4)
    expect(read).toEqual(['a', 'b'])
    for (const council of ['c', 'b', 'a']) get(council, 4)
    expect(read).toEqual(['a', 'b', 'c', 'a'])
    for (const council of ['large', 'large', 'a']) get(council, 10)
    expect(read).toEqual(['a', 'b', 'c', 'a', 'large', 'large'])
    get('a', 4, 2)
    expect(read.at(-1)).toBe('a')
  })
})

describe('a load that fails', () => {
  it('for a field that is missing leaves the earlier data', async () => {
    const store = await openSqliteStore(file)
    await store.replaceAll(data)
    const figures = sampleData('second').figures.map((f, i) =>
      i === 333 ? ({ ...f, unit: undefined } as unknown as Figure) : f,
    )
    expect(await failure(store.replaceAll({ ...sampleData('second'), figures }))).toContain('NOT NULL')
    expect(await store.fingerprint()).toBe('first')
    expect(await store.figures({})).toStrictEqual(data.figures)
    await store.close()
  })

  it('for a full disk leaves the earlier data', async () => {
    await loadedFile()
    const database = await openEngine(file, 100)
    database.pragma('max_page_count = 100')
    expect(() => takeBundle(database, sqlCompiler(), sampleData('second', 5000), 0)).toThrow(
      expect.objectContaining({ code: 'SQLITE_FULL' }),
    )
    database.close()
    const store = await openSqliteStore(file)
    expect(await store.figures({})).toStrictEqual(data.figures)
    await store.close()
  })

  it('because the process is killed leaves the earlier data readable', async () => {
    await loadedFile()
    const script = fileURLToPath(new URL('./killed-load.ts', import.meta.url))
    const child = spawn(process.execPath, [script, file], { stdio: ['ignore', 'pipe', 'inherit'] })
    const [said] = await once(child.stdout, 'data')
    expect(String(said)).toBe('half-way\n')
    child.kill('SIGKILL')
    const [, signal] = await once(child, 'exit')
    expect(signal).toBe('SIGKILL')
    const store = await openSqliteStore(file)
    expect(await store.fingerprint()).toBe('first')
    expect(await store.figures({})).toStrictEqual(data.figures)
    expect(await store.commentary({})).toStrictEqual(data.commentary)
    await store.replaceAll(sampleData('second'))
    expect(await store.fingerprint()).toBe('second')
    await store.close()
    edit((database) => expect(database.pragma('integrity_check', { simple: true })).toBe('ok'))
  }, 20_000)
})

describe('the queries', () => {
  it('go by index', async () => {
    const database = await openEngine(':memory:', 0)
    takeBundle(database, sqlCompiler(), data, 0)
    const plan = ({ sql, values }: Query) =>
      (database.prepare(`explain query plan ${sql}`).all(...values) as { detail: string }[])
        .map(({ detail }) => detail)
        .join('; ')
    expect(plan(figuresQuery({ council: 'a', indicators: ['b', 'c'] }))).toContain(
      'figure_by_council (council=? AND indicator=?)',
    )
    expect(plan(figuresQuery({ council: 'a' }))).toContain('figure_by_council (council=?)')
    expect(plan(figuresQuery({ indicators: ['b', 'c'] }))).toContain('figure_by_indicator (indicator=?)')
    expect(plan(commentaryQuery({ indicators: ['b'] }))).toContain('commentary_by_indicator (indicator=?)')
    // As it was at a publication, or had been said by a day, goes by the same index.
    expect(plan(figuresQuery({ council: 'a', indicators: ['b'] }, { seq: 3, said: '2024-07-30' }))).toContain(
      'figure_by_council (council=? AND indicator=?)',
    )
    database.close()
  })

  it('are of few shapes, with lists filled up to a power of two', () => {
    const asked = [1, 2, 3, 4].map((n) =>
      figuresQuery({ council: 'a', indicators: Array.from({ length: n }, (_, i) => `m${i}`) }),
    )
    expect(new Set(asked.map(({ sql }) => sql)).size).toBe(3)
    expect(asked[2]?.values.slice(0, 5)).toEqual(['a', 'm0', 'm1', 'm2', 'm2'])
  })

  it('are those that PostgreSQL would be asked', () => {
    const db = postgres()
    const about = db.selectFrom('commentary_indicator').select('commentary').where('indicator', 'in', ['b'])
    const of = (query: { compile(): { sql: string } }): string =>
      query.compile().sql.replaceAll('"', '').replace(/\$\d+/g, '?')
    const later = (eb: ExpressionBuilder<Tables, 'figure' | 'commentary' | 'entry'>) =>
      eb.or([eb('to_seq', 'is', null), eb('to_seq', '>', 1)])
    const figures = db.selectFrom('figure').selectAll()
    const commentary = db.selectFrom('commentary').selectAll()
    expect(figuresQuery({ council: 'a', indicators: ['b', 'c'] }).sql).toBe(
      of(
        figures
          .where('council', '=', 'a')
          .where('indicator', 'in', ['b', 'c'])
          .where('from_seq', '<=', 1)
          .where((eb) => later(eb as never))
          .where('said_to', 'is', null)
          .orderBy('document')
          .orderBy('position')
          .orderBy('id'),
      ),
    )
    expect(commentaryQuery({ council: 'a', indicators: ['b'] }).sql).toBe(
      of(
        commentary
          .where('council', '=', 'a')
          .where('id', 'in', about)
          .where('from_seq', '<=', 1)
          .where((eb) => later(eb as never))
          .orderBy('document')
          .orderBy('position')
          .orderBy('id'),
      ),
    )
    expect(entriesQuery().sql).toBe(
      of(
        db
          .selectFrom('entry')
          .select(['part', 'content'])
          .where('from_seq', '<=', 1)
          .where((eb) => later(eb as never))
          .orderBy('part')
          .orderBy('document')
          .orderBy('position')
          .orderBy('id'),
      ),
    )
    expect(SAVE_UNANSWERED).toBe(
      of(db.insertInto('unanswered').values({ text: '', outcome: '', council: '', day: '', hint: '' })),
    )
    expect(FORGET_UNANSWERED).toBe(of(db.deleteFrom('unanswered').where('day', '<', '')))
    expect(UNANSWERED).toBe(
      of(db.selectFrom('unanswered').select(['text', 'outcome', 'council', 'day', 'hint']).orderBy('id')),
    )
  })
})

/** A Kysely that compiles for PostgreSQL and asks nobody. */
const postgres = (): Kysely<Tables> =>
  new Kysely<Tables>({
    dialect: {
      createAdapter: () => new PostgresAdapter(),
      createDriver: () => new DummyDriver(),
      createIntrospector: (of) => new PostgresIntrospector(of),
      createQueryCompiler: () => new PostgresQueryCompiler(),
    },
  })
