/** What a question about all of England's councils asks: the measure, the year and the area, with what must be said of them. */
import type { Area } from '../../england/area.ts'
import { isPresent } from '../../england/area-figure.ts'
import { asRef } from '../../england/as-catalogue.ts'
import type { England } from '../../england/england.ts'
import { alikeTo } from '../../england/like-named.ts'
import type { EnglandMeasure } from '../../england/measure.ts'
import { benchmarkOf } from '../../england/scorecard-benchmark.ts'
import type { WithEngland } from '../../england/with-england.ts'
import { pastUpdateText } from '../../england/words.ts'
import type { LabelledPeriod } from '../../england/year-label.ts'
import type { Session } from '../../intent.ts'
import { type Answer, buildAnswer, type Source } from '../../model/answer.ts'
import type { Figure } from '../../model/figure.ts'
import type { PlacesTold } from '../../model/line.ts'
import type { Period } from '../../model/period.ts'
import { valueText } from '../../wording/format.ts'
import { linesOf, type Note, tellingOfSeveral, tellingOfTexts, withEnd } from '../../wording/line.ts'
import { withoutFigure } from '../not-published.ts'
import { tell, together } from '../one-figure.ts'
import { pick } from '../pick.ts'
import { labelledAs } from './labelled.ts'

export interface Asked {
  readonly behind: WithEngland
  /** Null where the question names no area and the asker has none. */
  readonly area: Area | null
  readonly measure: EnglandMeasure
  /** The year told. */
  readonly period: LabelledPeriod
  /** The year asked for, where there is nothing for it and `period` is an earlier one. */
  readonly requested: Period | null
  readonly notes: readonly string[]
}

/** England's measure of an indicator: itself, or the one that it is a scorecard's counterpart of. */
export function measureOf(
  behind: WithEngland,
  indicator: string,
  subs: readonly string[] = [],
): { measure: EnglandMeasure; note: string | null } | null {
  const own = behind.england.measure(indicator)
  if (own) return { measure: own, note: null }
  const named = subs.map((sub) => benchmarkOf(behind.benchmarks, indicator, sub)).find((p) => p !== null)
  const [only, ...others] = behind.benchmarks.filter((b) => b.indicator === indicator)
  const pair = named ?? benchmarkOf(behind.benchmarks, indicator, '') ?? (others.length === 0 ? only : null)
  const measure = pair && behind.england.measureNamed(pair.measure)
  return measure ? { measure, note: pair.difference } : null
}

/** The measure and year asked about, or the answer that says why there are none. */
export async function askedOf(session: Session, area: Area | null): Promise<Asked | { readonly answer: Answer }> {
  const behind = session.asking.catalogue.england
  if (!behind) return { answer: buildAnswer({ kind: 'no_data', telling: tellingOfTexts([NOT_IMPORTED]) }) }
  const indicator = session.choice?.indicator ?? namedMeasure(session, behind)?.id ?? (await indicatorOf(session))
  if (typeof indicator !== 'string') return indicator
  const paired = measureOf(behind, indicator, session.reading.cues.subs)
  const named = paired ? null : namedMeasure(session, behind)
  const found = paired ?? (named && { measure: named, note: null })
  if (!found) return { answer: await withoutOthers(session) }
  const { measure } = found
  const year = await yearOf(session, behind, measure, area)
  if (!year) {
    const text = `The Department for Education gives no figure of any council for "${measure.name}" at or before the time that was asked for.`
    return { answer: buildAnswer({ kind: 'no_data', council: area?.key ?? null, telling: tellingOfTexts([text]) }) }
  }
  const past = pastUpdateText(measure, session.asking.now)
  const own = area && paired && indicator !== measure.id ? await ownReport(session, area) : null
  const notes = [own, found.note, year.note, past].filter((n) => n !== null)
  return { behind, area, measure, period: year.period, requested: year.requested, notes }
}

/** England's measure that the words name in full, those of asking for places apart; null where they fit others as well. */
export function namedMeasure({ reading, view, asking }: Session, { england }: WithEngland): EnglandMeasure | null {
  const terms = reading.terms.filter((t) => !PLACE_WORDS.test(t.from))
  const [best] = asking.catalogue.index.match(terms, (id) => england.measure(id) !== null, 1, view?.spare)
  if (!best || !(best.exact || (best.score > NAMED && best.coverage > NAMED))) return null
  const isTold = !view || alikeTo(asking.catalogue, view, best.id).length === 0
  return isTold ? england.measure(best.id) : null
}

/** Words that ask for councils and their places, and name no measure. */
export const PLACE_WORDS =
  /^(?:councils?|boroughs?|authorit(?:y|ies)|areas?|las?|count(?:y|ies)|regions?|neighbours?|lowest|highest|best|worst|poorest|strongest|weakest|top|bottom|better|worse|record|places?|positions?|occup(?:y|ies)|quartile|rank\w*|\d+(?:st|nd|rd|th)?)$/

