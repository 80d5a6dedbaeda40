/** The entries of a list as they are kept, and stating such a list anew. */
import type { GlossaryTerm } from '../../model/figure.ts'
import type { Measure } from '../../model/indicator.ts'
import type { EntryPart, EntryTable } from './tables.ts'
import type { NewEntry, Writer } from './writer.ts'

/** What an entry says, under the key that names it within its part for ever. */
export interface Named {
  readonly key: string
  readonly content: unknown
}

/** A whole list in its order. @param document the key of the report that it belongs to; '' for none */
export const listed = (part: EntryPart, document: string, all: readonly Named[]): NewEntry[] =>
  all.map(({ key, content }, position) => ({ part, key, document, position, content: JSON.stringify(content) }))

export const listedMeasures = (document: string, measures: readonly Measure[]): NewEntry[] =>
  listed(
    'measures',
    document,
    measures.map((measure) => ({ key: `${document}|${measure.indicator}|${measure.sub}`, content: measure })),
  )

/** A report may explain a term twice. */
export const listedGlossary = (document: string, glossary: readonly GlossaryTerm[]): NewEntry[] =>
  listed(
    'glossary',
    document,
    glossary.map((term, i) => ({ key: `${document}|${term.term}|${i}`, content: term })),
  )

/**
 * States the list `part` of a document, '' for that of none: what is not wanted is closed, and what differs is closed
 * and added in its place. Entries that are `fixed` stay as they are.
 */
export function restate(
  writer: Writer,
  part: EntryPart,
  document: string,
  wanted: readonly NewEntry[],
  fixed: (held: EntryTable) => boolean = () => false,
): void {
  const held = writer.entries(part, document)
  const known = new Map(held.map((entry) => [entry.key, entry]))
  const keys = new Set(wanted.map(({ key }) => key))
  for (const old of held) if (!keys.has(old.key) && !fixed(old)) writer.closeEntry(old.id)
  for (const next of wanted) {
    const old = known.get(next.key)
    if (old && (fixed(old) || (old.content === next.content && old.position === next.position))) continue
    if (old) writer.closeEntry(old.id)
    writer.addEntry(next)
  }
}
