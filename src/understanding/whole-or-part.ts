/** Which of a year's figures is meant: its outturn, the year to date, a count up to a day, or each of its parts. Pure. */
import type { Reading } from '../language/reading.ts'
import type { Period } from '../model/period.ts'
import { daysOf, reportingYearOf, yearPeriod, yearSoFar } from '../periods/calendar.ts'
import { addDays } from '../periods/days.ts'
import type { PeriodRequest } from '../periods/resolve.ts'
import { isWhole } from '../query/fitness.ts'
import type { PeriodMention } from './grammar/periods/recognise.ts'

const SHORT: ReadonlySet<Period['kind']> = new Set(['month', 'quarter', 'term', 'snapshot'])
/** Between two times: both are asked for. */
const JOINS = /\b(?:and|plus|or|versus|vs|v|against|than|compared|between)\b|[&,;]/

/**
 * "March 2024 outturn" is the year's that ends with it, "the year to date at December 2020" all of it from April: of a time
 * that nothing parts from what says so. "In February and in the year to date" asks for both.
 */
export function asWhole(
  mentions: readonly PeriodMention[],
  resolved: readonly PeriodRequest[],
  text: string,
): readonly PeriodRequest[] {
  if (mentions.length !== resolved.length) return resolved
  const isJoined = (a: number, b: number): boolean => {
    const [first, second] = [mentions[Math.min(a, b)], mentions[Math.max(a, b)]]
    return first !== undefined && second !== undefined && JOINS.test(text.slice(first.to, second.from))
  }
  const besides = (i: number): Period[] =>
    [i - 1, i + 1].flatMap((n) => {
      const other = resolved[n]
      return other?.type === 'period' && SHORT.has(other.period.kind) && isJoined(n, i) ? [other.period] : []
    })
  return resolved.map((request, i) => {
    // "In March 2024 and over the year as a whole": of both.
    const [beside] = request.type === 'outturn' ? besides(i) : []
    if (beside) return { type: 'period', period: yearPeriod('reporting', reportingYearOf(beside.end)) }
    if (request.type !== 'period' || !SHORT.has(request.period.kind)) return request
    const said = [i - 1, i + 1].flatMap((n) => (resolved[n] && !isJoined(n, i) ? [resolved[n]] : []))
    const period = yearSoFar(request.period)
    const isToDate = said.some((r) => r.type === 'to_date')
    const isOutturn = period.kind !== 'year_to_date' && said.some((r) => r.type === 'outturn')
    if (!isToDate && !isOutturn) return request
    return { type: 'period', period, ...(isToDate ? { toDate: true } : {}) }
  })
}

const MOVES =
  /\b(?:up|down|chang\w*|differ\w*|more|fewer|less|ris(?:e|en|es|ing)|rose|f[ae]ll\w*|increas\w*|decreas\w*|drop\w*|gr[eo]w\w*|better|worse|improv\w*)\b/

/** "By the end of June": a count may be told of all the time up to it, where nothing is compared. */
export function upToIt(
  { said, from }: PeriodMention,
  text: string,
  request: PeriodRequest,
  count: number,
): PeriodRequest {
  if (count > 1 || request.type !== 'period' || !SHORT.has(request.period.kind) || MOVES.test(text)) return request
  const isBy = /^by\b/.test(said) || /\bby (?:the )?(?:end of )?$/.test(text.slice(0, from))
  return isBy ? { ...request, toDate: true } : request
}

/** "Not the year to date", "as distinct from the outturn": which of the figures is not meant. */
export function isDenied({ phrase, from }: PeriodMention, { text }: Reading): boolean {
  const isOfYear = phrase.type === 'outturn' || phrase.type === 'to_date'
  return (
    isOfYear &&
    /\b(?:not|distinct from|rather than|instead of|opposed to|(?:not|n't) (?:after|wanting|want|need|mean|asking (?:for|about)|interested in|looking for)) (?:the |its )?$/.test(
      text.slice(0, from),
    )
  )
}

/** "Each of the last three terms (summer 23, autumn 23, spring 24)": the three that are named. */
export function withoutSummary(requests: readonly PeriodRequest[]): readonly PeriodRequest[] {
  const named = requests.filter((r) => r.type === 'period').length
  return requests.filter((r) => r.type !== 'series' || r.last === undefined || r.last !== named)
}

/** "Q4 (January, February and March)": the parts that are listed behind it, all of them, are what is asked for. */
export function isListed(
  mentions: readonly PeriodMention[],
  at: number,
  text: string,
  whole: PeriodRequest,
  requests: readonly PeriodRequest[],
): boolean {
  const [mention, next] = [mentions[at], mentions[at + 1]]
  if (whole.type !== 'period' || !mention || !next || !/^ ?[(:-] ?$/.test(text.slice(mention.to, next.from)))
    return false
  const { start, end } = whole.period
  const parts = requests.flatMap((r) =>
    r !== whole && r.type === 'period' && r.period.start >= start && r.period.end <= end ? [r.period] : [],
  )
  return parts.length > 1 && parts.reduce((sum, p) => sum + daysOf(p), 0) === daysOf(whole.period)
}

/** "Quarters 1 and 2" of a council that reports by half-years: the time that a report of its own is for. */
export function asReported(
  requests: readonly PeriodRequest[],
  reported: readonly Period[],
  text: string,
): readonly PeriodRequest[] {
  const [a, b] = requests
  if (requests.length !== 2 || a?.type !== 'period' || b?.type !== 'period') return requests
  if (addDays(a.period.end, 1) !== b.period.start || COMPARED.test(text)) return requests
  const both = reported.find((p) => p.start === a.period.start && p.end === b.period.end && !isWhole(p.kind))
  return both ? [{ type: 'period', period: both }] : requests
}
const COMPARED = /\b(?:compar\w*|versus|vs|v|against|than|between|chang\w*|differ\w*|gap|respectively)\b/
