/** Queries that are compiled once and bound many times: building one costs more than the database needs to run it. */
import type { CompiledQuery } from 'kysely'
import type { FigureFilter } from '../store.ts'

/**
 * The query for a filter, compiled once for each shape of filter.
 * @param build the query for a filter; it must bind the council before the indicators
 */
export function compiledByFilter<Row>(
  build: (filter: FigureFilter) => { compile(): CompiledQuery<Row> },
): (filter: FigureFilter) => CompiledQuery<Row> {
  const compiled = new Map<string, CompiledQuery<Row>>()
  return ({ council, indicators }) => {
    const filled: FigureFilter = {
      ...(council !== undefined && { council }),
      ...(indicators && { indicators: fillUp(indicators) }),
    }
    const shape = `${council !== undefined}|${filled.indicators?.length}`
    let query = compiled.get(shape)
    if (!query) {
      query = build(filled).compile()
      compiled.set(shape, query)
    }
    return { ...query, parameters: [...(council === undefined ? [] : [council]), ...(filled.indicators ?? [])] }
  }
}

/** Repeats the last id up to a power of two, so that lists of any length share a few shapes. */
function fillUp(ids: readonly string[]): string[] {
  const last = ids.at(-1)
  if (last === undefined) return []
  const length = 2 ** Math.ceil(Math.log2(ids.length))
  return Array.from({ length }, (_, i) => ids[i] ?? last)
}
