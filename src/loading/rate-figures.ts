/** Gives every value its red, amber or green with the reason, by the bands in force for its period. Pure. */

import type { BandKind } from '../model/figure.ts'
import type { Indicator, Measure } from '../model/indicator.ts'
import type { Band } from '../rules/bands.ts'
import type { SharedRules } from '../rules/rag.ts'
import { valueText } from '../wording/format.ts'
import { rowKey } from './build-figures.ts'
import type { LoadedFigure } from './loaded.ts'

/** The bands in force for one figure; null where none is published for its period. */
export type Bands = Readonly<Record<BandKind, LoadedFigure | null>>

const BAND_PART_RANK = { correction: 0, table: 1, text: 2 } as const

/**
 * The bands for `value` among the bands of its own row in its own report: those of the year that its period ends in
 * (contract, meaning 6). The table leads over the text, then the year that is exactly the figure's own, then what ends
 * with it, such as a quarter's target of what is counted up to its end; amber and red go with the green of their year.
 */
export function bandsFor(value: LoadedFigure, bands: readonly LoadedFigure[]): Bands {
  const { period } = value.figure
  const covering = bands
    .filter(({ figure: b }) => b.period.start <= period.end && period.end <= b.period.end)
    .toSorted((a, b) => rank(a) - rank(b) || exactness(a, value) - exactness(b, value))
  const first = (kind: BandKind, year?: LoadedFigure) =>
    covering.find(({ figure: b }) => b.kind === kind && (!year || samePeriod(b, year.figure))) ?? null
  const green = first('green')
  return green
    ? { green, amber: first('amber', green), red: first('red', green) }
    : { green, amber: first('amber'), red: first('red') }
}

const rank = ({ figure }: LoadedFigure): number => BAND_PART_RANK[figure.part]

const samePeriod = (a: LoadedFigure['figure'], b: LoadedFigure['figure']): boolean =>
  a.period.start === b.period.start && a.period.end === b.period.end

const exactness = ({ figure: band }: LoadedFigure, { figure }: LoadedFigure): number =>
  samePeriod(band, figure) ? 0 : band.period.end === figure.period.end ? 1 : 2

/** `figures` of one report, in the same order, the values with their rag and reason. */
export function rateFigures(
  figures: readonly LoadedFigure[],
  measures: readonly Measure[],
  indicators: ReadonlyMap<string, Indicator>,
  { readBand, judge }: Pick<SharedRules, 'readBand' | 'judge'>,
): LoadedFigure[] {
  const bandsByRow = Map.groupBy(
    figures.filter(({ figure }) => figure.kind === 'green' || figure.kind === 'amber' || figure.kind === 'red'),
    ({ figure }) => rowKey(figure),
  )
  const measureByRow = new Map(measures.map((m) => [rowKey(m), m]))
  return figures.map((loaded) => {
    const { figure } = loaded
    if (figure.kind !== 'value' || figure.value === null) return loaded
    const polarity = measureByRow.get(rowKey(figure))?.polarity ?? indicators.get(figure.indicator)?.polarity ?? 'info'
    const printed = bandsFor(loaded, bandsByRow.get(rowKey(figure)) ?? [])
    const read = (kind: BandKind): Band | null => {
      const band = printed[kind]
      return band && readBand(band.figure.asPrinted, band.figure.value, polarity, kind)
    }
    const { rag, reason, ...judgement } = judge({
      value: figure.value,
      polarity,
      green: read('green'),
      amber: read('amber'),
      red: read('red'),
      unit: figure.unit,
      valueText: valueText(figure.value, figure.unit),
      periodHasTarget: Object.values(printed).some((band) => band !== null),
      periodLabel: figure.period.label,
    })
    return { ...loaded, figure: { ...figure, rag, ragReason: reason, judgement } }
  })
}
