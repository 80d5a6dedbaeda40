/**
 * Figures of England and its regions that cannot be right: a rate, percentage, average or score of many councils lies
 * between the lowest and the highest of theirs. They are kept as they are published, and every reply says so.
 */
import { type Area, isCouncilToday, regionsOf } from '../../england/area.ts'
import { type Doubt, isTotal } from '../../england/measure.ts'
import { exactValue } from '../../england/said-value.ts'
import type { LabelledPeriod } from '../../england/year-label.ts'
import type { PackedFigures } from '../../store/england.ts'
import { finding, type LaitFinding } from './finding.ts'
import type { ReadMeasure } from './read-dictionary.ts'

/** With fewer of its councils' figures a whole may lie outside those that are printed: the rest are suppressed. */
const ENOUGH_COUNCILS = 0.9

/** The range of the councils of each whole, for one measure and period: lowest, highest and how many, by the whole's number. */
interface Ranges {
  readonly lowest: Float64Array
  readonly highest: Float64Array
  readonly councils: Uint16Array
}

/** The doubts of each measure, by its place. */
export function doubtsOf(
  measures: readonly ReadMeasure[],
  areas: readonly Area[],
  periods: readonly LabelledPeriod[],
  figures: PackedFigures,
): Map<number, Doubt[]> {
  const wholes = areas.filter((a) => a.kind !== 'council')
  const partOf = partsOf(areas, wholes)
  const enough = wholes.map((_, w) => {
    const today = areas.filter((a, i) => isCouncilToday(a) && partOf[i]?.includes(w))
    return Math.max(2, today.length * ENOUGH_COUNCILS)
  })
  const all = new Map<number, Ranges>()
  eachFigure(figures, (measure, area, period, value) => {
    const parts = partOf[area] ?? []
    if (parts.length === 0 || isTotal(measures[measure] as ReadMeasure)) return
    const ranges = all.get(measure * 65_536 + period) ?? noRanges(wholes.length)
    all.set(measure * 65_536 + period, ranges)
    for (const w of parts) {
      ranges.lowest[w] = Math.min(ranges.lowest[w] as number, value)
      ranges.highest[w] = Math.max(ranges.highest[w] as number, value)
      ranges.councils[w] = (ranges.councils[w] as number) + 1
    }
  })
  const numbers = new Map(wholes.map((whole, w) => [areas.indexOf(whole), w]))
  const doubts = new Map<number, Doubt[]>()
  eachFigure(figures, (measure, area, period, value) => {
    const w = numbers.get(area)
    const ranges = w === undefined ? undefined : all.get(measure * 65_536 + period)
    if (w === undefined || !ranges || (ranges.councils[w] as number) < (enough[w] as number)) return
    const [lowest, highest] = [ranges.lowest[w] as number, ranges.highest[w] as number]
    if (value >= lowest && value <= highest) return
    const doubt: Doubt = {
      area: areas[area]?.key ?? '',
      label: periods[period]?.label ?? '',
      lowest: exactValue(lowest),
      highest: exactValue(highest),
    }
    doubts.set(measure, [...(doubts.get(measure) ?? []), doubt])
  })
  return doubts
}

const noRanges = (wholes: number): Ranges => ({
  lowest: new Float64Array(wholes).fill(Number.POSITIVE_INFINITY),
  highest: new Float64Array(wholes).fill(Number.NEGATIVE_INFINITY),
  councils: new Uint16Array(wholes),
})

/** The numbers of the wholes that each area, if it is a council, is a part of: its regions and the country. */
function partsOf(areas: readonly Area[], wholes: readonly Area[]): number[][] {
  const byKey = new Map(areas.map((a) => [a.key, a]))
  const countries = wholes.filter((w) => w.kind === 'country')
  return areas.map((area) =>
    area.kind === 'council' ? [...regionsOf(area, byKey), ...countries].map((w) => wholes.indexOf(w)) : [],
  )
}

/** What an importer is told: one sentence a measure and area. */
export function doubtFindings(
  file: string,
  measures: readonly ReadMeasure[],
  doubts: ReadonlyMap<number, readonly Doubt[]>,
): LaitFinding[] {
  return [...doubts].flatMap(([measure, all]) =>
    [...Map.groupBy(all, (d) => d.area)].map(([area, of]) => {
      const labels = of.map((d) => d.label).join(', ')
      const said = `${file}: "${measures[measure]?.short}" of ${area} lies outside the figures of its councils for ${labels}; it is kept, and every reply says so.`
      return finding('note', 'outside-councils', file, said, { column: 'Values' })
    }),
  )
}

function eachFigure(
  { count, measure, area, period, value }: PackedFigures,
  take: (measure: number, area: number, period: number, value: number) => void,
): void {
  for (let i = 0; i < count; i++) {
    const of = value[i] as number
    if (!Number.isNaN(of)) take(measure[i] as number, area[i] as number, period[i] as number, of)
  }
}
