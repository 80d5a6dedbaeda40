/** Periods by their distance from the one that is talked about: "twelve months earlier", "the month after", "two quarters later". */
import { NUMBERS } from '../../../language/number-words.ts'
import type { MovedUnit, PeriodPhrase } from '../../../periods/phrase.ts'
import { NUMBER, rule } from './chart.ts'
import { idiom } from './matchers.ts'

const ONES = ['a', 'an', 'one', 'another']
const COUNTS = [...ONES, 'couple', ...[...NUMBERS.keys()].filter((w) => w !== 'one')]
const COUNT = `(?:${COUNTS.filter((w) => w !== 'couple').join('|')}|couple of|\\d{1,2})`
const UNIT = '(?:month|quarter|term|year|yr|twelvemonth)'
const UNITS = ['month', 'quarter', 'term', 'year', 'yr', 'twelvemonth']
/** One of it, or so many. */
const DISTANCE = `(?:(?:and )?(?:the )?${COUNT} ${UNIT}s?|(?:and )?(?:the )?${UNIT})`
/** Nothing follows that the distance would be from ("twelve months before the merger", "a month later than expected"). */
const ALONE = '(?=\\s*(?:$|[,.?;)]|(?:and|but|then|please|pls|was|were|is|had|stood)\\b))'
const BEFORE = `(?:earlier|previously|prior|before|before (?:that|this)|back from (?:that|then|there))${ALONE}`
const AFTER = `(?:later|afterwards|thereafter|after|after (?:that|this)|on from (?:that|then|there))${ALONE}`

const MONTHS_OF_A_YEAR = 12
const SAID = new RegExp(`(?:(${COUNT}) )?(month|quarter|term|year|yr|twelvemonth|twelve months|12 months)s?`)

function countOf(said: string | undefined): number {
  if (said === undefined || ONES.includes(said)) return 1
  return said === 'couple of' ? 2 : (NUMBERS.get(said) ?? Number(said))
}

/** What is said, as a number of units: twelve months are a year. */
function moved(said: string, sign: 1 | -1): PeriodPhrase | null {
  const found = said.match(SAID)
  if (!found) return null
  const n = countOf(found[1])
  const unit = (/^(?:y|twelve|12)/.test(found[2] as string) ? 'year' : found[2]) as MovedUnit
  const isYears = unit === 'month' && n % MONTHS_OF_A_YEAR === 0
  const years = isYears ? n / MONTHS_OF_A_YEAR : n
  if (sign < 0 && years === 1 && (isYears || unit === 'year')) return { type: 'year_earlier' }
  return { type: 'moved', unit: isYears ? 'year' : unit, offset: sign * years, said }
}

const before = (pattern: string, firsts: readonly string[]) =>
  rule([idiom(firsts, pattern)], ([said]) => moved(said, -1))
const after = (pattern: string, firsts: readonly string[]) => rule([idiom(firsts, pattern)], ([said]) => moved(said, 1))

export const MOVED = [
  before(`${DISTANCE} ${BEFORE}`, ['and', 'the', ...COUNTS, NUMBER, ...UNITS]),
  before(`(?:and )?(?:the )?(?:foregoing|preceding) (?:${UNIT}|twelve months|12 months)`, [
    'and',
    'the',
    'foregoing',
    'preceding',
  ]),
  after(`${DISTANCE} ${AFTER}`, ['and', 'the', ...COUNTS, NUMBER, ...UNITS]),
  after(`(?:and )?(?:the )?(?:following|subsequent|succeeding) ${UNIT}(?![a-z:])`, [
    'and',
    'the',
    'following',
    'subsequent',
    'succeeding',
  ]),
  after(`(?:and )?(?:the )?${UNIT} (?:following|that followed|which followed)${ALONE}`, ['and', 'the', ...UNITS]),
]
