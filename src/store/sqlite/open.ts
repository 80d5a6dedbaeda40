/** The store on SQLite: one file, or `:memory:`. */
import type { Store } from '../store.ts'
import { openEngine } from './engine.ts'
import { guarded } from './failures.ts'
import {
  commentaryQuery,
  figuresQuery,
  readCatalogue,
  readFingerprint,
  readUnanswered,
  saveUnanswered,
} from './queries.ts'
import { replaceAll } from './replace.ts'

export interface SqliteOptions {
  /** How long to wait for another program that holds the file. */
  readonly busyTimeoutMs?: number
}

/**
 * Opens the database `file`, making it where there is none; its folder must be there. A schema of an older version
 * is built anew and empty, so `fingerprint()` is null and the data files are to be loaded again.
 * @throws StoreError where the file cannot be opened, is locked, damaged, another program's or of a newer version;
 *   every method of the store throws it likewise
 */
export async function openSqliteStore(file: string, { busyTimeoutMs = 5000 }: SqliteOptions = {}): Promise<Store> {
  const db = await guarded(file, () => openEngine(file, busyTimeoutMs))
  const figures = figuresQuery(db)
  const commentary = commentaryQuery(db)
  return {
    fingerprint: () => guarded(file, () => readFingerprint(db)),
    replaceAll: (data) => guarded(file, () => replaceAll(db, data)),
    catalogue: () => guarded(file, () => readCatalogue(db)),
    figures: (filter) => guarded(file, () => figures(filter)),
    commentary: (filter) => guarded(file, () => commentary(filter)),
    saveUnanswered: (entry) => guarded(file, () => saveUnanswered(db, entry)),
    unanswered: (since) => guarded(file, () => readUnanswered(db, since)),
    close: () => guarded(file, () => db.destroy()),
  }
}
