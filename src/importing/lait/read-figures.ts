/** The figures: a parquet file with one row a measure, year and area, read one row group at a time. */
import type { Area } from '../../england/area.ts'
import { readValue } from '../../england/said-value.ts'
import type { LabelledPeriod } from '../../england/year-label.ts'
import { DataError } from '../../errors.ts'
import type { PackedFigures } from '../../store/england.ts'
import type { LaitFile } from './files.ts'
import { type LaitFinding, rowsText } from './finding.ts'
import { Labels } from './labels.ts'
import { COLUMNS, eachRow, metadataOf } from './parquet-rows.ts'
import type { ReadMeasure } from './read-dictionary.ts'
import { AREA_UNKNOWN, Unread } from './unread.ts'

/** The words for "not available, suppressed or not applicable". */
const NO_FIGURE = '-'

/** Thirty times a release of today. */
const MOST_ROWS = 20_000_000
/** Measures, areas and periods are kept as 16 bits. */
const MOST_PLACES = 65_535

/** Above this part of rows that cannot be read, the file is taken to be of another kind. */
const MOST_UNREAD = 0.05

export interface ReadFigures {
  readonly figures: PackedFigures
  readonly periods: readonly LabelledPeriod[]
  /** Places of the measures whose figures are over three years. */
  readonly overThreeYears: ReadonlySet<number>
  /** Rows in the file. */
  readonly rows: number
  /** Rows kept that print no figure. */
  readonly withoutFigure: number
  readonly unread: { readonly measures: ReadonlySet<string>; readonly areas: ReadonlySet<number> }
  readonly findings: readonly LaitFinding[]
}

/** Which areas have had their row, for each measure and period: a few hundred bytes each, where a set of keys takes 40 MB. */
class Seen {
  readonly #areas: number
  readonly #seen = new Map<number, Uint8Array>()

  constructor(areas: number) {
    this.#areas = areas
  }

  /** False where it was there before. */
  add(measure: number, period: number, area: number): boolean {
    const key = measure * 65_536 + period
    let areas = this.#seen.get(key)
    if (!areas) {
      areas = new Uint8Array(this.#areas)
      this.#seen.set(key, areas)
    }
    if (areas[area] === 1) return false
    areas[area] = 1
    return true
  }
}

/** Room for the rows of a file, filled one after the other. */
class Pack implements PackedFigures {
  count = 0
  readonly measure: Uint16Array
  readonly area: Uint16Array
  readonly period: Uint16Array
  readonly value: Float64Array

  constructor(rows: number) {
    this.measure = new Uint16Array(rows)
    this.area = new Uint16Array(rows)
    this.period = new Uint16Array(rows)
    this.value = new Float64Array(rows)
  }

  add(measure: number, area: number, period: number, value: number): void {
    const i = this.count++
    this.measure[i] = measure
    this.area[i] = area
    this.period[i] = period
    this.value[i] = value
  }
}

/** @throws DataError where the file is cut off, has other columns, or too much of it cannot be read */
export async function readFigures(
  file: LaitFile,
  measures: readonly ReadMeasure[],
  areas: readonly Area[],
): Promise<ReadFigures> {
  const metadata = metadataOf(file)
  const rows = Number(metadata.num_rows)
  if (!(rows > 0 && rows <= MOST_ROWS) || measures.length > MOST_PLACES) {
    throw new DataError(`${file.name} says that it has ${rows} rows, which no LAIT file has; download it again.`)
  }
  const pack = new Pack(rows)
  const unread = new Unread()
  const labels = new Labels(measures)
  const places = {
    measure: new Map(measures.map((m, i) => [m.short, i])),
    area: new Map(areas.map((a, i) => [a.code, i])),
  }
  const seen = new Seen(areas.length)
  let withoutFigure = 0
  await eachRow(file, metadata, (row, short, year, code, cell) => {
    const measure = places.measure.get(short)
    const area = places.area.get(code)
    const refuse = (why: string, column: string, reason: string) => unread.add(why, column, reason, row, short, code)
    if (measure === undefined)
      return refuse('measure-unknown', COLUMNS.short, `the dictionary has no measure "${short}"`)
    if (area === undefined) return refuse(AREA_UNKNOWN, COLUMNS.code, `the list of councils has no area ${code}`)
    const period = labels.placeOf(measure, year)
    if (period === null) {
      const type = measures[measure]?.yearType
      return refuse('label-unknown', COLUMNS.year, `the year label "${year}" of "${short}" (${type}) is not known`)
    }
    const value = cell === NO_FIGURE ? Number.NaN : readValue(cell)
    if (value === null) return refuse('value-unknown', COLUMNS.cell, `"${cell}" is neither a number nor "-"`)
    if (!seen.add(measure, period, area))
      return refuse('row-twice', COLUMNS.short, `"${short}", ${year}, area ${code} is there a second time`)
    if (cell === NO_FIGURE) withoutFigure++
    pack.add(measure, area, period, value)
  })
  if (unread.count > rows * MOST_UNREAD) {
    const first = unread.findings(file.name)[0]?.text ?? ''
    throw new DataError(
      `${file.name}: ${rowsText(unread.count)} of ${rows} cannot be read, so nothing was imported; the first: ${first}`,
    )
  }
  return {
    figures: pack,
    periods: labels.periods,
    overThreeYears: labels.overThreeYears(),
    rows,
    withoutFigure,
    unread: { measures: unread.measures, areas: unread.areas },
    findings: [...unread.findings(file.name), ...labels.findings(file.name)],
  }
}
