/** What was asked once and is remembered: which indicator a row is, what a column means, which council a file is of. */
import { readFile, rename, writeFile } from 'node:fs/promises'
import { z } from 'zod'
import { nameKey } from '../words/plain.ts'

const ENTRY = z.strictObject({
  council: z.string(),
  /** `row` names a measure, `column` a head, `unit` a measure whose unit is said. */
  what: z.enum(['row', 'column', 'unit']),
  /** The printed words, made alike. */
  words: z.string(),
  /** For a row: an id, or `new`; for a column: a kind of figure or a role; for a unit: a unit, or `words`. */
  means: z.string(),
  sub: z.string(),
  by: z.string(),
  at: z.string(),
})

export type MappingEntry = z.infer<typeof ENTRY>

/** A file or a table keeps it; who reads a workbook sees only this. */
export interface Mapping {
  row(council: string, words: string): { readonly id: string; readonly sub: string } | null
  column(council: string, head: string): string | null
  unit(council: string, words: string): string | null
}

/** A row that is to be a new indicator. */
export const NEW = 'new'

export const NO_MAPPING: Mapping = { row: () => null, column: () => null, unit: () => null }

/** The words of a row as they are remembered: its name, with what tells it from its neighbours. */
export const rowWords = (row: {
  ref: string
  name: string
  sub: string
  unitPrinted: string
  frequency: string
}): string => [row.ref, row.name, row.sub, row.unitPrinted, row.frequency].map(nameKey).join('|')

export function mappingOf(entries: readonly MappingEntry[]): Mapping {
  const key = (council: string, what: string, words: string): string => `${council}\0${what}\0${words}`
  const found = new Map(entries.map((e) => [key(e.council, e.what, e.words), e]))
  return {
    row(council, words) {
      const entry = found.get(key(council, 'row', words))
      return entry ? { id: entry.means, sub: entry.sub } : null
    },
    column: (council, head) => found.get(key(council, 'column', nameKey(head)))?.means ?? null,
    unit: (council, words) => found.get(key(council, 'unit', words))?.means ?? null,
  }
}

/** The mapping that a JSON file keeps; a file that is not there or cannot be read remembers nothing. */
export async function readMapping(file: string): Promise<MappingEntry[]> {
  try {
    const found = z.array(ENTRY).safeParse(JSON.parse(await readFile(file, 'utf8')))
    return found.success ? found.data : []
  } catch {
    return []
  }
}

/** Adds to the file, the newest answer last; written beside it first, so that it is whole at every moment. */
export async function remember(file: string, entries: readonly MappingEntry[]): Promise<void> {
  const kept = await readMapping(file)
  const fresh = new Set(entries.map((e) => `${e.council}|${e.what}|${e.words}`))
  const all = [...kept.filter((e) => !fresh.has(`${e.council}|${e.what}|${e.words}`)), ...entries]
  await writeFile(`${file}.new`, `${JSON.stringify(all, null, 1)}\n`)
  await rename(`${file}.new`, file)
}
