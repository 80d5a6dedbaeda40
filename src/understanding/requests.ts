/** The periods of a reading, resolved on the day of asking, with what the conversation adds. Pure. */
import type { Topic } from '../conversation.ts'
import type { Reading } from '../language/reading.ts'
import type { IsoDate, Period } from '../model/period.ts'
import { isComparedWith } from '../periods/against.ts'
import { periodFrom } from '../periods/distance.ts'
import { type PeriodRequest, resolvePeriod } from '../periods/resolve.ts'
import type { PeriodMention } from './grammar/periods/recognise.ts'
import { type Reported, withoutReportDates } from './report-dates.ts'
import { asWhole, isDenied, isListed, upToIt, withoutSummary } from './whole-or-part.ts'

/** Acts whose answer compares with the time before by itself. */
export const COMPARES: ReadonlySet<string> = new Set(['trend', 'target', 'figure', 'together'])

/** "Now amber instead" after a list: the next thing asked, and no time. */
const NEXT = /^now(?: then)?,? (?:just |only |do |show |give |for |the )?[a-z]{3,}/

/** What is asked for, first things first; `comparing`: the act says the time before by itself. Never empty. */
export function requestsOf(
  reading: Reading,
  now: IsoDate,
  topic: Topic | null,
  followUp: boolean,
  act: 'comparing' | 'series' | 'other',
  reports: readonly Reported[],
): readonly PeriodRequest[] {
  const { of, times } = timesAsked(reading, now, followUp, reports)
  if (of) return [{ type: 'period', period: of }]
  const several = times.length > 1
  const periods = times.filter((m) => {
    // "January 24 then": beside a period that is named it goes on with the talk.
    if (several && m.phrase.type === 'same' && /^then\b/.test(reading.text.slice(m.from))) return false
    // "Its 2021-22 target at the end of quarter one": the year is the target's.
    if (several && /^ targets?\b/.test(reading.text.slice(m.to))) return false
    if (isOfParts(m, reading) || isDenied(m, reading) || isGlossed(m, reading)) return false
    if (act !== 'comparing') return true
    // "Better than the year before", "up or down on last year": what to compare with, not what to show.
    return m.phrase.type !== 'since_last_year' && !isComparedWith(reading.text, m)
  })
  const alone = periods.map((m) => resolvePeriod(m.phrase, isOfTimeTold(m) ? (topic?.period?.end ?? now) : now))
  const upTo = alone.map((r, i) => upToIt(periods[i] as PeriodMention, reading.text, r, periods.length))
  const resolved = upTo.filter((r, i) => !isListed(periods, i, reading.text, r, upTo))
  // "Outturn" and "to date" beside a named year only say which of its figures is meant.
  const hasPeriod = resolved.some((r) => r.type === 'period')
  const said = asWhole(periods, resolved, reading.text).filter(
    (r) => !(hasPeriod && (r.type === 'outturn' || r.type === 'to_date')),
  )
  const requests = withoutSummary(once(settled(resolveSame(said, topic), topic)))
  // "Trend" after a figure asks for what is around it, not for its one period again.
  const around = act === 'series' && topic?.request.type !== 'series'
  // What is held against a benchmark is one figure.
  const told = (reading.benchmarks.length === 0 && topic?.requests) || (topic ? [topic.request] : [])
  const inherited = followUp && requests.length === 0 && topic && !around ? told : requests
  return inherited.length > 0 ? inherited : [{ type: 'none' }]
}

/** The times of a message without those that say which report is meant, and without a "now" that only goes on with the talk. */
function timesAsked(
  { periods, text }: Reading,
  now: IsoDate,
  followUp: boolean,
  reports: readonly Reported[],
): { readonly times: readonly PeriodMention[]; readonly of: Period | null } {
  const dated = withoutReportDates(periods, text, now, reports)
  // "Now just the 2023/24 figure": a word of talk beside a period that is named.
  const named = dated.periods.some((m) => m.phrase.type !== 'latest')
  const isTalk = ({ phrase, from }: PeriodMention): boolean =>
    phrase.type === 'latest' && from === 0 && (named || (followUp && NEXT.test(text)))
  return { of: dated.of, times: dated.periods.filter((m) => !isTalk(m)) }
}

