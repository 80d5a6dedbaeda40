/** Text, JSON and CSV from the data folder; what is wrong with them becomes findings, never an exception. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { CsvError, parse } from 'csv-parse/sync'
import type { z } from 'zod'
import { errorAt, type Finding, type Place } from './finding.ts'

/** Collects findings while files are read from one data folder. */
export interface Reading {
  readonly dataDir: string
  readonly findings: Finding[]
}

export interface Row<T> {
  readonly value: T
  readonly at: Place
}

/** The text of a file (UTF-8, a byte order mark is dropped), or null with a finding; `optional` files may be missing. */
export async function readText(reading: Reading, file: string, optional = false): Promise<string | null> {
  const place = { file, row: null }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(await readFile(join(reading.dataDir, file)))
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : ''
    if (code === 'ENOENT' && optional) return null
    const problem =
      code === 'ENOENT'
        ? 'the file is missing; add it'
        : code === 'ERR_ENCODING_INVALID_ENCODED_DATA'
          ? 'the file is not UTF-8 text; save it as CSV or JSON in UTF-8'
          : `the file cannot be read (${code || 'unknown cause'})`
    reading.findings.push(errorAt('file', place, problem))
    return null
  }
}

/** A JSON file as `schema` has it, or null with findings. */
export async function readJson<S extends z.ZodType>(
  reading: Reading,
  file: string,
  schema: S,
  optional = false,
): Promise<z.output<S> | null> {
  const text = await readText(reading, file, optional)
  if (text === null) return null
  let content: unknown
  try {
    content = JSON.parse(text)
  } catch (error) {
    const cause = error instanceof Error ? error.message : String(error)
    reading.findings.push(errorAt('file', { file, row: null }, `the file is not valid JSON: ${cause}`))
    return null
  }
  const result = schema.safeParse(content)
  if (result.success) return result.data
  for (const issue of result.error.issues) {
    const path = issue.path.map((step) => (typeof step === 'number' ? `[${step}]` : `.${String(step)}`)).join('')
    const where = path === '' ? '' : `at ${path.replace(/^\./, '')}: `
    reading.findings.push(errorAt('file', { file, row: null }, `${where}${issue.message}`))
  }
  return null
}

/**
 * The rows of a CSV file as `schema` has them, whose keys are the columns. Rows that cannot be used are left out,
 * with a finding for each cell. Null when the file or its header cannot be used.
 */
export async function readCsv<S extends z.ZodObject>(
  reading: Reading,
  file: string,
  schema: S,
  optional = false,
): Promise<Row<z.output<S>>[] | null> {
  const text = await readText(reading, file, optional)
  if (text === null) return null
  const records = parseCsv(reading, file, text)
  const [header, ...body] = records ?? []
  if (!header) {
    if (records) reading.findings.push(errorAt('file', { file, row: 1 }, 'the file is empty; write its header row'))
    return null
  }
  if (!headerFits(reading, file, header, schema)) return null
  const rows: Row<z.output<S>>[] = []
  for (const [i, cells] of body.entries()) {
    if (cells.every((cell) => cell.trim() === '')) continue
    const at = { file, row: i + 2 }
    if (cells.length !== header.length) {
      const problem = `the row has ${cells.length} cells where the header has ${header.length}; put a cell that holds a comma in double quotes`
      reading.findings.push(errorAt('file', at, problem))
      continue
    }
    const result = schema.safeParse(Object.fromEntries(header.map((column, c) => [column, cells[c]])))
    if (result.success) rows.push({ value: result.data, at })
    else {
      for (const issue of result.error.issues) {
        reading.findings.push(errorAt('cell', { ...at, column: String(issue.path[0]) }, issue.message))
      }
    }
  }
  return rows
}

function parseCsv(reading: Reading, file: string, text: string): string[][] | null {
  try {
    return parse(text, { relax_column_count: true }) as string[][]
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    const row = 'records' in error && typeof error.records === 'number' ? error.records + 1 : null
    const problem = `the quotes do not match; double the quotes inside a quoted cell (${error.message})`
    reading.findings.push(errorAt('file', { file, row }, problem))
    return null
  }
}

/** Columns that may be absent are those that the schema takes as undefined. */
function headerFits(reading: Reading, file: string, header: readonly string[], { shape }: z.ZodObject): boolean {
  const columns = Object.keys(shape)
  const say = (column: string, problem: string): void => {
    reading.findings.push(errorAt('file', { file, row: 1, column }, problem))
  }
  const known = `the columns are ${columns.join(', ')}`
  for (const [i, name] of header.entries()) {
    if (!columns.includes(name)) say(name, `there is no such column; ${known}`)
    else if (header.indexOf(name) !== i) say(name, 'the column is there twice; keep one')
  }
  const missing = columns.filter(
    (name) => !header.includes(name) && !(shape[name] as z.ZodType).safeParse(undefined).success,
  )
  for (const name of missing) say(name, `the column is missing; ${known}`)
  return missing.length === 0
}
