/** England's measures and areas in the shapes that the catalogue of councils' own reports has. Shared by all areas. */
import type { IndicatorRef } from '../model/answer.ts'
import type { Council, Document, Figure } from '../model/figure.ts'
import type { Indicator, Measure, Whom } from '../model/indicator.ts'
import type { IsoDate, Period, YearKind } from '../model/period.ts'
import type { Area } from './area.ts'
import { type AreaFigure, NOT_THERE } from './area-figure.ts'
import { doubtAbout, type EnglandMeasure, type YearType } from './measure.ts'
import { printed } from './said-value.ts'

export const PUBLISHER = 'Department for Education'
export const TITLE = 'Local Authority Interactive Tool (LAIT)'
/** What a source line ends with, as the licence asks. */
export const LICENCE = 'Open Government Licence v3.0'

const YEARS: Readonly<Record<YearType, YearKind>> = {
  'Academic Year': 'academic',
  'Financial Year': 'reporting',
  'Calendar Year': 'calendar',
  Annual: 'reporting',
  'Annual (end of Sept)': 'calendar',
  'Annual - January': 'calendar',
}

/** @param alsoSaid what people say for it, beyond the dictionary's own names */
export const asIndicator = (measure: EnglandMeasure, alsoSaid: readonly string[] = []): Indicator => ({
  id: measure.id,
  name: measure.name,
  unit: measure.unit,
  polarity: measure.polarity,
  basis: measure.basis,
  year: YEARS[measure.yearType],
  themes: measure.topics,
  say: [...new Set([...measure.also, ...alsoSaid])],
  ...whomOf(measure),
})

/** Whom measures of a topic count anyway: the ages and the school year at the end of a stage. */
const WHOM: Readonly<Record<string, Whom>> = {
  'key stage 2': { ages: [10, 11], years: [6] },
  'key stage 4': { ages: [15, 16], years: [11] },
}
function whomOf({ topics }: EnglandMeasure): Pick<Indicator, 'whom'> {
  const whom = topics.map((t) => WHOM[t]).find((w) => w !== undefined)
  return whom ? { whom } : {}
}

/** Every area is asked about as a council is. */
export const asCouncil = (area: Area): Council => ({
  key: area.key,
  name: area.name,
  fullName: area.name,
  nicknames: area.nicknames,
})

/** A release is a report of each area. */
export const documentKey = (release: number, area: Area): string => `lait-${release}-${area.key}`

/** A measure as an answer names it: it has no number in a report, and no rows. */
export const asRef = ({ id, name }: EnglandMeasure): IndicatorRef => ({ id, ref: null, name, sub: '' })

/** A measure as a row of an area's report, made when it is asked for: the measure itself is shared by all areas. */
export const asRow = (area: Area, measure: EnglandMeasure, release: number, order: number): Measure => ({
  council: area.key,
  document: documentKey(release, area),
  indicator: measure.id,
  sub: '',
  ref: null,
  name: measure.name,
  service: measure.topics[0] ?? '',
  frequency: 'annual',
  unit: measure.unit,
  polarity: measure.polarity,
  note: null,
  order,
})

/** @param published the newest day that the release's measures were updated on @param period all that it has figures for */
export const asDocument = (area: Area, release: number, published: IsoDate, period: Period): Document => ({
  key: documentKey(release, area),
  council: area.key,
  title: `${PUBLISHER}, ${TITLE}`,
  document: `${PUBLISHER}, ${TITLE}, ${LICENCE}`,
  published,
  meeting: '',
  period,
})

/**
 * A figure of one area in the shape of a council's own; `value` is what is said, so that a reply's sums can be checked.
 * @param ended who followed an abolished council, in a sentence; null for every other area
 */
export const asFigure = (
  figure: AreaFigure,
  area: Area,
  measure: EnglandMeasure,
  release: { readonly number: number; readonly updated: IsoDate },
  ended: string | null,
): Figure => ({
  council: area.key,
  document: documentKey(release.number, area),
  published: measure.updated ?? release.updated,
  indicator: measure.id,
  sub: '',
  kind: 'value',
  period: figure.period.period,
  value: figure.said,
  asPrinted: figure.said === null ? '-' : printed(figure.said, measure.unit),
  unit: measure.unit,
  part: 'table',
  location: `measure ${measure.short}, labelled ${figure.period.label}`,
  note: noteOn(figure, area, measure, ended),
  vintage: '',
  rag: 'none',
  ragReason: '',
})

const STATUS_NOTES = {
  outturn: null,
  final: null,
  provisional: 'The figure is provisional.',
  revised: 'The figure is a revised one.',
} as const

function noteOn(
  { value, period }: AreaFigure,
  area: Area,
  measure: EnglandMeasure,
  ended: string | null,
): string | null {
  const doubt = doubtAbout(measure, area.key, period.label)
  const notes = [
    value === null ? `The Department prints "-": ${NOT_THERE}.` : null,
    period.status && STATUS_NOTES[period.status],
    doubt &&
      `It is likely to be wrong: it lies outside the figures of the councils in it, ${printed(doubt.lowest, measure.unit)} to ${printed(doubt.highest, measure.unit)}.`,
    ended,
    area.ended !== null && period.period.end > area.ended ? 'The figure is for a time after that.' : null,
  ].filter((note) => note !== null)
  return notes.length === 0 ? null : notes.join(' ')
}
