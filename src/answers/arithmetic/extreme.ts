/** When a measure was highest, lowest, best or worst, or last had a colour: among the published figures of one kind. */
import type { Session } from '../../intent.ts'
import type { Answer } from '../../model/answer.ts'
import type { Figure, Rag } from '../../model/figure.ts'
import { leads } from '../../query/find-figure.ts'
import { compare } from '../../rules/decimal.ts'
import { shownAs } from '../../wording/figure-words.ts'
import { withLines } from '../../wording/line.ts'
import { periodName } from '../../wording/period-words.ts'
import { type Extreme, extremeLine, neitherBestLine, neverText, noneByUnit } from '../../wording/working-words.ts'
import { lastingAnswer } from '../colour-run.ts'
import { everAnswer } from '../ever-answer.ts'
import { type FigureDetail, figureDetail } from '../figure-answer.ts'
import { withoutFigure } from '../not-published.ts'
import { tell, together } from '../one-figure.ts'
import { asksRange, rangeAnswer } from './range.ts'

type End = 'highest' | 'lowest'

const LOWEST = /\b(?:lowest|smallest|fewest|minimum|least|bottom|low point|trough|quietest)\b/
const HIGHEST = /\b(?:highest|largest|biggest|most|maximum|peak(?:ed)?|top|record|busiest)\b/
const BEST = /\b(?:best|better|strongest)\b/
const WORST = /\b(?:worst|weakest|poorest)\b/

function wantedOf({ reading: { text } }: Session): Extreme | null {
  if (LOWEST.test(text)) return 'lowest'
  if (HIGHEST.test(text)) return 'highest'
  if (BEST.test(text)) return 'best'
  return WORST.test(text) ? 'worst' : null
}

/** Null where a best or a worst is asked for of what has no good side. */
function endOf(wanted: Extreme, polarity: 'high' | 'low' | 'info'): End | null {
  if (wanted === 'highest' || wanted === 'lowest') return wanted
  if (polarity === 'info') return null
  return (wanted === 'best') === (polarity === 'high') ? 'highest' : 'lowest'
}

const wantedColour = ({ reading }: Session): Rag | null =>
  (reading.text.match(/\b(red|amber|green)\b/)?.[1] as Rag | undefined) ??
  (/\b(?:on|met|hit|hitting|meet|reach(?:ed)?) (?:(?:the|our|its|their) )?target\b/.test(reading.text) ? 'green' : null)

/** The unit of time that is asked for: "the worst month". */
const WHICH = /\b(?:which|what|best|worst|highest|lowest|busiest|quietest) (month|quarter|term)\b/
const UNIT = { month: 'month', quarter: 'quarter', term: 'term' } as const

/**
 * The figures to choose among: those of the unit named, within the time named; else the months, the years, or all.
 * For a colour, those that have one: a year without a target beside a year that missed it says nothing of when it was met.
 */
function pool(session: Session, { figures, found }: FigureDetail, colour: Rag | null) {
  const { requests, reading } = session
  const all = leads(figures)
    .map((l) => l.figure)
    .filter((f) => !colour || f.rag === 'red' || f.rag === 'amber' || f.rag === 'green')
  const spans = requests.filter((r) => r.type === 'series' || r.type === 'period')
  const [span] = spans
  // "January, February or March": of each that is named.
  const isIn = ({ period }: Figure): boolean =>
    spans.some((of) =>
      of.type === 'period'
        ? period.start >= of.period.start && period.end <= of.period.end
        : (of.from === undefined || period.end >= of.from) && (of.to === undefined || period.end <= of.to),
    )
  const within = span ? all.filter(isIn) : all
  const said = reading.text.match(/\b(month|quarter|term|year)s?\b/)?.[1] as keyof typeof UNIT | 'year' | undefined
  const isYear = (kind: string): boolean =>
    ['year', 'calendar_year', 'academic_year', 'rolling_12_months'].includes(kind)
  const of = (test: (kind: string) => boolean) => within.filter((f) => test(f.period.kind))
  const ofUnit = said ? of((kind) => (said === 'year' ? isYear(kind) : kind === UNIT[said])) : []
  // "The highest in recent years" names no unit to choose by.
  if (ofUnit.length > 1) return ofUnit
  const same = of((kind) => kind === found.period.kind)
  const months = of((kind) => kind === 'month')
  if (colour) return months.length > 0 ? months : within
  // A position is one thing on whichever day it is counted; what happens in a period is not.
  if (!span && session.asking.catalogue.indicator(found.figure.indicator).basis === 'position') return within
  return span && months.length > 1 ? months : same.length > 1 ? same : within
}

/** No end is asked for after all: "lower than 500?" has the figure's own answer. */
async function plainly(session: Session): Promise<Answer> {
  const told = await tell(session, { verdict: true })
  return 'answer' in told ? told.answer : together(told.details)
}

export async function extremeAnswer(session: Session): Promise<Answer> {
  const inTime = (await everAnswer(session)) ?? (await lastingAnswer(session))
  if (inTime) return inTime
  const told = await tell(session, { request: { type: 'none' } })
  if ('answer' in told) return told.answer
  const [first] = told.details
  if (!first || told.details.length > 1) return together(told.details)
  const { row } = first
  const { polarity } = session.asking.catalogue.polarity(first.found.figure)
  const colour = wantedColour(session)
  // "Which quarter" is not answered with a year.
  const unit = session.reading.text.match(WHICH)?.[1] as keyof typeof UNIT | undefined
  if (unit && !first.figures.some((f) => f.period.kind === UNIT[unit]))
    return withoutFigure(first.answer, noneByUnit(unit))
  const among = pool(session, first, colour)
  const range = asksRange(session) ? await rangeAnswer(session, first, among) : null
  if (range) return range
  const wanted = colour ? null : wantedOf(session)
  const end = wanted && endOf(wanted, polarity)
  const sorted = among.toSorted((a, b) => (a.period.end < b.period.end ? 1 : -1))
  const byValue = sorted.toSorted((a, b) => compare(b.value as string, a.value as string))
  if (among.length < (colour ? 1 : 2) || (!colour && !wanted)) return plainly(session)
  if (wanted && !end) {
    const told = (f: Figure): string => `${shownAs(f, row.unit)} (${periodName(f.period)})`
    const [highest, lowest] = [byValue[0] as Figure, byValue.at(-1) as Figure]
    const of = { highest: told(highest), lowest: told(lowest) }
    return withLines(first.answer, [neitherBestLine(wanted as 'best' | 'worst', among.length, of)])
  }
  const ofEnd = end === 'lowest' ? byValue.toReversed() : byValue
  const best = colour ? sorted.find((f) => f.rag === colour) : ofEnd[0]
  if (!best) {
    const note = neverText(colour as Rag, among.length)
    return withLines({ ...first.answer, notes: [note, ...first.answer.notes] }, [{ role: 'verdict', text: note }])
  }
  const detail = await figureDetail(session.asking, {
    council: row.council,
    row,
    request: { type: 'period', period: best.period },
  })
  if (!('answer' in detail)) return together(told.details)
  const ties = among.filter((f) => f !== best && !colour && compare(f.value as string, best.value as string) === 0)
  return withLines(detail.answer, [
    extremeLine({
      which: colour ? { colour } : { end: end as End, as: wanted as Extreme },
      at: { shown: shownAs(best, row.unit), period: periodName(best.period) },
      among: among.length,
      from: periodName((sorted.at(-1) as Figure).period),
      to: periodName((sorted[0] as Figure).period),
      ties: ties.map((t) => periodName(t.period)),
    }),
  ])
}
