/** Times that say which report is meant, and not what it is asked for: "in the report that went to Cabinet in December 2019". Pure. */
import type { IsoDate, Period } from '../model/period.ts'
import { shiftYears } from '../periods/calendar.ts'
import type { PeriodPhrase } from '../periods/phrase.ts'
import { resolvePeriod } from '../periods/resolve.ts'
import type { PeriodMention } from './grammar/periods/recognise.ts'

/** A report of a council: the day it was published, and what it is for. */
export interface Reported {
  readonly published: IsoDate
  readonly period: Period
}

const REPORT =
  '(?:report|paper|papers|update|presentation|slides|pack|minutes|briefing|publication|document|scorecard|dashboard)s?'
const MEETING =
  '(?:cabinet|commissioners?|(?:the )?(?:[a-z]+ ){0,2}(?:commission|committee|scrutiny|panel|board|meeting|council|members|councillors))'
/** Contacts are reported to a council, and papers go to its cabinet. */
const OF_PAPERS = '(?:cabinet|commissioners?|(?:the )?(?:[a-z]+ ){0,2}(?:commission|committee|scrutiny|panel))'
const BEFORE = new RegExp(
  `\\b(?:${REPORT}(?: (?:that|which|was|were|went|going|presented|published|issued|taken|made|given|brought|received|considered|to|before|by|at|${MEETING}))*|(?:presented|told|taken|went|put|brought) (?:to|before) ${OF_PAPERS}) (?:in|of|on|dated|from)(?: (?:the|its))? ?$`,
)
const AFTER = new RegExp(`^(?:'s)? (?:${MEETING} )?${REPORT}\\b`)
/** "For July Council": the meeting of that month. */
const SITTING =
  /^(?:'s)? (?:full )?(?:council|cabinet|commission|scrutiny|committee|panel|board)(?: meeting)?(?=[,.;:?!]| -|$)/
const FOR_IT = /\b(?:for|to|at|before|from) (?:the |our |last )?$/

const SCORECARD = /^ (?:members? )?(?:scorecard|dashboard)\b/

function isOfReport({ from, to }: PeriodMention, text: string): boolean {
  const before = text.slice(Math.max(0, from - NEAR), from)
  const after = text.slice(to, to + NEAR)
  return BEFORE.test(before) || AFTER.test(after) || (FOR_IT.test(before) && SITTING.test(after))
}
const NEAR = 90

const hasYear = (phrase: PeriodPhrase): boolean =>
  !(phrase.type === 'day_of_year' || (phrase.type === 'month' && phrase.of === undefined))

/** The times that are asked for; of a report that is not the newest, where no other is said, its own. */
export function withoutReportDates(
  mentions: readonly PeriodMention[],
  text: string,
  now: IsoDate,
  reports: readonly Reported[],
): { readonly periods: readonly PeriodMention[]; readonly of: Period | null } {
  const dated = mentions.filter((m) => isOfReport(m, text))
  // "The July 2016 report against that of July 2024": of each is asked.
  const days = dated.filter((m) => resolvePeriod(m.phrase, now).type === 'period')
  if (days.length > 1) return { periods: mentions, of: null }
  const newest = reports.reduce<Reported | null>((a, b) => (a && a.published > b.published ? a : b), null)
  let of: Period | null = null
  const periods = mentions.filter((mention) => {
    if (!dated.includes(mention)) return true
    const said = resolvePeriod(mention.phrase, now)
    // "The year-end report": what it is called.
    if (said.type === 'outturn') return false
    if (said.type !== 'period') return true
    // "The December report" is asked about in December, when the last one that has ended is a year ago.
    const times = hasYear(mention.phrase) ? [said.period] : [said.period, shiftYears(said.period, 1)]
    const isIn = (day: IsoDate): boolean => times.some(({ start, end }) => day >= start && day <= end)
    const published = reports.filter((r) => isIn(r.published))
    // "The March 2024 scorecard" is the one that goes as far as March; where nothing else is said, its March is asked for.
    const isScorecard = SCORECARD.test(text.slice(mention.to, mention.to + NEAR))
    const upTo = isScorecard && mentions.length > dated.length ? reports.filter((r) => isIn(r.period.end)) : []
    const found = published.length > 0 ? published : upTo
    const [report] = found
    if (!report || found.length > 1) return true
    if (report !== newest) of = report.period
    return false
  })
  return { periods, of: periods.length === 0 ? of : null }
}
