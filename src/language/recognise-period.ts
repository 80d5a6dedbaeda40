/**
 * The grammar of periods: finds the phrases that name one ("Q3 2020/21", "end of Feb", "this time last year").
 * Finding is not resolving: a phrase says what was written, `periods/resolve.ts` what it means on a given day.
 * Each rule is one row; where two overlap the longer phrase wins, then the earlier row.
 */
import { isoDate, isRealDay, MONTH_NAMES } from '../periods/calendar.ts'
import type { PeriodPhrase, RelativeUnit } from '../periods/phrase.ts'
import { matches } from './matches.ts'
import { plainDate } from './plain-date.ts'

export interface PeriodMention {
  readonly phrase: PeriodPhrase
  readonly said: string
  readonly from: number
  readonly to: number
}

const MONTH =
  '(jan(?:uary)?|feb(?:ruary|s)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\.?'
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const YEAR4 = '((?:19|20)\\d{2})'
const SHORT = "'?(\\d{2})"
const TWO_YEARS = '(?:fy ?)?((?:20)?\\d{2}) ?(?:/|-) ?((?:20)?\\d{2})'
const ORDINAL: Readonly<Record<string, number>> = {
  first: 1,
  '1st': 1,
  second: 2,
  '2nd': 2,
  third: 3,
  '3rd': 3,
  fourth: 4,
  '4th': 4,
  final: 4,
}
const COUNT: Readonly<Record<string, number>> = {
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  twelve: 12,
  couple: 2,
  few: 3,
}
const SEASON: Readonly<Record<string, number>> = { autumn: 1, spring: 2, summer: 3 }
const NUMBER = '(\\d{1,2}|two|three|four|five|six|seven|eight|nine|ten|twelve|(?:a )?couple of|few)'

const monthOf = (text: string): number => MONTHS.indexOf(text.slice(0, 3)) + 1
const countOf = (text: string): number => COUNT[text.replace(/^a /, '').replace(/ of$/, '')] ?? Number(text)

/** 2023 from "2023" or "23"; null when the second year is not the one after. */
function startYear(first: string, second: string): number | null {
  const a = first.length === 2 ? 2000 + Number(first) : Number(first)
  const b = second.length === 2 ? Math.floor(a / 100) * 100 + Number(second) : Number(second)
  return b === a + 1 || (second.length === 2 && (a + 1) % 100 === Number(second)) ? a : null
}
const year4 = (text: string): number => (text.length === 2 ? 2000 + Number(text) : Number(text))

type Build = (m: RegExpMatchArray, text: string) => PeriodPhrase | null
type Rule = readonly [pattern: string, build: Build]

const relative =
  (unit: RelativeUnit, offset: number): Build =>
  () => ({ type: 'relative', unit, offset })
const withStart = (m: RegExpMatchArray, i: number, build: (start: number) => PeriodPhrase): PeriodPhrase | null => {
  const start = startYear(m[i] as string, m[i + 1] as string)
  return start === null ? null : build(start)
}
const day = (d: string, m: number, y: number, said: string): PeriodPhrase => {
  if (isRealDay(y, m, Number(d))) return { type: 'day', date: isoDate(y, m, Number(d)) }
  return { type: 'impossible', said: m >= 1 && m <= 12 ? `${Number(d)} ${MONTH_NAMES[m - 1]} ${y}` : said }
}
const AGED = /\b(?:aged?|ages|between)\s*$/
const OLDS = /^\s*(?:years?|yrs?|yo)?[- ]?(?:olds?|yos?)\b/

/** "16-17 year olds", "aged 19-20", "NEET 16-17": ages, not a reporting year. */
function agesNear(text: string, m: RegExpMatchArray): boolean {
  const at = m.index ?? 0
  if (AGED.test(text.slice(0, at)) || OLDS.test(text.slice(at + m[0].length))) return true
  return /^1[678]\b/.test(m[1] as string) && /\b(?:neets?|known|olds?|academic age|aged?)\b/.test(text)
}

