/** Ages in a text: "16-17 year olds", "the 21 to 25s", "under-fives", "year 2s". Whoever is counted by another age is not whom a measure counts. Pure. */
import { matches } from './matches.ts'
import { NUMBERS, numberSaid } from './number-words.ts'

export interface AgeSpan {
  readonly from: number
  readonly to: number
  /** In years, both inclusive; of a school year, the year. */
  readonly low: number
  readonly high: number
  readonly of: 'age' | 'school year'
}

const SMALL = [...NUMBERS.keys()].filter((w) => (NUMBERS.get(w) as number) < 20).join('|')
const N = `\\d{1,2}|twenty[- ](?:one|two|three|four|five)|twenty|${SMALL}`
const TO = '(?: ?- ?| ?\\/ ?| to | and | & | or | )'
const PLURAL = "(?:'?s|es)"
const OLD = '[- ]?(?:years?|yrs?)?[- ]?(?:olds?|of age)'

const PATTERNS: readonly (readonly [of: AgeSpan['of'], pattern: RegExp])[] = [
  [
    'age',
    new RegExp(
      `\\b(?:aged?|ages)(?: between)? (?<low>${N})(?:${TO}(?<high>${N}))?(?! ?%)\\b(?:[- ]?(?:years?|yrs?)\\b)?`,
      'g',
    ),
  ],
  ['age', new RegExp(`\\b(?<low>${N})(?:${TO}(?<high>${N}))?[- ]?(?:years?|yrs?)[- ]?olds?\\b`, 'g')],
  ['age', new RegExp(`\\b(?<low>${N})(?: ?- ?| ?\\/ ?| to )(?<high>${N})${PLURAL}\\b`, 'g')],
  [
    'age',
    new RegExp(`\\b(?<limit>under|over)(?:[- ](?:the )?(?:ages? of )?)?(?<low>${N})(?:${PLURAL}|${OLD})(?![a-z])`, 'g'),
  ],
  ['age', new RegExp(`\\b(?<limit>under|over|below|above) (?:the )?ages? of (?<low>${N})\\b`, 'g')],
  // "How many of them were under one?"
  [
    'age',
    new RegExp(
      `\\b(?:those|these|them|who|children|pupils|babies|infants|people) (?:(?:are|were|is|was) )?(?:aged )?(?<limit>under|over) (?<low>${N})\\b(?! ?(?:%|per ?cent|days?|weeks?|months?|hours?|miles|minutes|placements?|times|years? (?:on|in|after|ago)))`,
      'g',
    ),
  ],
  ['school year', new RegExp(`\\b(?:years?|yrs?) (?<low>${N})${PLURAL}\\b`, 'g')],
  ['school year', /\bin (?:school )?(?:years?|yrs?) (?<low>1[0-3]|[1-9])\b(?! of\b|[-/.%\d])/g],
]

const OPEN = /^ ?(?:\+|plus\b|(?:and|or) (?:over|above|older|up(?:wards)?|more)\b)/
/** Whoever is younger is a child. */
const GROWN = 18
/** No older person is spoken of. */
const OLDEST = 30

export function agesIn(text: string): AgeSpan[] {
  const found: AgeSpan[] = []
  for (const [of, pattern] of PATTERNS)
    for (const m of matches(pattern, text)) {
      const { low: first = '', high: last, limit } = m.groups ?? {}
      const [from, to] = [m.index, m.index + m[0].length]
      // "17 and over" is as far as a measure goes.
      if (OPEN.test(text.slice(to)) && !limit) continue
      if (found.some((f) => from < f.to && to > f.from)) continue
      const n = numberSaid(first)
      const [low, high] =
        limit === 'under' || limit === 'below'
          ? [0, n - 1]
          : limit === 'over' || limit === 'above'
            ? [n, OLDEST]
            : [n, last === undefined ? n : numberSaid(last)]
      if (low <= high && high <= OLDEST) found.push({ from, to, low, high, of })
    }
  return found
}

const isSame = (a: AgeSpan, b: AgeSpan): boolean =>
  a.of === b.of && a.low === b.low && (a.high === b.high || (a.low === 0 && Math.abs(a.high - b.high) <= 1))

/** "16-17 (academic age)", "aged 17 21": ages as a measure's name has them. */
const PRINTED = /(?<![\d./-])(\d{1,2})(?:-| to | )(\d{1,2})(?![\d%./-])/g

/** "(under 16)". */
const PRINTED_LIMIT = /\bunder (\d{1,2})\b(?! ?(?:%|months?|days?|weeks?))/gi

/** The ages in the names of a measure. */
export function agesPrinted(text: string): AgeSpan[] {
  const ranges = matches(PRINTED, text).map(
    (m): AgeSpan => ({ from: m.index, to: m.index + m[0].length, low: Number(m[1]), high: Number(m[2]), of: 'age' }),
  )
  const limits = matches(PRINTED_LIMIT, text).map(
    (m): AgeSpan => ({ from: m.index, to: m.index + m[0].length, low: 0, high: Number(m[1]) - 1, of: 'age' }),
  )
  return [...agesIn(text), ...limits, ...ranges.filter(({ low, high }) => low < high && high <= OLDEST)]
}

/** Of the ages said, those by which a measure with these ages of its own counts nobody: "the 21 to 25s" of care leavers aged 17 to 21. */
export function otherAges(said: readonly AgeSpan[], own: readonly AgeSpan[]): readonly AgeSpan[] {
  const isAnyChild = ({ low, high, of }: AgeSpan): boolean =>
    of === 'age' && low === 0 && high >= GROWN - 1 && high <= GROWN
  return said.filter((age) => !own.some((o) => isSame(age, o)) && !(own.length === 0 && isAnyChild(age)))
}
