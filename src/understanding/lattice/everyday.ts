/** Everyday English words by how often they are said, from a list made by `npm run words`. */
import { COSTS } from './costs.ts'

/** Words of about the same frequency: their cost in nats and the words, separated by blanks. */
export interface WordBand {
  readonly cost: number
  readonly words: string
}

export class EverydayWords {
  readonly #costs = new Map<string, number>()

  /** The commonest band first. */
  constructor(bands: readonly WordBand[]) {
    for (const { cost, words } of bands) {
      const kept = Math.min(cost, COSTS.real)
      for (const word of words.split(' ')) this.#costs.set(word, kept)
    }
  }

  /** What the word costs by its frequency, or undefined for a word that is none of everyday English. */
  cost(word: string): number | undefined {
    return this.#costs.get(word)
  }
}
