/** The store on SQLite: one file, or `:memory:`. */
import { nowMs } from '../../clock.ts'
import type { Store } from '../store.ts'
import { openEngine } from './engine.ts'
import { guarded } from './failures.ts'
import { SqliteReader } from './reader.ts'
import { scrubber } from './scrub.ts'
import { viewAt } from './view.ts'

export interface SqliteOptions {
  /** How long to wait for another program that holds the file. */
  readonly busyTimeoutMs?: number
  /** Milliseconds; when bundled reports were taken. */
  readonly clock?: () => number
}

/**
 * Opens the database `file`, making it where there is none; its folder must be there. Where `bundle()` is null after
 * that, the bundled reports are to be loaded.
 * @throws StoreError where the file cannot be opened, is locked, damaged, another program's or of a newer version;
 *   every method of the store throws it likewise
 */
export async function openSqliteStore(
  file: string,
  { busyTimeoutMs = 5000, clock = nowMs }: SqliteOptions = {},
): Promise<Store> {
  const database = await guarded(file, () => openEngine(file, busyTimeoutMs))
  const reader = new SqliteReader(database)
  const newest = viewAt(file, reader, null)
  const scrub = scrubber(database)
  return {
    catalogue: newest.catalogue,
    figures: newest.figures,
    commentary: newest.commentary,
    fingerprint: () => guarded(file, () => reader.fingerprint()),
    bundle: () => guarded(file, () => reader.bundle()),
    snapshot: () => guarded(file, () => viewAt(file, reader, { seq: reader.lastSeq() })),
    replaceAll: (data) =>
      guarded(file, async () => {
        const [{ takeBundle }, { sqlCompiler }] = await Promise.all([import('./bundle.ts'), import('./compiler.ts')])
        takeBundle(database, sqlCompiler(), data, clock())
        newest.forget()
      }),
    saveUnanswered: (entry) => guarded(file, () => reader.saveUnanswered(entry)),
    unanswered: (since) =>
      guarded(file, () => {
        const entries = reader.unanswered(since)
        // What has just become too old is to be in no file.
        scrub()
        return entries
      }),
    forgetUnanswered: (entry) =>
      guarded(file, () => {
        reader.forgetUnanswered(entry)
        scrub()
      }),
    close: () => guarded(file, () => void database.close()),
  }
}
