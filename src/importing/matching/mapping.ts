/** What was asked once and is remembered: which indicator a row is, what a column means, which council a file is of. */
import { partOf } from '../tables/rows.ts'
import { periodParts } from '../words/period-words.ts'
import { nameKey } from '../words/plain.ts'

/** Of a measure: its unit, what its figures are of, which side is good, and what its tolerance is or that it has none. */
export type OfMeasure = 'unit' | 'basis' | 'polarity' | 'tolerance'

/** `row` names a measure, `column` a head, `number` one in a sentence. */
export type Answered = 'row' | 'column' | 'number' | OfMeasure

export interface MappingEntry {
  readonly council: string
  readonly what: Answered
  /** The printed words, made alike. */
  readonly words: string
  /** For a row: an id, `new` or `ignore`; for a column: a kind of figure or a role; for a unit: a unit, or `words`; for a basis: one. */
  readonly means: string
  /** Of a row that is a part of a measure, or the name of a new measure for a number; else empty. */
  readonly sub: string
}

/** Whoever reads a workbook sees only this. */
export interface Mapping {
  row(council: string, words: string): { readonly id: string; readonly sub: string } | null
  column(council: string, head: string): string | null
  /** What a head with the same words beside another period was said to mean: "Cohort 2023/24" of "Cohort 2024/25". */
  columnLike(council: string, head: string): string | null
  ofMeasure(council: string, what: OfMeasure, words: string): string | null
  number(council: string, words: string): { readonly id: string; readonly sub: string } | null
}

/** A row that is to be a new indicator. */
export const NEW = 'new'
/** A row that is no measure, such as a total of all. */
export const IGNORE = 'ignore'

export const NO_MAPPING: Mapping = {
  row: () => null,
  column: () => null,
  columnLike: () => null,
  ofMeasure: () => null,
  number: () => null,
}

const WORDS = 5

/** The words of a row as they are remembered: its name, with what tells it from its neighbours. */
export const rowWords = (row: {
  ref: string
  name: string
  sub: string
  unitPrinted: string
  frequency: string
  section: string
  service: string
}): string =>
  [row.ref, row.name, row.sub, row.unitPrinted, row.frequency, ...(partOf(row) === '' ? [] : [partOf(row)])]
    .map(nameKey)
    .join('|')

/** Without the section, as a row is remembered that stood in none. */
const withoutSection = (words: string): string => words.split('|').slice(0, WORDS).join('|')

export function mappingOf(entries: readonly MappingEntry[]): Mapping {
  const key = (council: string, what: string, words: string): string => `${council}\0${what}\0${words}`
  const found = new Map(entries.map((e) => [key(e.council, e.what, e.words), e]))
  const heads = entries.filter((e) => e.what === 'column' && besidePeriod(e.words) !== '')
  const alike = new Map(heads.map((e) => [key(e.council, 'column', besidePeriod(e.words)), e.means]))
  const ofRow = (council: string, what: string, words: string): MappingEntry | undefined =>
    found.get(key(council, what, words)) ?? found.get(key(council, what, withoutSection(words)))
  return {
    row: (council, words) => idOf(ofRow(council, 'row', words)),
    number: (council, words) => idOf(found.get(key(council, 'number', words))),
    column: (council, head) => found.get(key(council, 'column', nameKey(head)))?.means ?? null,
    columnLike: (council, head) => alike.get(key(council, 'column', besidePeriod(head))) ?? null,
    ofMeasure: (council, what, words) => ofRow(council, what, words)?.means ?? null,
  }
}

const idOf = (entry: MappingEntry | undefined): { readonly id: string; readonly sub: string } | null =>
  entry ? { id: entry.means, sub: entry.sub } : null

/** The words of a head without its period, made alike; empty where it has none. */
function besidePeriod(head: string): string {
  const { parts, rest } = periodParts(head)
  return parts.length === 0 ? '' : nameKey(rest)
}
