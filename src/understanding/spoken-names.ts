/**
 * What people call a measure who do not know what reports call it: "kids on the danger register". Such a name counts only where
 * nearly all of it is said, and its words stay everyday words: beside another measure they tell nothing. Pure.
 */
import type { Catalogue } from '../catalogue.ts'
import type { Term } from '../language/vocabulary.ts'

/** By the id of a measure. */
export type SpokenNamesFile = Readonly<Record<string, readonly string[]>>

export interface SpokenMatch {
  readonly indicator: string
  /** Words of the question that the name explains. */
  readonly matched: readonly string[]
  /** 0 to 1: √(how much of the question it explains × how much of it the question says), as of MeasureIndex. */
  readonly score: number
  readonly coverage: number
}

interface Name {
  readonly indicator: string
  readonly words: readonly string[]
  /** Of each word, and of all of them. */
  readonly weights: readonly number[]
  readonly weight: number
}

/** Less of a name than this is not said by chance. */
const NEARLY_ALL = 0.74
const WEAK = 0.2
/** A single word names nothing by itself. */
const FEWEST = 2

export class SpokenNames {
  readonly #catalogue: Catalogue
  readonly #file: SpokenNamesFile
  readonly #rarity = new Map<string, number>()
  #byWord: Map<string, Name[]> | null = null

  /** Names of measures that the catalogue does not have are left out. */
  constructor(catalogue: Catalogue, file: SpokenNamesFile) {
    this.#catalogue = catalogue
    this.#file = file
  }

  /** Made for the first question: what starts to do something else need not wait for it. */
  #names(): ReadonlyMap<string, readonly Name[]> {
    this.#byWord ??= this.#read()
    return this.#byWord
  }

  #read(): Map<string, Name[]> {
    const { vocabulary, indicators } = this.#catalogue
    const held = new Set([...indicators].map((i) => i.id))
    const drafts = Object.entries(this.#file)
      .filter(([id]) => held.has(id))
      .flatMap(([indicator, names]) =>
        names.map((name) => ({ indicator, words: [...new Set(vocabulary.terms(name).map((t) => t.word))] })),
      )
    const having = new Map<string, Set<string>>()
    for (const { indicator, words } of drafts)
      for (const w of words) {
        const ids = having.get(w)
        if (ids) ids.add(indicator)
        else having.set(w, new Set([indicator]))
      }
    const measures = Object.keys(this.#file).length
    for (const [word, ids] of having) {
      const rarity = Math.log(1 + measures / ids.size)
      // "On time" tells little and is the point of a name all the same.
      const isWeak = (vocabulary.isWeak(word) && !vocabulary.qualifies(word)) || /^\d+$/.test(word)
      this.#rarity.set(word, isWeak ? rarity * WEAK : rarity)
    }
    const byWord = new Map<string, Name[]>()
    for (const draft of drafts) {
      const weights = draft.words.map((w) => this.#weight(w))
      const name = { ...draft, weights, weight: weights.reduce((sum, w) => sum + w, 0) }
      for (const w of this.#keysOf(name)) {
        const names = byWord.get(w)
        if (names) names.push(name)
        else byWord.set(w, [name])
      }
    }
    return byWord
  }

  /** One of these is said wherever nearly all of a name is: its weightiest word, where no more than that may be left out. */
  #keysOf({ words, weight }: Name): readonly string[] {
    const telling = words.filter((w) => !this.#catalogue.vocabulary.isWeak(w))
    const first = telling.toSorted((a, b) => this.#weight(b) - this.#weight(a))[0]
    return first !== undefined && this.#weight(first) > weight * (1 - NEARLY_ALL) ? [first] : telling
  }

  #weight(word: string): number {
    return this.#rarity.get(word) ?? this.#catalogue.index.weight(word)
  }

  /** The measures whose spoken names the terms say nearly whole, best first. `spare` words need no explaining. */
  match(terms: readonly Term[], spare: ReadonlySet<string>, only: (id: string) => boolean): SpokenMatch[] {
    const said = new Set(terms.map((t) => t.word))
    const { vocabulary } = this.#catalogue
    const names = this.#names()
    const toExplain = [...said].filter((w) => !vocabulary.isWeak(w) && !/^\d+$/.test(w))
    const best = new Map<string, SpokenMatch>()
    const seen = new Set<Name>()
    for (const word of said)
      for (const name of names.get(word) ?? []) {
        // Of nearly every name too little is said: that is found out first, and without making anything.
        const share = shareSaid(name, said)
        if (share < NEARLY_ALL || seen.has(name) || !only(name.indicator)) continue
        seen.add(name)
        const matched = name.words.filter((w) => said.has(w))
        if (matched.filter((w) => !vocabulary.isWeak(w)).length < FEWEST) continue
        const left = toExplain.filter((w) => !matched.includes(w) && !spare.has(w))
        const [explained, unexplained] = [matched, left].map((list) => list.reduce((sum, w) => sum + this.#worth(w), 0))
        const coverage = (explained as number) / ((explained as number) + (unexplained as number))
        const score = Math.sqrt(coverage * share)
        const known = best.get(name.indicator)
        if (!known || known.score < score)
          best.set(name.indicator, { indicator: name.indicator, matched, score, coverage })
      }
    return [...best.values()].toSorted((a, b) => b.score - a.score || (a.indicator < b.indicator ? -1 : 1))
  }

  /** What a word of the question weighs, in a name or beside it. */
  #worth(word: string): number {
    return this.#weight(word) || UNKNOWN
  }
}

const UNKNOWN = 1

/** How much of a name is said, 0 to 1. */
function shareSaid({ words, weights, weight }: Name, said: ReadonlySet<string>): number {
  let sum = 0
  for (let i = 0; i < words.length; i++) if (said.has(words[i] as string)) sum += weights[i] as number
  return sum / weight
}
