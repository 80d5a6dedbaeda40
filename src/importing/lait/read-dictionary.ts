/** The dictionary: one row a measure and topic, as measures without the rows' doubles. */
import { CsvError, parse } from 'csv-parse/sync'
import { z } from 'zod'
import { slug } from '../../england/area.ts'
import { type EnglandMeasure, type MeasureText, type PrintedPolarity, YEAR_TYPES } from '../../england/measure.ts'
import { saidPlaces } from '../../england/said-value.ts'
import { DataError } from '../../errors.ts'
import type { Polarity } from '../../model/indicator.ts'
import { dayOfSerial } from '../formats/serial.ts'
import type { LaitFile } from './files.ts'
import { finding, type LaitFinding } from './finding.ts'
import { basisOf, isFullTimeEquivalent, unitOf } from './unit.ts'

const text = z.string().transform((cell) => cell.replace(/[\s\p{Cc}]+/gu, ' ').trim())
const filled = text.pipe(z.string().min(1, 'the cell is empty'))
const known = <T extends string>(names: readonly [T, ...T[]]) =>
  text.pipe(z.enum(names, { error: (issue) => `"${String(issue.input)}" is not one of ${names.join(', ')}` }))

/** An Excel day number; anything else ("New Data") is no day. */
const day = text.transform((cell) => (/^\d{5}$/.test(cell) ? dayOfSerial(Number(cell)) : null))

const ROW = z.object({
  Topic: filled,
  Measure: filled,
  Chart_title: filled,
  // Not tidied: the figures are joined by it as it stands.
  Measure_short: z.string().min(1, 'the cell is empty'),
  Polarity: known(['High', 'Low', '-', 'NA']),
  y_axis_name: filled,
  Description: z.string(),
  'Last Update': day,
  'Next Update': day,
  'Data Owner (DO) /Supplier and Contact Details': text,
  Methodology: z.string(),
  'Hyperlink(s)': text,
  dps: text.pipe(z.string().regex(/^(?:\d|NA)$/, 'it is neither a number of decimal places nor NA')),
  Year_Type: known(YEAR_TYPES),
  No_Quartile: text,
})
type Row = z.output<typeof ROW>

export type ReadMeasure = EnglandMeasure & { readonly text: MeasureText }

const POLARITIES: Readonly<Record<PrintedPolarity, Polarity>> = { High: 'high', Low: 'low', '-': 'info', NA: 'info' }

/** Measures in the dictionary's order, and what is wrong with its rows. @throws DataError where it cannot be read at all */
export function readDictionary(file: LaitFile): { measures: ReadMeasure[]; rows: number; findings: LaitFinding[] } {
  const records = parseRecords(file)
  const findings: LaitFinding[] = []
  const byShort = new Map<string, Row[]>()
  for (const [i, record] of records.entries()) {
    const result = ROW.safeParse(record)
    if (result.success) {
      const rows = byShort.get(result.data.Measure_short) ?? []
      byShort.set(result.data.Measure_short, [...rows, result.data])
      continue
    }
    for (const issue of result.error.issues) {
      const column = String(issue.path[0])
      const said = `${file.name}, row ${i + 2}, column "${column}": ${issue.message}; the row is left out.`
      findings.push(finding('warning', 'dictionary-row', file.name, said, { row: i + 2, column }))
    }
  }
  const measures = [...byShort.values()].map((rows) => {
    findings.push(...differences(file.name, rows))
    return toMeasure(rows)
  })
  return { measures: toldApart(measures), rows: records.length, findings }
}

function parseRecords({ name, bytes }: LaitFile): Record<string, string>[] {
  let records: string[][]
  try {
    const content = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    records = parse(content, { relax_column_count: true, max_record_size: 200_000 }) as string[][]
  } catch (cause) {
    if (!(cause instanceof CsvError) && !(cause instanceof TypeError)) throw cause
    throw new DataError(`${name} cannot be read as CSV (${cause.message}), so it may be cut off; download it again.`)
  }
  const [head = [], ...body] = records
  for (const column of Object.keys(ROW.shape)) {
    if (head.includes(column)) continue
    throw new DataError(
      `${name} has no column "${column}"; it may be another release's layout, so nothing was imported.`,
    )
  }
  const cut = body.findIndex((cells) => cells.length !== head.length)
  if (cut >= 0) {
    throw new DataError(
      `${name}, row ${cut + 2}: it has ${body[cut]?.length} cells where the head row has ${head.length}, so the file may be cut off; download it again.`,
    )
  }
  return body.map((cells) => Object.fromEntries(head.map((column, c) => [column, cells[c] ?? ''])))
}

