/**
 * better-sqlite3 against node:sqlite: loading 20,000 figures in one transaction, and looking up about 40 by index.
 * Our own store, which keeps what it has read, stands beside them. `node test/bench/sqlite-engines.ts` prints medians.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sampleData } from '../store/sample.ts'

const ROWS = 20_000
const COUNCILS = 25
const INDICATORS = 20
const LOADS = 7
const LOOK_UPS = 5_000

interface Statement {
  run(...values: unknown[]): unknown
  all(...values: unknown[]): unknown[]
}
interface Engine {
  exec(sql: string): unknown
  prepare(sql: string): Statement
  close(): unknown
}
type Open = (file: string) => Engine

const COLUMNS = 19
const rows = Array.from({ length: ROWS }, (_, i) => [
  i,
  `council-${i % COUNCILS}`,
  `indicator-${Math.floor(i / COUNCILS) % INDICATORS}`,
  ...Array.from({ length: COLUMNS - 4 }, (_, c) => `a text of column ${c}`),
  i % 5 === 0 ? null : `${i}.10`,
])

const median = (list: number[]): number => list.toSorted((a, b) => a - b)[Math.floor(list.length / 2)] ?? Number.NaN
const p99 = (list: number[]): number => list.toSorted((a, b) => a - b)[Math.floor(list.length * 0.99)] ?? Number.NaN

async function timed(work: () => unknown): Promise<number> {
  const start = performance.now()
  await work()
  return performance.now() - start
}

function create(open: Open, file: string): Engine {
  const db = open(file)
  const rest = Array.from({ length: COLUMNS - 3 }, (_, c) => `c${c} text`).join(', ')
  db.exec('pragma journal_mode = wal; pragma synchronous = normal')
  db.exec(`create table figure (position integer primary key, council text, indicator text, ${rest})`)
  db.exec('create index figure_by_council on figure (council, indicator)')
  return db
}

function load(db: Engine): void {
  db.exec('begin')
  db.exec('delete from figure')
  const insert = db.prepare(`insert into figure values (${Array(COLUMNS).fill('?').join(', ')})`)
  for (const row of rows) insert.run(...row)
  db.exec('commit')
}

const folder = mkdtempSync(join(tmpdir(), 'engines-'))

async function measure(name: string, open: Open): Promise<void> {
  const db = create(open, join(folder, `${name}.sqlite`))
  const loads: number[] = []
  for (let i = 0; i < LOADS; i++) loads.push(await timed(() => load(db)))
  const query = db.prepare('select * from figure where council = ? and indicator = ? order by position')
  const lookUps: number[] = []
  let found = 0
  for (let i = 0; i < LOOK_UPS; i++) {
    const key = [`council-${i % COUNCILS}`, `indicator-${i % INDICATORS}`]
    lookUps.push(
      await timed(() => {
        found = query.all(...key).length
      }),
    )
  }
  db.close()
  report(name, loads, lookUps, found)
}

async function measureStore(): Promise<void> {
  const { openSqliteStore } = await import('../../src/store/sqlite/open.ts')
  const store = await openSqliteStore(join(folder, 'store.sqlite'))
  const sample = sampleData('bench', ROWS)
  const figures = sample.figures.map((f, i) => ({
    ...f,
    council: `council-${i % COUNCILS}`,
    indicator: `indicator-${Math.floor(i / COUNCILS) % INDICATORS}`,
  }))
  const loads: number[] = []
  for (let i = 0; i < LOADS; i++) loads.push(await timed(() => store.replaceAll({ ...sample, figures })))
  const lookUps: number[] = []
  let found = 0
  for (let i = 0; i < LOOK_UPS; i++) {
    const filter = { council: `council-${i % COUNCILS}`, indicators: [`indicator-${i % INDICATORS}`] }
    lookUps.push(
      await timed(async () => {
        found = (await store.figures(filter)).length
      }),
    )
  }
  await store.replaceAll({ ...sample, figures: figures.slice(0, 1200) })
  const small: number[] = []
  for (let i = 0; i < LOADS; i++) {
    small.push(await timed(() => store.replaceAll({ ...sample, figures: figures.slice(0, 1200) })))
  }
  const catalogues: number[] = []
  for (let i = 0; i < 500; i++) catalogues.push(await timed(() => store.catalogue()))
  await store.close()
  report('our store', loads, lookUps, found)
  console.log(
    `our store: ${median(small).toFixed(1)} ms to load 1,200 rows, catalogue() ${median(catalogues).toFixed(2)} ms`,
  )
}

function report(name: string, loads: number[], lookUps: number[], found: number): void {
  const us = (ms: number) => `${(ms * 1000).toFixed(0)} µs`
  console.log(
    `${name}: ${median(loads).toFixed(0)} ms to load ${ROWS} rows; ` +
      `${us(median(lookUps))} (p99 ${us(p99(lookUps))}) to look up ${found} rows`,
  )
}

try {
  const better = await timed(() => import('better-sqlite3'))
  const builtIn = await timed(() => import('node:sqlite'))
  const kysely = await timed(() => import('kysely'))
  console.log(
    `to import: better-sqlite3 ${better.toFixed(1)} ms, node:sqlite ${builtIn.toFixed(1)} ms, kysely ${kysely.toFixed(1)} ms`,
  )
  const { default: Database } = await import('better-sqlite3')
  const { DatabaseSync } = await import('node:sqlite')
  for (const round of [1, 2]) {
    await measure(`better-sqlite3, round ${round}`, (file) => new Database(file) as Engine)
    await measure(`node:sqlite, round ${round}`, (file) => new DatabaseSync(file) as unknown as Engine)
  }
  await measureStore()
} finally {
  rmSync(folder, { recursive: true })
}
