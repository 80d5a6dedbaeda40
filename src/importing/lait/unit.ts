/** Unit and basis of a measure, from the dictionary's words. */
import type { YearType } from '../../england/measure.ts'
import type { Basis, Unit } from '../../model/indicator.ts'

/** What the titles say in brackets, which leads: an axis may be a copy of another measure's. */
const TITLES: readonly (readonly [RegExp, Unit])[] = [
  [/\(%\)|^%|^percent(?:age)?\b/i, '%'],
  [/\(num(?:ber)?\)|^(?:total )?number of\b(?!.*(?:\bper child\b|%))/i, 'count'],
]

const AXES: readonly (readonly [RegExp, Unit])[] = [
  [/\bper 100,?000\b/i, 'per_100000'],
  [/\bper 10,?000\b/i, 'per_10000'],
  [/\bper 1,?000\b/i, 'per_1000'],
  [/%|\brate\b|\bentries\b/i, '%'],
  [/\bscore\b/i, 'score'],
  [/\baverage\b|\bcase ?load\b/i, 'average'],
  [/\bcost\b|\bspend\b/i, 'pounds'],
]

const firstOf = (rules: readonly (readonly [RegExp, Unit])[], text: string): Unit | null =>
  rules.find(([pattern]) => pattern.test(text))?.[1] ?? null

/** @param axis the dictionary's name of the axis @param title the title of its chart */
export function unitOf(axis: string, title: string): Unit {
  const byAxis = firstOf(AXES, axis)
  if (byAxis !== null && byAxis !== '%') return byAxis
  return firstOf(TITLES, title) ?? byAxis ?? 'count'
}

/** Whether people are counted as full-time equivalents, so that a count has a decimal. */
export const isFullTimeEquivalent = (text: string): boolean => /\bFTE\b/.test(text)

/** What happened over the year to 30 September; every other measure of that year type is how things stood that day. */
const OVER_THE_YEAR = /\bduring the year\b|\bthroughout (?:the )?year\b|\bturnover\b/i
const ON_A_DAY = /\b(?:as )?at (?:31|30|january|31st)\b|\bplaced in\b.*\bat\b/i

export const isOverTheYear = (words: string): boolean => OVER_THE_YEAR.test(words)

/** How a figure relates to its period. `words`: the measure's name and title. */
export function basisOf(yearType: YearType, unit: Unit, words: string, threeYears: boolean): Basis {
  if (threeYears) return 'rolling'
  if (yearType === 'Annual' || yearType === 'Annual - January') return 'position'
  if (yearType === 'Annual (end of Sept)' && !isOverTheYear(words)) return 'position'
  if (ON_A_DAY.test(words)) return 'position'
  // A sum of money spent adds up; a cost of one week does not.
  return unit === 'count' || (unit === 'pounds' && !/\bunit costs?\b/i.test(words)) ? 'flow' : 'share'
}
