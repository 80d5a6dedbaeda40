/** How likely a word is after another: counts of our own phrases and of what people have asked. */

/** Each word with its count, then what followed it with counts: "9 next 3 other 2". Made by `npm run words`. */
export type PairCounts = Readonly<Record<string, string>>

/** How sure a pair is against single words, at most; and the count of a word at which it is half of that. */
const PAIRS = 0.75
const SEEN = 4

interface Row {
  count: number
  readonly next: Map<string, number>
}

/** What numbers are to their neighbours: small ones are words ("term 2", "progress 8"), years are alike. */
export function classOf(word: string): string {
  if (!/^\d/.test(word)) return word
  if (/^(?:19|20)\d\d$/.test(word)) return '<year>'
  return /^\d{1,2}$/.test(word) || /[a-z]/.test(word) ? word : '<number>'
}

/** Before the first word of a clause and after the last. */
export const EDGE = '<s>'

export class WordPairs {
  readonly #read: PairCounts
  readonly #rows = new Map<string, Row>()
  #total = 0

  constructor(counts: PairCounts) {
    this.#read = counts
    for (const text of Object.values(counts)) this.#total += Number.parseInt(text, 10)
  }

  #row(word: string): Row | undefined {
    const known = this.#rows.get(word)
    if (known) return known
    const text = Object.hasOwn(this.#read, word) ? this.#read[word] : undefined
    if (text === undefined) return undefined
    const [count, ...rest] = text.split(' ')
    const row: Row = { count: Number(count), next: new Map() }
    for (let i = 0; i + 1 < rest.length; i += 2) row.next.set(rest[i] as string, Number(rest[i + 1]))
    this.#rows.set(word, row)
    return row
  }

  /** Counts a phrase of ours, as words, so many times. */
  add(words: readonly string[], times: number): void {
    let last = EDGE
    for (const typed of words) {
      const word = classOf(typed)
      this.#grow(word, times)
      if (last !== EDGE) {
        const { next } = this.#rows.get(last) as Row
        next.set(word, (next.get(word) ?? 0) + times)
      }
      last = word
    }
  }

  #grow(word: string, times: number): void {
    let row = this.#row(word)
    if (!row) {
      row = { count: 0, next: new Map() }
      this.#rows.set(word, row)
    }
    row.count += times
    this.#total += times
  }

  count(word: string): number {
    return this.#row(word)?.count ?? 0
  }

  /** The likelihood of the word by itself, of all that were counted. */
  alone(word: string): number {
    return this.count(word) / (this.#total + 1)
  }

  /** The cost in nats of `word` after `last`, when by itself it costs `alone`, which makes it so `likely`. */
  cost(
    last: string,
    { word, alone, likely: byItself }: { readonly word: string; readonly alone: number; readonly likely: number },
  ): number {
    const row = this.#row(last)
    if (!row || row.count === 0) return alone
    const weight = (PAIRS * row.count) / (row.count + SEEN)
    const pair = row.next.get(word)
    const likely = (1 - weight) * byItself + (pair === undefined ? 0 : (weight * pair) / row.count)
    return -Math.log(likely)
  }
}
