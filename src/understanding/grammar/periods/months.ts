/** Months: "March", "Mar 24", "03/2024", "2024-03", "March of last year", "2024 March". */
import { inside, type Matcher, type Place, rule } from './chart.ts'
import { countsThings } from './guards.ts'
import { bareMonth, container, smallContainer } from './kinds.ts'
import { any, digits, glued, maybe, skip, word } from './matchers.ts'

const NAMES = [
  ['jan', 'january'],
  ['feb', 'february', 'febs'],
  ['mar', 'march'],
  ['apr', 'april'],
  ['may'],
  ['jun', 'june'],
  ['jul', 'july'],
  ['aug', 'august'],
  ['sep', 'sept', 'september'],
  ['oct', 'october'],
  ['nov', 'november'],
  ['dec', 'december'],
]
const BY_NAME: ReadonlyMap<string, number> = new Map(
  NAMES.flatMap((names, n) => names.map((name): [string, number] => [name, n + 1])),
)
const name = word(...BY_NAME.keys())

/** The number of a month by its name, with the full stop of a short one. */
export const monthName: Matcher<number> = {
  first: name.first,
  match: (chart, at) =>
    name.match(chart, at).map(({ value, to }) => {
      const stop = chart.tokens[to]
      const short = stop?.text === '.' && stop.glued && value.length <= 4
      return { value: BY_NAME.get(value) as number, to: short ? to + 1 : to }
    }),
}

/** "May I ask" is no month. */
const BEFORE_MAY: ReadonlySet<string> = new Set(
  'in for of during by from to until till since end last and or v vs between through thru & , -'.split(' '),
)

function isVerb({ chart: { tokens }, at }: Place): boolean {
  return tokens[at]?.text === 'may' && !BEFORE_MAY.has(tokens[at - 1]?.text ?? '')
}

/** "March 24th", "March 24 2024", "24%", "16-17 year olds": two digits that are no year. */
function isYearEnding({ chart, to }: Place): boolean {
  const next = chart.tokens[to]
  const after = chart.tokens[to + 1]
  if (!next) return true
  if (next.glued && (next.kind !== 'mark' || next.text === '%')) return false
  if ((next.text === '/' || next.text === '-') && next.glued && after?.kind === 'number' && after.glued) return false
  if (next.kind === 'number' && next.text.length === 4 && !next.glued) return false
  return !countsThings(chart, to)
}

const year4 = digits([4], 1950, 2099)
const year2 = digits([2], 0, 99)
const number = digits([1, 2], 1, 12)
const slash = glued(word('/', '-'))

export const MONTHS = [
  rule([monthName], ([month], place) =>
    isVerb(place) ? inside({ type: 'month', month }, place) : { type: 'month', month },
  ),
  rule([bareMonth, skip('-', "'", ',', 'of'), year4], ([phrase, , start]) =>
    phrase.type === 'month' ? { ...phrase, of: { type: 'year', kind: 'plain', start } } : null,
  ),
  rule([bareMonth, maybe(word('-', "'", ',')), maybe(glued(word("'"))), year2], ([phrase, , , yy], place) =>
    phrase.type === 'month' && isYearEnding(place)
      ? { ...phrase, of: { type: 'year', kind: 'plain', start: 2000 + yy } }
      : null,
  ),
  rule([bareMonth, skip('of', 'in', 'the', ',', '('), any(container, smallContainer)], ([phrase, , of], place) => {
    if (phrase.type !== 'month') return null
    // "March, 2023/24 outturn" names two; "March 2016, last year" too.
    const comma = place.chart.tokens.slice(place.at, place.to).some((t) => t.text === ',' || t.text === '(')
    return comma && of.type !== 'year' ? null : { ...phrase, of }
  }),
  rule(
    [digits([4], 1950, 2099), maybe(glued(word('-'))), maybe(word(',')), bareMonth],
    ([start, , , phrase], place) => {
      const next = place.chart.tokens[place.to]
      if (phrase.type !== 'month' || next?.kind === 'number') return null
      return { ...phrase, of: { type: 'year', kind: 'plain', start } }
    },
  ),
  rule([number, slash, glued(digits([4], 2000, 2099))], ([month, , start]) => ({
    type: 'month',
    month,
    of: { type: 'year', kind: 'plain', start },
  })),
  rule([digits([4], 2000, 2099), slash, glued(digits([1, 2], 1, 12))], ([start, , month]) =>
    [10, 100].some((n) => (start + 1) % n === month)
      ? null
      : { type: 'month', month, of: { type: 'year', kind: 'plain', start } },
  ),
  rule([word('christmas', 'xmas'), skip('of', 'in'), maybe(year4)], ([, , start]) => ({
    type: 'month',
    month: 12,
    ...(start === undefined ? {} : { of: { type: 'year', kind: 'plain', start } as const }),
  })),
  rule([word('last', 'this', 'previous'), bareMonth], ([, phrase]) => phrase),
  // "And the March before?"
  rule([word('the'), bareMonth, word('before')], ([, phrase], { chart, to }) =>
    phrase.type === 'month' && chart.tokens[to]?.text !== 'last' ? { type: 'earlier', month: phrase.month } : null,
  ),
]
