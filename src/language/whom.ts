/** Whom a measure counts in any case: "16 year olds" of GCSE results, "year 6" of key stage 2. Said of it, they restrict nothing. Pure. */
import type { Whom } from '../model/indicator.ts'
import { type Stretch, stretches } from './matches.ts'
import { NUMBERS } from './number-words.ts'
import { oncePer } from './once-per.ts'
import type { Reading } from './reading.ts'

const WORDS = new Map([...NUMBERS].map(([word, n]) => [n, word]))
const either = (numbers: readonly number[]): string =>
  numbers.flatMap((n) => [String(n), ...(WORDS.has(n) ? [WORDS.get(n)] : [])]).join('|')

/** "Six" and "sixes", "7s". */
const PLURAL = "(?:'?s|es)?"
const YOUNG = /\b(?:teen(?:ager)?s|teenage (?:pupils|children|students))\b/g
/** From this age on, whoever is counted is a teenager. */
const TEEN = 13

const patternsOf = oncePer((whom: Whom): readonly RegExp[] => {
  const age = `(?:${either(whom.ages)})`
  const made = [
    new RegExp(`\\b(?:aged? )?${age}(?:(?: ?- ?| to | and | or )${age})?[- ]?(?:years?|yrs?)[- ]?olds?\\b`, 'g'),
    new RegExp(
      `\\baged (?:between )?${age}(?:(?: ?- ?| to | and | or )${age})?\\b(?![- ]?(?:years?|to|and|or|-))`,
      'g',
    ),
  ]
  if (whom.years.length > 0) made.push(new RegExp(`\\b(?:year|yr|y)[ -]?(?:${either(whom.years)})${PLURAL}\\b`, 'g'))
  if (whom.ages.every((a) => a >= TEEN)) made.push(YOUNG)
  return made
})

/** Where a text says whom a measure counts anyway; of a secondary row, teenagers. */
export function whomSaid(whom: Whom | undefined, { text, cues }: Pick<Reading, 'text' | 'cues'>): readonly Stretch[] {
  const said = whom ? patternsOf(whom) : cues.subs.includes('secondary') ? [YOUNG] : []
  return said.flatMap((p) => stretches(p, text))
}

/** The breakdowns of a reading that part the measure: not whom it counts anyway. */
export function partedBy(whom: Whom | undefined, reading: Reading): readonly string[] {
  const said = whomSaid(whom, reading).map(({ from, to }) => reading.text.slice(from, to))
  return reading.breakdowns.filter((b) => !said.some((w) => w.includes(b)))
}
