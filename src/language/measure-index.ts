/**
 * Finds the measures that a question may mean. Each measure has phrasings (the names councils print and what
 * people say for it); a question is compared only with phrasings that share a telling word with it, so the cost
 * follows the words of the question and not the number of measures.
 *
 * score = √(how much of the question the measure explains × how much of its best phrasing the question says),
 * each word weighed by how few measures have it.
 */
import { firstFew } from './first-few.ts'
import { Memo } from './memo.ts'
import { Tally } from './tally.ts'
import type { Term, Vocabulary } from './vocabulary.ts'

export interface IndexEntry {
  readonly id: string
  readonly phrasings: readonly string[]
  /** Those of the phrasings that are printed: the rest is what people say. */
  readonly names: readonly string[]
  /** Words that belong to the measure without being part of its name: its sub-rows. */
  readonly also?: readonly string[]
}

export interface Match {
  readonly id: string
  /** 0 to 1. */
  readonly score: number
  /** Words of the question that this measure explains. */
  readonly matched: readonly string[]
  readonly phrasing: string
  /** The words of the phrasing, each once. */
  readonly words: readonly string[]
  /** The share, by weight, of the question's telling words that it explains. */
  readonly coverage: number
  /** The question says the whole of a phrasing, and nothing else that tells measures apart. */
  readonly exact: boolean
}

interface Phrasing {
  readonly words: readonly string[]
  readonly text: string
}

/** A measure's best phrasing for some words: a match before it is told. */
interface Scored {
  readonly entry: number
  score: number
  phrasing: number
  exact: boolean
  readonly coverage: number
}

/** What is worked out once for the words of a question, whichever measures it is then asked of. */
interface Scores {
  readonly known: readonly string[]
  readonly scored: readonly Scored[]
}

/** What looks measures up by words. */
export type MeasureMatcher = Pick<MeasureIndex, 'weight' | 'has' | 'isKnown' | 'isPrinted' | 'match'>

const WEAK = 0.2
/** A word that no measure has still says something: that the question may be about something else. */
const UNKNOWN_WORD = 0.45
/** With so many phrasings found by rarer words, a word that so many phrasings have finds no more of them. */
const ENOUGH = 200
/** Scores that differ by less are the same sum in another order. */
export const ROUNDING = 1e-9
const NOWHERE: readonly number[] = []
const NONE: ReadonlySet<string> = new Set()

export class MeasureIndex {
  readonly #entries: readonly IndexEntry[]
  readonly #vocabulary: Vocabulary
  readonly #phrasings: readonly Phrasing[]
  /** The measure and the weight of each phrasing, apart from it: they are read by the thousand. */
  readonly #owners: Int32Array
  readonly #phrasingWeights: Float64Array
  /** Phrasings with a word, and measures with it. */
  readonly #byWord = new Map<string, number[]>()
  readonly #entriesByWord = new Map<string, number[]>()
  readonly #entryWords: Set<string>[] = []
  readonly #also: Set<string>[] = []
  readonly #printed = new Set<string>()
  readonly #weights = new Map<string, number>()
  readonly #maxWeight: number
  readonly #memo = new Memo<Scores>(1000)
  #last: { readonly terms: readonly Term[]; readonly spare: ReadonlySet<string>; readonly scores: Scores } | null = null
  /** For each measure, what it explains of the words that need no measure to explain them. */
  readonly #granted: Tally
  /** For each phrasing, what the question says of it; for each measure, what of the question it explains. */
  readonly #said: Tally
  readonly #saidWeakly: Tally
  readonly #explained: Tally
  /** The place of each measure, from 1, among those that were scored. */
  readonly #places: Tally
  readonly #ids: ReadonlyMap<string, number>