/** What two rows of one measure say differently; it matters, since one measure can have only one of each. */
function differences(file: string, rows: readonly Row[]): LaitFinding[] {
  const [first, ...others] = rows
  if (!first) return []
  const columns = ['Polarity', 'Year_Type', 'dps', 'No_Quartile'] as const
  return columns.flatMap((column) =>
    others
      .filter((other) => other[column] !== first[column])
      .map((other) => {
        const said = `${file}: "${first.Measure_short}" stands under ${first.Topic} with ${column} ${first[column]} and under ${other.Topic} with ${other[column]}.`
        return finding('note', 'two-topics-differ', file, said, { column })
      }),
  )
}

/** One measure of the rows that share a short name: its topics together, the row updated last for the rest. */
function toMeasure(rows: readonly Row[]): ReadMeasure {
  const first = rows.toSorted((a, b) => (b['Last Update'] ?? '').localeCompare(a['Last Update'] ?? ''))[0] as Row
  const unit = unitOf(first.y_axis_name, first.Chart_title)
  const words = rows.map((row) => `${row.Measure} ${row.Chart_title}`).join(' ')
  const given = rows.find((row) => row.dps !== 'NA')?.dps
  // Two rows that do not agree on what is good leave it open.
  const printedPolarity = rows.every((row) => row.Polarity === first.Polarity) ? first.Polarity : '-'
  return {
    id: measureId(first.Measure_short),
    short: first.Measure_short,
    name: withoutUnit(first.Chart_title),
    also: [...new Set(rows.flatMap((row) => [row.Measure, withoutUnit(row.Chart_title)]))],
    topics: [...new Set(rows.map((row) => row.Topic.toLowerCase().replace('\\', ', ')))],
    unit,
    axis: first.y_axis_name,
    polarity: POLARITIES[printedPolarity],
    printedPolarity,
    basis: basisOf(first.Year_Type, unit, words, false),
    yearType: first.Year_Type,
    places: saidPlaces(given === undefined ? null : Number(given), unit, isFullTimeEquivalent(words)),
    quartiles: rows.every((row) => row.No_Quartile !== 'N'),
    updated: first['Last Update'],
    nextUpdate: first['Next Update'],
    doubts: [],
    text: {
      description: first.Description.trim(),
      methodology: first.Methodology.trim(),
      owner: first['Data Owner (DO) /Supplier and Contact Details'],
      links: first['Hyperlink(s)'],
    },
  }
}

/** "LAC%_Adopt" as "lait-lac-pct-adopt": a sign that tells two short names apart is kept as a word. */
const measureId = (short: string): string =>
  `lait-${slug(short.replaceAll('%', ' pct ').replaceAll('&', ' and ').replaceAll('+', ' plus '))}`

/** A title without the unit at its end, which a reply says with the figure. */
const withoutUnit = (title: string): string => title.replace(/ ?\((?:%|num|number)\)$/i, '').trim()

/** Titles that more than one measure has are followed by their unit, or by the short name. */
function toldApart(measures: readonly ReadMeasure[]): ReadMeasure[] {
  const key = (m: ReadMeasure) => m.name.toLowerCase()
  const named = Map.groupBy(measures, key)
  return measures.map((measure) => {
    const same = named.get(key(measure)) ?? []
    if (same.length === 1) return measure
    const units = new Set(same.map((m) => m.unit))
    const mark = units.size === same.length ? unitMark(measure) : measure.short
    return { ...measure, name: `${measure.name} (${mark})` }
  })
}

const unitMark = ({ unit, axis }: ReadMeasure): string => (unit === '%' ? '%' : unit === 'count' ? 'number' : axis)
