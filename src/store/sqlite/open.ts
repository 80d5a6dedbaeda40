/** The store on SQLite: one file, or `:memory:`. */
import type { Commentary, Figure } from '../../model/figure.ts'
import type { Store } from '../store.ts'
import { openEngine } from './engine.ts'
import { guarded } from './failures.ts'
import { FilterCache } from './filter-cache.ts'
import { SqliteReader } from './reader.ts'
import { scrubber } from './scrub.ts'

/** Bounds of what is kept in memory, however much is loaded. */
const MOST_FIGURES = 20_000
const MOST_PARAGRAPHS = 5000

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
  const database = await guarded(file, () => openEngine(file, busyTimeoutMs))
  const reader = new SqliteReader(database)
  const scrub = scrubber(database)
  const figures = new FilterCache<Figure>(MOST_FIGURES)
  const commentary = new FilterCache<Commentary>(MOST_PARAGRAPHS)
  return {
    fingerprint: () => guarded(file, () => reader.fingerprint()),
    replaceAll: (data) =>
      guarded(file, async () => {
        const [{ replaceAll }, { sqlCompiler }] = await Promise.all([import('./replace.ts'), import('./compiler.ts')])
        replaceAll(database, sqlCompiler(), data)
        figures.clear()
        commentary.clear()
      }),
    catalogue: () => guarded(file, () => reader.catalogue()),
    figures: (filter) => guarded(file, () => figures.get(filter, reader.version(), reader.figures)),
    commentary: (filter) => guarded(file, () => commentary.get(filter, reader.version(), reader.commentary)),
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