  constructor(entries: readonly IndexEntry[], vocabulary: Vocabulary) {
    this.#entries = entries
    this.#vocabulary = vocabulary
    this.#ids = new Map(entries.map((e, i) => [e.id, i]))
    for (const e of entries) for (const p of e.phrasings) vocabulary.learn(p)
    const drafts: (Phrasing & { entry: number })[] = []
    entries.forEach((e, entry) => {
      const all = new Set<string>()
      const names = new Set(e.names)
      for (const text of new Set(e.phrasings)) {
        const found = [...new Set(vocabulary.terms(text.toLowerCase()).map((t) => t.word))]
        if (names.has(text)) for (const w of found) this.#printed.add(w)
        for (const w of found) all.add(w)
        if (found.length > 0) drafts.push({ entry, words: found, text })
      }
      const also = new Set((e.also ?? []).flatMap((text) => vocabulary.terms(text)).map((t) => t.word))
      for (const w of also) all.add(w)
      this.#also.push(also)
      this.#entryWords.push(all)
    })
    this.#entryWords.forEach((all, entry) => {
      for (const w of all) push(this.#entriesByWord, w, entry)
    })
    for (const [word, having] of this.#entriesByWord) {
      const rarity = Math.log(1 + entries.length / having.length)
      // A bare number tells little: it may be a date, a paragraph or part of a joke.
      this.#weights.set(word, vocabulary.isWeak(word) || /^\d+$/.test(word) ? rarity * WEAK : rarity)
    }
    this.#maxWeight = Math.log(1 + Math.max(1, entries.length))
    this.#phrasings = drafts
    this.#owners = Int32Array.from(drafts, (d) => d.entry)
    this.#phrasingWeights = Float64Array.from(drafts, (d) => d.words.reduce((acc, w) => acc + this.weight(w), 0))
    drafts.forEach((d, id) => {
      for (const w of d.words) push(this.#byWord, w, id)
    })
    this.#said = new Tally(this.#phrasings.length)
    this.#saidWeakly = new Tally(this.#phrasings.length)
    this.#explained = new Tally(entries.length)
    this.#granted = new Tally(entries.length)
    this.#places = new Tally(entries.length)
  }

  weight(word: string): number {
    return this.#weights.get(word) ?? 0
  }

