/** Years: reporting ("2023/24", "23-24", "2015 16", "twenty three twenty four"), academic, calendar, and by their number. */
import type { PeriodPhrase, SaidYearKind } from '../../../periods/phrase.ts'
import { type Chart, type Match, type Matcher, NUMBER, type Place, rule, saidAt } from './chart.ts'
import { agesNear, countsThings, isJoinedBefore } from './guards.ts'
import { any, digits, idiom, item, skip, word, words } from './matchers.ts'
import { NUMBER_WORDS, twoYearsInWords, yearInWords } from './numbers.ts'

/** 2023 from "2023" and "24", or null where the second is not the year after. */
function startYear(first: string, second: string): number | null {
  const start = first.length === 2 ? 2000 + Number(first) : Number(first)
  return (start + 1) % 10 ** second.length === Number(second) ? start : null
}

const LENGTHS = [2, 4]

/** The two years of a pair as they are typed: "2023/24", "23-24", "2023 / 2024". */
const pair: Matcher<readonly [string, string]> = {
  first: [NUMBER],
  match: ({ tokens }: Chart, at: number): readonly Match<readonly [string, string]>[] => {
    const [first, mark, second] = [tokens[at], tokens[at + 1], tokens[at + 2]]
    if (first?.kind !== 'number' || second?.kind !== 'number') return []
    if (mark?.text !== '/' && mark?.text !== '-') return []
    // "2023/4" is 2023/24, too.
    const short = first.text.length === 4 && second.text.length === 1 && mark.text === '/'
    if (!short && !(LENGTHS.includes(first.text.length) && LENGTHS.includes(second.text.length))) return []
    return [{ value: [first.text, second.text], to: at + 3 }]
  },
}

/** "2022/24", "2023-25": looks like a reporting year and is none. "2022-2024" is a row of years, "2024-03" a month. */
function misread([first, second]: readonly [string, string], place: Place): PeriodPhrase | null {
  const { tokens } = place.chart
  const mark = tokens[place.at + 1]
  const together = mark?.glued && tokens[place.at + 2]?.glued
  if (!together || first.length !== 4 || !/^(?:19|20)/.test(first)) return null
  const [from, to] = [Number(first), Number(second)]
  if (second.length === 4 && mark?.text === '-' && to > from)
    return { type: 'span', from: plain(from), to: plain(to), said: saidAt(place) }
  if (second.length <= 2 && Number(second) >= 1 && Number(second) <= 12) return null
  const next = tokens[place.to]
  return next?.glued && next.text === mark?.text ? null : { type: 'impossible', said: saidAt(place) }
}

const plural = item((p) => p.type === 'year' && p.kind === 'reporting')
/** The same as it is typed, without words that lead into it: "for over a year at the end of 2023/24" has no "year 2023/24". */
const typed: Matcher<PeriodPhrase> = {
  first: [NUMBER, ...NUMBER_WORDS],
  match: (chart, at) => (isNumber(chart, at) ? plural.match(chart, at) : []),
}
const isNumber = ({ tokens }: Chart, at: number): boolean =>
  tokens[at]?.kind === 'number' || NUMBER_WORDS.includes(tokens[at]?.text ?? '')

/** "23 24": two digits twice. "16 17" and "17 18" are ages as often, and need a word that leads to a time. */
function isBareYear({ tokens }: Chart, at: number): boolean {
  const [before, first, second] = [tokens[at - 1], tokens[at], tokens[at + 1]]
  if (first?.text.length !== 2 || second?.text.length !== 2 || second.glued) return false
  return !['16', '17', '18'].includes(first.text) || ['in', 'for', 'during', 'year'].includes(before?.text ?? '')
}

/** "2015 16", "23 24", where nothing is counted; "twenty three twenty four". */
const loosePair: Matcher<number> = {
  first: [NUMBER, ...NUMBER_WORDS],
  match: (chart: Chart, at: number): readonly Match<number>[] => {
    const [first, second] = [chart.tokens[at], chart.tokens[at + 1]]
    if (first?.kind === 'word') {
      const spoken = twoYearsInWords(chart.tokens, at)
      return spoken ? [spoken] : []
    }
    if (first?.kind !== 'number' || second?.kind !== 'number') return []
    if (first.text.length !== 4 && !isBareYear(chart, at)) return []
    const start = startYear(first.text, second.text)
    if (start === null || start < 2000 || start > 2098 || countsThings(chart, at + 2)) return []
    return [{ value: start, to: at + 2 }]
  },
}

const plain = (start: number): PeriodPhrase => ({ type: 'year', kind: 'plain', start })
const reporting = (start: number, toDate = false): PeriodPhrase => ({
  type: 'year',
  kind: 'reporting',
  start,
  ...(toDate ? { toDate: true } : {}),
})
const as = (p: PeriodPhrase, kind: SaidYearKind): PeriodPhrase | null =>
  p.type === 'year' && p.kind === 'reporting' ? { ...p, kind } : null

const FISCAL = ['financial', 'reporting', 'fiscal', 'municipal']
const SCHOOL = ['academic', 'school']
const year4 = digits([4], 1950, 2049)

