/** What a council's figure is held against, as benchmark figures of the catalogue; each says its year and how it came about. */

import type { Figure, FigureKind } from '../model/figure.ts'
import type { IsoDate } from '../model/period.ts'
import { listText } from '../wording/format.ts'
import type { Area } from './area.ts'
import type { PresentFigure } from './area-figure.ts'
import { asFigure } from './as-catalogue.ts'
import { doubtAbout, type EnglandMeasure, isTotal } from './measure.ts'
import type { NeighbourAverage, Neighbourhood } from './neighbourhood.ts'
import { printed } from './said-value.ts'
import type { LabelledPeriod } from './year-label.ts'

interface BenchmarkSource {
  readonly area: Area
  readonly measure: EnglandMeasure
  readonly period: LabelledPeriod
  readonly release: { readonly number: number; readonly updated: IsoDate }
  readonly national: PresentFigure | null
  /** The smallest region first; the first that has a figure counts. */
  readonly regions: readonly { readonly region: Area; readonly figure: PresentFigure | null }[]
  readonly neighbourhood: Neighbourhood | null
  readonly nameOf: (area: string) => string
}

/** Those there are, in the order of the scorecards. England's or a region's figure that is doubted is none of them. */
export function benchmarksOf(source: BenchmarkSource): Figure[] {
  const { area, measure, period, release, nameOf } = source
  const comparable = (figure: PresentFigure | null): boolean =>
    figure !== null && !isTotal(measure) && doubtAbout(measure, figure.area, period.label) === null
  const national = comparable(source.national) ? source.national : null
  const figure = (kind: FigureKind, of: PresentFigure, note: string | null): Figure => {
    const made = asFigure(of, area, measure, release, null)
    return { ...made, kind, vintage: period.period.label, note: note ?? made.note }
  }
  const benchmarks: Figure[] = []
  if (national) benchmarks.push(figure('national', national, null))
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
  const region = source.regions.find((r) => comparable(r.figure))
  if (region?.figure) benchmarks.push(figure('region', region.figure, `The region is ${region.region.name}.`))
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
