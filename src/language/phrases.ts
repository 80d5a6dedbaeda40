/** Finding listed phrases in normalised text: whole words only, the longest first. */

export interface PhraseHit<T> {
  readonly value: T
  readonly said: string
  readonly from: number
  readonly to: number
}

const HYPHEN = 45
const BLANK = 32
const APOSTROPHE = 39
const LETTER_S = 115

/** A letter, a digit or "_", as in patterns. */
const isWord = (code: number): boolean =>
  (code >= 97 && code <= 122) || (code >= 48 && code <= 57) || (code >= 65 && code <= 90) || code === 95

const plainCode = (code: number): number => (code === HYPHEN ? BLANK : code || 0)

/** By its first two characters. */
const startOf = (text: string, at: number): number => text.charCodeAt(at) * 0x10000 + plainCode(text.charCodeAt(at + 1))

/** By its first four characters; what begins otherwise may have the same number. */
const longStartOf = (text: string, at: number): number =>
  Math.imul(startOf(text, at), 31) ^ (plainCode(text.charCodeAt(at + 2)) * 0x200 + plainCode(text.charCodeAt(at + 3)))
const LONG = 4

const PLACES = 1024
/** A place in a list by the first two characters. */
const placeOf = (text: string, at: number): number =>
  (text.charCodeAt(at) * 32 + (plainCode(text.charCodeAt(at + 1)) & 31)) & (PLACES - 1)

function standsAt(phrase: string, text: string, at: number): boolean {
  for (let i = 0; i < phrase.length; i++) {
    const wanted = phrase.charCodeAt(i)
    const there = text.charCodeAt(at + i)
    if (there !== wanted && !(wanted === BLANK && there === HYPHEN)) return false
  }
  return true
}

/** Where what begins at `at` ends, with or without a genitive, and no word goes on; -1 where one does. */
function endOf(text: string, at: number): number {
  const [first, second] = [text.charCodeAt(at), text.charCodeAt(at + 1)]
  const isGenitive = (first === APOSTROPHE && second === LETTER_S) || (first === LETTER_S && second === APOSTROPHE)
  if (isGenitive && !isWord(text.charCodeAt(at + 2))) return at + 2
  return isWord(first) ? -1 : at
}

function endAmong(phrases: readonly string[] | undefined, text: string, from: number): number {
  if (phrases)
    for (const phrase of phrases) {
      const to = standsAt(phrase, text, from) ? endOf(text, from + phrase.length) : -1
      if (to >= 0) return to
    }
  return -1
}

/** A finder for phrases that stand for a value; hyphens and spaces in a phrase are alike. */
export class PhraseFinder<T> {
  readonly #values = new Map<string, T>()
  /** By how they begin, the longest first; those of fewer than four characters apart. */
  readonly #phrases = new Map<number, string[]>()
  readonly #short = new Map<number, string[]>()
  /** By the first two characters, some of the places of a list: where it has nothing, no phrase begins so. */
  readonly #begins = new Uint8Array(PLACES)

  /** A phrase has two characters at least. */
  constructor(entries: Iterable<readonly [phrase: string, value: T]>) {
    for (const [phrase, value] of entries) this.#values.set(clean(phrase), value)
    for (const phrase of this.#values.keys()) {
      this.#begins[placeOf(phrase, 0)] = 1
      const [lists, start] =
        phrase.length < LONG ? [this.#short, startOf(phrase, 0)] : [this.#phrases, longStartOf(phrase, 0)]
      const others = lists.get(start)
      if (others) others.push(phrase)
      else lists.set(start, [phrase])
    }
    for (const lists of [this.#phrases, this.#short])
      for (const phrases of lists.values()) phrases.sort((a, b) => b.length - a.length)
  }

  find(text: string): PhraseHit<T>[] {
    const hits: PhraseHit<T>[] = []
    let before = BLANK
    for (let from = 0; from < text.length; from++) {
      const code = text.charCodeAt(from)
      const isInside = isWord(before) || before === APOSTROPHE
      before = code
      if (isInside || this.#begins[placeOf(text, from)] === 0) continue
      const to = this.#endAt(text, from)
      if (to < 0) continue
      const said = text.slice(from, to)
      const value = this.#values.get(clean(said.replace(/(?:'s|s')$/, ''))) ?? this.#values.get(clean(said))
      if (value !== undefined) hits.push({ value, said, from, to })
      from = to - 1
      before = text.charCodeAt(from)
    }
    return hits
  }

  /** Where the longest phrase that begins at `from` ends; -1 where none does. */
  #endAt(text: string, from: number): number {
    const to = endAmong(this.#phrases.get(longStartOf(text, from)), text, from)
    return to >= 0 ? to : endAmong(this.#short.get(startOf(text, from)), text, from)
  }
}

const clean = (text: string): string => text.toLowerCase().replace(/-/g, ' ').replace(/\s+/g, ' ').trim()

/** `text` with the spans replaced by spaces, so that positions stay. */
export function blank(text: string, spans: Iterable<{ readonly from: number; readonly to: number }>): string {
  let out = text
  for (const { from, to } of spans) out = out.slice(0, from) + ' '.repeat(to - from) + out.slice(to)
  return out
}
