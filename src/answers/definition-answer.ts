import type { Catalogue } from '../catalogue.ts'
import { words } from '../language/normalise.ts'
import { oncePer } from '../language/once-per.ts'
import type { GlossaryTerm } from '../model/figure.ts'

const ARTICLES = new Set([
  'a',
  'an',
  'the',
  'term',
  'exactly',
  'please',
  'in',
  'terms',
  'of',
  'actually',
  'by',
  'when',
  'you',
  'say',
  'this',
  'it',
  'on',
  'report',
  'scorecard',
  'mean',
  'for',
  'purposes',
])

const singular = (word: string): string =>
  word.length > 3 ? word.replace(/ies$/, 'y').replace(/([^s])s$/, '$1') : word

const bare = (text: string): string =>
  words(text.toLowerCase())
    .filter((w) => !ARTICLES.has(w))
    .map(singular)
    .join(' ')

/** The glossary entry whose term or abbreviation is (or begins or ends) `phrase`, the closest first; null when none is. */
export function findTerm(catalogue: Catalogue, phrase: string): GlossaryTerm | null {
  const found = termNamed(catalogue, phrase)
  if (found) return found
  // "A PEP when it's at home": the first words are the term.
  const [first = '', second = ''] = phrase.replace(/^(?:an? |the )/, '').split(/[ /]+/)
  for (const start of [`${first} ${second}`, first]) {
    const term = start.trim().length > 2 ? termNamed(catalogue, start) : null
    if (term && [term.term, ...term.abbreviations].some((n) => bare(n) === bare(start))) return term
  }
  return null
}

/** The longest name of a glossary entry that a message has in it, whatever is said around it; null for none. */
export function termIn(catalogue: Catalogue, text: string): GlossaryTerm | null {
  const said = words(text.toLowerCase()).map(singular)
  const named = namedTerms(catalogue).byName
  for (let length = Math.min(said.length, LONGEST); length > 0; length--)
    for (let from = 0; from + length <= said.length; from++) {
      const name = said.slice(from, from + length).join(' ')
      if (name.length < SHORTEST) continue
      const found = named.get(bare(name))
      if (found) return found
    }
  return null
}
/** In words, and in letters. */
const LONGEST = 8
const SHORTEST = 3

interface NamedTerms {
  readonly list: readonly {
    readonly term: GlossaryTerm
    readonly names: readonly { readonly name: string; readonly key: string }[]
  }[]
  /** The first entry that has a name. */
  readonly byName: ReadonlyMap<string, GlossaryTerm>
}

/** The glossary with all its names made ready to compare. */
const namedTerms = oncePer((catalogue: Catalogue): NamedTerms => {
  const list = catalogue.glossary.map((term) => ({
    term,
    names: [term.term, ...term.abbreviations, ...term.term.split(/[/()]/)]
      .map(bare)
      .filter((name) => name.length > 1)
      .map((name) => ({ name, key: conceptKey(catalogue, name) })),
  }))
  const byName = new Map(list.toReversed().flatMap(({ term, names }) => names.map((n) => [n.name, term] as const)))
  return { list, byName }
})

function termNamed(catalogue: Catalogue, phrase: string): GlossaryTerm | null {
  const wanted = bare(phrase.replace(/,.*$/, ''))
  if (wanted.length < 2) return null
  let best: { term: GlossaryTerm; distance: number } | null = null
  const canonical = conceptKey(catalogue, wanted)
  for (const { term, names } of namedTerms(catalogue).list) {
    for (const { name, key } of names) {
      const distance =
        name === wanted
          ? 0
          : key === canonical
            ? 1
            : wanted.length > 3 && ` ${name} `.includes(` ${wanted} `)
              ? 2 + name.length - wanted.length
              : null
      if (distance !== null && distance < 25 && (!best || distance < best.distance)) best = { term, distance }
    }
  }
  return best?.term ?? null
}

/** "A child missing from education" is "children missing from education". */
const PEOPLE = new Set(['child', 'children', 'kid', 'pupil', 'person', 'peopl', 'young', 'famili'])

/** Two names for one thing ("LAC", "children in care") have one key. */
function conceptKey(catalogue: Catalogue, text: string): string {
  const all = catalogue.vocabulary.terms(text)
  const telling = all.filter((t) => !PEOPLE.has(t.word))
  const found = telling.length > 0 ? telling : all
  return found.length === 0
    ? text
    : found
        .map((t) => t.word)
        .toSorted()
        .join(' ')
}