/** What the council's own report gives, beside the Department's figure of it. */
async function ownReport(session: Session, area: Area): Promise<string | null> {
  if (!session.asking.catalogue.reports(area.key)) return null
  const told = await tell({ ...session, council: area.key, requests: [{ type: 'none' }] })
  const [own] = 'details' in told ? told.details : []
  if (!own || own.row.council !== area.key) return null
  return `The council's own report has ${valueText(own.found.value, own.row.unit)} for ${own.found.period.label}; the places go by the Department's figures, which are alike for all.`
}

/** The share of the words and of the name that must meet. */
const NAMED = 0.8

const NOT_IMPORTED = "The figures of England's other councils are not imported, so I cannot compare with all of them."

async function indicatorOf(session: Session): Promise<string | { readonly answer: Answer }> {
  const picked = await pick(session)
  return 'answer' in picked ? picked : picked.picked.indicator
}

/** A measure of a scorecard alone: its own figure, and that nobody else's is held. */
async function withoutOthers(session: Session): Promise<Answer> {
  const told = await tell(session)
  if ('answer' in told) return told.answer
  return withoutFigure(together(told.details), 'No figures of other councils are published for this measure')
}

async function yearOf(
  { requests, asking }: Session,
  { england }: WithEngland,
  measure: EnglandMeasure,
  area: Area | null,
): Promise<{ period: LabelledPeriod; requested: Period | null; note: string | null } | null> {
  const asked = requests.find((r) => r.type === 'period')
  const last = area?.ended ? await lastPeriod(england, area, measure) : null
  if (!asked) {
    const period = last ?? (await england.latestPeriod(measure))
    return period && { period, requested: null, note: null }
  }
  const periods = await england.periods(measure)
  const labelled = labelledAs(asked.period, periods)
  if (last && area && labelled && labelled.period.period.start > last.period.end)
    return {
      period: last,
      requested: asked.period,
      note: `I hold nothing of ${area.name} for ${labelled.period.period.label}. This is for ${last.period.label}, its last.`,
    }
  if (labelled) return { period: labelled.period, requested: null, note: labelled.note }
  const before = periods.findLast((p) => p.period.end <= asked.period.end && p.period.end <= asking.now)
  if (!before) return null
  const same = before.period.end === asked.period.end
  return {
    period: before,
    requested: same ? null : asked.period,
    note: same
      ? null
      : `I hold nothing for ${asked.period.label}. This is for ${before.period.label}, the latest before it.`,
  }
}

/** The last year for which an abolished council has a figure: while it was there, else at all; null where it has none. */
async function lastPeriod(england: England, area: Area, measure: EnglandMeasure): Promise<LabelledPeriod | null> {
  const figures = (await england.figures(area, measure)).filter(isPresent)
  const within = figures.filter((f) => area.ended !== null && f.period.period.start <= area.ended)
  return (within.at(-1) ?? figures.at(-1))?.period ?? null
}

/** The area that a view's council is; null where it is none of England's. */
export const areaOf = (session: Session, key: string | null): Area | null =>
  (key && session.asking.catalogue.england?.england.area(key)) || null

/** The area's own figure of the year, as a figure of the catalogue; null where the file has no row. */
export async function figureOf({ behind, measure, period }: Asked, area: Area): Promise<Figure | null> {
  const { label, start, end } = period.period
  const figures = await behind.published.figures(area, measure)
  return figures.find(({ period: p }) => p.label === label && p.start === start && p.end === end) ?? null
}

/** "64%", or what "-" in the file means. */
export const saidFigure = (figure: Figure | null, measure: EnglandMeasure): string =>
  figure === null || figure.value === null
    ? 'not available, suppressed or not applicable'
    : valueText(figure.value, measure.unit)

/** An answer about one area's figure, to which `texts` are said. */
export function figureAnswer(
  asked: Asked,
  area: Area,
  figure: Figure | null,
  kind: 'answer' | 'no_data',
  texts: readonly string[],
): Answer {
  const { measure, period, requested } = asked
  return buildAnswer({
    kind,
    council: area.key,
    indicator: asRef(measure),
    period: period.period,
    requestedPeriod: requested,
    value: figure === null || figure.value === null ? null : Number(figure.value),
    unit: measure.unit,
    source: sourceFor(asked, area),
    understood: `${measure.name} · ${period.period.label} · ${area.name}`,
    telling: tellingOfTexts(texts),
  })
}

export const sourceFor = ({ behind, measure, period }: Asked, area: Area): Source =>
  behind.published.source(area, measure, period)

/** The answer, for what is asked of its places next. */
export const withPlaces = (answer: Answer, places: PlacesTold): Answer => ({
  ...answer,
  telling: { ...answer.telling, places },
})

/** Lines, then the notes that must be seen, then the source. */
export function withNotes(answer: Answer, texts: readonly string[]): Answer {
  const notes = [...new Set([...answer.notes, ...texts])].map((text): Note => ({ kind: 'other', text }))
  const lines = withEnd(linesOf(answer), notes, answer.source ? [answer.source] : [])
  return { ...answer, ...tellingOfSeveral([answer], lines, notes) }
}
