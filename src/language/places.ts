/**
 * Misspelt names of councils and regions. A name that is certain is put right, and the reply says so; of one that may be
 * meant it is asked. Otherwise "care leavers in Barnsely" would be told of the asker's own council.
 */

import { editCost } from '../understanding/lattice/edits.ts'
import type { EverydayWords } from '../understanding/lattice/everyday.ts'
import { oneSlipAway } from '../understanding/lattice/one-slip.ts'
import { Memo } from './memo.ts'
import { type Token, tokensOf } from './normalise.ts'

/** A name that was typed and is none of a council or region as it stands. */
export interface UnclearPlace {
  /** `several`: councils that have one name together. `town`: a place that lies in a council's area. */
  readonly why: 'misspelt' | 'several' | 'town'
  readonly typed: string
  /** Where it was typed; `to` is just after it. */
  readonly from: number
  readonly to: number
  /** The word that is certainly meant; null where it is to be asked. */
  readonly meant: string | null
  /** Names that may be meant, the likeliest first; never empty. */
  readonly candidates: readonly string[]
}

export interface PlaceWords {
  /** What councils and regions are called. */
  readonly names: readonly string[]
  /** Whether a word is right as it is: ours, or of a place, or listed. */
  readonly isKnown: (word: string) => boolean
  /** Words that a misspelt word may be meant for, places apart. */
  readonly ours: () => Iterable<string>
  readonly everyday: EverydayWords
}

/** Costs are those of the lattice, in nats: a letter more or less is about 5, a swap 4, a doubled letter 3. */
const CERTAIN = 6.6
const CERTAIN_OF_LONG = 10.5
const LONG = 8
/** Three letters are a slip of a place only where one letter is doubled. */
const POSSIBLE_OF_SHORT = 4
const POSSIBLE = 8
const SHORT = 3
/** So much dearer a second place must be for the first to be certain. */
const CLEARLY = 1.5
const MOST_CANDIDATES = 3
/** What the name of a place costs by how often it is said. */
const PLACE = 10
/** Longer texts are no questions. */
const MOST_TOKENS = 120

/** Words after which a place is named. */
const BEFORE_PLACE = new Set('in for at of vs versus v with against than around does is has'.split(' '))

interface Near {
  readonly word: string
  readonly cost: number
}

export class Places {
  readonly #words: PlaceWords
  readonly #places: ReadonlySet<string>
  readonly #read = new Memo<readonly Near[]>(2000)
  readonly #right = new Memo<boolean>(4000)

  constructor(words: PlaceWords) {
    this.#words = words
    const all = words.names.flatMap((name) => tokensOf(name.toLowerCase()).map((t) => t.word))
    this.#places = new Set(all.filter((word) => word.length > SHORT && /^[a-z]+$/.test(word)))
  }

  /** Those in normalised text. `isName` says whether a stretch of the text, put right, is a place's name. */
  misspelt(text: string, isName: (text: string, from: number, to: number) => boolean): UnclearPlace[] {
    const tokens = tokensOf(text)
    if (tokens.length > MOST_TOKENS) return []
    return tokens.flatMap((token, i) => {
      if (this.#isRight(token.word) || this.#besideName(tokens, i)) return []
      const follows = BEFORE_PLACE.has(tokens[i - 1]?.word ?? '')
      const near = this.#near(token.word)
        .filter(({ cost }) => follows || cost <= CERTAIN || token.word.length >= LONG)
        .filter(({ word }) => isName(putIn(text, [{ ...token, meant: word }]), token.from, token.from + word.length))
      const [first, second] = near
      if (!first || (!follows && this.#isOrdinary(token.word, first.cost))) return []
      const { length } = token.word
      const isClose = length > SHORT + 1 && first.cost <= (length >= LONG ? CERTAIN_OF_LONG : CERTAIN)
      const isCertain = isClose && (!second || second.cost - first.cost >= CLEARLY)
      const candidates = near.slice(0, MOST_CANDIDATES).map((n) => n.word)
      return [
        {
          why: 'misspelt',
          typed: token.word,
          from: token.from,
          to: token.to,
          meant: isCertain ? first.word : null,
          candidates,
        },
      ]
    })
  }

  #isRight(word: string): boolean {
    const { isKnown, everyday } = this.#words
    if (word.length < SHORT) return true
    return this.#right.get(
      word,
      () => !/^[a-z]+$/.test(word) || isKnown(word) || this.#isReal(word) || everyday.isName(word),
    )
  }

  #isReal(word: string): boolean {
    return this.#words.everyday.cost(word) !== undefined
  }

  /** Beside a word that nobody asks about, it is somebody's name sooner than a place's. */
  #besideName(tokens: readonly Token[], i: number): boolean {
    return [tokens[i - 1], tokens[i + 1]].some(
      (other) =>
        other !== undefined &&
        /^[a-z]{3,}$/.test(other.word) &&
        !this.#words.isKnown(other.word) &&
        this.#near(other.word).length === 0,
    )
  }

  /** Places that a strange word may be meant for, the nearest first; none where a word of ours is as near. */
  #near(word: string): readonly Near[] {
    return this.#read.get(word, () => {
      const most =
        word.length <= SHORT
          ? POSSIBLE_OF_SHORT
          : word.length >= LONG
            ? CERTAIN_OF_LONG
            : Math.min(POSSIBLE, word.length * 1.6)
      const near = nearest(word, this.#places, most)
      const [first] = near
      if (!first) return []
      const ours = nearest(word, this.#words.ours(), first.cost).some((other) => !this.#places.has(other.word))
      return ours ? [] : near
    })
  }

  /** Whether it is likelier a slip of a word of everyday English, by the slip and by how often the word is said. */
  #isOrdinary(word: string, slip: number): boolean {
    for (const other of oneSlipAway(word)) {
      const said = this.#places.has(other) ? undefined : this.#words.everyday.cost(other)
      if (said !== undefined && editCost(word, other) + said <= slip + PLACE) return true
    }
    return false
  }
}

function nearest(word: string, among: Iterable<string>, most: number): Near[] {
  const found: Near[] = []
  for (const other of among) {
    if (Math.abs(other.length - word.length) > 2 || other.length <= SHORT || !/^[a-z]+$/.test(other)) continue
    const cost = editCost(word, other)
    if (cost <= most) found.push({ word: other, cost })
  }
  return found.toSorted((a, b) => a.cost - b.cost)
}

/** `text` with the words that are meant in the place of those that were typed. */
export function putIn(
  text: string,
  places: readonly { readonly from: number; readonly to: number; readonly meant: string | null }[],
): string {
  let out = text
  for (const { from, to, meant } of places.toReversed()) if (meant) out = out.slice(0, from) + meant + out.slice(to)
  return out
}