  /** Whether a measure has a word in any of its phrasings. */
  has(id: string, word: string): boolean {
    const entry = this.#ids.get(id)
    return entry !== undefined && (this.#entryWords[entry]?.has(word) ?? false)
  }

  isKnown(word: string): boolean {
    return this.#weights.has(word)
  }

  /** Whether the printed name of a measure has a word. */
  isPrinted(word: string): boolean {
    return this.#printed.has(word)
  }

  /**
   * The measures that `terms` may mean, best first; `only` limits them. `spare` words are explained already, by the
   * grammar of the question: they count for a measure that has them and against none.
   */
  match(terms: readonly Term[], only?: (id: string) => boolean, limit = 12, spare?: ReadonlySet<string>): Match[] {
    const { known, scored } = this.#scoresOf(terms, spare ?? NONE)
    const isBefore = (a: Scored, b: Scored): boolean =>
      a.score > b.score || (a.score === b.score && this.#idOf(a.entry) < this.#idOf(b.entry))
    const passes = (one: Scored): boolean => !only || only(this.#idOf(one.entry))
    return firstFew(scored, limit, isBefore, passes).map(({ entry, score, phrasing, coverage, exact }) => {
      const { text, words } = this.#phrasings[phrasing] as Phrasing
      const matched = known.filter((w) => this.#entryWords[entry]?.has(w))
      return { id: this.#idOf(entry), score, matched, phrasing: text, words, coverage, exact }
    })
  }

  /** The same words are asked for the measures of a council, and then for those of others. */
  #scoresOf(terms: readonly Term[], spare: ReadonlySet<string>): Scores {
    const last = this.#last
    if (last?.terms === terms && last.spare === spare) return last.scores
    const wanted = [...new Set(terms.map((t) => t.word))]
    const key = spare === NONE ? wanted.join(' ') : wanted.map((w) => (spare.has(w) ? `${w}?` : w)).join(' ')
    const scores = this.#memo.get(key, () => this.#score(wanted, spare))
    this.#last = { terms, spare, scores }
    return scores
  }

  #idOf(entry: number): string {
    return (this.#entries[entry] as IndexEntry).id
  }

  #score(wanted: readonly string[], spare: ReadonlySet<string>): Scores {
    const known = wanted.filter((w) => this.#weights.has(w))
    const telling = known.filter((w) => !spare.has(w) && !this.#vocabulary.isWeak(w) && !/^\d+$/.test(w))
    const unknown = wanted.filter((w) => !spare.has(w) && !this.#weights.has(w) && !/^\d/.test(w) && w !== '%').length
    // What is left over of a number ("<3", a paragraph) is not held against a measure that does not have it.
    const counted = known.filter((w) => !spare.has(w) && !/^\d+$/.test(w))
    const granted = known.filter((w) => spare.has(w) && !/^\d+$/.test(w))
    const questionWeight = counted.reduce((acc, w) => acc + this.weight(w), 0)
    if (questionWeight === 0) return { known, scored: [] }
    const qualifying = known.filter((w) => this.#vocabulary.qualifies(w))
    // Rarest words first; common ones only score what rarer ones already found, once enough are found.
    const seeds = (telling.length > 0 ? telling : known).toSorted((a, b) => this.weight(b) - this.weight(a))
    this.#tally(seeds, known, counted, granted)
    // Unknown words count, but a long ramble must not drown the question in it.
    const doubt = 1 / (1 + (UNKNOWN_WORD * Math.min(unknown, 6)) / Math.max(2, questionWeight / this.#maxWeight + 2))
    const isExact = (entry: number, phrasing: Phrasing): boolean => {
      const words = this.#entryWords[entry] as Set<string>
      return (
        qualifying.every((w) => words.has(w)) &&
        telling.every((w) => words.has(w) && (phrasing.words.includes(w) || this.#also[entry]?.has(w)))
      )
    }
    const scored: Scored[] = []
    for (const id of this.#said.touched) {
      const entry = this.#owners[id] as number
      const said = (this.#said.of(id) + this.#saidWeakly.of(id)) / (this.#phrasingWeights[id] as number)
      const also = this.#granted.of(entry)
      const coverage = (this.#explained.of(entry) + also) / (questionWeight + also)
      const score = Math.sqrt(coverage * said) * doubt
      const previous = scored[this.#places.of(entry) - 1]
      if (previous && previous.score > score + ROUNDING) continue
      const exact = said > 0.999 && isExact(entry, this.#phrasings[id] as Phrasing)
      if (!previous) this.#places.add(entry, scored.push({ entry, score, phrasing: id, coverage, exact }))
      else if (previous.score < score - ROUNDING || (exact && !previous.exact)) {
        previous.score = score
        previous.phrasing = id
        previous.exact = exact
      }
    }
    return { known, scored }
  }

  #tally(
    seeds: readonly string[],
    known: readonly string[],
    counted: readonly string[],
    granted: readonly string[],
  ): void {
    const [said, weakly, explained] = [this.#said, this.#saidWeakly, this.#explained]
    for (const tally of [said, weakly, explained, this.#granted, this.#places]) tally.clear()
    for (const w of seeds) {
      const ids = this.#byWord.get(w) ?? NOWHERE
      const weight = this.weight(w)
      const enough = said.touched.length > ENOUGH && ids.length > ENOUGH
      for (const id of ids) if (!enough || said.of(id) > 0) said.add(id, weight)
    }
    for (const w of known) {
      if (seeds.includes(w)) continue
      const weight = this.weight(w)
      for (const id of this.#byWord.get(w) ?? NOWHERE) if (said.of(id) > 0) weakly.add(id, weight)
    }
    for (const w of counted)
      for (const entry of this.#entriesByWord.get(w) ?? NOWHERE) explained.add(entry, this.weight(w))
    for (const w of granted)
      for (const entry of this.#entriesByWord.get(w) ?? NOWHERE) this.#granted.add(entry, this.weight(w))
  }
}

function push(lists: Map<string, number[]>, word: string, n: number): void {
  const list = lists.get(word)
  if (list) list.push(n)
  else lists.set(word, [n])
}
