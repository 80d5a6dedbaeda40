/** How a question asks for councils or regions by their places. */
import type { Session } from '../../intent.ts'
import { type Answer, buildAnswer } from '../../model/answer.ts'
import { tellingOfTexts } from '../../wording/line.ts'
import { PLACE_WORDS } from './asked.ts'

const COUNCILS = '(?:councils?|boroughs?|authorit(?:y|ies)|counties|county|las?)'
/** "Which councils", "which London boroughs": the first or last of them are wanted, and not the year in which London was worst. */
const WHICH_COUNCILS = new RegExp(
  String.raw`\bwhich (?:of the )?(?:(?!year|month|quarter|term)[a-z']+ ){0,3}${COUNCILS}\b`,
)
/** "The three London boroughs with the poorest record". */
const THE_COUNCILS = new RegExp(
  String.raw`\bthe (?:[a-z0-9]+ ){0,3}${COUNCILS} (?:with|that have|who have|having) the (?:best|worst|poorest|strongest|weakest|highest|lowest|most|fewest)\b`,
)
const WHICH_REGIONS =
  /\b(?:which|what) (?:of the |english |other )*regions?\b|\b(?:best|worst|highest|lowest|top|bottom) (?:[a-z]+ )?regions?\b/

export const asksRegions = ({ reading }: Session): boolean => WHICH_REGIONS.test(reading.text)

export const asksAmongCouncils = (session: Session): boolean =>
  [WHICH_COUNCILS, THE_COUNCILS].some((asked) => asked.test(session.reading.text)) || asksRegions(session)

export interface Wanted {
  readonly count: number
  /** Which end: good and bad go by polarity, high and low by size. */
  readonly end: 'best' | 'worst' | 'highest' | 'lowest'
}

const NUMBERS = 'zero one two three four five six seven eight nine ten eleven twelve'.split(' ')
const COUNTED_COUNCILS = new RegExp(
  String.raw`\b(\d{1,2}|${NUMBERS.slice(1).join('|')}) (?:[a-z]+ )?${COUNCILS}\b`,
  'g',
)
const COUNTED =
  /\b(?:top|bottom|best|worst|highest|lowest|first|last)\s+(\d{1,2}|[a-z]+)\b|\b(\d{1,2}|[a-z]+)\s+(?:best|worst|highest|lowest)\b/g
/** More are never told. */
const MOST = 20

/** The number in "top five", "3 worst"; null where none is said. */
export function countSaid(text: string): number | null {
  let count: number | null = null
  for (const [, after, before] of [...text.matchAll(COUNTED_COUNCILS), ...text.matchAll(COUNTED)]) {
    const said = after ?? before ?? ''
    const number = /^\d+$/.test(said) ? Number(said) : NUMBERS.indexOf(said)
    if (number > 0) count = Math.min(MOST, number)
  }
  return count
}

/** "Top five in Yorkshire": councils are asked for, and nobody said on which measure. */
export function lacksMeasure({ reading, asking, choice }: Session): boolean {
  const england = asking.catalogue.england?.england
  const isRegion = reading.councils.some((key) => england?.area(key)?.kind === 'region')
  const isPlace = (word: string): boolean => PLACE_WORDS.test(word) || NUMBERS.includes(word)
  return isRegion && !choice && countSaid(reading.text) !== null && reading.terms.every((t) => isPlace(t.from))
}

/** "The top five vacancy rates": the highest, where "the top five on vacancies" are the best. */
const TOP_VALUES =
  /\b(top|bottom) (?:\d{1,2}|[a-z]+) (?!councils?\b|boroughs?\b|authorit|las?\b|areas?\b|in\b|on\b|for\b|among|nationally|regions?\b)(?:[a-z'-]+ ){0,5}?(?:rates|percentages|numbers|figures|costs|levels)\b/

/** @param before what was wanted of the list that the question leans on; null where it leans on none */
export function wantedOf(text: string, before: Wanted | null): Wanted {
  const several = /\b(?:councils|authorities|areas|boroughs|las|regions)\b/.test(text)
  const count = countSaid(text) ?? before?.count ?? 1
  const bySize = TOP_VALUES.exec(text)?.[1]
  const end =
    bySize !== undefined
      ? bySize === 'top'
        ? 'highest'
        : 'lowest'
      : /\b(?:lowest|fewest|least|smallest)\b/.test(text)
        ? 'lowest'
        : /\b(?:highest|most|largest|biggest)\b/.test(text)
          ? 'highest'
          : /\b(?:worst|bottom|poorest|last)\b/.test(text)
            ? 'worst'
            : /\b(?:best|top|strongest|first)\b/.test(text)
              ? 'best'
              : (before?.end ?? 'best')
  return { count: count === 1 && several ? 5 : count, end }
}

export const whichLeague = (): Answer =>
  buildAnswer({
    kind: 'clarify',
    telling: tellingOfTexts(['On which measure? For example "top five in Yorkshire for care leavers in EET".']),
  })
