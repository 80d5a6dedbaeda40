/** The RAG of a report's figures, with what gave it: the rules, and the release that the bands stand in. Pure. */
import { rowKey } from '../loading/build-figures.ts'
import type { LoadedFigure } from '../loading/loaded.ts'
import { bandsFor, rateFigures } from '../loading/rate-figures.ts'
import type { Rules } from '../loading/rule-set.ts'
import { BAND_KINDS, type Figure } from '../model/figure.ts'
import type { Indicator, Measure } from '../model/indicator.ts'
import { sameFact } from '../store/item.ts'
import type { HeldFigure, StatedFigure } from '../store/releases.ts'
import type { Item } from './items.ts'

export const isBand = ({ kind }: Figure): boolean => (BAND_KINDS as readonly string[]).includes(kind)

const NOWHERE = { file: '', row: null }
const loadedAs = (figure: Figure): LoadedFigure => ({ figure, printedKind: figure.kind, at: NOWHERE })

export interface Rating {
  readonly items: readonly Item[]
  readonly measures: readonly Measure[]
  readonly indicators: ReadonlyMap<string, Indicator>
  /** Bands of the council's earlier reports: for periods that this one restates and prints no bands for. */
  readonly earlier: readonly HeldFigure[]
}

/** Each item's figure as it is rated now, in the same order. */
export function rateItems({ items, measures, indicators, earlier }: Rating, rules: Rules): StatedFigure[] {
  const own = items.map(({ figure }) => loadedAs(figure))
  const ownBands = Map.groupBy(
    own.filter(({ figure }) => isBand(figure)),
    ({ figure }) => rowKey(figure),
  )
  const borrowed = newest(earlier)
    .filter(({ figure: b }) =>
      (ownBands.get(rowKey(b)) ?? []).every(
        ({ figure: o }) => o.period.end < b.period.start || b.period.end < o.period.start,
      ),
    )
    .map((held) => ({ held, loaded: loadedAs(held.figure) }))
  const all = [...own, ...borrowed.map((b) => b.loaded)]
  const releaseOf = new Map<LoadedFigure, number | 'own'>([
    ...own.map((loaded, i): [LoadedFigure, number | 'own'] => [loaded, releaseOfItem(items[i] as Item)]),
    ...borrowed.map(({ held, loaded }): [LoadedFigure, number] => [loaded, held.release]),
  ])
  const bands = Map.groupBy(
    all.filter(({ figure }) => isBand(figure)),
    ({ figure }) => rowKey(figure),
  )
  return rateFigures(all, measures, indicators, rules.shared)
    .slice(0, own.length)
    .map(({ figure }, i): StatedFigure => {
      if (figure.kind !== 'value' || figure.value === null) return { figure, rules: null, bands: null }
      const inForce = bandsFor(own[i] as LoadedFigure, bands.get(rowKey(figure)) ?? [])
      const band = inForce.green ?? inForce.amber ?? inForce.red
      return { figure, rules: rules.hash, bands: band ? (releaseOf.get(band) ?? null) : null }
    })
}

/** A band that stays as it was keeps the release that it came with. */
const releaseOfItem = ({ held, figure }: Item): number | 'own' =>
  held && sameFact(held.figure, figure) ? held.release : 'own'

/** Of each row, kind and period the newest report's bands. */
function newest(held: readonly HeldFigure[]): HeldFigure[] {
  const found = new Map<string, HeldFigure>()
  for (const band of held) {
    const { figure: f } = band
    const key = `${rowKey(f)}|${f.kind}|${f.period.start}|${f.period.end}|${f.part}`
    const known = found.get(key)
    if (!known || known.figure.published <= f.published) found.set(key, band)
  }
  return [...found.values()]
}