export const YEARS = [
  rule([pair], ([value], place) => {
    const start = startYear(...value)
    if (start === null) return misread(value, place)
    if (start < 2000 || isJoinedBefore(place.chart, place.at)) return null
    return value[0].length === 2 && agesNear(place) ? null : reporting(start)
  }),
  rule([loosePair], ([start], place) => (agesNear(place) ? null : reporting(start))),
  rule([year4, word('to'), digits([2], 0, 99)], ([start, , yy], { chart, to }) =>
    (start + 1) % 100 === yy && start >= 2000 && !countsThings(chart, to) ? reporting(start) : null,
  ),
  // What stands before or after a reporting year and only says that it is one.
  rule(
    [
      any(
        idiom(['year', 'y', 'yr'], '(?:year|yr)[ -]?end|y/e|year'),
        idiom(['outturn', 'out'], 'out-?turn(?: (?:for|of|in))?'),
        idiom(FISCAL, `(?:${FISCAL.join('|')}) (?:year|yr)s?`),
        word('fy'),
        words('full year'),
        idiom(['end'], 'end of(?: the)?(?: (?:financial )?year)?'),
      ),
      typed,
    ],
    ([, phrase]) => phrase,
  ),
  rule(
    [
      plural,
      any(
        idiom(['outturn', 'out'], 'out-?turn'),
        words('year end'),
        idiom([...FISCAL, 'year'], `(?:(?:${FISCAL.join('|')}) )?years?(?! \\d)`),
      ),
    ],
    ([phrase]) => phrase,
  ),
  rule([plural, any(words('so far'), words('to date'), word('ytd'), words('year to date'))], ([phrase]) =>
    phrase.type === 'year' ? { ...phrase, toDate: true } : null,
  ),
  rule([any(word('ytd'), words('year to date'), words('so far in')), skip('for', 'in'), plural], ([, , phrase]) =>
    phrase.type === 'year' ? { ...phrase, toDate: true } : null,
  ),
  rule(
    [
      any(words('year end'), word('fy'), idiom(FISCAL, `(?:${FISCAL.join('|')}) year`)),
      any(digits([4], 2000, 2099), digits([2], 0, 99)),
    ],
    ([, n], { chart, to }) => {
      const next = chart.tokens[to]
      return next?.glued && (next.text === '/' || next.text === '-') ? null : reporting((n < 100 ? 2000 + n : n) - 1)
    },
  ),
  // Academic years.
  rule([word(...SCHOOL), word('year', 'years'), typed], ([, , phrase]) => as(phrase, 'academic')),
  rule([plural, word(...SCHOOL), word('year', 'years')], ([phrase]) => as(phrase, 'academic')),
  rule([word('ay'), typed], ([, phrase]) => as(phrase, 'academic')),
  rule([word('national'), word('offer'), word('day'), skip('in', 'of'), year4], ([, , , , year]) => ({
    type: 'year',
    kind: 'academic',
    start: year - 1,
  })),
  // "On offer day, 1 March 2024": the places are those of the school year that ends in it.
  rule(
    [
      word('offer'),
      word('day'),
      skip('on', ',', '(', 'of', 'in', '-'),
      item((p) => p.type === 'day' || p.type === 'month'),
    ],
    ([, , , phrase]) => {
      const year =
        phrase.type === 'day'
          ? Number(phrase.date.slice(0, 4))
          : phrase.type === 'month' && phrase.of?.type === 'year'
            ? phrase.of.start
            : null
      return year === null ? null : { type: 'year', kind: 'academic', start: year - 1 }
    },
  ),
  rule([word('offer'), word('day'), skip('in', 'of'), year4], ([, , , year]) => ({
    type: 'year',
    kind: 'academic',
    start: year - 1,
  })),
  // "The financial year 1 April 2023 to 31 March 2024".
  rule(
    [
      idiom([...FISCAL, ...SCHOOL], `(?:${[...FISCAL, ...SCHOOL].join('|')}) (?:year|yr)`),
      skip(',', '(', '-', 'from', 'of'),
      item((p) => p.type === 'span' && p.from.type === 'day'),
    ],
    ([, , phrase]) => phrase,
  ),
  // Calendar years, and years by their number.
  rule([word('calendar'), skip('year'), digits([4], 1950, 2099)], ([, , start]) => ({
    type: 'year',
    kind: 'calendar',
    start,
  })),
  rule([year4], ([start], { chart, at, to }) => {
    const [next, after] = [chart.tokens[to], chart.tokens[to + 1]]
    const joined = next?.glued && (next.text === '/' || next.text === '-') && after?.kind === 'number' && after.glued
    const wholePart = next?.text === '.' && next.glued && after?.kind === 'number' && after.glued
    return joined || wholePart || isJoinedBefore(chart, at) || countsThings(chart, to)
      ? null
      : { type: 'year', kind: 'plain', start }
  }),
  rule(
    [
      {
        first: ['twenty', 'two'],
        match: ({ tokens }: Chart, at: number) => [yearInWords(tokens, at)].filter((m) => m !== null),
      },
    ],
    ([start]) => ({
      type: 'year',
      kind: 'plain',
      start,
    }),
  ),
  rule(
    [word('in', 'for', 'during', 'of'), item((p) => p.type === 'year' && p.kind === 'plain')],
    ([, phrase]) => phrase,
  ),
  rule([word('year'), skip('of'), item((p) => p.type === 'year' && p.kind === 'plain')], ([, , phrase]) => phrase),
]
