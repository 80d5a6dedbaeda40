/**
 * How common a word is in English, in four steps, by a list that `npm run train` makes; and what an everyday word does in a
 * question, by a list that people write (`data/understanding/word-kinds.json`).
 */
import { type Stretch, stretches } from '../language/matches.ts'
import { Memo } from '../language/memo.ts'
import { PackedWords } from '../language/packed-words.ts'
import { oneSlipAway } from './lattice/one-slip.ts'

export type Commonness = 0 | 1 | 2 | 3

/** What an everyday word does beside the name of a measure; `unlisted` where nobody has said. */
export type WordKind = 'talk' | 'restricts' | 'either' | 'unlisted'

/** Words separated by blanks, and phrases by commas, by what they do. */
export const WORD_KINDS = ['grammar', 'parts', 'talk', 'stands', 'restricts', 'either'] as const
export type WordKinds = Readonly<Record<(typeof WORD_KINDS)[number], string>>

/** Words of questions that ask for a list (`data/understanding/list-words.json`), separated by blanks; phrases by commas. */
export const LIST_WORDS = ['chooses', 'told', 'left'] as const
export type ListWords = Readonly<Record<(typeof LIST_WORDS)[number], string>>

/** Shorter words are too near to too many. */
const SHORTEST_SLIP = 5
const SHORTEST_PLAIN = 4
/** "Theyd", "whos": without their apostrophes. */
const CONTRACTED = /^(?:they|who|you|we|he|she|it|that|there|what|how|where)(?:d|ll|ve|re|s)$/

/** A length of time in words that no measure is about: "within a week", "for over a year". "Within a day" and "inside a year" some are. */
const FOR_SO_LONG =
  /\b(?:(?:within|inside|under|less than|up to) (?:a|an|one)(?: single)? (?:hour|week|fortnight|month|term)|(?:over|more than|longer than|at least) (?:a|an|one|another)(?: whole| full)? (?:hour|day|week|fortnight|month|term|year))\b(?! (?:ago|earlier|before|ending|to)\b)/g

const LISTED = ['talk', 'restricts', 'either'] as const

/** A pattern of phrases with commas between them; of two that begin alike the longer is meant. */
function phrasesOf(list: string): RegExp {
  const longest = list.split(', ').toSorted((a, b) => b.length - a.length)
  return new RegExp(`\\b(?:${longest.join('|').replaceAll(' ', '[ -]') || '(?!)'})\\b`, 'g')
}

/** Where each text ends when they are joined with one character between them. */
const endsOf = (texts: readonly string[]): readonly number[] => {
  let end = -1
  return texts.map((text) => {
    end += text.length + 1
    return end
  })
}

export class English {
  readonly #steps: PackedWords
  /** Where each list ends in the text of all. */
  readonly #stepEnds: readonly number[]
  readonly #names: PackedWords
  readonly #kinds: PackedWords
  readonly #kindEnds: readonly number[]
  readonly #stands: ReadonlySet<string>
  readonly #grammar: ReadonlySet<string>
  readonly #parts: RegExp
  readonly #chooses: ReadonlySet<string>
  readonly #left: ReadonlySet<string>
  readonly #told: RegExp
  readonly #guessed = new Memo<WordKind>(2000)

  /**
   * `kinds`: what words do beside a measure's name. `lists`: words separated by blanks, the commonest list first; `names`: words
   * of them that are also people's names. `inLists`: by which words lists are chosen, and which they leave unread.
   */
  constructor(lists: readonly string[], names: string, kinds: WordKinds, inLists: ListWords) {
    const listed = LISTED.map((kind) => kinds[kind])
    this.#kinds = new PackedWords(listed.join(' '))
    this.#kindEnds = endsOf(listed)
    this.#stands = new Set(kinds.stands.split(' '))
    this.#grammar = new Set(kinds.grammar.split(' '))
    this.#parts = phrasesOf(kinds.parts)
    this.#chooses = new Set(inLists.chooses.split(' '))
    this.#left = new Set(inLists.left.split(' '))
    this.#told = phrasesOf(inLists.told)
    this.#names = new PackedWords(names)
    this.#steps = new PackedWords(lists.join(' '))
    this.#stepEnds = endsOf(lists)
  }

  /** 3: among the commonest thousand; 2: common; 1: known; 0: no word of everyday English. */
  commonness(word: string): Commonness {
    const at = this.#steps.find(word)
    return at < 0 ? 0 : ((3 - this.#stepEnds.findIndex((end) => at <= end)) as Commonness)
  }

  /** Whether it is a word of everyday English, and too long to be an abbreviation. */
  isPlain(word: string): boolean {
    return word.length >= SHORTEST_PLAIN && this.commonness(word) > 0
  }

  /** Whether an English word is also somebody's name: "grace", "karen". */
  isName(word: string): boolean {
    return this.#names.find(word) >= 0
  }

  /** Whether the word itself, and no slip of it, is listed as talk. */
  isTalk(word: string): boolean {
    return this.#listed(word) === 'talk'
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
  partsIn(text: string): Stretch[] {
    return [...stretches(this.#parts, text), ...stretches(FOR_SO_LONG, text)]
  }

  /** Where words stand that say what lists tell or are judged by anyway. */
  toldInLists(text: string): Stretch[] {
    return stretches(this.#told, text)
  }

  /** Whether measures are chosen by the word, wherever it stands: "doubled", and not "under", which may say where one is to be found. */
  choosesInLists(word: string): boolean {
    return this.#chooses.has(word) && !this.#grammar.has(word)
  }

  /** Whether a list may leave the word unread: it chooses nothing and restricts nothing, or lists with known answers left it; or it is a slip of such a word. */
  isSpareInLists(word: string): boolean {
    if (this.#isSpare(word)) return true
    // "Khan" is no slip of "than", nor "mayors" of "majors".
    const isWord =
      word.length < SHORTEST_SLIP ||
      !/^[a-z]+$/.test(word) ||
      [word, word.replace(/(?:s|ed|ing)$/, '')].some((w) => this.commonness(w) > 0) ||
      this.#chooses.has(word) ||
      this.kindOf(word) !== 'unlisted'
    return !isWord && [...oneSlipAway(word)].some((meant) => this.#isSpare(meant))
  }

  #isSpare(word: string): boolean {
    if (this.#left.has(word)) return true
    if (this.#chooses.has(word)) return false
    return this.isGrammar(word) || this.stands(word) || this.#listed(word) === 'talk'
  }

  #listed(word: string): WordKind | undefined {
    const at = this.#kinds.find(word)
    return at < 0 ? undefined : LISTED[this.#kindEnds.findIndex((end) => at <= end)]
  }

  /** What the word does beside the name of a measure: "enquired" leaves it as it is, "twins" makes it another. */
  kindOf(word: string): WordKind {
    return this.#listed(word) ?? this.#guessed.get(word, () => this.#guess(word))
  }

  /** A word that is none of English and one slip away from talk is talk misspelt, where it is as near to nothing that restricts. */
  #guess(word: string): WordKind {
    if (CONTRACTED.test(word)) return 'talk'
    if (word.length < SHORTEST_SLIP || !/^[a-z]+$/.test(word) || this.commonness(word) > 0) return 'unlisted'
    let kind: WordKind = 'unlisted'
    for (const other of oneSlipAway(word)) {
      const known = this.#listed(other)
      if (known === 'restricts' || known === 'either') return 'unlisted'
      if (known === 'talk') kind = 'talk'
    }
    return kind
  }
}
