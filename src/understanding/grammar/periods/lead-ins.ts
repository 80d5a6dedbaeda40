/** Words before a period that only lead into it: "at the end of March 2024", "as at", "the". */
import { rule } from './chart.ts'
import { dated } from './kinds.ts'
import { any, idiom, item, skip, word } from './matchers.ts'

const END = 'end|close'
const leading = any(
  idiom(['end', 'close'], `(?:${END}) of`),
  idiom(['at', 'as', 'by'], `(?:as )?at (?:the )?(?:${END})(?: of)?|as (?:at|of|on)|by (?:the )?(?:${END}) of`),
)
const named = item(
  (p, i) =>
    i.alone &&
    (p.type === 'relative' ||
      p.type === 'part' ||
      p.type === 'last_n' ||
      p.type === 'months_to' ||
      p.type === 'year' ||
      p.type === 'day' ||
      p.type === 'day_of_year'),
)

export const LEAD_INS = [
  rule([leading, skip('the'), dated], ([, , phrase]) => phrase),
  rule([word('the'), named], ([, phrase]) => phrase),
  rule(
    [
      any(idiom(['start', 'beginning'], '(?:start|beginning) of')),
      skip('the'),
      item((p, i) => i.alone && (p.type === 'year' || p.type === 'relative' || p.type === 'part')),
    ],
    ([, , of]) => ({ type: 'start', of }),
  ),
]
