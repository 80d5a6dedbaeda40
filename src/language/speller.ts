/**
 * Spelling correction by symmetric deletion: a word and a known word that lie within one or two edits share a
 * form with as many letters deleted, so candidates are found by look-up and only those few are measured.
 * Work per word does not grow with the number of known words.
 */
import { distance } from 'fastest-levenshtein'

const MAX_WORD = 24

function edits(word: string): number {
  if (word.length <= 3) return 0
  return word.length <= 7 ? 1 : 2
}

function deletions(word: string, n: number, out = new Set<string>()): Set<string> {
  out.add(word)
  if (n > 0) for (let i = 0; i < word.length; i++) deletions(word.slice(0, i) + word.slice(i + 1), n - 1, out)
  return out
}

/** Whether `a` is `b` with two neighbouring letters swapped: one slip of the fingers, two edits by Levenshtein. */
function swapped(a: string, b: string): boolean {
  if (a.length !== b.length) return false
  let i = 0
  while (i < a.length && a[i] === b[i]) i++
  return a[i] === b[i + 1] && a[i + 1] === b[i] && a.slice(i + 2) === b.slice(i + 2)
}

export class Speller {
  readonly #known: ReadonlySet<string>
  readonly #byDeletion = new Map<string, string[]>()
  readonly #memory = new Map<string, readonly string[] | null>()

  constructor(known: ReadonlySet<string>) {
    this.#known = known
    for (const word of known) {
      if (word.length < 4 || word.length > MAX_WORD || /\d/.test(word)) continue
      for (const form of deletions(word, edits(word))) {
        const list = this.#byDeletion.get(form)
        if (list) list.push(word)
        else this.#byDeletion.set(form, [word])
      }
    }
  }

  /** The known word or words meant by a word that is not known, or null. */
  fix(word: string): readonly string[] | null {
    if (word.length > MAX_WORD * 2) return null
    const remembered = this.#memory.get(word)
    if (remembered !== undefined) return remembered
    const result = this.#split(word) ?? this.#nearest(word)
    if (this.#memory.size > 20_000) this.#memory.clear()
    this.#memory.set(word, result)
    return result
  }

  #nearest(word: string): readonly string[] | null {
    if (word.length < 4 || word.length > MAX_WORD) return null
    const allowed = edits(word)
    let best: string | null = null
    let bestCost = allowed + 0.3
    for (const form of deletions(word, allowed)) {
      for (const candidate of this.#byDeletion.get(form) ?? []) {
        const raw = swapped(word, candidate) ? 1 : distance(word, candidate)
        // Four letters are often an abbreviation: one changed letter makes it another.
        if (word.length === 4 && candidate.length === 4 && !swapped(word, candidate)) continue
        // The first letter is seldom the wrong one.
        // Vowels are left out more often than anything else: "mnths".
        const bones = candidate.replace(/[aeiou]/g, '') === word.replace(/[aeiou]/g, '') ? -0.4 : 0
        const cost =
          raw + bones + (candidate[0] === word[0] ? 0 : 0.6) + Math.abs(candidate.length - word.length) * 0.01
        if (cost < bestCost || (cost === bestCost && best !== null && candidate < best)) {
          best = candidate
          bestCost = cost
        }
      }
    }
    return best === null ? null : [best]
  }

  /** "uptodate" as "up to date", "cpvisits" as "cp visits": known words run together. */
  #split(word: string): readonly string[] | null {
    if (word.length < 5 || word.length > MAX_WORD) return null
    for (let i = 2; i <= word.length - 2; i++) {
      const head = word.slice(0, i)
      const tail = word.slice(i)
      if (!this.#known.has(head)) continue
      if (this.#known.has(tail) && (tail.length > 3 || head.length > 3)) return [head, tail]
      for (let j = 2; j <= tail.length - 2; j++) {
        const middle = tail.slice(0, j)
        const end = tail.slice(j)
        if (end.length > 3 && this.#known.has(middle) && this.#known.has(end)) return [head, middle, end]
      }
    }
    return null
  }
}
