/** How much more or less than at another time, or than the row beside it. */
import type { Session } from '../../intent.ts'
import type { Answer } from '../../model/answer.ts'
import type { Indicator } from '../../model/indicator.ts'
import { monthsOf, shiftYears } from '../../periods/calendar.ts'
import type { PeriodRequest } from '../../periods/resolve.ts'
import { leads } from '../../query/find-figure.ts'
import { isWhole } from '../../query/fitness.ts'
import { areIncomparable, areUnequalTimes, directionOf, performanceOf } from '../../query/trend.ts'
import { percentOf, subtract } from '../../rules/decimal.ts'
import { UNEQUAL_TIMES } from '../../wording/comparison-words.ts'
import { type Line, withLines } from '../../wording/line.ts'
import { movedAsAsked } from '../../wording/verdict.ts'
import { betweenLine, changeLines, NO_EARLIER, unlikeText } from '../../wording/working-words.ts'
import { sideBySide } from '../comparison-answer.ts'
import { sameThing } from '../figure/counting.ts'
import { type FigureDetail, figureDetail } from '../figure-answer.ts'
import { tell, together } from '../one-figure.ts'
import { namesEach } from '../rows-compared.ts'
import { extremeAnswer } from './extreme.ts'
import { operandBeside, operandOf } from './operand.ts'
import { asksRange } from './range.ts'
import { inTurn, ownLines, worked } from './worked.ts'

type At = (request: PeriodRequest) => Promise<FigureDetail | null>

/** "From 1 April to 31 March, than the year before": the span is one of the two times. */
const AGAINST = /\b(?:than|against|compared|on (?:the )?(?:year|previous|prior)|year before|previous year|last year)\b/

/** The two figures to compare, the earlier first; null where there is no second. */
async function twoFigures(
  session: Session,
  detail: FigureDetail,
  at: At,
): Promise<readonly [FigureDetail, FigureDetail] | null> {
  const { requests, reading, topic } = session
  const periods = requests.filter((r) => r.type === 'period')
  const since = requests.find((r) => r.type === 'series')
  const latest = async () => (await at({ type: 'none' })) ?? detail
  if (periods.length >= 2) {
    const [a, b] = await Promise.all(periods.slice(0, 2).map(at))
    return a && b ? (a.found.period.end <= b.found.period.end ? [a, b] : [b, a]) : null
  }
  const [only] = periods
  const isSpan = reading.periods.some((p) => p.phrase.type === 'span') && !AGAINST.test(reading.text)
  // From March to March: the months that it begins and ends with are what is compared.
  if (only?.type === 'period' && periods.length === 1 && isSpan && monthsOf(only.period).length > 1) {
    const months = monthsOf(only.period)
    const ends = [months[0], months.at(-1)].filter((m) => m !== undefined)
    const [a, b] = await Promise.all(ends.map((period) => at({ type: 'period', period })))
    return a && b ? [a, b] : null
  }
  if (since?.type === 'series' && since.from) {
    const { from, to } = since
    const within = leads(detail.figures)
      .map((l) => l.figure.period)
      .filter((p) => p.end >= from && (to === undefined || p.end <= to))
      .toSorted((a, b) => (a.end < b.end ? -1 : 1))
    // From one year to another: the years themselves, not a month of the first.
    const years = to === undefined ? [] : within.filter((p) => isWhole(p.kind) && p.start >= from)
    const [first, last] = years.length > 1 ? [years[0], years.at(-1)] : [within[0], within.at(-1)]
    const earlier = first ? await at({ type: 'period', period: first }) : null
    const later = to !== undefined && last ? await at({ type: 'period', period: last }) : await latest()
    return earlier && later ? [earlier, later] : null
  }
  if (session.followUp && reading.periods.length === 0 && topic?.earlier && topic.period) {
    const [a, b] = await Promise.all([topic.earlier, topic.period].map((period) => at({ type: 'period', period })))
    if (a && b) return a.found.period.end <= b.found.period.end ? [a, b] : [b, a]
  }
  if (requests[0]?.type === 'year_before_latest') {
    const main = session.followUp && topic?.period ? await at({ type: 'period', period: topic.period }) : await latest()
    const earlier = main && (await at({ type: 'period', period: shiftYears(main.found.period, -1) }))
    return earlier && main ? [earlier, main] : null
  }
  if (periods.length === 1 && /\b(?:than|since|from|compared|down on|up on|on (?:last|the))\b/.test(reading.text)) {
    // "More than last year": the latest against the period named, or that one against its year before.
    const named = await at(periods[0] as PeriodRequest)
    const main = await latest()
    if (!named) return null
    if (named.found.period.end < main.found.period.end) return [named, main]
    const earlier = await at({ type: 'period', period: shiftYears(named.found.period, -1) })
    return earlier ? [earlier, named] : null
  }
  const previous = detail.trend?.previous
  const earlier = previous ? await at({ type: 'period', period: previous.period }) : null
  if (earlier) return [earlier, detail]
  // "So how many more is that?" after two figures of one measure: the two.
  const last = session.followUp && topic?.period ? await latest() : null
  return last && last.found.period.end > detail.found.period.end ? [detail, last] : null
}

