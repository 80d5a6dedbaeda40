/**
 * A million figures published in one transaction, against a bare insert of the same rows into a table with the same
 * columns and indexes. `node test/bench/publishing.ts [FIGURES]` prints both, their ratio and the memory.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import type { StatedFigure } from '../../src/store/releases.ts'
import { openSqliteReleases } from '../../src/store/sqlite/releases.ts'
import { sampleFigure } from '../store/sample.ts'

const FIGURES = Number(process.argv[2] ?? 1_000_000)
const BATCH = 50
const folder = mkdtempSync(join(tmpdir(), 'publishing-'))

/** The `i`th of many: councils, measures and periods take turns. */
function stated(i: number): StatedFigure {
  const figure = {
    ...sampleFigure(i % 5000),
    council: 'northtown',
    document: 'northtown/many',
    indicator: `m-${i % 500}`,
  }
  return { figure, rules: 'hash', bands: 1 }
}
function* many(): Generator<StatedFigure> {
  for (let i = 0; i < FIGURES; i++) yield stated(i)
}

const mb = (bytes: number): string => `${Math.round(bytes / 1_048_576)} MB`
let peak = 0
const look = setInterval(() => {
  peak = Math.max(peak, process.memoryUsage.rss())
}, 20)

async function publish(): Promise<number> {
  const releases = await openSqliteReleases(join(folder, 'ours.sqlite'))
  const source = { name: 'many', sha256: '', layout: '', layoutVersion: '' }
  const before = performance.now()
  await releases.publish(
    {
      release: {
        kind: 'report',
        council: 'northtown',
        document: 'northtown/many',
        title: '',
        publishedOn: '2024-07-30',
        source,
        draftedBy: 'U0',
        draftedAt: 0,
      },
      closes: [],
      figures: many(),
    },
    { by: 'U0', approvedBy: null, at: 0, draft: null, seen: 0, detail: {} },
  )
  const ms = performance.now() - before
  peak = Math.max(peak, process.memoryUsage.rss())
  await releases.close()
  return ms
}

/** The rows that were published, put into an empty table as fast as one can. */
function bare(): number {
  const from = new Database(join(folder, 'ours.sqlite'), { readonly: true })
  const to = new Database(join(folder, 'bare.sqlite'))
  to.pragma('journal_mode = wal')
  to.pragma('synchronous = full')
  const sql = from
    .prepare(
      "select sql from sqlite_schema where tbl_name = 'figure' and type in ('table', 'index') and sql is not null",
    )
    .pluck()
    .all() as string[]
  for (const statement of sql) to.exec(statement)
  const columns = from.prepare('select * from figure limit 1').columns().length
  const row = `(${Array(columns).fill('?').join(', ')})`
  const insert = to.prepare(`insert into figure values ${Array(BATCH).fill(row).join(', ')}`)
  let ms = 0
  let batch: unknown[] = []
  to.exec('begin immediate')
  for (const values of from.prepare('select * from figure order by id').raw().iterate() as Iterable<unknown[]>) {
    batch.push(...values)
    if (batch.length < columns * BATCH) continue
    const before = performance.now()
    insert.run(...batch)
    ms += performance.now() - before
    batch = []
  }
  const before = performance.now()
  to.exec('commit')
  ms += performance.now() - before
  from.close()
  to.close()
  return ms
}

try {
  const ours = await publish()
  clearInterval(look)
  const insert = bare()
  console.log(
    `${FIGURES.toLocaleString('en-GB')} figures: published in ${(ours / 1000).toFixed(1)} s, bare insert ${(insert / 1000).toFixed(1)} s, ratio ${(insert / ours).toFixed(2)}; ${mb(peak)} resident at most`,
  )
} finally {
  rmSync(folder, { recursive: true })
}
