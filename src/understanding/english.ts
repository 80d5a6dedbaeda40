/**
 * How common a word is in English, in four steps, by a list that `npm run train` makes; and what an everyday word does in a
 * question, by a list that people write (`data/understanding/word-kinds.json`).
 */
import { z } from 'zod'
import { Memo } from '../language/memo.ts'
import { oneSlipAway } from './lattice/one-slip.ts'

export type Commonness = 0 | 1 | 2 | 3

/** What an everyday word does beside the name of a measure; `unlisted` where nobody has said. */
export type WordKind = 'talk' | 'restricts' | 'either' | 'unlisted'

/** Words separated by blanks, and phrases by commas, by what they do. */
export const wordKinds = z.object({
  grammar: z.string(),
  parts: z.string(),
  talk: z.string(),
  stands: z.string(),
  restricts: z.string(),
  either: z.string(),
})
export type WordKinds = Readonly<z.infer<typeof wordKinds>>

/** Shorter words are too near to too many. */
const SHORTEST_SLIP = 5
/** "Theyd", "whos": without their apostrophes. */
const CONTRACTED = /^(?:they|who|you|we|he|she|it|that|there|what|how|where)(?:d|ll|ve|re|s)$/

/** A length of time in words that no measure is about: "within a week", "for over a year". "Within a day" and "inside a year" some are. */
const FOR_SO_LONG =
  /\b(?:(?:within|inside|under|less than|up to) (?:a|an|one)(?: single)? (?:hour|week|fortnight|month|term)|(?:over|more than|longer than|at least) (?:a|an|one|another)(?: whole| full)? (?:hour|day|week|fortnight|month|term|year))\b(?! (?:ago|earlier|before|ending|to)\b)/g

export class English {
  readonly #steps = new Map<string, Commonness>()
  readonly #names: ReadonlySet<string>
  readonly #kinds = new Map<string, WordKind>()
  readonly #stands: ReadonlySet<string>
  readonly #grammar: ReadonlySet<string>
  readonly #parts: RegExp
  readonly #guessed = new Memo<WordKind>(2000)

  /** `kinds`: what words do beside a measure's name. `lists`: words separated by blanks, the commonest list first; `names`: words of them that are also people's names. */
  constructor(lists: readonly string[], names: string, kinds: WordKinds) {
    for (const kind of ['talk', 'restricts', 'either'] as const)
      for (const word of kinds[kind].split(' ')) this.#kinds.set(word, kind)
    this.#stands = new Set(kinds.stands.split(' '))
    this.#grammar = new Set(kinds.grammar.split(' '))
    this.#parts = new RegExp(`\\b(?:${kinds.parts.replaceAll(', ', '|') || '(?!)'})\\b`, 'g')
    this.#names = new Set(names.split(' '))
    lists.forEach((list, i) => {
      for (const word of list.split(' ')) this.#steps.set(word, (3 - i) as Commonness)
    })
  }

  /** 3: among the commonest thousand; 2: common; 1: known; 0: no word of everyday English. */
  commonness(word: string): Commonness {
    return this.#steps.get(word) ?? 0
  }

  /** Whether an English word is also somebody's name: "grace", "karen". */
  isName(word: string): boolean {
    return this.#names.has(word)
  }

  /** Whether the word itself, and no slip of it, is listed as talk. */
  isTalk(word: string): boolean {
    return this.#kinds.get(word) === 'talk'
  }

  /** Whether a word of talk leaves a measure as it is even in a clause about it: "that took place", and not "who could drive". */
  stands(word: string): boolean {
    return this.#stands.has(word) || CONTRACTED.test(word)
  }

  /** Whether a word says nothing by itself, even in a clause about a measure: "who", "were", "currently". */
  isGrammar(word: string): boolean {
    return this.#grammar.has(word)
  }

  /** Where phrases stand that make a measure another one, though each of their words says nothing: "fell through". */
  partsIn(text: string): { from: number; to: number }[] {
    return [...text.matchAll(this.#parts), ...text.matchAll(FOR_SO_LONG)].map((m) => ({
      from: m.index,
      to: m.index + m[0].length,
    }))
  }

  /** What the word does beside the name of a measure: "enquired" leaves it as it is, "twins" makes it another. */
  kindOf(word: string): WordKind {
    return this.#kinds.get(word) ?? this.#guessed.get(word, () => this.#guess(word))
  }

  /** A word that is none of English and one slip away from talk is talk misspelt, where it is as near to nothing that restricts. */
  #guess(word: string): WordKind {
    if (CONTRACTED.test(word)) return 'talk'
    if (word.length < SHORTEST_SLIP || !/^[a-z]+$/.test(word) || this.commonness(word) > 0) return 'unlisted'
    let kind: WordKind = 'unlisted'
    for (const other of oneSlipAway(word)) {
      const known = this.#kinds.get(other)
      if (known === 'restricts' || known === 'either') return 'unlisted'
      if (known === 'talk') kind = 'talk'
    }
    return kind
  }
}
