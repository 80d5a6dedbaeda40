/** Our own phrases: what reports print, and what officers say people say. */
import type { Catalogue } from '../../catalogue.ts'

/** The names of rows, once each, as the reports print them. */
export function printedNames(catalogue: Catalogue): Set<string> {
  return new Set(catalogue.documents.flatMap(({ key }) => catalogue.rowsOf(key).map((m) => m.name)))
}

/** All that else names a measure, a theme or a benchmark, once each. */
export function spokenPhrases(
  catalogue: Catalogue,
  data: {
    readonly themes: Readonly<Record<string, readonly string[]>>
    readonly benchmarks: Readonly<Record<string, readonly string[]>>
  },
): Set<string> {
  const { words: said, subs } = catalogue.vocabulary.data
  const listed = [said, subs, data.themes, data.benchmarks].flatMap((table) => Object.values(table).flat())
  const named = [...catalogue.indicators].flatMap(({ name, say }) => [name, ...say])
  const explained = catalogue.glossary.flatMap(({ term, abbreviations }) => [term, ...abbreviations])
  return new Set([...listed, ...named, ...explained])
}
