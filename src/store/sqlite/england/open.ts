/** England's figures in SQLite: in the same file as the councils' own, in tables of their own. */
import type { EnglandStore } from '../../england.ts'
import { openEngine } from '../engine.ts'
import { guarded } from '../failures.ts'
import { EnglandReader } from './read.ts'

/**
 * Opens the database `file` (`:memory:` works too); its folder must be there. The first import makes the tables.
 * @throws StoreError as `openSqliteStore` does
 */
export async function openEnglandStore(file: string, busyTimeoutMs = 5000): Promise<EnglandStore> {
  const database = await guarded(file, () => openEngine(file, busyTimeoutMs))
  const reader = new EnglandReader(database)
  return {
    release: () => guarded(file, () => reader.release()),
    save: (release, at) => guarded(file, async () => (await import('./write.ts')).saveRelease(database, release, at)),
    catalogue: () => guarded(file, () => reader.catalogue()),
    text: (measure) => guarded(file, () => reader.text(measure)),
    ofArea: (measures, area) => guarded(file, () => reader.ofArea(measures, area)),
    ofMeasure: (measure, period) => guarded(file, () => reader.ofMeasure(measure, period)),
    placesOf: (measure) => guarded(file, () => reader.placesOf(measure)),
    close: () => guarded(file, () => void database.close()),
  }
}
