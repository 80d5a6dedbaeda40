/** Periods that the figures settle, not the calendar: the latest, the outturn, the year to date, the year before. */
import { rule } from './chart.ts'
import { any, idiom, skip, word, words } from './matchers.ts'
import { lastYear } from './units.ts'

const TO_MONTH =
  '(?:so far(?: this year)?|this year(?: so far)?)(?= (?:up )?to (?:the )?(?:end of )?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec))'

export const POSITION = [
  rule(
    [
      idiom(
        [
          'the',
          'latest',
          'most',
          'current',
          'currently',
          'right',
          'at',
          'today',
          'now',
          'presently',
          'up',
          'as',
          'these',
        ],
        '(?:the )?(?:latest|most recent|current|currently|right now|at the moment|at present|today|now|presently|up to the minute|as of (?:today|now)|these days)(?: (?:month|monthly))?',
      ),
    ],
    () => ({ type: 'latest' }),
  ),
  rule(
    [
      idiom(
        ['the', 'year', 'outturn', 'out', 'full', 'end', 'final', 'whole', 'financial', 'reporting'],
        '(?:the )?(?:year[- ]end|outturn|out-turn|full[- ]year|(?:whole|full) (?:financial |reporting )?year(?! group)|(?:financial |reporting )?year (?:as a whole|overall)|end of (?:the )?(?:financial )?year|final position)(?: figures?| position)?',
      ),
    ],
    () => ({ type: 'outturn' }),
  ),
  rule(
    [
      idiom(
        ['the', 'most', 'latest'],
        '(?:the )?(?:most recent|latest) (?:full )?year(?: for which figures are available)',
      ),
    ],
    () => ({
      type: 'outturn',
    }),
  ),
  rule([idiom(['the', 'year', 'ytd', 'cumulative'], '(?:the )?(?:year[- ]to[- ]date|ytd|cumulative)')], () => ({
    type: 'to_date',
  })),
  // "So far to December", "this year up to December": the year to the end of the month that follows.
  rule([idiom(['so', 'this'], TO_MONTH)], () => ({ type: 'to_date' })),
  rule([any(words('till date'), words('until now'))], () => ({ type: 'to_date' })),
  rule([words('to date')], (_, { chart, at }) =>
    /^(?:up|upto)$/.test(chart.tokens[at - 1]?.text ?? '') ? null : { type: 'to_date' },
  ),
  // A year before: than the latest, or than what is talked about.
  rule(
    [
      any(word('this', 'same'), words('the same'), words('at this'), words('at the same')),
      word('time', 'point', 'stage', 'date', 'period'),
      skip('in', 'of'),
      lastYear,
    ],
    () => ({ type: 'year_before_latest' }),
  ),
  rule(
    [
      idiom(
        ['the', 'same'],
        '(?:the )?same (?:time|point|stage|period) (?:in |of )?(?:the )?(?:year before|previous year)',
      ),
    ],
    () => ({
      type: 'year_before_latest',
    }),
  ),
  rule([words('time last year')], (_, { chart, at }) =>
    /^(?:on|in)$/.test(chart.tokens[at - 1]?.text ?? '') ? null : { type: 'year_before_latest' },
  ),
  rule(
    [
      idiom(
        ['and', 'the', 'a', 'one', 'year', 'yr'],
        '(?:and )?the (?:(?:year|yr) before(?! last)|previous (?:year|yr))|(?:and )?(?:a |one )?(?:year|yr) (?:earlier|before that)|(?:and )?the preceding year|(?<![a-z0-9] )(?:year|yr) (?:before|previous)$',
      ),
    ],
    () => ({ type: 'year_earlier' }),
  ),
  rule(
    [
      idiom(
        ['and', 'the', 'quarter', 'term', 'month', 'cohort', 'period'],
        '(?:and )?(?:the )?(?:quarter|term|month|cohort|period) (?:before(?! last)|earlier)',
      ),
    ],
    () => ({ type: 'earlier' }),
  ),
  rule(
    [
      idiom(
        ['the', 'same', 'that', 'those', 'these'],
        '(?:the )?(?:same|that|those|these) (?:(?:two|three|four) )?(?:month|quarter|period|term|year|time|date)s?(?! last)',
      ),
    ],
    () => ({
      type: 'same',
    }),
  ),
  // "What was the rate then?": not "then" that goes on with the talk.
  rule([idiom(['back', 'then'], '(?:back )?then(?=[\\s?.!]*$)')], (_, { at }) => (at > 1 ? { type: 'same' } : null)),
]
