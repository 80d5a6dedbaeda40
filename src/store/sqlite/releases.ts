/** Publication on SQLite: a connection of its own, whose every commit is on the disk before it is told. */
import type { Database } from 'better-sqlite3'
import type { Kysely } from 'kysely'
import type { Mapping, Releases } from '../releases.ts'
import { auditOf, record } from './audit.ts'
import { sqlCompiler } from './compiler.ts'
import { amendDraft, closeDraft, keepDraft, openDrafts, readDraft } from './drafts.ts'
import { openEngine } from './engine.ts'
import { guarded } from './failures.ts'
import { heldBands, lastAbout, publications, reportAt, viewHash } from './held.ts'
import type { SqliteOptions } from './open.ts'
import { publishChange } from './publish.ts'
import { SqliteReader } from './reader.ts'
import { keepRules } from './rule-sets.ts'
import type { MappingTable, Tables } from './tables.ts'
import { undoPublication } from './undo.ts'
import { verify } from './verify.ts'
import { viewAt } from './view.ts'

/**
 * Opens the releases in the database `file`, which `openSqliteStore` opens for those who ask.
 * @throws StoreError as `openSqliteStore` does, here and in every method
 */
export async function openSqliteReleases(
  file: string,
  { busyTimeoutMs = 5000 }: Pick<SqliteOptions, 'busyTimeoutMs'> = {},
): Promise<Releases> {
  const database = await guarded(file, () => openEngine(file, busyTimeoutMs))
  database.pragma('synchronous = full')
  const sql = sqlCompiler()
  const reader = new SqliteReader(database)
  const reading = <T>(work: () => T): Promise<T> => guarded(file, () => database.transaction(work).deferred())
  const writing = <T>(work: () => T): Promise<T> => guarded(file, () => database.transaction(work).immediate())
  return {
    keepDraft: (draft) => writing(() => keepDraft(database, draft)),
    draft: (id) => reading(() => readDraft(database, id)),
    drafts: () => reading(() => openDrafts(database)),
    amendDraft: (id, change, trail) => writing(() => amendDraft(database, id, change, trail)),
    discardDraft: (id, by, at) => writing(() => closeDraft(database, id, 0, { by, at, action: 'discard' })),
    report: (document) => reading(() => reportAt(reader, document)),
    bands: (council) => reading(() => heldBands(reader, council)),
    lastAbout: (document) => reading(() => lastAbout(database, document)),
    publish: (change, approval) => writing(() => publishChange(database, sql, change, approval)),
    undo: (seq, by, at) => writing(() => undoPublication(database, sql, reader, seq, by, at)),
    publications: () => reading(() => publications(database)),
    at: (point) => viewAt(file, reader, point),
    viewHash: (council, seq) => reading(() => viewHash(reader, council, seq)),
    keepRules: (hash, content) => writing(() => keepRules(database, hash, content)),
    rules: (hash) =>
      reading(
        () => (database.prepare('select content from rule_set where hash = ?').pluck().get(hash) as string) ?? null,
      ),
    remember: (mapping) => writing(() => remember(database, sql, mapping)),
    remembered: () => reading(() => remembered(database)),
    audit: () => reading(() => auditOf(database)),
    verify: () => reading(() => verify(database)),
    close: () => guarded(file, () => void database.close()),
  }
}

function remember(database: Database, sql: Kysely<Tables>, { council, layout, name, meaning, by, at }: Mapping): void {
  const query = sql
    .insertInto('mapping')
    .values({ council, layout, name, meaning, by, at })
    .onConflict((c) => c.columns(['council', 'layout', 'name']).doUpdateSet({ meaning, by, at }))
    .compile()
  database.prepare(query.sql).run(...query.parameters)
  record(database, { at, by, action: 'map', release: null, detail: { council, layout, name, meaning } })
}

const remembered = (database: Database): Mapping[] =>
  database.prepare('select * from mapping order by council, layout, name').all() as MappingTable[]
