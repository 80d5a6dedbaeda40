/**
 * Finds the measures that a question may mean. Each measure has phrasings (the names councils print and what
 * people say for it); a question is compared only with phrasings that share a telling word with it, so the cost
 * follows the words of the question and not the number of measures.
 *
 * score = √(how much of the question the measure explains × how much of its best phrasing the question says),
 * each word weighed by how few measures have it.
 */
import { Memo } from './memo.ts'
import type { Term, Vocabulary } from './vocabulary.ts'

export interface IndexEntry {
  readonly id: string
  readonly phrasings: readonly string[]
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
  /** The share, by weight, of the question's telling words that it explains. */
  readonly coverage: number
  /** The question says the whole of a phrasing, and nothing else that tells measures apart. */
  readonly exact: boolean
}

interface Phrasing {
  readonly entry: number
  readonly words: readonly string[]
  readonly weight: number
  readonly text: string
}

const WEAK = 0.2
/** A word that no measure has still says something: that the question may be about something else. */
const UNKNOWN_WORD = 0.45

export class MeasureIndex {
  readonly #entries: readonly IndexEntry[]
  readonly #vocabulary: Vocabulary
  readonly #phrasings: Phrasing[] = []
  readonly #byWord = new Map<string, number[]>()
  readonly #entryWords: Set<string>[] = []
  readonly #also: Set<string>[] = []
  readonly #weights = new Map<string, number>()
  readonly #maxWeight: number
  readonly #memo = new Memo<readonly Match[]>(1000)
  readonly #ids: ReadonlyMap<string, number>

  constructor(entries: readonly IndexEntry[], vocabulary: Vocabulary) {
    this.#entries = entries
    this.#vocabulary = vocabulary
    this.#ids = new Map(entries.map((e, i) => [e.id, i]))
    for (const e of entries) for (const p of e.phrasings) vocabulary.learn(p)
    const drafts: { entry: number; words: string[]; text: string }[] = []
    entries.forEach((e, entry) => {
      const all = new Set<string>()
      for (const text of new Set(e.phrasings)) {
        const found = [...new Set(vocabulary.terms(text.toLowerCase()).map((t) => t.word))]
        for (const w of found) all.add(w)
        if (found.length > 0) drafts.push({ entry, words: found, text })
      }
      const also = new Set((e.also ?? []).flatMap((text) => vocabulary.terms(text)).map((t) => t.word))
      for (const w of also) all.add(w)
      this.#also.push(also)
      this.#entryWords.push(all)
    })
    const frequency = new Map<string, number>()
    for (const all of this.#entryWords) for (const w of all) frequency.set(w, (frequency.get(w) ?? 0) + 1)
    for (const [word, n] of frequency) {
      const rarity = Math.log(1 + entries.length / n)
      // A bare number tells little: it may be a date, a paragraph or part of a joke.
      this.#weights.set(word, vocabulary.isWeak(word) || /^\d+$/.test(word) ? rarity * WEAK : rarity)
    }
    this.#maxWeight = Math.log(1 + Math.max(1, entries.length))
    for (const d of drafts) {
      const id = this.#phrasings.length
      this.#phrasings.push({ ...d, weight: d.words.reduce((acc, w) => acc + this.weight(w), 0) })
      for (const w of d.words) {
        const list = this.#byWord.get(w)
        if (list) list.push(id)
        else this.#byWord.set(w, [id])
      }
    }
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

  /** The measures that `terms` may mean, best first; `only` limits them. */
  match(terms: readonly Term[], only?: (id: string) => boolean, limit = 12): Match[] {
    const wanted = [...new Set(terms.map((t) => t.word))]
    const all = this.#memo.get(wanted.join(' '), () => this.#matchAll(wanted))
    return (only ? all.filter((m) => only(m.id)) : all).slice(0, limit)
  }

  #matchAll(wanted: readonly string[]): readonly Match[] {
    const known = wanted.filter((w) => this.#weights.has(w))
    const telling = known.filter((w) => !this.#vocabulary.isWeak(w) && !/^\d+$/.test(w))
    const unknown = wanted.filter((w) => !this.#weights.has(w) && !/^\d/.test(w) && w !== '%').length
    // What is left over of a number ("<3", a paragraph) is not held against a measure that does not have it.
    const counted = known.filter((w) => !/^\d+$/.test(w))
    const questionWeight = counted.reduce((acc, w) => acc + this.weight(w), 0)
    if (questionWeight === 0) return []
    const qualifying = known.filter((w) => this.#vocabulary.qualifies(w))
    // Rarest words first; common ones only score what rarer ones already found, once enough are found.
    const seeds = (telling.length > 0 ? telling : known).toSorted((a, b) => this.weight(b) - this.weight(a))
    const shared = new Map<number, number>()
    for (const w of seeds) {
      const ids = this.#byWord.get(w) ?? []
      if (shared.size > 400 && ids.length > 400) {
        for (const id of shared.keys())
          if (this.#phrasings[id]?.words.includes(w)) shared.set(id, (shared.get(id) ?? 0) + this.weight(w))
      } else for (const id of ids) shared.set(id, (shared.get(id) ?? 0) + this.weight(w))
    }
    const weak = known.filter((w) => !seeds.includes(w))
    // Unknown words count, but a long ramble must not drown the question in it.
    const doubt = 1 / (1 + (UNKNOWN_WORD * Math.min(unknown, 6)) / Math.max(2, questionWeight / this.#maxWeight + 2))
    const best = new Map<number, Match>()
    for (const [id, weight] of shared) {
      const phrasing = this.#phrasings[id] as Phrasing
      const entry = this.#entries[phrasing.entry] as IndexEntry
      const weakShared = weak.reduce((acc, w) => acc + (phrasing.words.includes(w) ? this.weight(w) : 0), 0)
      const said = (weight + weakShared) / phrasing.weight
      const words = this.#entryWords[phrasing.entry] as Set<string>
      const explained = counted.reduce((acc, w) => acc + (words.has(w) ? this.weight(w) : 0), 0) / questionWeight
      const score = Math.sqrt(explained * said) * doubt
      const exact =
        said > 0.999 &&
        qualifying.every((w) => words.has(w)) &&
        telling.every((w) => words.has(w) && (phrasing.words.includes(w) || this.#also[phrasing.entry]?.has(w)))
      const previous = best.get(phrasing.entry)
      if (previous && (previous.score > score || (previous.score === score && (previous.exact || !exact)))) continue
      const matched = known.filter((w) => words.has(w))
      best.set(phrasing.entry, { id: entry.id, score, matched, phrasing: phrasing.text, coverage: explained, exact })
    }
    return [...best.values()].toSorted((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1))
  }
}