const RULES: readonly Rule[] = [
  // Days and months, British order.
  [
    '(\\d{1,2})[/.](\\d{1,2})[/.](\\d{4}|\\d{2})',
    (m) => day(m[1] as string, Number(m[2]), year4(m[3] as string), m[0]),
  ],
  ['(\\d{4})-(\\d{2})-(\\d{2})', (m) => day(m[3] as string, Number(m[2]), Number(m[1]), m[0])],
  [
    `(\\d{1,2})(?:st|nd|rd|th)?(?: of)? ${MONTH},? ${YEAR4}`,
    (m) => day(m[1] as string, monthOf(m[2] as string), Number(m[3]), m[0]),
  ],
  [
    `${MONTH} (\\d{1,2})(?:st|nd|rd|th)?,? ${YEAR4}`,
    (m) => day(m[2] as string, monthOf(m[1] as string), Number(m[3]), m[0]),
  ],
  [
    `(\\d{1,2})(?:st|nd|rd|th)(?: of)? ${MONTH}`,
    (m) => ({ type: 'day_of_year', month: monthOf(m[2] as string), day: Number(m[1]), said: m[0] }),
  ],
  [
    `(?:end of |as at end (?:of )?|at end of )?${MONTH}[ -]?(?:of )?${YEAR4}`,
    (m) => ({ type: 'month', month: monthOf(m[1] as string), year: Number(m[2]) }),
  ],
  [
    `${MONTH}[ -]?${SHORT}(?!\\d|st|nd|rd|th|[/-]\\d|%| ?(?:days?|weeks?|months?))`,
    (m) => ({ type: 'month', month: monthOf(m[1] as string), year: 2000 + Number(m[2]) }),
  ],
  ['(0?[1-9]|1[0-2])[/-](20\\d{2})', (m) => ({ type: 'month', month: Number(m[1]), year: Number(m[2]) })],
  [
    '(20\\d{2})[/-](0[1-9]|1[0-2])(?!\\d)',
    (m) =>
      startYear(m[1] as string, m[2] as string) === null
        ? { type: 'month', month: Number(m[2]), year: Number(m[1]) }
        : null,
  ],
  [
    `${MONTH} (?:of )?${TWO_YEARS}`,
    (m) =>
      withStart(m, 2, (start) => {
        const month = monthOf(m[1] as string)
        return { type: 'month', month, year: month >= 4 ? start : start + 1 }
      }),
  ],
  [
    `${MONTH} (?:of )?(?:this year|last year|the year before last)`,
    (m) => ({
      type: 'month_in_year',
      month: monthOf(m[1] as string),
      offset: /before last/.test(m[0]) ? -2 : /last/.test(m[0]) ? -1 : 0,
    }),
  ],
  [`last ${MONTH}`, (m) => ({ type: 'month', month: monthOf(m[1] as string) })],
  [
    `${MONTH}(?!\\w)`,
    (m, text) =>
      m[1] === 'may' && !/\b(?:in|for|of|during|by|from|to|end|last|and|,) $/.test(text.slice(0, m.index))
        ? null
        : { type: 'month', month: monthOf(m[1] as string) },
  ],

  [
    `(?:christmas|xmas)(?: of)?(?: ${YEAR4})?`,
    (m) => ({ type: 'month', month: 12, ...(m[1] ? { year: Number(m[1]) } : {}) }),
  ],

  // Spans.
  [
    `(?:between |from )?${MONTH}(?: ${YEAR4}| ${SHORT})? ?(?:-|to|until|till|through|thru) ?(?:end of )?${MONTH} ?${YEAR4}`,
    (m) => ({
      type: 'months',
      from: { month: monthOf(m[1] as string), ...(m[2] || m[3] ? { year: year4((m[2] ?? m[3]) as string) } : {}) },
      to: { month: monthOf(m[4] as string), year: Number(m[5]) },
    }),
  ],
  [
    `(?:between |from )?${MONTH}(?: ${SHORT})? ?(?:-|to|until|till|through|thru) ?(?:end of )?${MONTH} ?${SHORT}(?!\\d)`,
    (m) => ({
      type: 'months',
      from: { month: monthOf(m[1] as string), ...(m[2] ? { year: year4(m[2]) } : {}) },
      to: { month: monthOf(m[3] as string), year: year4(m[4] as string) },
    }),
  ],
  [
    `(?:between |from )?${MONTH} ?(?:-|to|until|till|through|thru) ?(?:end of )?${MONTH}(?: of)?(?: (?:this|last) year)?`,
    (m) => ({ type: 'months', from: { month: monthOf(m[1] as string) }, to: { month: monthOf(m[2] as string) } }),
  ],
  [
    `between ${MONTH} and ${MONTH}(?: ${YEAR4})?`,
    (m) => ({
      type: 'months',
      from: { month: monthOf(m[1] as string) },
      to: { month: monthOf(m[2] as string), ...(m[3] ? { year: Number(m[3]) } : {}) },
    }),
  ],
  [
    `(?:the )?(?:three|3) months (?:to|ending|ended|up to)(?: (?:the )?end of)?(?: 3[01])? ${MONTH} ?${YEAR4}?`,
    (m) => ({ type: 'months_to', months: 3, month: monthOf(m[1] as string), ...(m[2] ? { year: Number(m[2]) } : {}) }),
  ],
  [
    `(?:the )?(?:12|twelve) months (?:to|ending|ended|up to)(?: (?:the )?end of)?(?: 3[01])? ${MONTH} ?${YEAR4}?`,
    (m) => ({ type: 'months_to', months: 12, month: monthOf(m[1] as string), ...(m[2] ? { year: Number(m[2]) } : {}) }),
  ],
  [
    `(?:the )?(?:y/e|ye|year (?:ended|ending|to|end))(?: (?:the )?end of)?(?: 31(?:st)?)? ${MONTH} ?(?:${YEAR4}|${SHORT})`,
    (m) => ({ type: 'months_to', months: 12, month: monthOf(m[1] as string), year: year4((m[2] ?? m[3]) as string) }),
  ],
  [
    `(?:the )?quarter (?:to|ending|ended|end)(?: (?:the )?end of)?(?: 3[01](?:st)?)? ${MONTH} ?(?:${YEAR4}|${SHORT})?`,
    (m) => ({
      type: 'months_to',
      months: 3,
      month: monthOf(m[1] as string),
      ...(m[2] || m[3] ? { year: year4((m[2] ?? m[3]) as string) } : {}),
    }),
  ],

  // Quarters.
  [
    `q(?:tr|uarter)? ?([1-9])(?: of| in|,)?(?: the)? ?(?:fy ?)?${TWO_YEARS}`,
    (m) => withStart(m, 2, (start) => quarter(m[1] as string, { startYear: start }, m[0])),
  ],
  [
    `${TWO_YEARS},? ?(?:at |for |in )?(?:the )?(?:q(?:tr|uarter)? ?([1-9])|quarter ([1-9]|one|two|three|four))`,
    (m) => withStart(m, 1, (start) => quarter((m[3] ?? m[4]) as string, { startYear: start }, m[0])),
  ],
  [
    `quarter (one|two|three|four|[1-9])(?: of| in|,)?(?: the)? ?(?:fy ?)?${TWO_YEARS}`,
    (m) => withStart(m, 2, (start) => quarter(m[1] as string, { startYear: start }, m[0])),
  ],
  [
    `(?:the )?(first|1st|second|2nd|third|3rd|fourth|4th|final|last) quarter(?: of| in|,)?(?: the)? ?(?:fy ?)?${TWO_YEARS}`,
    (m) => withStart(m, 2, (start) => ({ type: 'quarter', quarter: ORDINAL[m[1] as string] ?? 4, startYear: start })),
  ],
  [`q(?:tr|uarter)? ?([1-9])(?: of| in|,)? ?${YEAR4}`, (m) => quarter(m[1] as string, { inYear: Number(m[2]) }, m[0])],
  [
    'q(?:tr|uarter)? ?([1-9])(?: of)? (this|last) year',
    (m) => quarter(m[1] as string, { offset: m[2] === 'last' ? -1 : 0 }, m[0]),
  ],
  ['q(?:tr)? ?([1-9])(?!\\d)', (m) => quarter(m[1] as string, {}, m[0])],
  ['quarter (one|two|three|four|[1-9])(?!\\d)', (m) => quarter(m[1] as string, {}, m[0])],
  [
    '(?:the )?(first|1st|second|2nd|third|3rd|fourth|4th|final) quarter(?: of the year)?',
    (m) => ({ type: 'quarter', quarter: ORDINAL[m[1] as string] as number }),
  ],
  ['(?:the )?(?:same|this) quarter last year', () => ({ type: 'relative_year_ago', unit: 'quarter' })],
  ['(?:the )?(?:same|this) month last year', () => ({ type: 'relative_year_ago', unit: 'month' })],
  ['(?:the )?(?:same|this) term last year', () => ({ type: 'relative_year_ago', unit: 'term' })],

  // Terms and academic years.
  [
    `terms ([1-3]) (?:and|to|&|-) ([1-3])(?: of| in|,)?(?: the)? ?${TWO_YEARS}`,
    (m) => withStart(m, 3, (start) => ({ type: 'terms', from: Number(m[1]), to: Number(m[2]), startYear: start })),
  ],
  [
    `(?:term ?|t)([1-9])(?: of| in|,)?(?: the)?(?: academic year)? ?${TWO_YEARS}`,
    (m) => withStart(m, 2, (start) => term(m[1] as string, { startYear: start }, m[0])),
  ],
  [`${TWO_YEARS},? term ([1-9])`, (m) => withStart(m, 1, (start) => term(m[3] as string, { startYear: start }, m[0]))],
  [
    '(?:term ?|t)([1-9])(?: of)? (this|last)(?: academic| school)? year',
    (m) => term(m[1] as string, { offset: m[2] === 'last' ? -1 : 0 }, m[0]),
  ],
  ['(?:term ?|t)(one|two|three|[1-9])(?!\\d)', (m) => term(m[1] as string, {}, m[0])],
  [
    `(?:the )?(autumn|spring|summer)(?: term)?(?: of| in|,)? ${TWO_YEARS}`,
    (m) => withStart(m, 2, (start) => ({ type: 'term', term: SEASON[m[1] as string] as number, startYear: start })),
  ],
  [
    `(?:the )?(autumn|spring|summer)(?: term)?(?: of| in|,)? (?:${YEAR4}|${SHORT}(?!\\d|/))`,
    (m) => ({ type: 'term', term: SEASON[m[1] as string] as number, inYear: year4((m[2] ?? m[3]) as string) }),
  ],
  [
    `(?:the )?${YEAR4} (autumn|spring|summer) term`,
    (m) => ({ type: 'term', term: SEASON[m[2] as string] as number, inYear: Number(m[1]) }),
  ],
  [
    '(?:the )?(?:last |this )?(autumn|spring|summer)(?: term)?',
    (m) => ({ type: 'term', term: SEASON[m[1] as string] as number }),
  ],
  ['(?:the )?last term|(?:the )?previous term', relative('term', -1)],
  ['(?:the )?(?:this|current) term', relative('term', 0)],
  ['term before last', relative('term', -2)],
  [
    `(?:the )?(?:academic|school) year ${TWO_YEARS}|(?:the )?${TWO_YEARS} (?:academic|school) year`,
    (m) =>
      withStart(
        [m[0], (m[1] ?? m[3]) as string, (m[2] ?? m[4]) as string] as unknown as RegExpMatchArray,
        1,
        (start) => ({ type: 'academic', startYear: start }),
      ),
  ],
  [
    '(?:so far )?(?:in )?(?:this|the current) (?:academic|school) year(?: so far| to date)?(?: (?:up )?to (?:the )?end of (?:the )?(?:term [1-3]|(?:autumn|spring|summer) term))?',
    relative('academic_year', 0),
  ],
  ['(?:the )?(?:last|previous) (?:academic|school) year', relative('academic_year', -1)],
  [`(?:national )?offer day (?:in )?${YEAR4}`, (m) => ({ type: 'academic', startYear: Number(m[1]) - 1 })],

  // Years.
  [
    `(?:year end |outturn (?:for |of |in )?|end of (?:year )?|financial year |reporting year |year |fy ?|y/e |full year )?${TWO_YEARS}(?: outturn| year end| financial year| year)?(?: so far| to date)?`,
    (m, text) => {
      const start = startYear(m[1] as string, m[2] as string)
      if (start === null || start < 2000) return null
      // "16-17 year olds", not 2016/17.
      if ((m[1] as string).length === 2 && agesNear(text, m)) return null
      return { type: 'year', startYear: start, toDate: /so far|to date/.test(m[0]) }
    },
  ],
  ['(?:the )?calendar year (20\\d{2})', (m) => ({ type: 'calendar', year: Number(m[1]) })],
  [
    '(?:year end|fy ?|financial year) ?((?:20)?\\d{2})(?![\\d/-])',
    (m) => ({ type: 'year', startYear: year4(m[1] as string) - 1 }),
  ],
  [
    '(?:in |for |during |of |calendar )?(19[5-9]\\d|20[0-4]\\d)(?![\\d/-])',
    (m) => ({ type: 'calendar', year: Number(m[1]) }),
  ],
  ['(?:the )?year before last|two years ago|2 years ago', relative('year', -2)],
  ['three years ago|3 years ago', relative('year', -3)],
  [
    '(?:at )?(?:this|the same|same) (?:time|point|stage) (?:last year|a year ago|the year before|the previous year)|a year ago|(?:the )?same (?:point|time|stage) (?:the )?(?:year before|previous year)|(?<!on )(?<!in )(?:this )?time last year|12 months ago|twelve months ago|one year ago',
    () => ({ type: 'year_before_latest' }),
  ],
  [
    '(?:and )?the (?:year before(?! last)|previous year)|(?:and )?(?:a |one )?year (?:earlier|before that)|the preceding year',
    () => ({ type: 'year_earlier' }),
  ],
  [
    "last (?:reporting |financial |full )?(?:years?|yr)(?:'s)?(?: outturn)?|previous (?:financial |reporting |full )?year|prior year|last fy|previous full year",
    relative('year', -1),
  ],
  [
    '(?:so far )?this (?:reporting |financial )?(?:year|yr)(?: so far| to date)?|(?:the )?current (?:financial |reporting )?year|(?:the )?year so far',
    relative('year', 0),
  ],
  ['(?:the )?(?:year to date|year-to-date|ytd|(?<!up )(?<!upto )to date|cumulative)', () => ({ type: 'to_date' })],
  ['(?:the )?quarter before last', relative('quarter', -2)],
  ['(?:the )?(?:last|previous|most recent|past|prev) (?:full )?(?:quarter|qtr|q)(?![ -]?\\d)', relative('quarter', -1)],
  ['(?:the )?(?:this|current) (?:quarter|qtr)', relative('quarter', 0)],
  ['(?:the )?month before last', relative('month', -2)],
  ['(?:the )?(?:last|previous|prev) (?:month|mth)', relative('month', -1)],
  ['(?:the )?(?:this|current) (?:month|mth)', relative('month', 0)],
  [
    '(?:the )?quarter before(?! last)|(?:the )?previous quarter|(?:and )?the quarter earlier',
    () => ({ type: 'earlier' }),
  ],
  ['(?:and )?(?:the )?term before(?! last)|(?:and )?the term earlier', () => ({ type: 'earlier' })],
  ['(?:the )?month before(?! last)|(?:and )?the month earlier', () => ({ type: 'earlier' })],
  ['(?:the )?(?:same|that) (?:month|quarter|period|term|year|time|date)(?! last)', () => ({ type: 'same' })],
  [
    `(?:end of )?(?:the )?(?:first half|h1|half year)(?: of)? ${TWO_YEARS}`,
    (m) => withStart(m, 1, (start) => ({ type: 'half', half: 1, startYear: start })),
  ],
  [
    '(?:the )?(?:first|initial) half(?: of (?:the |this )?(?:financial )?year)?|half[- ]year|(?:six|6) months to (?:end of )?sept?(?:ember)?|h1',
    () => ({ type: 'half', half: 1 }),
  ],
  [
    `(?:the )?(?:last|past|previous|latest|recent|most recent) ${NUMBER} (months?|quarters?|years?|terms?)`,
    (m) => ({
      type: 'last_n',
      n: countOf(m[1] as string),
      unit: (m[2] as string).replace(/s$/, '') as RelativeUnit,
    }),
  ],
  ['(?:over |in |for )?(?:the )?(?:past|last) year', relative('year', -1)],

  // Whole histories.
  [
    `since (?:the )?(?:end of |start of )?${MONTH} ?(?:${YEAR4})?`,
    (m) => ({ type: 'since', month: monthOf(m[1] as string), ...(m[2] ? { year: Number(m[2]) } : {}) }),
  ],
  [
    `since (?:the )?(?:end of |start of )?${TWO_YEARS}`,
    (m) => withStart(m, 1, (start) => ({ type: 'since', month: 4, year: start, fromEnd: true })),
  ],
  [`since (?:the )?(?:end of |start of )?${YEAR4}`, (m) => ({ type: 'since', month: 1, year: Number(m[1]) })],
  [
    `(?:(?:since|from) (?:the )?(autumn|spring|summer)(?: term)?(?: of)? ${YEAR4}(?: on(?:wards)?)?|(?:the )?(autumn|spring|summer)(?: term)?(?: of)? ${YEAR4} on(?:wards)?)`,
    (m) => ({ type: 'since_term', term: SEASON[(m[1] ?? m[3]) as string] as number, inYear: Number(m[2] ?? m[4]) }),
  ],
  ['since (?:the )?(?:start|beginning) of (?:the|this) year', () => ({ type: 'since', month: 4 })],
  ['since last year|since the year before', () => ({ type: 'since_last_year' })],
  [
    'over the (?:last few |past few )?years|over time|historically|all (?:the )?years|every year|each year(?: published)?|year on year trend|through the years|all time|since (?:records|publication) began|in all years|since you started',
    () => ({ type: 'all' }),
  ],
  [
    `(?:from |between )?${TWO_YEARS} (?:to|and|-|until) ${TWO_YEARS}`,
    (m) => {
      const a = startYear(m[1] as string, m[2] as string)
      const b = startYear(m[3] as string, m[4] as string)
      return a === null || b === null || b <= a || /between|and/.test(m[0]) ? null : { type: 'years', from: a, to: b }
    },
  ],

  [
    `(?:from )?${YEAR4} (?:to|-|until) ${YEAR4}|between ${YEAR4} and ${YEAR4}`,
    (m) =>
      Number(m[2] ?? m[4]) > Number(m[1] ?? m[3])
        ? { type: 'years', from: Number(m[1] ?? m[3]) - 1, to: Number(m[2] ?? m[4]) - 1 }
        : null,
  ],

  // Position.
  [
    '(?:the )?(?:latest|most recent|current|currently|right now|at the moment|at present|today|now|presently|up to the minute|as of today|these days)(?: (?:month|monthly))?',
    () => ({ type: 'latest' }),
  ],
  [
    '(?:the )?(?:year[- ]end|outturn|out-turn|full[- ]year|end of (?:the )?(?:financial )?year|final position)(?: figures?| position)?',
    () => ({ type: 'outturn' }),
  ],
]