/** The times of a message that nothing is asked for: "on the March 2024 scorecard", "now just the red ones". */
export function timesOfTalk(
  reading: Reading,
  now: IsoDate,
  followUp: boolean,
  reports: readonly Reported[],
): readonly PeriodMention[] {
  if (reading.periods.length === 0) return []
  const { times } = timesAsked(reading, now, followUp, reports)
  return reading.periods.filter((m) => !times.includes(m))
}

/** "This year, 2024", "census day this year (3 October 2024)": said once more with its number. */
function isGlossed({ from, to }: PeriodMention, { periods, text }: Reading): boolean {
  const isRelative = RELATIVE.test(text.slice(from, to))
  const gloss = periods.find((p) => p.from >= to && (isRelative ? GLOSS : BRACKET).test(text.slice(to, p.from)))
  return gloss !== undefined && !DATED.test(text.slice(from, to)) && DATED.test(text.slice(gloss.from, gloss.to))
}
const GLOSS = /^(?:,| \(| -|[a-z ]{0,30} \()(?: ?(?:i\.?e\.?|that is),?)? ?$/
const BRACKET = /^(?: |[a-z ]{0,30} )\((?:i\.?e\.?|that is)?,? ?$/
const RELATIVE = /\b(?:this|last|current|previous|past|latest)\b/
const DATED = /\b(?:19|20)\d\d\b|\b\d\d[/-]\d\d\b/

/** "The autumn and spring terms of 2023/24": the year says which terms, and is none of what is asked for. */
function isOfParts(year: PeriodMention, { periods, text }: Reading): boolean {
  if (year.phrase.type !== 'year') return false
  const before = text.slice(0, year.from)
  const parts = periods.filter((p) => p.to <= year.from && (p.phrase.type === 'part' || p.phrase.type === 'month'))
  if (/\bof (?:the )?(?:(?:academic|school|financial|reporting) )?(?:year )?$/.test(before)) return parts.length > 0
  // "Term 1 vs term 2 attendance, secondary, 2023/24": said last and by itself.
  return parts.length > 1 && /[a-z], $/.test(before) && year.to === text.trimEnd().length
}

/** "Jan-Mar 2024 (Q4 2023/24)": one period under two names is one request. */
function once(requests: readonly PeriodRequest[]): PeriodRequest[] {
  const seen = new Set<string>()
  const finer = (year: PeriodRequest): boolean =>
    year.type === 'period' &&
    year.period.kind === 'calendar_year' &&
    requests.filter(
      (r) =>
        r !== year && r.type === 'period' && r.period.start >= year.period.start && r.period.end <= year.period.end,
    ).length > 1
  return requests.filter((r) => {
    // "In 2020, April and June": the year only says when the months are.
    if (finer(r)) return false
    const key = r.type === 'period' ? `${r.period.start}|${r.period.end}` : `${r.type}|${seen.size}`
    return !seen.has(key) && seen.add(key)
  })
}

/** "The same quarter last year": of the quarter that the time told ends with, not of the one in which it is asked. */
const isOfTimeTold = ({ phrase, said }: PeriodMention): boolean =>
  phrase.type === 'year_ago' && phrase.of.type === 'relative' && phrase.of.offset === 0 && said.includes('same')

/** "One month later": counted from the period before it in the message, else from that of the conversation; of none it is no time. */
function settled(said: readonly PeriodRequest[], topic: Topic | null): PeriodRequest[] {
  return said.map((request, i): PeriodRequest => {
    if (request.type !== 'moved') return request
    const named = said.slice(0, i).findLast((r) => r.type === 'period') ?? said.find((r) => r.type === 'period')
    const from = named?.type === 'period' ? named.period : topic?.period
    const period = from && periodFrom(request, from)
    return period ? { type: 'period', period } : { type: 'impossible', said: request.said }
  })
}

/** "The same month": the period of the conversation. */
function resolveSame(said: readonly PeriodRequest[], topic: Topic | null): PeriodRequest[] {
  return said.flatMap((request): PeriodRequest[] => {
    if (request.type !== 'same') return [request]
    // "Same months", after several.
    if (topic?.requests) return [...topic.requests]
    return topic?.period ? [{ type: 'period', period: topic.period }] : []
  })
}
