/** From one time to another, and so many months to a day: "between 1 April 2023 and 31 March 2024", "year ended March 2024". */
import type { PeriodPhrase } from '../../../periods/phrase.ts'
import { type Place, rule, saidAt } from './chart.ts'
import { container, end, lastEnd } from './kinds.ts'
import { any, count, idiom, item, skip, word, words } from './matchers.ts'

const to = any(words('up to'), word('to', 'until', 'till', 'til', 'through', 'thru', '-'))
const CHANGE =
  /\b(?:chang\w*|differ\w*|drop\w*|f[ae]ll(?:en|s|ing)?|ris(?:e|es|en|ing)|rose|increas\w*|decreas\w*|reduc\w*|improv\w*|deteriorat\w*|wors\w*|better|moved|compar\w*|gap|gr[eo]wn?|down|up|how (?:many|much) (?:more|fewer|less))\b/
const NEAR = 90

/** "What dropped between February and March": two times to compare, not the time between them. */
const compares = (place: Place): boolean => CHANGE.test(before(place))

function before({ chart: { text, tokens }, at }: Place): string {
  const from = tokens[at]?.from ?? 0
  return text.slice(Math.max(0, from - NEAR), from)
}

const isFull = (p: PeriodPhrase): boolean => (p.type === 'month' || p.type === 'part') && p.of !== undefined

function span(from: PeriodPhrase, last: PeriodPhrase, place: Place): PeriodPhrase {
  return { type: 'span', from, to: last, said: saidAt(place) }
}

/** Years in a row are a series, whatever is asked about it. */
const areYears = (from: PeriodPhrase, last: PeriodPhrase): boolean => from.type === 'year' && last.type === 'year'

/** "Between March 2023 and March 2024" asks about two months; "between April and June 2023" about three. */
function between(from: PeriodPhrase, last: PeriodPhrase, place: Place): PeriodPhrase | null {
  if (from.type === 'year' && last.type === 'year' && (from.kind !== 'plain' || last.kind !== 'plain')) return null
  if (from.type === 'part' && last.type === 'part' && from.unit === 'term') return null
  const sameMonth = from.type === 'month' && last.type === 'month' && from.month === last.month
  if (sameMonth && isFull(from) && isFull(last)) return null
  return !areYears(from, last) && compares(place) ? null : span(from, last, place)
}

const monthOrDay = item((p, i) => i.alone && (p.type === 'month' || p.type === 'day' || p.type === 'day_of_year'))
/** "Up to the end of term 2": the year so far, and not the term. */
const endOfPart = item((p) => p.type === 'part' && (p.unit === 'term' || p.unit === 'quarter') && p.from === p.to)
const ending = any(words('up to'), word('to', 'ending', 'ended', 'end'))
const LENGTHS: readonly (readonly [months: number, firsts: readonly string[], pattern: string])[] = [
  [12, ['year', 'y', 'ye', 'yr'], 'year|yr|y/e|ye'],
  [6, ['half'], 'half[- ]year'],
  [3, ['quarter', 'qtr'], 'quarter|qtr'],
]
const TO_END = ['the', 'end', 'of', 'month', 'ending', 'on', 'in']

const isUndated = (p: PeriodPhrase): boolean => (p.type === 'month' || p.type === 'part') && !p.of
function isUndatedSpan(p: PeriodPhrase): boolean {
  return p.type === 'span' && isUndated(p.from) && isUndated(p.to)
}
const placed = (p: PeriodPhrase, of: PeriodPhrase): PeriodPhrase =>
  p.type === 'month' || p.type === 'part' ? { ...p, of } : p

const OF_MONTH =
  /\b(?:(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?|q[1-4]|quarter (?:[1-4]|one|two|three|four)|term [1-3]|autumn|spring|summer) $/

export const SPANS = [
  rule(
    [word('between'), skip('the'), end, any(word('and', '&'), to), skip('the'), lastEnd],
    ([, , from, , , last], place) => between(from, last, place),
  ),
  rule([end, any(word('and', '&')), skip('the'), lastEnd, word('between')], ([from, , , last], place) =>
    span(from, last, place),
  ),
  rule(
    [word('from'), skip('the', 'start', 'beginning', 'of'), end, to, skip('the', 'end', 'of'), lastEnd],
    ([, , from, , , last], place) => (!areYears(from, last) && compares(place) ? null : span(from, last, place)),
  ),
  rule([end, to, skip('the', 'end', 'of'), lastEnd], ([from, mark, , last], place) => {
    // "31 March 2024 - b) 31 March 2023" are two days.
    if (mark === '-' && from.type === 'day' && last.type === 'day' && last.date < from.date) return null
    // "In 2020 - April and June": the year says when the months are.
    if (mark === '-' && from.type === 'year' && last.type !== 'year') return null
    // "Change from March 2023 to March 2024": the year is the month's.
    if (from.type === 'year' && last.type !== 'year' && OF_MONTH.test(before(place))) return null
    const led = /\bfrom (?:the )?(?:(?:start|beginning|end) of )?$/.test(before(place))
    return led && !areYears(from, last) && compares(place) ? null : span(from, last, place)
  }),
  // A year that says when the span is: "in 2018 from February to December".
  rule([container, skip(',', 'from', 'between'), item(isUndatedSpan)], ([of, , phrase]) =>
    phrase.type === 'span' ? { ...phrase, from: placed(phrase.from, of), to: placed(phrase.to, of) } : null,
  ),
  rule(
    [
      end,
      idiom(
        ['to', 'until', 'till', '-'],
        '(?:to|until|till|-) ?(?:the )?(?:now|present(?: day)?|today|date|current|latest|this day)',
      ),
    ],
    ([from], place) => (from.type === 'year' && /date$/.test(saidAt(place)) ? null : { type: 'since', from }),
  ),
  rule(
    [
      idiom(['up', 'upto', 'before'], 'up to|upto|before (?:the )?end of'),
      skip('the', 'end', 'of'),
      any(monthOrDay, endOfPart),
    ],
    ([, , last]) => ({
      type: 'up_to',
      end: last,
    }),
  ),
  rule([count, word('months', 'month', 'mths'), ending, skip(...TO_END), monthOrDay], ([n, , , , last]) =>
    n > 0 && n <= 60 ? { type: 'months_to', months: n, end: last } : null,
  ),
  ...LENGTHS.map(([months, firsts, pattern]) =>
    rule(
      [idiom(firsts, pattern), ending, skip(...TO_END), monthOrDay],
      ([, , , last], { chart, at }): PeriodPhrase | null =>
        chart.tokens[at - 1]?.text === 'this' ? null : { type: 'months_to', months, end: last },
    ),
  ),
  rule([idiom(['y', 'ye'], 'y/e|ye'), skip(...TO_END), monthOrDay], ([, , last]) => ({
    type: 'months_to',
    months: 12,
    end: last,
  })),
  rule([word('last', 'past', 'latest', 'previous'), item((p) => p.type === 'months_to')], ([, phrase]) => phrase),
]
