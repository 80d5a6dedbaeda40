/** Words by what they sound like and by their consonants, for people who spell by ear or leave vowels out. */
import { doubleMetaphone } from 'double-metaphone'

/** The word without its vowels after the first letter and without doubled letters: "mnths" and "months" are alike. */
export const bonesOf = (word: string): string =>
  word[0] +
  word
    .slice(1)
    .replace(/[aeiou]/g, '')
    .replace(/(.)\1+/g, '$1')

/** How the word is said by many in Britain: "over" as "ova", "month" as "monf". */
const asSaid = (word: string): string => word.replace(/(?:er|or|ar|our|re)(s?)$/, 'a$1').replace(/th/g, 'f')

export class Sounds {
  readonly #bySound = new Map<string, string[]>()
  readonly #byBones = new Map<string, string[]>()

  constructor(words: Iterable<string>) {
    for (const word of words) {
      if (word.length < 3) continue
      for (const code of codesOf(word)) push(this.#bySound, code, word)
      push(this.#byBones, bonesOf(word), word)
    }
  }

  /** Known words that may sound like `typed`. */
  alike(typed: string): string[] {
    const [one, other] = doubleMetaphone(typed)
    const found = this.#bySound.get(one) ?? []
    return one === other ? found : [...found, ...(this.#bySound.get(other) ?? [])]
  }

  /** Known words with the consonants of `typed`, which has no vowel that they lack. */
  sameBones(typed: string): readonly string[] {
    return this.#byBones.get(bonesOf(typed)) ?? []
  }
}

function codesOf(word: string): Set<string> {
  const said = asSaid(word)
  return new Set(said === word ? doubleMetaphone(word) : [...doubleMetaphone(word), ...doubleMetaphone(said)])
}

function push(map: Map<string, string[]>, key: string, word: string): void {
  const list = map.get(key)
  if (list) list.push(word)
  else map.set(key, [word])
}
