/** What a council's figure is held against, as benchmark figures of the catalogue; each says its year and how it came about. */

import type { Figure, FigureKind } from '../model/figure.ts'
import type { IsoDate } from '../model/period.ts'
import { listText } from '../wording/format.ts'
import type { Area } from './area.ts'
import { type AreaFigure, isPresent, type PresentFigure } from './area-figure.ts'
import { asFigure } from './as-catalogue.ts'
import { doubtAbout, type EnglandMeasure, isTotal } from './measure.ts'
import type { NeighbourAverage, Neighbourhood } from './neighbourhood.ts'
import { printed } from './said-value.ts'
import type { LabelledPeriod } from './year-label.ts'

/** A larger area, with its figure. */
export interface Whole {
  readonly area: Area
  readonly figure: PresentFigure
}

/** England and the region that a council's figure may be held against; null where there is none. */
export interface Wholes {
  readonly national: Whole | null
  readonly region: Whole | null
}

/**
 * A sum of councils, or a figure that is doubted, is nothing to hold a council's against.
 * @param regions the smallest first; the first that has a figure counts
 */
export function wholesOf(
  across: readonly AreaFigure[],
  measure: EnglandMeasure,
  country: Area | null,
  regions: readonly Area[],
): Wholes {
  const whole = (area: Area | null): Whole | null => {
    const figure = area && across.filter(isPresent).find((f) => f.area === area.key)
    if (!area || !figure || isTotal(measure)) return null
    return doubtAbout(measure, area.key, figure.period.label) === null ? { area, figure } : null
  }
  return { national: whole(country), region: regions.map(whole).find((r) => r !== null) ?? null }
}

interface BenchmarkSource {
  readonly area: Area
  readonly measure: EnglandMeasure
  readonly period: LabelledPeriod
  readonly release: { readonly number: number; readonly updated: IsoDate }
  readonly wholes: Wholes
  readonly neighbourhood: Neighbourhood | null
  readonly nameOf: (area: string) => string
}

/** Those there are, in the order of the scorecards. */
export function benchmarksOf(source: BenchmarkSource): Figure[] {
  const { area, measure, period, release, nameOf } = source
  const figure = (kind: FigureKind, of: PresentFigure, note: string | null): Figure => {
    const made = asFigure(of, area, measure, release, null)
    return { ...made, kind, vintage: period.period.label, note: note ?? made.note }
  }
  const benchmarks: Figure[] = []
  const { national, region } = source.wholes
  if (national) benchmarks.push(figure('national', national.figure, null))
  const { average, first = [] } = source.neighbourhood ?? {}
  if (average) {
    const said: PresentFigure = { area: area.key, period, value: average.said, said: average.said }
    benchmarks.push(figure('statistical_neighbours', said, averageNote(average, measure, nameOf)))
  }
  const best = first[0]
  if (best && source.neighbourhood?.ranking.order === 'best') {
    const names = first.map((r) => nameOf(r.figure.area))
    benchmarks.push(figure('best_statistical_neighbour', best.figure, `The best neighbour is ${listText(names)}.`))
  }
  if (region) benchmarks.push(figure('region', region.figure, `The region is ${region.area.name}.`))
  return benchmarks
}

/** "Worked out: (57 + 62) ÷ 2, of the 2 of 10 neighbours with a figure (list of May 2025); none of Leeds." */
function averageNote(
  { of, without, arithmetic, neighboursOf }: NeighbourAverage,
  { unit }: EnglandMeasure,
  nameOf: (area: string) => string,
): string {
  const all = of.length + without.length
  const list = neighboursOf === null ? '' : ` (the list of ${neighboursOf})`
  const missing = without.length === 0 ? '' : `; no figure for ${listText(without.map(nameOf))}`
  const names = of.map((f) => `${nameOf(f.area)} ${printed(f.said, unit)}`)
  return `Worked out, not published: ${arithmetic}, of ${of.length} of the ${all} statistical neighbours${list}${missing}. They are ${listText(names)}.`
}
