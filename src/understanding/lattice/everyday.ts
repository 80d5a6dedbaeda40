/** Everyday English words by how often they are said, and people's names, from lists made by `npm run words`. */
import { PackedWords } from '../../language/packed-words.ts'
import { COSTS } from './costs.ts'

/**
 * `costs`: of each band of frequency, in nats. `words`: by their first two letters, separated by blanks, each with the
 * number of its band after it: "able2 about0"; names of people have the letter n.
 */
export interface WordList {
  readonly costs: readonly number[]
  readonly words: Readonly<Record<string, string>>
}

const NAME = -1

/** Reads the words of two first letters when one of them is first asked for: starting costs next to nothing. */
export class EverydayWords {
  readonly #list: WordList
  readonly #read = new Map<string, PackedWords>()

  constructor(list: WordList) {
    this.#list = list
  }

  #band(word: string): number | undefined {
    const start = word.slice(0, 2)
    const text = Object.hasOwn(this.#list.words, start) ? this.#list.words[start] : undefined
    if (text === undefined) return undefined
    let known = this.#read.get(start)
    if (!known) {
      known = new PackedWords(text, true)
      this.#read.set(start, known)
    }
    const at = known.find(word)
    if (at < 0) return undefined
    return text[at] === 'n' ? NAME : Number(text[at])
  }

  /** What the word costs by its frequency, or undefined for a word that is none of everyday English. */
  cost(word: string): number | undefined {
    const band = this.#band(word)
    if (band === undefined || band === NAME) return undefined
    const { costs } = this.#list
    return Math.min(costs[band] as number, band === costs.length - 1 ? COSTS.seldom : COSTS.real)
  }

  /** Whether the word is so seldom said that it is as likely a slip of another. */
  isSeldom(word: string): boolean {
    return this.#band(word) === this.#list.costs.length - 1
  }

  /** Whether people are called so, and nothing else is. */
  isName(word: string): boolean {
    return this.#band(word) === NAME
  }
}
