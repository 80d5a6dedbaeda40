import { type LabelledPeriod, readYearLabel } from '../../england/year-label.ts'
import { finding, type LaitFinding } from './finding.ts'
import { COLUMNS } from './parquet-rows.ts'
import type { ReadMeasure } from './read-dictionary.ts'
import { isOverTheYear } from './unit.ts'

/** The periods that the labels of each measure stand for, each read once. */
export class Labels {
  readonly periods: LabelledPeriod[] = []
  readonly #measures: readonly ReadMeasure[]
  readonly #places = new Map<string, number>()
  readonly #byMeasure: Map<string, number | null>[]

  constructor(measures: readonly ReadMeasure[]) {
    this.#measures = measures
    this.#byMeasure = measures.map(() => new Map())
  }

  /** The place of a label's period among `periods`; null where it is not known. */
  placeOf(measure: number, label: string): number | null {
    const known = this.#byMeasure[measure]?.get(label)
    if (known !== undefined) return known
    const { yearType, also } = this.#measures[measure] as ReadMeasure
    const read = readYearLabel(label, yearType, isOverTheYear(also.join(' ')) ? 'year' : 'day')
    const place = read && this.#placeOf(read)
    this.#byMeasure[measure]?.set(label, place)
    return place
  }

  #placeOf(read: LabelledPeriod): number {
    const key = JSON.stringify(read)
    let place = this.#places.get(key)
    if (place === undefined) {
      place = this.periods.push(read) - 1
      this.#places.set(key, place)
    }
    return place
  }

  overThreeYears(): Set<number> {
    const over = (place: number | null) => this.periods[place ?? -1]?.period.kind === 'three_year_average'
    return new Set(this.#byMeasure.flatMap((labels, m) => ([...labels.values()].some(over) ? [m] : [])))
  }

  /** Measures with two labels for one span: neither leads, so both would be told as the same year. */
  findings(file: string): LaitFinding[] {
    return this.#byMeasure.flatMap((labels, m) => {
      const bySpan = Map.groupBy([...labels], ([, place]) => this.periods[place ?? -1]?.period.label)
      return [...bySpan].flatMap(([span, [first, second]]) => {
        if (span === undefined || !first || !second) return []
        const said = `${file}: "${this.#measures[m]?.short}" has both "${first[0]}" and "${second[0]}" for ${span}.`
        return [finding('note', 'span-twice', file, said, { column: COLUMNS.year })]
      })
    })
  }
}
