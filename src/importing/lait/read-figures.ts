/** The figures: a parquet file with one row a measure, year and area, read one row group at a time. */
import { type FileMetaData, parquetMetadata, parquetRead } from 'hyparquet'
import type { Area } from '../../england/area.ts'
import { readValue } from '../../england/said-value.ts'
import { type LabelledPeriod, readYearLabel } from '../../england/year-label.ts'
import { DataError } from '../../errors.ts'
import type { PackedFigures } from '../../store/england.ts'
import type { LaitFile } from './files.ts'
import { finding, type LaitFinding, rowsText } from './finding.ts'
import type { ReadMeasure } from './read-dictionary.ts'
import { isOverTheYear } from './unit.ts'

const COLUMNS = ['Short Desc', 'Years', 'LA Number', 'Values'] as const
const [SHORT, YEARS, CODE, VALUES] = COLUMNS

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

/** Rows that cannot be used, by why: the first one's number and how many. */
class Unread {
  readonly measures = new Set<string>()
  readonly areas = new Set<number>()
  count = 0
  readonly #reasons = new Map<string, { code: string; column: string; row: number; rows: number }>()

  add(code: string, column: string, reason: string, row: number, short: string, area: number): void {
    this.count++
    this.measures.add(short)
    this.areas.add(area)
    const known = this.#reasons.get(reason)
    if (known) known.rows++
    else this.#reasons.set(reason, { code, column, row, rows: 1 })
  }

  findings(file: string): LaitFinding[] {
    return [...this.#reasons].map(([reason, { code, column, row, rows }]) => {
      const said = `${file}, row ${row}, column "${column}": ${reason}; ${rowsText(rows)} left out.`
      return finding('warning', code, file, said, { row, column, rows })
    })
  }
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
    if (measure === undefined) return refuse('measure-unknown', SHORT, `the dictionary has no measure "${short}"`)
    if (area === undefined) return refuse('area-unknown', CODE, `the list of councils has no area ${code}`)
    const period = labels.placeOf(measure, year)
    if (period === null) {
      const type = measures[measure]?.yearType
      return refuse('label-unknown', YEARS, `the year label "${year}" of "${short}" (${type}) is not known`)
    }
    const value = cell === NO_FIGURE ? Number.NaN : readValue(cell)
    if (value === null) return refuse('value-unknown', VALUES, `"${cell}" is neither a number nor "-"`)
    if (!seen.add(measure, period, area))
      return refuse('row-twice', SHORT, `"${short}", ${year}, area ${code} is there a second time`)
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
    unread: { measures: unread.measures, areas: new Set([...unread.areas].filter((code) => !places.area.has(code))) },
    findings: [...unread.findings(file.name), ...labels.findings(file.name)],
  }
}

/** The periods that the labels of each measure stand for, each read once. */
class Labels {
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
        return [finding('note', 'span-twice', file, said, { column: YEARS })]
      })
    })
  }
}

function metadataOf({ name, bytes }: LaitFile): FileMetaData {
  let metadata: FileMetaData
  try {
    metadata = parquetMetadata(bytes.buffer)
  } catch (cause) {
    throw cutOff(name, cause)
  }
  const there = metadata.schema.slice(1).map((column) => column.name)
  const missing = COLUMNS.filter((column) => !there.includes(column))
  if (missing.length === 0) return metadata
  const named = missing.map((column) => `"${column}"`).join(', ')
  throw new DataError(
    `${name} has no column ${named} (it has ${there.join(', ')}); it may be another release's layout, so nothing was imported.`,
  )
}

const cutOff = (name: string, cause: unknown): DataError =>
  new DataError(
    `${name} cannot be read as parquet, so it may be cut off (${cause instanceof Error ? cause.message : String(cause)}); download it again.`,
    { cause },
  )

/** Calls `take` with each row; `row` counts as a spreadsheet would, with the head in row 1. */
async function eachRow(
  { name, bytes }: LaitFile,
  metadata: FileMetaData,
  take: (row: number, short: string, year: string, code: number, cell: string) => void,
): Promise<void> {
  let rowStart = 0
  for (const group of metadata.row_groups) {
    const rowEnd = rowStart + Number(group.num_rows)
    const columns = await readGroup(name, bytes, metadata, rowStart, rowEnd)
    const [shorts, years, codes, cells] = COLUMNS.map((column) => columns.get(column) as ArrayLike<unknown>)
    for (let i = 0; i < rowEnd - rowStart; i++) {
      take(rowStart + i + 2, text(shorts?.[i]), text(years?.[i]), Number(codes?.[i]), text(cells?.[i]))
    }
    rowStart = rowEnd
  }
}

const text = (cell: unknown): string => (typeof cell === 'string' ? cell : cell == null ? '' : String(cell))

async function readGroup(
  name: string,
  bytes: Uint8Array<ArrayBuffer>,
  metadata: FileMetaData,
  rowStart: number,
  rowEnd: number,
): Promise<Map<string, unknown[]>> {
  const columns = new Map<string, unknown[]>()
  try {
    await parquetRead({
      file: bytes.buffer,
      metadata,
      rowStart,
      rowEnd,
      columns: [...COLUMNS],
      onChunk: ({ columnName, columnData, rowStart: from }) => {
        const whole = columns.get(columnName) ?? new Array(rowEnd - rowStart)
        for (let i = 0; i < columnData.length; i++) whole[from - rowStart + i] = columnData[i]
        columns.set(columnName, whole)
      },
    })
  } catch (cause) {
    throw cutOff(name, cause)
  }
  return columns
}
