/** Quarters, halves and terms by number or name, and counted parts: "Q3", "2nd half", "spring term", "first two months". */
import type { PartUnit, PeriodPhrase } from '../../../periods/phrase.ts'
import { type Chart, type Item, inside, type Match, type Matcher, NUMBER, type Place, rule, saidAt } from './chart.ts'
import { countsThings } from './guards.ts'
import { any, count, digits, glued, idiom, item, maybe, ordinal, skip, word } from './matchers.ts'
import { and } from './units.ts'

const MOST = { quarter: 4, half: 2, term: 3 } as const
const LARGEST_TYPED = 9
const SEASONS: ReadonlyMap<string, number> = new Map([
  ['autumn', 1],
  ['spring', 2],
  ['summer', 3],
])

/** Marks that may stand right after a year. */
const ENDS: ReadonlySet<string> = new Set(['?', ',', '.', ')', ';', ':', '!'])

/** "Q5" looks like a quarter and is none; "quarter 12" is no period at all. */
function numbered(unit: keyof typeof MOST, n: number, place: Place): PeriodPhrase | null {
  const said = saidAt(place)
  if (n >= 1 && n <= MOST[unit]) return { type: 'part', unit, from: n, to: n, said }
  return n >= 1 && n <= LARGEST_TYPED ? { type: 'impossible', said } : null
}

/** "Q7 from a resident: …": the number of a question, where a message begins with it. */
const isNumbering = (n: number, { chart, at, to }: Place): boolean =>
  at === 0 && n > MOST.quarter && AFTER_NUMBER.has(chart.tokens[to]?.text ?? '')
const AFTER_NUMBER: ReadonlySet<string> = new Set([':', '.', ')', '-', ',', ';', 'from', 'to', 'for', 'by'])

const UNITS: ReadonlyMap<string, PartUnit> = new Map([
  ['month', 'month'],
  ['months', 'month'],
  ['quarter', 'quarter'],
  ['quarters', 'quarter'],
  ['qtr', 'quarter'],
  ['qtrs', 'quarter'],
  ['q', 'quarter'],
  ['term', 'term'],
  ['terms', 'term'],
  ['half', 'half'],
])
const unitWord = word(...UNITS.keys())
const unitOf = (text: string): PartUnit => UNITS.get(text) as PartUnit

const digit = digits([1, 2], 1, 99)
const spelt: Matcher<number> = {
  first: ['one', 'two', 'three', 'four'],
  match: ({ tokens }: Chart, at: number): readonly Match<number>[] => {
    const n = ['one', 'two', 'three', 'four'].indexOf(tokens[at]?.text ?? '')
    return n < 0 ? [] : [{ value: n + 1, to: at + 1 }]
  },
}
const which = any(digit, spelt)

/** One unit of a container, by its place in it: a part by itself where the unit has a name of its own. */
function nth(unit: PartUnit, n: number, place: Place): PeriodPhrase | Item | null {
  if (unit !== 'month') return numbered(unit, n, place)
  return inside({ type: 'part', unit, from: n, to: n, said: saidAt(place) }, place)
}

/** "1 and 2", "1, 2 & 3" */
const several: Matcher<readonly number[]> = {
  first: [NUMBER],
  match: (chart: Chart, at: number): readonly Match<readonly number[]>[] => {
    const found: number[] = []
    let to = at
    for (;;) {
      const [next] = which.match(chart, to)
      if (!next) break
      found.push(next.value)
      to = next.to
      const mark = chart.tokens[to]?.text ?? ''
      if (!JOINING.has(mark) || !which.match(chart, to + 1)[0]) break
      to += 1
    }
    return found.length > 1 ? [{ value: found, to }] : []
  },
}
const JOINING: ReadonlySet<string> = new Set(['and', '&', ',', 'to', '-', '/'])

function listOf(unit: PartUnit, numbers: readonly number[], place: Place): PeriodPhrase | null {
  if (unit === 'month' || unit === 'half' || numbers.some((n) => n > MOST[unit] || n < 1)) return null
  const said = saidAt(place)
  return { type: 'list', items: numbers.map((n): PeriodPhrase => ({ type: 'part', unit, from: n, to: n, said })) }
}

export const PARTS = [
  rule([word('q', 'qtr', 'quarter'), skip('-', '.'), which], ([, , n], place) =>
    countsThings(place.chart, place.to) || isNumbering(n, place) ? null : numbered('quarter', n, place),
  ),
  rule([word('h'), glued(digits([1], 1, 2))], ([, n], place) => numbered('half', n, place)),
  rule([word('term'), skip('-'), which], ([, , n], place) => numbered('term', n, place)),
  rule([word('t'), glued(digits([1], 1, 9))], ([, n], place) => numbered('term', n, place)),
  rule([ordinal, skip('-'), word('month', 'quarter', 'qtr', 'q', 'term', 'half')], ([n, , text], place) => {
    const next = place.chart.tokens[place.to]
    if (text === 'q' && next?.kind === 'number') return null
    return nth(unitOf(text), n, place)
  }),
  rule([idiom(['half'], 'half[- ]year')], (_, place) => numbered('half', 1, place)),
  rule([word(...SEASONS.keys()), maybe(word('term'))], ([season], place) =>
    numbered('term', SEASONS.get(season) as number, place),
  ),
  rule(
    [word('last', 'this', 'previous'), item((p) => p.type === 'part' && !p.of && p.unit === 'term')],
    ([, phrase]) => phrase,
  ),
  rule(
    [word(...SEASONS.keys()), maybe(word('term')), maybe(word("'")), digits([2], 0, 99)],
    ([season, , , yy], place) => {
      const next = place.chart.tokens[place.to]
      if ((next?.glued && !ENDS.has(next.text)) || countsThings(place.chart, place.to)) return null
      const n = SEASONS.get(season) as number
      return {
        type: 'part',
        unit: 'term',
        from: n,
        to: n,
        of: { type: 'year', kind: 'plain', start: 2000 + yy },
        said: saidAt(place),
      }
    },
  ),
  // Several at once.
  rule(
    [word('first', 'opening', 'last', 'final'), count, word('months', 'quarters', 'terms', 'month')],
    ([end, n, text], place) => {
      if (n < 1) return null
      const backwards = end === 'last' || end === 'final'
      const [from, to] = backwards ? [-n, -1] : [1, n]
      return inside({ type: 'part', unit: unitOf(text), from, to, said: saidAt(place) }, place)
    },
  ),
  rule([word('last', 'final', 'closing'), unitWord], ([, text], place) =>
    inside({ type: 'part', unit: unitOf(text), from: -1, to: -1, said: saidAt(place) }, place),
  ),
  rule([word('final', 'closing'), word('quarter', 'qtr', 'term')], ([, text], place) => {
    const unit = unitOf(text) === 'term' ? 'term' : 'quarter'
    return numbered(unit, MOST[unit], place)
  }),
  rule([word('quarters', 'qtrs', 'quarter', 'q', 'terms', 'term'), several], ([text, numbers], place) =>
    listOf(unitOf(text), numbers, place),
  ),
  rule(
    [word(...SEASONS.keys()), skip('term'), and, skip('the'), word(...SEASONS.keys()), word('term', 'terms')],
    ([a, , , , b], place) => listOf('term', [SEASONS.get(a) as number, SEASONS.get(b) as number], place),
  ),
  rule([ordinal, and, skip('the'), ordinal, word('quarters', 'terms', 'quarter', 'term')], ([a, , , b, text], place) =>
    listOf(unitOf(text), [a, b], place),
  ),
]
