/** Words run together: "cpvisits", "icpcswithin15days2023". */
import { COSTS, LONGEST_RUN } from './costs.ts'
import type { OwnWords } from './own-words.ts'
import type { WordCosts } from './word-costs.ts'
import { EDGE } from './word-pairs.ts'

const LONGEST_PIECE = 16
/** The only everyday words of two letters that are taken for a piece of their own. */
const SHORT = new Set('in of to on by is at up no we an my do it or as if so vs us me'.split(' '))

export interface Split {
  readonly words: readonly string[]
  /** Of the cuts alone. */
  readonly cost: number
}

/** Takes runs of letters apart into known words. */
export class Splitter {
  readonly #costs: WordCosts
  readonly #own: OwnWords

  constructor(costs: WordCosts, own: OwnWords) {
    this.#costs = costs
    this.#own = own
  }

  /** Whether a text of letters may be a word of a run. */
  isPiece(piece: string): boolean {
    if (piece.length < 2) return false
    if (this.#own.targets.has(piece) || this.#own.kept.has(piece)) return true
    return piece.length === 2 ? SHORT.has(piece) : this.#costs.isReal(piece) || this.#short(piece) !== undefined
  }

  #short(piece: string): string | undefined {
    return Object.hasOwn(this.#own.shorthand, piece) ? this.#own.shorthand[piece] : undefined
  }

  /** The likeliest known words that make up `run`, a text of letters; null for none or for a word as it is. */
  letters(run: string): Split | null {
    const n = run.length
    if (n < 4 || n > LONGEST_RUN) return null
    const best: ({ cost: number; from: number; word: string; cuts: number } | undefined)[] = [
      { cost: 0, from: -1, word: EDGE, cuts: -1 },
    ]
    for (let to = 2; to <= n; to++) {
      for (let from = Math.max(0, to - LONGEST_PIECE); from <= to - 2; from++) {
        const before = best[from]
        if (!before) continue
        const piece = run.slice(from, to)
        if (piece === run || !this.isPiece(piece)) continue
        const cost =
          before.cost +
          this.#costs.after(before.word, this.#costs.counted(this.#short(piece)?.split(' ')[0] ?? piece)) +
          (from === 0 ? 0 : COSTS.cut)
        const known = best[to]
        if (!known || cost < known.cost) best[to] = { cost, from, word: piece, cuts: before.cuts + 1 }
      }
    }
    const words: string[] = []
    let pieces = 0
    for (let at = n; at > 0; ) {
      const step = best[at]
      if (!step) return null
      words.unshift(...(this.#short(step.word)?.split(' ') ?? [step.word]))
      pieces++
      at = step.from
    }
    return { words, cost: COSTS.cut * (pieces - 1) }
  }
}
