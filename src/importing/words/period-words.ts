/**
 * Periods as heads, titles and cells print them: "Jan-24", "Mar-24 (Q4)", "2023/24 YTD", "Term 2", "Quarter One
 * 2021-22", "April – September 2019", "Jan 23-Dec 23". A part may lack its year, which another head then gives.
 */
import type { YearKind } from '../../model/period.ts'
import { addMonths, isoDate, isRealDay, yearLabel } from '../../periods/calendar.ts'
import { addDays } from '../../periods/days.ts'
import { straight } from './plain.ts'

/** What a text says of a period. `year` of quarters, terms and years is the one that they start in. */
export type Part =
  | { readonly kind: 'month'; readonly month: number; readonly year: number | null }
  | { readonly kind: 'quarter'; readonly quarter: number; readonly year: number | null }
  | { readonly kind: 'term'; readonly term: number; readonly year: number | null }
  | { readonly kind: 'year'; readonly year: number; readonly calendar: YearKind | null }
  /** Four digits alone, such as "2023". */
  | { readonly kind: 'bare-year'; readonly year: number }
  | { readonly kind: 'to-date'; readonly year: number | null }
  | { readonly kind: 'half'; readonly half: number; readonly year: number | null }
  | { readonly kind: 'outturn'; readonly year: number | null }
  | { readonly kind: 'months'; readonly from: YearMonth; readonly to: YearMonth }
  | { readonly kind: 'day'; readonly day: string }
  /** "01/04/2024 - 30/06/2024". */
  | { readonly kind: 'days'; readonly from: string; readonly to: string }
  /** So many months up to the end of one whose year another head gives. */
  | { readonly kind: 'ending'; readonly months: number; readonly month: number }
  /** So many months up to the report's end: "Last 6 months". */
  | { readonly kind: 'last-months'; readonly months: number }
  /** "last year", "this quarter": by the period of the report. */
  | { readonly kind: 'relative'; readonly what: 'year' | 'quarter' | 'month' | 'period'; readonly back: number }

