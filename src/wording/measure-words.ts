/** What a measure is called in the first line of a reply: a few words, a noun. */

import type { Indicator, Measure } from '../model/indicator.ts'
import type { PeriodKind } from '../model/period.ts'
import { capital } from './format.ts'

const COUNTING = /^(?:%|percentage|number|no\.?|proportion|rate|av\.?)(?: of)?(?: the)? (?=\S)/i
/** Brackets with what they hold, brackets inside them too, and a full stop before them. */
const ASIDE = /\.? \((?:[^()]|\([^()]*\))*\)/g
/** So long a one is a definition, which is told with how the question was understood. */
const LONG_ASIDE = 28
const withoutDefinitions = (name: string): string =>
  name.replace(ASIDE, (aside) => (aside.length < LONG_ASIDE ? aside : ''))
const YEAR_LONG: readonly PeriodKind[] = ['year', 'academic_year', 'calendar_year']

/** Sub-rows that say only which unit is printed. */
const UNIT_ROWS = new Set(['', '%', 'number', 'annual', 'monthly'])

/** Longer than this, a council's name is a definition. */
const LONGEST_NAME = 70

/** "Children in need had an up-to-date plan" as a noun: "children in need with an up-to-date plan". */
export const asNoun = (name: string): string =>
  name
    .replace(/ (?:who )?(?:have|has|had) been (?=in |seen)/, ' ')
    .replace(/ (?:who )?(?:have|has|had|were|was) (?=\w+ed\b)/, ' ')
    .replace(/(?<=^(?!.*\bwhere\b).{3,40}) (?:who )?(?:have|has|had)(?: had)? (?!been\b)/, ' with ')
    .replace(/(?<=^.{3,40}) (?:who )?are (?:currently )?in /, ' in ')

/** "Children in care care plans reviewed" is of care plans of children in care: a word that ends whose it is begins what it is. */
const inOrder = (name: string): string => name.replace(/^([^,;:()]*?\b([a-z]{4,})) (\2 \w+)\b/i, '$3 of $1')

/** The council's own words, as a noun: without "% of", and without "over the entire year" where the figure is no year's. */
function ownName(row: Measure, kind: PeriodKind | null): string {
  const short = asNoun(withoutDefinitions(row.name))
  const isRate = row.unit === 'per_10000' || row.unit === 'per_100000'
  const bare = inOrder(isRate ? short : short.replace(COUNTING, ''))
  return kind !== null && !YEAR_LONG.includes(kind) ? bare.replace(/ over the (?:entire|whole) year\b/i, '') : bare
}

/**
 * The shared name, as people say it; the council's own where the two are known not to count quite the same thing.
 * @param kind of the period of the figure; null where none is told
 */
export function measureWords(indicator: Indicator, row: Measure, kind: PeriodKind | null): string {
  // A row that stands apart from the measure ("increase in contacts") goes by its own name.
  const differs = row.note !== null || indicator.notAlike !== undefined || row.unit !== indicator.unit
  const own = differs ? ownName(row, kind) : indicator.name
  const name = own.length > LONGEST_NAME ? indicator.name : own
  const part = UNIT_ROWS.has(row.sub) || name.toLowerCase().includes(row.sub.toLowerCase()) ? '' : ` (${row.sub})`
  return capital(`${name}${part}`)
}
