/** Known words as a tree of letters, in which all words within a cost of what was typed are found in one walk. */
import { COSTS } from './costs.ts'
import { extra, fillRow, startsSwapped } from './edits.ts'

const DEEPEST = 26

export interface Near {
  readonly word: string
  readonly cost: number
}

export class WordTree {
  readonly #letters: number[] = [0]
  readonly #child: number[] = [0]
  readonly #sibling: number[] = [0]
  readonly #words: (string | undefined)[] = [undefined]
  readonly #rows = Array.from({ length: DEEPEST + 2 }, () => new Float64Array(DEEPEST + 2))

  /** `words`: of the letters a to z. Longer ones than can be a word are left out. */
  constructor(words: Iterable<string>) {
    for (const word of words) if (word.length <= DEEPEST) this.#add(word)
  }

  #add(word: string): void {
    let node = 0
    for (let i = 0; i < word.length; i++) {
      const letter = word.charCodeAt(i)
      let next = this.#child[node] as number
      while (next !== 0 && this.#letters[next] !== letter) next = this.#sibling[next] as number
      if (next === 0) {
        next = this.#letters.push(letter) - 1
        this.#child.push(0)
        this.#sibling.push(this.#child[node] as number)
        this.#words.push(undefined)
        this.#child[node] = next
      }
      node = next
    }
    this.#words[node] = word
  }

  /** The words that cost at most `most`, `typed` itself left out; `typed` has at most 26 letters. */
  near(typed: string, most: number): Near[] {
    const found: Near[] = []
    const n = typed.length
    const [first] = this.#rows as [Float64Array]
    first[0] = 0
    for (let j = 1; j <= n; j++)
      first[j] = (first[j - 1] as number) + extra(typed.charCodeAt(j - 1), j > 1 ? typed.charCodeAt(j - 2) : 0)
    for (let node = this.#child[0] as number; node !== 0; node = this.#sibling[node] as number)
      this.#walk(node, 1, 0, typed, most, found)
    return found
  }

  /** The words that begin with what was typed, and go on; none where they are more than `most`. */
  begin(typed: string, most: number): string[] {
    let node = 0
    for (let i = 0; i < typed.length; i++) {
      let next = this.#child[node] as number
      while (next !== 0 && this.#letters[next] !== typed.charCodeAt(i)) next = this.#sibling[next] as number
      if (next === 0) return []
      node = next
    }
    const found: string[] = []
    const waiting = [this.#child[node] as number]
    while (waiting.length > 0 && found.length <= most) {
      const at = waiting.pop() as number
      if (at === 0) continue
      const word = this.#words[at]
      if (word !== undefined) found.push(word)
      waiting.push(this.#sibling[at] as number, this.#child[at] as number)
    }
    return found.length > most ? [] : found
  }

  #walk(node: number, depth: number, last: number, typed: string, most: number, found: Near[]): void {
    const n = typed.length
    const rows = this.#rows
    const letter = this.#letters[node] as number
    const current = rows[depth] as Float64Array
    const before = rows[depth > 1 ? depth - 2 : 0] as Float64Array
    const least = fillRow(typed, n, letter, last, before, rows[depth - 1] as Float64Array, current)
    if (least > most) return
    const word = this.#words[node]
    if (word !== undefined && word !== typed) {
      const strange = word[0] === typed[0] || startsSwapped(typed, word) ? 0 : COSTS.otherFirstLetter
      const cost = (current[n] as number) + strange
      if (cost <= most) found.push({ word, cost })
    }
    if (depth >= DEEPEST) return
    for (let next = this.#child[node] as number; next !== 0; next = this.#sibling[next] as number)
      this.#walk(next, depth + 1, letter, typed, most, found)
  }
}