interface YearMonth {
  readonly year: number
  readonly month: number
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const MONTH =
  '(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)'
const YEAR = String.raw`'?((?:19|20)\d\d|\d\d)`
/** "2023/24", "23-24", "2023 to 2024"; "10 to 11" are ages. */
const SPAN = String.raw`(?:fy ?)?((?:19|20)\d\d|\d\d(?! to )) ?(?:[/-]| to ) ?((?:19|20)\d\d|\d\d)`
const ORDINALS = ['one', 'two', 'three', 'four']

const full = (year: string): number => (year.length === 4 ? Number(year) : 2000 + Number(year))
const monthOf = (name: string): number => MONTHS.indexOf(name.slice(0, 3).toLowerCase()) + 1

/** "2023/24" as 2023; null where the second year does not follow the first. */
function spanYear(from: string, to: string): number | null {
  const start = full(from)
  return Number(to) % 100 === (start + 1) % 100 && (from.length === 4 || to.length === 2) ? start : null
}

const TERMS = ['autumn', 'spring', 'summer']
const termOf = (name: string): number => TERMS.indexOf(name) + 1

const number = (text: string): number => {
  const word = ORDINALS.indexOf(text.toLowerCase())
  return word < 0 ? Number(text) : word + 1
}

type Build = (m: RegExpMatchArray) => Part | null

const START = String.raw`(?<![\w/])`
const END = String.raw`(?![\w/])`
const dayOf = (d: string, m: number, y: string): Part | null => {
  const year = full(y)
  return isRealDay(year, m, Number(d)) ? { kind: 'day', day: isoDate(year, m, Number(d)) } : null
}

const DATE = String.raw`(?:((?:19|20)\d\d)-(\d\d)-(\d\d)|(\d{1,2})[/.](\d{1,2})[/.]((?:19|20)\d\d|\d\d)|(\d{1,2})(?:st|nd|rd|th)? (?:of )?${MONTH},?(?: ${YEAR})?)`

/** One of two dates, by the groups of `DATE`; the year of the other where it has none of its own. */
function dateOf(
  [isoYear, isoMonth, isoDay, d, m, y, day, name, year]: readonly (string | undefined)[],
  other: string,
): string | null {
  const part = isoYear
    ? dayOf(isoDay as string, Number(isoMonth), isoYear)
    : d
      ? dayOf(d, Number(m), y as string)
      : dayOf(day as string, monthOf(name as string), year ?? other.slice(0, 4))
  return part?.kind === 'day' ? part.day : null
}

function daysPart(m: RegExpMatchArray): Part | null {
  const to = dateOf(m.slice(10, 19), '')
  const from = to === null ? null : dateOf(m.slice(1, 10), to)
  return from !== null && to !== null && from < to ? { kind: 'days', from, to } : null
}

/** The week that ends or begins with a day. */
function weekPart(m: RegExpMatchArray): Part | null {
  const day = dateOf(m.slice(2, 11), '')
  if (day === null) return null
  const isEnd = /e/.test(m[1] as string)
  return { kind: 'days', from: isEnd ? addDays(day, -6) : day, to: isEnd ? day : addDays(day, 6) }
}

/** How long what ends with a month is. */
const LENGTH = String.raw`(?:(\d{1,2}|three|six|nine|twelve) ?-? ?(?:months?|mths?)|(quarter|qtr|half[ -]?year|year|yr))(?: rolling)?`
const UP_TO = String.raw`(?:to|ending|ended|end|up to|until)(?: the)?(?: end)?(?: of)? (?:\d{1,2}(?:st|nd|rd|th)? )?`
const LENGTHS: Readonly<Record<string, number>> = {
  quarter: 3,
  qtr: 3,
  year: 12,
  yr: 12,
  three: 3,
  six: 6,
  nine: 9,
  twelve: 12,
}
const monthsOf = (text: string): number => LENGTHS[text] ?? (text.startsWith('half') ? 6 : Number(text))

/** What ends with a month and is so many months long: "3 months to June 2024" is a quarter, never June. */
function endingPart(months: number, month: number, year: string | undefined): Part | null {
  if (!(months >= 1 && months <= 36)) return null
  if (year === undefined) return { kind: 'ending', months, month }
  const to = { year: full(year), month }
  return { kind: 'months', from: addMonths(to, 1 - months), to }
}

function lastPart(said: string): Part | null {
  const months = monthsOf(said)
  return months >= 1 && months <= 36 ? { kind: 'last-months', months } : null
}

/** "Year to March 2024". */
const isReportingYear = (m: RegExpMatchArray): boolean =>
  /^ye?a?r$/.test(m[2] ?? '') && monthOf(m[3] as string) === 3 && m[4] !== undefined

const rule = (pattern: RegExp, build: Build): readonly [RegExp, Build] => [new RegExp(pattern.source, 'g'), build]

/** From the longest notation to the shortest: what one has taken is not there for the next. */
const RULES: readonly (readonly [RegExp, Build])[] = [
  rule(new RegExp(`${START}${DATE} ?(?:-|to|until) ?${DATE}${END}`), daysPart),
  rule(new RegExp(`${START}(?:rolling )?${LENGTH} ${UP_TO}${MONTH}(?:[ -]?${YEAR})?${END}`), (m) =>
    isReportingYear(m)
      ? { kind: 'year', year: full(m[4] as string) - 1, calendar: 'reporting' }
      : endingPart(monthsOf((m[1] ?? m[2]) as string), monthOf(m[3] as string), m[4]),
  ),
  rule(
    new RegExp(`${START}(?:week|wk|w)[ /]?(e|c|b|end(?:ing|ed)?|commencing|beginning|starting):? ?${DATE}${END}`),
    weekPart,
  ),
  rule(
    new RegExp(
      `${START}${MONTH}[ -]?${YEAR} ?\\(?(?:rolling )?(\\d{1,2}) ?-?(?:m|mths?|months?)(?: rolling)?(?![\\w/])\\)?`,
    ),
    (m) => endingPart(Number(m[3]), monthOf(m[1] as string), m[2]),
  ),
  rule(new RegExp(`${START}((?:19|20)\\d\\d)-(\\d\\d)-(\\d\\d)${END}`), (m) =>
    dayOf(m[3] as string, Number(m[2]), m[1] as string),
  ),
  rule(new RegExp(`${START}(\\d{1,2})(?:st|nd|rd|th)? (?:of )?${MONTH},? ${YEAR}${END}`), (m) =>
    dayOf(m[1] as string, monthOf(m[2] as string), m[3] as string),
  ),
  rule(new RegExp(`${START}(\\d{1,2})[/.](\\d{1,2})[/.]${YEAR}${END}`), (m) =>
    dayOf(m[1] as string, Number(m[2]), m[3] as string),
  ),
  rule(new RegExp(`${START}${MONTH}[ -]?${YEAR}? ?(?:-|to|until|–) ?${MONTH}[ -]?${YEAR}${END}`), (m) => {
    const to = { year: full(m[4] as string), month: monthOf(m[3] as string) }
    const from = monthOf(m[1] as string)
    const year = m[2] === undefined ? (from <= to.month ? to.year : to.year - 1) : full(m[2])
    return { kind: 'months', from: { year, month: from }, to }
  }),
  // "Q1–Q3" is the year up to the end of the third.
  rule(new RegExp(`${START}(?:q|qtr|quarter) ?1 ?(?:-|–|to|and|&|\\+) ?(?=(?:q|qtr|quarter) ?[2-4]${END})`), () => ({
    kind: 'to-date',
    year: null,
  })),
  rule(
    new RegExp(`${START}(?:q|qtr|quarter) ?-?([1-4]|one|two|three|four),? ?(?:of |in |-|\\()? ?${SPAN}\\)?${END}`),
    (m) => {
      const year = spanYear(m[2] as string, m[3] as string)
      return year === null ? null : { kind: 'quarter', quarter: number(m[1] as string), year }
    },
  ),
  rule(new RegExp(`${START}${SPAN} ?,?-? ?\\(?(?:q|qtr|quarter) ?-?([1-4]|one|two|three|four)\\)?${END}`), (m) => {
    const year = spanYear(m[1] as string, m[2] as string)
    return year === null ? null : { kind: 'quarter', quarter: number(m[3] as string), year }
  }),
  rule(new RegExp(`${START}(?:academic year|school year|a\\.?y\\.?) ?${SPAN}${END}`), (m) => yearPart(m, 'academic')),
  rule(new RegExp(`${START}${SPAN} ?\\(?(?:academic(?: year)?|school year|ay)\\)?${END}`), (m) =>
    yearPart(m, 'academic'),
  ),
  rule(new RegExp(`${START}financial year ?${SPAN}${END}`), (m) => yearPart(m, 'reporting')),
  rule(new RegExp(`${START}(?:calendar year|cy) ?((?:19|20)\\d\\d)${END}`), (m) => ({
    kind: 'year',
    year: Number(m[1]),
    calendar: 'calendar',
  })),
  rule(new RegExp(`${START}${SPAN}${END}`), (m) => yearPart(m, null)),
  rule(new RegExp(`${START}${MONTH}[ -]?${YEAR}${END}`), (m) => ({
    kind: 'month',
    month: monthOf(m[1] as string),
    year: full(m[2] as string),
  })),
  rule(new RegExp(`${START}((?:19|20)\\d\\d)[-/](0[1-9]|1[0-2])${END}`), (m) => ({
    kind: 'month',
    month: Number(m[2]),
    year: Number(m[1]),
  })),
  rule(new RegExp(`${START}(?:q|qtr|quarter) ?-?([1-4]|one|two|three|four)${END}`), (m) => ({
    kind: 'quarter',
    quarter: number(m[1] as string),
    year: null,
  })),
  rule(new RegExp(`${START}([1-4])(?:st|nd|rd|th) (?:q|qtr|quarter)${END}`), (m) => ({
    kind: 'quarter',
    quarter: Number(m[1]),
    year: null,
  })),
  rule(new RegExp(`${START}term ?([1-3])${END}`), (m) => ({ kind: 'term', term: Number(m[1]), year: null })),
  rule(new RegExp(`${START}(autumn|spring|summer)(?: term)?,? ?(?:of |in )?${YEAR}${END}`), (m) => {
    const term = termOf(m[1] as string)
    // The autumn of a year begins the academic year that its spring and summer are not in.
    return { kind: 'term', term, year: full(m[2] as string) - (term === 1 ? 0 : 1) }
  }),
  rule(new RegExp(`${START}(autumn|spring|summer)(?: term)?${END}`), (m) => ({
    kind: 'term',
    term: termOf(m[1] as string),
    year: null,
  })),
  rule(new RegExp(`${START}(?:h|half ?year ?|half )([12])${END}`), (m) => ({
    kind: 'half',
    half: Number(m[1]),
    year: null,
  })),
  rule(new RegExp(`${START}(?:ytd|year to date|cumulative|cum(?=[. ]))${END}`), () => ({
    kind: 'to-date',
    year: null,
  })),
  rule(new RegExp(`${START}(?:out ?turn|year[ -]?end|full year|annual)${END}`), () => ({
    kind: 'outturn',
    year: null,
  })),
  rule(
    new RegExp(
      `${START}(?:rolling |last |past |previous |preceding |latest )(\\d{1,2}|three|six|nine|twelve) ?-? ?(?:months?|mths?)${END}`,
    ),
    (m) => lastPart(m[1] as string),
  ),
  rule(new RegExp(`${START}(\\d{1,2}|three|six|nine|twelve) ?-? ?(?:months?|mths?) rolling${END}`), (m) =>
    lastPart(m[1] as string),
  ),
  rule(
    new RegExp(
      `${START}(this|current|latest|last|previous|prior|same) (year|quarter|qtr|month|period)(?: last year)?${END}`,
    ),
    (m) => {
      const what = m[2] === 'qtr' ? 'quarter' : (m[2] as 'year' | 'quarter' | 'month' | 'period')
      if (m[1] === 'same') return null
      return { kind: 'relative', what, back: ['last', 'previous', 'prior'].includes(m[1] as string) ? 1 : 0 }
    },
  ),
  rule(new RegExp(`${START}${MONTH} ?(?:-|to) ?${MONTH}${END}`), (m) =>
    partOfYear(monthOf(m[1] as string), monthOf(m[2] as string)),
  ),
  rule(new RegExp(`${START}${MONTH}${END}`), (m) => ({ kind: 'month', month: monthOf(m[1] as string), year: null })),
  rule(new RegExp(`${START}((?:19|20)\\d\\d)${END}`), (m) => ({ kind: 'bare-year', year: Number(m[1]) })),
]

export interface PeriodWords {
  readonly parts: readonly Part[]
  /** The words that are no period. */
  readonly rest: string
}

/** Heads and cells say the same few things again and again. */
const said = new Map<string, PeriodWords>()
const SAID = 5000

/** Every part that the text says. */
export function periodParts(raw: string): PeriodWords {
  const found = said.get(raw) ?? readParts(raw)
  if (said.size >= SAID) said.clear()
  said.set(raw, found)
  return found
}

function readParts(raw: string): PeriodWords {
  // "2023/24p" is provisional.
  let text = ` ${straight(raw).toLowerCase()} `.replace(/(\d\d[/-]\d\d)([pr])(?!\w)/g, '$1 $2')
  const parts: Part[] = []
  if (!/\d|[a-z]{3}|h[12]/.test(text)) return { parts, rest: text.trim() }
  for (const [pattern, build] of RULES) {
    text = text.replace(pattern, (...args) => {
      const groups = args.slice(0, -2) as string[]
      const part = build(groups as unknown as RegExpMatchArray)
      if (!part) return groups[0] as string
      parts.push(part)
      return ' '
    })
  }
  return {
    parts,
    rest: text
      .replace(/[()[\]:,;.\-–]+/g, ' ')
      .replace(/\s+/g, ' ')
      .trim(),
  }
}

/** "Apr to Jun" is the first quarter of some year, "April to September" its first half. */
function partOfYear(from: number, to: number): Part | null {
  const months = ((to - from + 12) % 12) + 1
  const first = (from + 8) % 12
  if (months === 3 && first % 3 === 0) return { kind: 'quarter', quarter: first / 3 + 1, year: null }
  return months === 6 && first % 6 === 0 ? { kind: 'half', half: first / 6 + 1, year: null } : null
}

function yearPart(m: RegExpMatchArray, calendar: YearKind | null): Part | null {
  const year = spanYear(m[1] as string, m[2] as string)
  return year === null ? null : { kind: 'year', year, calendar }
}

/** Whether a text says a year that does not follow: "2024/26", "2022 to 2024". */
export function brokenYear(raw: string): boolean {
  const found = straight(raw).match(/(?<![\w/.-])((?:19|20)\d\d) ?(?:[/-]| to ) ?((?:19|20)\d\d|\d\d)(?![\w/-])/)
  return found !== null && spanYear(found[1] as string, found[2] as string) === null && Number(found[2]) > 12
}

/** "2023/24" of 2023. */
export { yearLabel }
