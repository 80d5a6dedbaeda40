/** The stretches of a message that may be its question, each read once whatever it is taken to ask. */
import type { Catalogue } from '../catalogue.ts'
import type { Topic } from '../conversation.ts'
import { type Token, tokensOf } from '../language/normalise.ts'
import type { Reader } from '../language/reader.ts'
import type { Reading } from '../language/reading.ts'
import { askingClauses, questions } from '../language/split.ts'
import type { Lexicon, LexiconHit } from './lexicon.ts'

export type ViewKind = 'whole' | 'asked' | 'clause'

export interface View {
  readonly kind: ViewKind
  readonly text: string
  readonly reading: Reading
  readonly tokens: readonly Token[]
  /** Tokens that a period, a council, a benchmark, a reference or an exclusion uses. */
  readonly taken: readonly boolean[]
  readonly hits: readonly LexiconHit[]
  /** Words of `reading.terms` that the grammar of the question explains already. */
  readonly spare: ReadonlySet<string>
  /** Words that tell measures apart and that no grammar explains. */
  readonly telling: readonly string[]
  /** The message leans on the one before. */
  readonly followUp: boolean
  readonly council: string | null
}

export interface Asker {
  readonly council: string | null
  readonly topic: Topic | null
}

export interface Language {
  readonly catalogue: Catalogue
  readonly reader: Reader
  readonly lexicon: Lexicon
}

/** Longer than this, a message is taken apart to find the question in it. */
const RAMBLE = 20
const MOST_CLAUSES = 4

const LEANS =
  /^(?:and|or|but|so|then|just|only|ok(?:ay)?|right|also|plus|now|what about|how about|what of|same|and the|any|in which case|compared)\b|^(?:is|was|are|were|has|have|does|did) (?:that|it|this|those|they)\b|^(?:why|how come|since when|source|trend|target|rag|benchmark|nationally|as a|per|in)\b|\b(?:that|it|this|those|them|same thing|the same|the ones)\b/

/** A few words that ask nothing by themselves ("primary", "the combined one") change one part of what was told. */
const ASKS =
  /^(?:what|whats|how|which|who|when|where|is|are|was|were|did|do|does|has|have|can|show|list|tell|give|compare|number of)\b/

export function viewOf(language: Language, kind: ViewKind, text: string, raw: string, asker: Asker): View {
  const { catalogue, reader, lexicon } = language
  const { vocabulary, index } = catalogue
  const reading = reader.readText(text, raw, () => [])
  const tokens = tokensOf(text)
  const taken = tokens.map((t) => reading.rest[t.from] === ' ')
  const hits = lexicon.find(tokens, (i) => taken[i] as boolean)
  const inHit = (start: number, end: number): boolean =>
    hits.some((h) => (tokens[h.first] as Token).from <= start && (tokens[h.last] as Token).to >= end)
  const free = new Set(reading.terms.filter((t) => !inHit(t.start, t.end)).map((t) => t.word))
  const spare = new Set(reading.terms.filter((t) => !free.has(t.word)).map((t) => t.word))
  const telling = [...new Set(reading.terms.map((t) => t.word))].filter(
    (w) => !spare.has(w) && index.isKnown(w) && !vocabulary.isWeak(w),
  )
  const { topic } = asker
  const isFragment = tokens.length <= 4 && !ASKS.test(text)
  const followUp =
    topic !== null && topic.indicator !== null && (telling.length === 0 || isFragment || LEANS.test(text))
  const council = reading.councils[0] ?? (followUp ? topic?.council : null) ?? asker.council ?? topic?.council ?? null
  return { kind, text, reading, tokens, taken, hits, spare, telling, followUp, council }
}

/** The whole message first; the sentences that ask, and the clauses of a ramble, where they are less than all of it. */
export function viewsOf(language: Language, text: string, raw: string, asker: Asker): View[] {
  const views = [viewOf(language, 'whole', text, raw, asker)]
  const asked = questions(text).join(' ')
  if (asked !== text && asked !== '') views.push(viewOf(language, 'asked', asked, raw, asker))
  if (tokensOf(text).length > RAMBLE)
    for (const clause of askingClauses(text).slice(0, MOST_CLAUSES))
      if (clause !== text && clause !== asked) views.push(viewOf(language, 'clause', clause, raw, asker))
  return views
}
