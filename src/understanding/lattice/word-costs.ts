/** What a word costs where it stands: our own words by what is asked, everybody's by how often they are said. */
import { COSTS } from './costs.ts'
import type { EverydayWords } from './everyday.ts'
import { classOf, type WordPairs } from './word-pairs.ts'

/** What stands for a word that nobody knows, to the words after it. */
export const STRANGE = '<strange>'

/** How much of the language of questions is our own words. */
const OURS = 0.7
/** "q4", "s47", "fy24", "31st", "3m": letters and digits that belong together. */
const CODE = /^(?:[a-z]{1,3}\d{1,4}|\d+(?:st|nd|rd|th|[a-z]))$/

export class WordCosts {
  readonly #everyday: EverydayWords
  readonly #pairs: WordPairs
  readonly #isKnown: (word: string) => boolean
  readonly #isKept: (word: string) => boolean
  readonly #alone = new Map<string, number>()

  /**
   * `isKnown`: whether the word is right as it is, though it may be rare. `isKept`: whether it is a name of a council
   * or another word that nothing is corrected to.
   */
  constructor(
    everyday: EverydayWords,
    pairs: WordPairs,
    isKnown: (word: string) => boolean,
    isKept: (word: string) => boolean,
  ) {
    this.#isKept = isKept
    this.#everyday = everyday
    this.#pairs = pairs
    this.#isKnown = isKnown
  }

  isReal(word: string): boolean {
    return this.#everyday.cost(word) !== undefined || this.#isKnown(word)
  }

  /** Whether the word is so common that it is meant wherever it is typed. */
  isCommon(word: string): boolean {
    return (this.#everyday.cost(word) ?? COSTS.real) < COSTS.real
  }

  /** Whether the word is so seldom said, and none of ours, that it is as likely a slip of another. */
  isSeldom(word: string): boolean {
    return this.#everyday.isSeldom(word) && !this.#isKnown(word)
  }

  /** Whether people are called so, and nothing else is. */
  isName(word: string): boolean {
    return this.#everyday.isName(word) && !this.#isKnown(word)
  }

  /** Whether the word itself is listed, and not only a form of one that is. */
  isListed(word: string): boolean {
    return this.#everyday.cost(word) !== undefined || this.#isKept(word)
  }

  /** The cost of the word by itself. */
  alone(word: string): number {
    let cost = this.#alone.get(word)
    if (cost === undefined) {
      cost = this.#costOf(word)
      if (this.#alone.size > 50_000) this.#alone.clear()
      this.#alone.set(word, cost)
    }
    return cost
  }

  /** The cost of the word after `last`. */
  after(last: string, word: string): number {
    if (last === STRANGE && !this.isReal(word)) return this.alone(word) - COSTS.unknownAgain
    return this.#pairs.cost(last, word, this.alone(word))
  }

  #costOf(word: string): number {
    if (word[0] === '<' || /^\d+$/.test(word)) return COSTS.number
    if (/\d/.test(word) && (CODE.test(word) || this.#isKnown(word))) return COSTS.number
    const everyday = this.#everyday.cost(word)
    const likely =
      OURS * this.#pairs.alone(classOf(word)) + (everyday === undefined ? 0 : (1 - OURS) * Math.exp(-everyday))
    if (this.isReal(word)) return Math.min(this.isSeldom(word) ? COSTS.seldom : COSTS.real, -Math.log(likely))
    if (this.isName(word)) return COSTS.name
    return COSTS.unknown + COSTS.unknownLetter * word.length
  }
}
