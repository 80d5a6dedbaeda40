/**
 * A statistic that a measure is not: "the median", "the longest that any child waited", asked of an average. What a published
 * average was in its highest month is another question, and asked for as such ("the highest average"). Pure.
 */
import type { Token } from '../../language/normalise.ts'
import { namesOf, oncePerMeasure } from './of-measure.ts'
import { oncePerChoice } from './once-per-choice.ts'

const AVERAGE = /\bav(?:g|e|erage)?s?\b/
/** Of all that an average is made from, and of none of its months. */
const OTHER: ReadonlySet<string> = new Set('median mode modal'.split(' '))
/** Of one wait among many, where no average is said to have been so. */
const LENGTHS: ReadonlySet<string> = new Set('longest shortest slowest quickest fastest'.split(' '))
/** Those may be of a time as well ("the highest caseload this year"), but where somebody is meant by them. */
const OF_ONE: ReadonlySet<string> = new Set([
  ...LENGTHS,
  ...'maximum minimum max min highest lowest biggest largest heaviest smallest'.split(' '),
])
const ONE =
  /\b(?:any(?: (?:one|single|individual))?|one|single|individual|each|a|an) (?:[a-z]+ ){0,2}?(?:child|young person|kid|baby|teenager|worker|family|carer|case|person|youngster)\b|\bany(?:one|body)\b/

const isAverage = oncePerMeasure((catalogue, choice) => namesOf(catalogue, choice).some((name) => AVERAGE.test(name)))

/** The words that say it; none for a measure that is no average. */
export const otherStatistic = oncePerChoice((catalogue, view, choice): readonly Token[] => {
  if (choice === null || !isAverage(catalogue, choice)) return []
  const isOther = view.tokens.filter((t) => OTHER.has(t.word))
  if (isOther.length > 0 || AVERAGE.test(view.text)) return isOther
  const isOfOne = ONE.test(view.text)
  return view.tokens.filter((t) => (isOfOne ? OF_ONE : LENGTHS).has(t.word))
})
