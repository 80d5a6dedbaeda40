/** What a measure is called in the first line of a reply: a few words, a noun. */
import type { Indicator, Measure } from '../model/indicator.ts'
import type { PeriodKind } from '../model/period.ts'

const COUNTING = /^(?:%|percentage|number|no\.?|proportion|rate|av\.?)(?: of)?(?: the)? (?=\S)/i
const YEAR_LONG: readonly PeriodKind[] = ['year', 'academic_year', 'calendar_year']

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

/** Sub-rows that say only which unit is printed. */
const UNIT_ROWS = new Set(['', '%', 'number', 'annual', 'monthly'])

/** The council's own words, as a noun: without "% of", and without "over the entire year" where the figure is no year's. */
function ownName(row: Measure, kind: PeriodKind | null): string {
  const bare = row.unit === 'per_10000' || row.unit === 'per_100000' ? row.name : row.name.replace(COUNTING, '')
  return kind !== null && !YEAR_LONG.includes(kind) ? bare.replace(/ over the (?:entire|whole) year\b/i, '') : bare
}

/**
 * The shared name, as people say it; the council's own where the two are known not to count quite the same thing.
 * @param kind of the period of the figure; null where none is told
 */
export function measureWords(indicator: Indicator, row: Measure, kind: PeriodKind | null): string {
  // A row that stands apart from the measure ("increase in contacts") goes by its own name.
  const differs = row.note !== null || indicator.notAlike !== undefined || row.unit !== indicator.unit
  const name = differs ? ownName(row, kind) : indicator.name
  const part = UNIT_ROWS.has(row.sub) || name.toLowerCase().includes(row.sub.toLowerCase()) ? '' : ` (${row.sub})`
  return capital(`${name}${part}`)
}
