/** Periods by their distance from today: "last quarter", "the year before last", "two months ago", "this year so far". */
import type { PeriodPhrase } from '../../../periods/phrase.ts'
import { rule } from './chart.ts'
import { any, count, item, maybe, skip, word, words } from './matchers.ts'
import { lastYear, unit } from './units.ts'

const relative = item((p) => p.type === 'relative')
const running = item((p) => p.type === 'relative' && p.offset === 0)
const term = item((p) => p.type === 'part' && p.unit === 'term')
const MONTHS_OF_A_YEAR = 12

export const RELATIVE = [
  rule([word('last', 'previous', 'prev', 'past', 'prior', 'preceding'), unit], ([, u]) => ({
    type: 'relative',
    unit: u,
    offset: -1,
  })),
  rule([any(words('most recent'), word('latest')), unit], ([, u]) =>
    u === 'year' ? { type: 'outturn' } : u === 'month' ? { type: 'latest' } : { type: 'relative', unit: u, offset: -1 },
  ),
  rule([word('this', 'current'), unit], ([, u]) => ({ type: 'relative', unit: u, offset: 0 })),
  rule([word('next'), unit], ([, u]) => ({ type: 'relative', unit: u, offset: 1 })),
  rule([word('month', 'quarter', 'term'), words('to date')], ([text]) => ({
    type: 'relative',
    unit: text === 'month' || text === 'term' ? text : 'quarter',
    offset: 0,
  })),
  rule([unit, words('before last')], ([u]) => ({ type: 'relative', unit: u, offset: -2 })),
  rule([count, unit, word('ago')], ([n, u]): PeriodPhrase | null =>
    n < 1
      ? null
      : (u === 'month' && n === MONTHS_OF_A_YEAR) || (u === 'year' && n === 1)
        ? { type: 'year_before_latest' }
        : { type: 'relative', unit: u, offset: -n },
  ),
  rule(
    [word('a', 'one'), unit, word('ago')],
    ([, u]): PeriodPhrase =>
      u === 'year' ? { type: 'year_before_latest' } : { type: 'relative', unit: u, offset: -1 },
  ),
  rule([running, any(words('so far'), words('to date'))], ([phrase]) => phrase),
  rule([words('so far'), maybe(word('in')), skip('the'), running], ([, , , phrase]) => phrase),
  rule([any(words('the year so far'), words('year so far'))], () => ({ type: 'relative', unit: 'year', offset: 0 })),
  rule([running, maybe(word('up')), word('to'), skip('the'), words('end of'), skip('the'), term], ([phrase]) =>
    phrase.type === 'relative' && phrase.unit === 'academic_year' ? phrase : null,
  ),
  rule([relative, word("'"), word('s')], ([phrase]) => phrase),
  rule([relative, word('outturn')], ([phrase]) =>
    phrase.type === 'relative' && phrase.unit === 'year' ? phrase : null,
  ),
  rule([word('same', 'this'), unit, skip('in', 'of', 'the'), lastYear], ([, u]) => ({
    type: 'year_ago',
    of: { type: 'relative', unit: u, offset: 0 },
  })),
]
