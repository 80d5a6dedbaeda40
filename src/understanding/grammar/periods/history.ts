/** Several periods up to the latest: "since April", "from 2020 onwards", "the last three terms", "over the years". */
import { rule } from './chart.ts'
import { end } from './kinds.ts'
import { any, count, idiom, item, skip, word, words } from './matchers.ts'
import { unit } from './units.ts'

const recent = item((p) => p.type === 'last_n' || (p.type === 'relative' && p.offset < 0))

export const HISTORY = [
  rule(
    [any(words('most recent'), word('last', 'past', 'previous', 'latest', 'recent', 'preceding')), count, unit],
    ([, n, u]) => (n > 0 ? { type: 'last_n', n, unit: u } : null),
  ),
  rule([word('over', 'during', 'throughout', 'across'), skip('the', 'course', 'of'), recent], ([, , phrase]) => phrase),
  rule([word('since'), skip('the', 'end', 'of', 'back', 'in', 'around'), end], ([, , from]) => ({
    type: 'since',
    from,
  })),
  rule(
    [
      word('from'),
      skip('the', 'start', 'beginning', 'of'),
      end,
      idiom(['onwards', 'onward', 'on', 'forward'], 'onwards?|on(?= *(?:$|[?.,]))|forward'),
    ],
    ([, , from]) => ({ type: 'since', from }),
  ),
  rule(
    [
      end,
      idiom(
        ['onwards', 'onward', 'on', 'or', 'and'],
        'onwards?|on(?= *(?:$|[?.,]))|(?:or|and) (?:later|after|since)(?! than)',
      ),
    ],
    ([from]) => ({
      type: 'since',
      from,
    }),
  ),
  rule([idiom(['since'], 'since (?:the )?(?:start|beginning) of'), skip('the'), end], ([, , of]) => ({
    type: 'since',
    from: { type: 'start', of },
  })),
  rule([idiom(['since'], 'since (?:the )?(?:start|beginning) of (?:the|this) (?:financial |reporting )?year')], () => ({
    type: 'since',
    from: { type: 'month', month: 4 },
  })),
  rule([idiom(['since'], 'since (?:last year|the year before)')], () => ({ type: 'since_last_year' })),
  rule(
    [
      idiom(
        ['over', 'historically', 'all', 'every', 'each', 'year', 'through', 'since', 'in'],
        'over the (?:last few |past few )?years|over time|historically|all (?:the )?years|every year|each year(?: published)?|year on year trend|through the years|all time|since (?:records|publication) began|in all years|since you started',
      ),
    ],
    () => ({ type: 'all' }),
  ),
]
