/** What people and places are called, as lists have it. Pure. */
import { PackedWords } from '../language/packed-words.ts'
import { hasTexts, isTextLists } from './file-shapes.ts'

/** Words separated by blanks, and names whole. */
export interface EnglishPlaces {
  readonly words: string
  /** By council. */
  readonly wards: Readonly<Record<string, readonly string[]>>
}

export const isEnglishPlaces = (value: unknown): value is EnglishPlaces =>
  hasTexts(value, ['words']) && isTextLists((value as Record<string, unknown>).wards)

const wordsOf = (names: readonly string[]): string[] => names.flatMap((name) => name.toLowerCase().split(/[^a-z]+/))

export class NameWords {
  readonly #called: PackedWords
  readonly #places: PackedWords
  readonly #wards: ReadonlySet<string>

  /** `called`: words separated by blanks. */
  constructor(called: string, { words, wards }: EnglishPlaces) {
    this.#called = new PackedWords(called)
    this.#places = new PackedWords(words)
    this.#wards = new Set(Object.values(wards).flatMap(wordsOf))
  }

  /** Whether people are called so and the word is written with a capital wherever it is written: "khan", "smith". */
  isCalled(word: string): boolean {
    return this.#called.find(word) >= 0
  }

  /** Whether a town or village of England is called so, or a part of one. */
  isPlace(word: string): boolean {
    return this.#places.find(word) >= 0
  }

  /** Whether it is of the name of a ward of a council whose reports are loaded: there it is the ward. */
  isWard(word: string): boolean {
    return this.#wards.has(word)
  }
}
