/** Whether a word that may be somebody's name stands where a place's does: "in Kilnhurst", "Thomas Rotherham College". Pure. */
import type { English } from '../english.ts'

interface Word {
  readonly word: string
  readonly isCapital: boolean
}

/** Words after which a place stands. */
const BEFORE = new Set('in at near around across within throughout saint st'.split(' '))
/** Words with which the name of a place ends. */
const LAST =
  /^(?:wards?|schools?|academy|academies|primary|secondary|infants?|juniors?|high|comprehensive|grammar|colleges?|nursery|town|village|area|locality|localities|district|parish|borough|county|council|estate|centre|hub|hospital|road|street|lane|park|valley)$/
/** A place has none of these. */
const OF_PEOPLE = /^(?:case|cases|family|families|child|children|kids?|boys?|girls?|siblings?|household|plan|matter)$/
/** So many words of a name may stand before the last. */
const LONGEST = 4

/** @param isAfter whether a word before it may make it one */
export function standsAsPlace(words: readonly Word[], i: number, english: English, isAfter = true): boolean {
  const next = words[i + 1]?.word
  if (next !== undefined && OF_PEOPLE.test(next)) return false
  if (isAfter && BEFORE.has(words[i - 1]?.word ?? '')) return true
  for (const { word, isCapital } of words.slice(i + 1, i + LONGEST)) {
    if (LAST.test(word)) return true
    if (!isCapital && english.commonness(word) >= 2) return false
  }
  return false
}
