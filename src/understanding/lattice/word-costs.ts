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

/** What a word is wherever it stands: worked out once a word, and asked for at every way through a line. */
export interface Counted {
  readonly word: string
  /** Everybody's word or one of ours. */
  readonly isReal: boolean
  /** The cost of the word by itself, and how likely that makes it. */
  readonly alone: number
  readonly likely: number
}

const MOST_REMEMBERED = 50_000

export class WordCosts {
  readonly #everyday: EverydayWords
  readonly #pairs: WordPairs
  readonly #isKnown: (word: string) => boolean
  readonly #isKept: (word: string) => boolean
  readonly #counted = new Map<string, Counted>()

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

  counted(word: string): Counted {
    let counted = this.#counted.get(word)
    if (counted === undefined) {
      const alone = this.#costOf(word)
      counted = { word, isReal: this.isReal(word), alone, likely: Math.exp(-alone) }
      if (this.#counted.size > MOST_REMEMBERED) this.#counted.clear()
      this.#counted.set(word, counted)
    }
    return counted
  }

  /** The cost of the word by itself. */
  alone(word: string): number {
    return this.counted(word).alone
  }

  /** The cost of the word after `last`. */
  after(last: string, word: Counted): number {
    if (last === STRANGE && !word.isReal) return word.alone - COSTS.unknownAgain
    return this.#pairs.cost(last, word)
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
