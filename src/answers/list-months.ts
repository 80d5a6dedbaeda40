/** "Amber every month from January to March", "worse month on month": a list that is judged in each of several months. */
import type { Session } from '../intent.ts'
import { NUMBERS } from '../language/number-words.ts'
import type { Reading } from '../language/reading.ts'
import type { Document } from '../model/figure.ts'
import type { IsoDate, Period } from '../model/period.ts'
import { addMonths, monthPeriod, monthsOf, parts } from '../periods/calendar.ts'
import { resolvePeriod } from '../periods/resolve.ts'
import { marked } from '../understanding/grammar/selection/marked.ts'
import { isMove, type OneTest, testsOf } from '../understanding/grammar/selection/model.ts'
import { stepsIn } from '../understanding/grammar/selection/selection.ts'
import type { View } from '../understanding/view.ts'
import type { TimedCondition } from './selection.ts'

const MONTH_BY_MONTH =
  /\b(?:(?:in|for|during) )?(?:each|every)(?: single| and every)? month\b|\bmonth (?:on|after|by) month\b|\ball (?:three|the) months\b|\b(?:three|3) (?:straight|consecutive|successive) months\b|\b(?:three|3) months (?:running|in a row|on the trot|straight)\b|\b(?:throughout|(?:right|all) (?:the way )?through)(?= (?:from )?(?:the )?(?:whole |full )?(?:year|quarter|period|q[1-4]|20\d\d|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec))|\bnever (?:been )?(?:out of|off|left)(?= (?:the )?(?:red|amber|green)\b)|\b(?:all|whole) of(?= (?:the )?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|quarter|q[1-4]))/
/** "Red for three months": the latest that the report tells, where no time is named. */
const LASTING = new RegExp(
  `\\bfor (?:at least )?(?:the )?(?:last |past )?(${[...NUMBERS.keys()].join('|')}|\\d) months\\b`,
)
/** "Not green every month" may be never green, or not always: neither is guessed. */
const NOT_EACH = /\b(?:not|n't|never|no longer)\b[^,.;]{0,20}\b(?:each|every)(?: single| and every)? month\b/
/** The report whose months are meant where no time is named. */
export const newestReport = ({ council, asking: { catalogue } }: Session): Document | null =>
  council ? catalogue.latestDocument(council) : null

/** Longer than this is no quarter that is told by its months. */
const MOST_MONTHS = 6

const saysEach = (text: string): boolean => MONTH_BY_MONTH.test(text) || LASTING.test(text)

/** The last months up to the end of a report, in the order of time. */
function lastMonths(n: number, { end }: Period): Period[] {
  const last = parts(end)
  return Array.from({ length: n }, (_, i) => monthPeriod(addMonths(last, i + 1 - n)))
}

/**
 * The months of the one time that is named, a quarter, or from the first month that is named to the second; of "for three
 * months" the latest that the newest report tells.
 */
export function monthsNamed(
  { periods, text }: Reading,
  now: IsoDate,
  newest: Pick<Document, 'period'> | null,
): readonly Period[] {
  const [one, two] = periods
  const said = text.match(LASTING)?.[1]
  if (said && newest && periods.every(({ phrase }) => resolvePeriod(phrase, now).type === 'series')) {
    const n = NUMBERS.get(said) ?? Number(said)
    return n <= MOST_MONTHS ? lastMonths(n, newest.period) : []
  }
  if (!one || periods.length > 2) return []
  const span = !two && one.phrase.type === 'span' ? one.phrase : null
  const first = resolvePeriod(span ? span.from : one.phrase, now)
  const last = resolvePeriod(span ? span.to : (two ?? one).phrase, now)
  if (first.type !== 'period' || last.type !== 'period' || last.period.end < first.period.start) return []
  const months = monthsOf({ ...first.period, end: last.period.end })
  return months.length <= MOST_MONTHS ? months : []
}

/** What says so, where the months are not told apart or what is asked of them is not clear; null where a list can be made. */
export function unclearMonths(reading: Reading, now: IsoDate, newest: Pick<Document, 'period'> | null): string | null {
  const said = (reading.text.match(MONTH_BY_MONTH) ?? reading.text.match(LASTING))?.[0]
  if (said === undefined) return null
  const denied = reading.text.match(NOT_EACH)?.[0]
  // Each of more than two is named.
  const areTold = reading.periods.length > 2 || monthsNamed(reading, now, newest).length > 1
  return denied ?? (areTold ? null : said)
}

/** The text of a view without what says that each month is meant, or so many months, each of which is told as a step. */
export function withoutMonths(view: View): string {
  const left = view.text.replace(EACH, ' ').replace(LASTING, ' ')
  // "Two months running, from January to February and again from February to March": what it comes to is said.
  return stepsIn(marked(view)).length > 1 ? left.replace(RUNNING, ' ') : left
}
const RUNNING = /\b(?:two|2) (?:months|times|quarters|terms) (?:running|in a row|on the trot|straight)\b/g
const EACH = new RegExp(MONTH_BY_MONTH, 'g')

/** Whether a test holds at one time and may not at another: not what a measure is, nor whether it has a target. */
function isOfTime(test: OneTest): boolean {
  switch (test.type) {
    case 'target':
      return test.is !== 'set' && test.is !== 'unset'
    case 'benchmark':
      return test.is !== 'published'
    default:
      return test.type !== 'unit' && test.type !== 'information' && test.type !== 'polarity'
  }
}

/** Each condition of time in each month; a change of the first month is from before it, and asked of the others. */
export function eachMonth(
  conditions: readonly TimedCondition[],
  months: readonly Period[],
  text: string,
): readonly TimedCondition[] {
  if (!saysEach(text) || months.length < 2) return conditions
  return conditions.flatMap((c) => {
    if (!testsOf(c.test).every(isOfTime)) return [c]
    return (isMove(c.test) ? months.slice(1) : months).map((period) => ({
      ...c,
      at: { type: 'period' as const, period },
      since: null,
    }))
  })
}
