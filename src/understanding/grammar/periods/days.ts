/** Days, in British order: "31/03/2024", "the 31st of March", "March 31st, 2024", "February fifteenth 2024", "2024-03-31". */
import { isoDate, isRealDay, MONTH_NAMES } from '../../../periods/calendar.ts'
import type { PeriodPhrase } from '../../../periods/phrase.ts'
import { type Chart, type Match, type Matcher, NUMBER, type Place, rule, saidAt } from './chart.ts'
import { any, digits, glued, maybe, ordinal, SUFFIXES, skip, word } from './matchers.ts'
import { monthName } from './months.ts'
import { dayInWords, NUMBER_WORDS, numberAt, ORDINALS, yearInWords } from './numbers.ts'

const MOST_DAYS_TYPED = 39
/** "Section 47 March 2024": a number that belongs to the word before it. */
const NUMBERED: ReadonlySet<string> = new Set(
  'section s ks stage attainment progress top level tier band article phase under over year term quarter q t aged age within'.split(
    ' ',
  ),
)

function day(d: number, m: number, y: number, place: Place): PeriodPhrase {
  if (isRealDay(y, m, d)) return { type: 'day', date: isoDate(y, m, d) }
  return { type: 'impossible', said: m >= 1 && m <= 12 ? `${d} ${MONTH_NAMES[m - 1]} ${y}` : saidAt(place) }
}

interface SaidDay {
  readonly day: number
  /** "31st", "fifteenth": a day and nothing else. */
  readonly ordinal: boolean
}

/** The number of a day: "5", "5th", "fifth". */
const dayNumber: Matcher<SaidDay> = {
  first: [NUMBER, ...ORDINALS.keys(), ...NUMBER_WORDS],
  match: ({ tokens }: Chart, at: number): readonly Match<SaidDay>[] => {
    const token = tokens[at]
    if (token?.kind === 'number') {
      if (token.text.length > 2) return []
      const suffix = tokens[at + 1]
      const ordered = suffix?.glued === true && SUFFIXES.has(suffix.text)
      if (!ordered && suffix?.glued && suffix.kind === 'word') return []
      return [{ value: { day: Number(token.text), ordinal: ordered }, to: ordered ? at + 2 : at + 1 }]
    }
    const spoken = dayInWords(tokens, at)
    return spoken ? [{ value: { day: spoken.value, ordinal: true }, to: spoken.to }] : []
  },
}

const year4 = digits([4], 1900, 2099)
const yearEnd = any(year4, yearOfTwo())

/** "31 March '24" */
function yearOfTwo(): Matcher<number> {
  const two = digits([2], 0, 99)
  return {
    first: two.first,
    match: (chart, at) => {
      const next = chart.tokens[at + 1]
      if (next?.glued && (next.kind !== 'mark' || next.text === '/' || next.text === '-' || next.text === '%'))
        return []
      return two.match(chart, at).map(({ value, to }) => ({ value: 2000 + value, to }))
    },
  }
}

/** "Section 47 March", "NEET 16-17 March": the number is no day. */
function isNumbered({ chart: { tokens }, at }: Place): boolean {
  const before = tokens[at - 1]
  const ranged = before?.text === '-' && before.glued && tokens[at]?.glued && tokens[at - 2]?.kind === 'number'
  return ranged === true || NUMBERED.has(before?.text ?? '')
}
/** "Twenty eight two thousand and fourteen": a day in plain numbers is one only before a year. */
const spokenDate: Matcher<{ readonly day: number; readonly year: number }> = {
  first: NUMBER_WORDS,
  match: ({ tokens }: Chart, at: number) => {
    const d = tokens[at]?.kind === 'word' ? (dayInWords(tokens, at) ?? numberAt(tokens, at)) : null
    const y = d && yearInWords(tokens, d.to)
    return d && y ? [{ value: { day: d.value, year: y.value }, to: y.to }] : []
  },
}

const isDay = ({ day: d, ordinal: ordered }: SaidDay, place: Place): boolean =>
  ordered || (d <= MOST_DAYS_TYPED && !isNumbered(place))

/** "In the financial year 1 April 2023 to …": the year is no school year. */
function isAfterYear({ chart, at }: Place): boolean {
  const [which, before] = [chart.tokens[at - 2]?.text ?? '', chart.tokens[at - 1]?.text]
  return (
    before === 'year' && ['financial', 'reporting', 'fiscal', 'municipal', 'the', 'academic', 'school'].includes(which)
  )
}

const separated = (mark: string) =>
  rule(
    [
      digits([1, 2], 0, 99),
      glued(word(mark)),
      glued(digits([1, 2], 0, 99)),
      glued(word(mark)),
      glued(digits([2, 4], 0, 2099)),
    ],
    ([d, , m, , y], place) => day(d, m, y < 100 ? 2000 + y : y, place),
  )

export const DAYS = [
  separated('/'),
  separated('.'),
  separated('-'),
  rule(
    [digits([1, 2], 0, 99), glued(word('-', '/')), glued(monthName), glued(word('-', '/')), glued(yearEnd)],
    ([d, , m, , y], place) => day(d, m, y, place),
  ),
  rule(
    [year4, glued(word('-', '/')), glued(monthName), glued(word('-', '/')), glued(digits([1, 2], 0, 99))],
    ([y, , m, , d], place) => day(d, m, y, place),
  ),
  rule([monthName, spokenDate], ([m, { day: d, year }], place) => day(d, m, year, place)),
  rule(
    [year4, glued(word('/')), glued(digits([1, 2], 0, 99)), glued(word('/')), glued(digits([1, 2], 0, 99))],
    ([y, , m, , d], place) => day(d, m, y, place),
  ),
  rule(
    [digits([4], 1900, 2099), glued(word('-')), glued(digits([2], 0, 99)), glued(word('-')), glued(digits([2], 0, 99))],
    ([y, , m, , d], place) => day(d, m, y, place),
  ),
  rule([dayNumber, skip('of'), monthName, skip(',', "'", 'of'), yearEnd], ([d, , m, , y], place) =>
    isDay(d, place) || isAfterYear(place) ? day(d.day, m, y, place) : null,
  ),
  rule([monthName, maybe(word('the')), dayNumber, skip(',', "'", 'of'), year4], ([m, , d, , y], place) =>
    isDay(d, place) ? day(d.day, m, y, place) : null,
  ),
  rule([year4, skip(','), monthName, dayNumber], ([y, , m, d], place) => {
    const next = place.chart.tokens[place.to]
    return next?.glued && next.kind !== 'mark' ? null : day(d.day, m, y, place)
  }),
  rule([dayNumber, skip('of'), monthName], ([d, , month], place) =>
    isDay(d, place) ? { type: 'day_of_year', month, day: d.day, said: saidAt(place) } : null,
  ),
  rule([monthName, maybe(word('the')), ordinal], ([month, , d], place) =>
    d > 0 && d <= 31 ? { type: 'day_of_year', month, day: d, said: saidAt(place) } : null,
  ),
]
