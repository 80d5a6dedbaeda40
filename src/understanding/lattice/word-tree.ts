/** Known words as a tree of letters, in which all words within a cost of what was typed are found in one walk. */
import { COSTS } from './costs.ts'
import { extra, fillRow, startsSwapped } from './edits.ts'

const DEEPEST = 26
/** More than what adding and taking away again may differ by. */
const ROUNDING = 1e-9

export interface Near {
  readonly word: string
  readonly cost: number
}

/** What is looked for in a walk through the tree. */
interface Walk {
  readonly typed: string
  readonly most: number
  /** What the letters alone may cost below the first letter that is being followed. */
  reach: number
  /** Words of fewer letters are too far away. */
  readonly shortest: number
  readonly found: Near[]
}

export class WordTree {
  readonly #letters: number[] = [0]
  readonly #child: number[] = [0]
  readonly #sibling: number[] = [0]
  readonly #words: (string | undefined)[] = [undefined]
  /** Of each node, the letters of the longest word that goes through it. */
  readonly #longest: number[] = [0]
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
        this.#longest.push(0)
        this.#child[node] = next
      }
      node = next
      this.#longest[node] = Math.max(this.#longest[node] as number, word.length)
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
    const walk = { typed, most, reach: most, shortest: shortestFor(typed, most), found }
    for (let node = this.#child[0] as number; node !== 0; node = this.#sibling[node] as number) {
      const letter = this.#letters[node]
      // Another first letter costs more at the end, which leaves less for what comes before.
      const isStrange = letter !== typed.charCodeAt(0) && letter !== typed.charCodeAt(1)
      walk.reach = isStrange ? most - COSTS.otherFirstLetter + ROUNDING : most
      this.#walk(walk, node, 1, 0, 0)
    }
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

  /** `least`: of the row before, from which two swapped letters go on. */
  #walk(walk: Walk, node: number, depth: number, last: number, least: number): void {
    if ((this.#longest[node] as number) < walk.shortest) return
    const { typed, most, reach } = walk
    const n = typed.length
    const rows = this.#rows
    const letter = this.#letters[node] as number
    const current = rows[depth] as Float64Array
    const before = rows[depth > 1 ? depth - 2 : 0] as Float64Array
    const now = fillRow(typed, n, letter, last, before, rows[depth - 1] as Float64Array, current)
    if (now > most || (now > reach && least + COSTS.swap > reach)) return
    const word = this.#words[node]
    if (word !== undefined && word !== typed) {
      const strange = word[0] === typed[0] || startsSwapped(typed, word) ? 0 : COSTS.otherFirstLetter
      const cost = (current[n] as number) + strange
      if (cost <= most) walk.found.push({ word, cost })
    }
    if (depth >= DEEPEST) return
    for (let next = this.#child[node] as number; next !== 0; next = this.#sibling[next] as number)
      this.#walk(walk, next, depth + 1, letter, now)
  }
}

/** The fewest letters of a word that so many letters too many, the doubled ones first, leave within `most`. */
function shortestFor(typed: string, most: number): number {
  let doubled = 0
  for (let i = 1; i < typed.length; i++) if (typed[i] === typed[i - 1]) doubled++
  const isDear = (more: number): boolean =>
    Math.min(more, doubled) * COSTS.extraDoubled + Math.max(0, more - doubled) * COSTS.extraLetter > most
  let more = 0
  while (more < typed.length && !isDear(more + 1)) more++
  return typed.length - more
}
