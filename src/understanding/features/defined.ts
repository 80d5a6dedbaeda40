/** Words by which a glossary says what a measure counts: "safe, secure and affordable" of suitable accommodation. Said of it, they restrict nothing. Pure. */
import type { Catalogue } from '../../catalogue.ts'
import { oncePer } from '../../language/once-per.ts'

/** A word that tells measures apart is none that only says what one of them counts. A term that more measures have in their names defines none of them. */
const MOST_MEASURES = 3

const definedWords = oncePer((catalogue: Catalogue): ReadonlyMap<string, ReadonlySet<string>> => {
  const { index, vocabulary, glossary } = catalogue
  const telling = (text: string): string[] =>
    vocabulary
      .terms(text.toLowerCase())
      .map((t) => t.word)
      .filter((w) => !vocabulary.isWeak(w))
  const found = new Map<string, Set<string>>()
  for (const { term, definition } of glossary) {
    const name = telling(term)
    if (name.length === 0) continue
    const measures = [...catalogue.indicators].filter(({ id }) => name.every((w) => index.has(id, w)))
    if (measures.length > MOST_MEASURES) continue
    for (const { id } of measures)
      found.set(id, new Set([...(found.get(id) ?? []), ...telling(definition).filter((w) => !index.isKnown(w))]))
  }
  return found
})

/** Whether a word is one by which the glossary says what a measure counts, and no name of any measure. */
export const isDefined = (catalogue: Catalogue, indicator: string, word: string): boolean =>
  definedWords(catalogue).get(indicator)?.has(word) ?? false
