/** How alike two names of measures are, from 0 to 1: shared stems, each weighing by how few names have it. */
import { stemmer } from 'stemmer'
import { nameKey } from '../words/plain.ts'

const EMPTY = new Set([
  'of',
  'the',
  'in',
  'a',
  'an',
  'to',
  'with',
  'for',
  'on',
  'at',
  'by',
  'who',
  'which',
  'were',
  'are',
  'have',
  'has',
  'having',
  'been',
  'is',
  'be',
  'their',
  'from',
  'or',
  'whose',
  'all',
  'into',
])

export const stemsOf = (name: string): ReadonlySet<string> =>
  new Set(
    nameKey(name)
      .split(/[ /_+]+/)
      .filter((w) => w !== '' && !EMPTY.has(w))
      .map((w) => stemmer(w)),
  )

export class Likeness {
  private readonly weights = new Map<string, number>()
  private readonly known = new Map<string, ReadonlySet<string>>()

  constructor(names: readonly string[]) {
    const count = new Map<string, number>()
    for (const name of new Set(names)) for (const stem of this.stems(name)) count.set(stem, (count.get(stem) ?? 0) + 1)
    for (const [stem, n] of count) this.weights.set(stem, Math.log(1 + names.length / n))
  }

  between(a: string, b: string): number {
    const [left, right] = [this.stems(a), this.stems(b)]
    const all = this.weight(left) + this.weight(right)
    if (all === 0) return 0
    return (2 * this.weight(new Set([...left].filter((s) => right.has(s))))) / all
  }

  private stems(name: string): ReadonlySet<string> {
    const found = this.known.get(name) ?? stemsOf(name)
    this.known.set(name, found)
    return found
  }

  private weight(stems: ReadonlySet<string>): number {
    let total = 0
    for (const stem of stems) total += this.weights.get(stem) ?? 6
    return total
  }
}