function quarter(
  n: string,
  more: { startYear?: number; inYear?: number; offset?: number },
  said: string,
): PeriodPhrase {
  const number = COUNT[n] ?? (n === 'one' ? 1 : Number(n))
  return number >= 1 && number <= 4 ? { type: 'quarter', quarter: number, ...more } : { type: 'impossible', said }
}

function term(n: string, more: { startYear?: number; offset?: number }, said: string): PeriodPhrase {
  const number = COUNT[n] ?? (n === 'one' ? 1 : Number(n))
  return number >= 1 && number <= 3 ? { type: 'term', term: number, ...more } : { type: 'impossible', said }
}

const COMPILED = RULES.map(([pattern, build]) => ({
  regex: new RegExp(`(?<![\\w/])(?:${pattern})(?!\\w)`, 'g'),
  build,
}))

/** The period phrases of normalised text, in order, none overlapping. */
export function recognisePeriods(text: string): PeriodMention[] {
  const found: (PeriodMention & { rank: number })[] = []
  COMPILED.forEach(({ regex, build }, rank) => {
    for (const m of matches(regex, text)) {
      const phrase = build(m, text)
      if (phrase) found.push({ phrase, said: m[0].trim(), from: m.index, to: m.index + m[0].length, rank })
    }
  })
  const chosen: PeriodMention[] = []
  for (const { rank: _, ...mention } of found.toSorted((a, b) => b.to - b.from - (a.to - a.from) || a.rank - b.rank)) {
    if (isPartOfMeasure(text, mention)) continue
    if (chosen.every((c) => mention.to <= c.from || mention.from >= c.to)) chosen.push(mention)
  }
  chosen.sort((a, b) => a.from - b.from)
  if (chosen.length > 0 || !/\d/.test(text)) return settle(chosen, text)
  const plain = plainDate(text)
  return plain ? [plain] : []
}