/**
 * A count of a month is compared with that of a month, and of a year with that of a year (contract, meaning 7): where the
 * later one is of another length, the latest of the earlier one's.
 */
async function ofOneLength(
  [earlier, later]: readonly [FigureDetail, FigureDetail],
  at: At,
  indicator: Indicator,
): Promise<readonly [FigureDetail, FigureDetail] | null> {
  const from = earlier.found.period
  if (!areUnequalTimes(from, later.found.period, indicator)) return [earlier, later]
  const others = leads(later.figures)
    .map((l) => l.figure.period)
    .filter((p) => p.end > from.end && p.end <= later.found.period.end && !areUnequalTimes(from, p, indicator))
    .toSorted((a, b) => (a.end < b.end ? 1 : -1))
  const other = others[0] ? await at({ type: 'period', period: others[0] }) : null
  return other ? [earlier, other] : null
}

/** Whether a question names two times or more. */
const namesTimes = ({ requests }: Session): boolean => requests.filter((r) => r.type === 'period').length > 1

async function differenceOf(session: Session, detail: FigureDetail): Promise<Answer> {
  const { asking } = session
  const { row } = detail
  const indicator = asking.catalogue.indicator(row.indicator)
  const at: At = async (request) => {
    const found = await figureDetail(asking, { council: row.council, row, request, context: detail.found.period })
    return 'answer' in found ? found : null
  }
  const two = await twoFigures(session, detail, at)
  const areNamed = namesTimes(session)
  // Times that a question names are told as they are, and no other in their place.
  if (two && areNamed && areIncomparable(two[0].found.period, two[1].found.period, indicator))
    return sideBySide(UNEQUAL_TIMES, two)
  const fit = two && (areNamed ? two : await ofOneLength(two, at, indicator))
  const [earlier, main] = fit ?? [null, null]
  if (!earlier || !main || earlier.found.requested !== null || earlier.found.period.end === main.found.period.end) {
    const notes = [...detail.answer.notes, NO_EARLIER]
    const verdict = withLines({ ...detail.answer, notes }, [{ role: 'verdict', text: NO_EARLIER }])
    // Asked between two times of which one is not held, there is no answer; else the figure itself is one.
    return areNamed ? { ...verdict, kind: 'no_data', value: null } : verdict
  }
  // Either side of a change in what is counted nothing is more or less (contract, meaning 7).
  if (!sameThing(asking, indicator)(earlier.found.figure, main.found.figure))
    return sideBySide(unlikeText(operandOf(earlier)), [main, earlier])
  const { polarity } = asking.catalogue.polarity(main.found.figure)
  const change = subtract(main.found.value, earlier.found.value)
  const share = row.unit === '%' ? null : percentOf(change, earlier.found.value)
  const direction = directionOf(earlier.found.value, main.found.value)
  const performance = performanceOf(direction, polarity)
  const { first, working } = changeLines({
    earlier: operandBeside(session, earlier, main),
    later: operandBeside(session, main, earlier),
    change,
    percent: share?.replace(/^-/, '') ?? null,
    judged: performance === 'better' || performance === 'worse' ? performance : null,
    holds: movedAsAsked(session.reading.text, { direction, performance }),
  })
  return worked(
    main,
    change,
    `${main.found.value} − ${earlier.found.value}`,
    [main.answer, earlier.answer],
    [first, ...ownLines(main, 'head', 'rule'), working],
  )
}

/** How much a measure changed between two times. */
export async function changeAnswer(session: Session): Promise<Answer> {
  if (asksRange(session)) return extremeAnswer(session)
  const spanned = session.requests.some((r) => r.type === 'series')
  const told = await tell(session, spanned ? { request: { type: 'none' } } : {})
  if ('answer' in told) return told.answer
  const [first, second] = told.details
  if (!first) return together(told.details)
  if (!second) return differenceOf(session, first)
  // "Between the autumn and spring terms, primary and secondary" is between times.
  if (!namesTimes(session) && isBetweenRows(session, told.details)) return betweenRows(first, second)
  const each = await Promise.all(told.details.map((d) => differenceOf(session, d)))
  return inTurn(each, told.details)
}

/** "The gap between primary and secondary", "primary and secondary: what's the difference", where no time is set against another. */
const isBetweenRows = ({ reading, requests }: Session, details: readonly FigureDetail[]): boolean =>
  /\bbetween\b/.test(reading.text) ||
  (requests.every((r) => r.type === 'period' || r.type === 'none') &&
    /\b(?:gap|difference|differ|apart)\b/.test(reading.text) &&
    !OVER_TIME.test(reading.text) &&
    namesEach(reading.text, details))
const OVER_TIME =
  /\b(?:than|since|from|on last|year on year|previous|change[ds]?|gone|went|risen|rose|fallen|fell|movement)\b/

/** Between two rows that stand side by side, such as primary and secondary. */
function betweenRows(a: FigureDetail, b: FigureDetail): Answer {
  const gap = subtract(a.found.value, b.found.value)
  const computed = `${a.found.value} − ${b.found.value}`
  const both = together([a, b])
  const isShort = ({ role }: Line): boolean => role !== 'said'
  return withLines({ ...both, computed }, [betweenLine(operandOf(a), operandOf(b), gap)], isShort)
}
