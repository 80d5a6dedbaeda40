/**
 * How printed targets and tolerances are read: "84%+", "85%>", "<2.5%", "50-70%", "-0.03", "less than 22%".
 * Every notation stands with an example in data/rag-rules.json. What cannot be read stays words, never a guess.
 */
import type { BandKind } from '../model/figure.ts'
import type { Polarity, Unit } from '../model/indicator.ts'

export const COMPARATORS = ['>=', '>', '<=', '<', 'between', 'words'] as const
export type Comparator = (typeof COMPARATORS)[number]

/** A printed band. `value` is the limit as a decimal, null for words; `upper` is there for `between` only. */
export interface Band {
  /** As printed. */
  readonly text: string
  readonly comparator: Comparator
  readonly value: string | null
  readonly upper?: string
}

const NUMBER = String.raw`(-?\d+(?:\.\d+)?) ?(?:%|per ?cent|days?)?`
const PLAIN = new RegExp(`^${NUMBER}$`, 'i')
const RANGE = new RegExp(`^${NUMBER} ?(?:-|to) ?${NUMBER}$`, 'i')
const ONE_NUMBER = new RegExp(`^\\D*?${NUMBER}\\)?$`, 'i')
/** "Above stat neigh (79.7%)", but not "Above average (2022)". */
const IN_BRACKETS = new RegExp(`\\((?!(?:19|20)\\d\\d\\))${NUMBER}\\)$`, 'i')

const SYMBOLS: readonly (readonly [RegExp, Comparator])[] = [
  [new RegExp(`^(?:>=|≥) ?${NUMBER}$`, 'i'), '>='],
  [new RegExp(`^(?:<=|≤) ?${NUMBER}$`, 'i'), '<='],
  [new RegExp(`^> ?${NUMBER}$`, 'i'), '>'],
  [new RegExp(`^< ?${NUMBER}$`, 'i'), '<'],
  [new RegExp(`^${NUMBER} ?(?:\\+|or (?:more|above|over|higher)|and (?:above|over))$`, 'i'), '>='],
  [new RegExp(`^${NUMBER} ?(?:or (?:less|fewer|below|under|lower)|and (?:below|under))$`, 'i'), '<='],
  // The sign after the number is an odd way of writing "or more" ("85%>") and "or less".
  [new RegExp(`^${NUMBER} ?>$`, 'i'), '>='],
  [new RegExp(`^${NUMBER} ?<$`, 'i'), '<='],
]

const OPENINGS: readonly (readonly [RegExp, Comparator])[] = [
  [/^(?:at least|(?:a )?minimum of)\b/i, '>='],
  [/^(?:at most|(?:a )?maximum of|no more than|up to)\b/i, '<='],
  [/^(?:above|over|(?:more|greater|higher) than)\b/i, '>'],
  [/^(?:below|under|(?:less|fewer|lower) than)\b/i, '<'],
]

/** One kind of space, dash and minus, no commas in numbers. */
function tidy(asPrinted: string): string {
  return asPrinted
    .replace(/[\u2010-\u2015\u2212]/g, '-')
    .replace(/\s+/g, ' ')
    .replace(/(\d),(?=\d{3}(?!\d))/g, '$1')
    .trim()
}

/** A number without a sign: to be reached, on the good side. A red one is where red begins, so the other side. */
function plainComparator(polarity: Polarity, kind: BandKind): Comparator {
  if (kind === 'red') return polarity === 'low' ? '>' : '<'
  return polarity === 'low' ? '<=' : '>='
}

/** The one number in a text that has words. Amid words it counts only where the officer's `value` bears it out. */
function numberAmongWords(text: string, value: string | null): string | null {
  const printed = text.match(ONE_NUMBER)?.[1]
  if (printed === undefined) return /\d/.test(text) ? null : value
  if (value !== null) return Number(printed) === Number(value) ? printed : null
  const direct = IN_BRACKETS.test(text) || OPENINGS.some(([opening]) => PLAIN.test(text.replace(opening, '').trim()))
  return direct ? printed : null
}

/**
 * Reads a band, or null where nothing is printed ("-").
 * @param asPrinted the tolerance or target exactly as printed
 * @param value the number beside it in the data file, null where there is none; it counts where the text has words
 * @param polarity which side is good, for a number printed without a sign
 * @param kind which band it is; a target counts as green
 * Source: contract, meaning 6.
 */
export function parseBand(
  asPrinted: string,
  value: string | null,
  polarity: Polarity,
  kind: BandKind = 'green',
): Band | null {
  const text = tidy(asPrinted)
  if (/^(?:-|n\/a)?$/i.test(text)) return null
  const range = text.match(RANGE)
  if (range?.[1] && range[2]) return { text: asPrinted, comparator: 'between', value: range[1], upper: range[2] }
  for (const [pattern, comparator] of SYMBOLS) {
    const limit = text.match(pattern)?.[1]
    if (limit !== undefined) return { text: asPrinted, comparator, value: limit }
  }
  const plain = text.match(PLAIN)?.[1] ?? null
  const limit = plain ?? numberAmongWords(text, value)
  if (limit === null) return { text: asPrinted, comparator: 'words', value: null }
  const opening = OPENINGS.find(([pattern]) => pattern.test(text))
  return { text: asPrinted, comparator: opening?.[1] ?? plainComparator(polarity, kind), value: limit }
}

/** Whether the band is printed as a bare number, "90%". */
export const isPlain = (band: Band): boolean => PLAIN.test(tidy(band.text))

/** A limit as a reader sees it: "95%", "487 days", "1,500", "227.1". */
export function limitText(value: string, unit: Unit): string {
  const [whole = '', decimals] = value.split('.')
  const number = whole.replace(/\B(?=(\d{3})+(?!\d))/g, ',') + (decimals === undefined ? '' : `.${decimals}`)
  if (unit === '%') return `${number}%`
  return unit === 'days' ? `${number} days` : number
}