/** Neighbouring phrases that lend each other a year, or say the same thing twice. */
function settle(mentions: readonly PeriodMention[], text: string): PeriodMention[] {
  const out: PeriodMention[] = []
  for (const mention of mentions) {
    const last = out.at(-1)
    const between = last ? text.slice(last.to, mention.from) : ''
    if (last && /^,? ?\(?(?:ie|i\.e\.?|that is|=|:)? ?$/.test(between) && /[(=:]|ie|i\.e|that is/.test(between)) {
      // "Last year, ie 22/23": the named one is meant. "Term 2 last year (2022/23)": the finer one is.
      if (isRelative(last.phrase) && !isRelative(mention.phrase)) out[out.length - 1] = { ...mention, from: last.from }
      else out[out.length - 1] = { ...last, to: mention.to }
      continue
    }
    const joined = /^\s*(?:,|and|&|to|v|vs|versus|against|or|with)\s*$/.test(between)
    if (last && joined) {
      const [a, b] = lendYear(last.phrase, mention.phrase)
      out[out.length - 1] = { ...last, phrase: a }
      out.push({ ...mention, phrase: b })
    } else out.push(mention)
  }
  return out
}

const isRelative = (p: PeriodPhrase): boolean =>
  p.type === 'relative' || p.type === 'year_before_latest' || p.type === 'latest'

/** "Q1 and Q2 2020/21", "March 2023 and 2024": what one says of the year goes for both. */
function lendYear(a: PeriodPhrase, b: PeriodPhrase): readonly [PeriodPhrase, PeriodPhrase] {
  if (a.type === 'month' && a.year !== undefined && b.type === 'calendar')
    return [a, { type: 'month', month: a.month, year: b.year }]
  if (a.type === 'month' && b.type === 'month' && a.year === undefined && b.year !== undefined)
    return [{ ...a, year: a.month > b.month ? b.year - 1 : b.year }, b]
  if (
    a.type === 'quarter' &&
    b.type === 'quarter' &&
    a.startYear === undefined &&
    a.inYear === undefined &&
    b.startYear !== undefined
  )
    return [{ ...a, startYear: b.startYear }, b]
  if (
    a.type === 'term' &&
    b.type === 'term' &&
    a.startYear === undefined &&
    a.inYear === undefined &&
    b.startYear !== undefined
  )
    return [{ ...a, startYear: b.startYear }, b]
  return [a, b]
}

/** "re-referrals within the last 12 months", "visits in the last 2 weeks": the words belong to the measure. */
function isPartOfMeasure(text: string, { from, to, phrase }: PeriodMention): boolean {
  // "Done by the 15 February deadline"; "plans dragging on past two years".
  if (/^ deadlines?\b/.test(text.slice(to))) return true
  if (
    phrase.type === 'last_n' &&
    phrase.unit === 'year' &&
    /\b(?:on|gone|going|go|goes|run|running|lasting|last|lasted|drag\w*) (?:for )?$/.test(
      text.slice(Math.max(0, from - 12), from),
    )
  )
    return true
  if (phrase.type !== 'last_n' && !(phrase.type === 'relative' && phrase.unit === 'year')) return false
  if (phrase.type === 'last_n' && phrase.unit !== 'month') return false
  if (phrase.type === 'last_n' && phrase.n !== 12 && !(phrase.n === 24 && /second|subsequent|repeat|again/.test(text)))
    return false
  const before = text.slice(Math.max(0, from - 12), from)
  return (
    (/\b(within|in) (the )?$/.test(before) || (phrase.type === 'last_n' && phrase.n === 24)) &&
    /re-? ?ref|placement|plan|rolling/.test(text) &&
    to <= text.length &&
    phrase.type === 'last_n'
  )
}
