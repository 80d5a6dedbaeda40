/** What it costs to have typed one thing when another was meant, letter by letter. */
import { COSTS } from './costs.ts'
import { areNeighbours, isVowel, soundAlike } from './keyboard.ts'

const A = 97
const LETTERS = 26

/** One letter typed for another. */
function substitution(typed: number, meant: number): number {
  if (typed === meant) return 0
  if (isVowel(typed) && isVowel(meant)) return COSTS.vowelForVowel
  if (soundAlike(typed, meant)) return COSTS.soundAlike
  return areNeighbours(typed, meant) ? COSTS.neighbourKey : COSTS.substitution
}

/** Of each letter meant, what each letter typed for it costs: looked up by the thousand. */
const SUBSTITUTIONS = Float64Array.from({ length: LETTERS * LETTERS }, (_, i) =>
  substitution(A + (i % LETTERS), A + Math.floor(i / LETTERS)),
)

/** A letter typed that is not meant, after the typed letter `before`. */
export const extra = (typed: number, before: number): number =>
  typed === before ? COSTS.extraDoubled : COSTS.extraLetter

/** A letter meant and not typed, after the meant letter `before`. */
export function missing(meant: number, before: number): number {
  if (meant === before) return COSTS.missingDoubled
  return isVowel(meant) ? COSTS.missingVowel : COSTS.missingLetter
}

const WIDTH = 64
const rows = Array.from({ length: 3 }, () => new Float64Array(WIDTH))

/** The cheapest way from the word meant to what was typed; letters only, at most 40 of them each. */
export function editCost(typed: string, meant: string): number {
  let [before, previous, current] = rows as [Float64Array, Float64Array, Float64Array]
  const n = Math.min(typed.length, WIDTH - 1)
  previous[0] = 0
  for (let j = 1; j <= n; j++)
    previous[j] = (previous[j - 1] as number) + extra(typed.charCodeAt(j - 1), typed.charCodeAt(j - 2))
  for (let i = 1; i <= meant.length; i++) {
    fillRow(typed, n, meant.charCodeAt(i - 1), i > 1 ? meant.charCodeAt(i - 2) : 0, before, previous, current)
    const free = before
    before = previous
    previous = current
    current = free
  }
  return (previous[n] as number) + (typed[0] === meant[0] || startsSwapped(typed, meant) ? 0 : COSTS.otherFirstLetter)
}

export const startsSwapped = (a: string, b: string): boolean => a[0] === b[1] && a[1] === b[0]

/** One more letter of the word meant; returns the least of the row. `before` is the row two letters ago. */
export function fillRow(
  typed: string,
  n: number,
  letter: number,
  last: number,
  before: Float64Array,
  previous: Float64Array,
  current: Float64Array,
): number {
  const gone = missing(letter, last)
  let least = (previous[0] as number) + gone
  current[0] = least
  let left = 0
  const at = (letter - A) * LETTERS - A
  for (let j = 1; j <= n; j++) {
    const t = typed.charCodeAt(j - 1)
    let cost = (previous[j - 1] as number) + (SUBSTITUTIONS[at + t] as number)
    const without = (previous[j] as number) + gone
    if (without < cost) cost = without
    const more = (current[j - 1] as number) + (t === left ? COSTS.extraDoubled : COSTS.extraLetter)
    if (more < cost) cost = more
    if (last !== 0 && t === last && left === letter && t !== left) {
      const swapped = (before[j - 2] as number) + COSTS.swap
      if (swapped < cost) cost = swapped
    }
    current[j] = cost
    if (cost < least) least = cost
    left = t
  }
  return least
}
