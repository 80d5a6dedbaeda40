/** What is published, at one point or always the newest; what filters gave is kept in memory. */
import type { Commentary, Figure } from '../../model/figure.ts'
import type { Point } from '../releases.ts'
import type { View } from '../store.ts'
import { guarded } from './failures.ts'
import { FilterCache } from './filter-cache.ts'
import type { SqliteReader } from './reader.ts'

/** Bounds of what is kept in memory, however much is loaded. */
const MOST_FIGURES = 20_000
const MOST_PARAGRAPHS = 5000

/**
 * @param point null for what is newest at each question; a point with a `seq` never changes, so that what was read
 *   once is never read again
 */
export function viewAt(file: string, reader: SqliteReader, point: Point | null): View & { forget(): void } {
  const figures = new FilterCache<Figure>(MOST_FIGURES)
  const commentary = new FilterCache<Commentary>(MOST_PARAGRAPHS)
  const at = point ?? {}
  const version = (): number => (at.seq === undefined ? reader.version() : 0)
  return {
    catalogue: () => guarded(file, () => reader.catalogue(at)),
    figures: (filter) => guarded(file, () => figures.get(filter, version(), (f) => reader.figures(f, at))),
    commentary: (filter) => guarded(file, () => commentary.get(filter, version(), (f) => reader.commentary(f, at))),
    forget: () => {
      figures.clear()
      commentary.clear()
    },
  }
}
