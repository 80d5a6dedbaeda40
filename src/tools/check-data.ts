/** `npm run check-data`: what the checks find in the data files, report by report. */

import type { Finding } from '../loading/finding.ts'
import { readData } from '../loading/read-data.ts'
import type { Document } from '../model/figure.ts'

/** Somewhere to write, such as `process.stdout`. */
export interface Output {
  write(text: string): unknown
}

/**
 * Reads `dataDir` and prints every finding grouped by report, errors first, with counts.
 * @returns the exit status: 1 where there is an error, 0 otherwise
 */
export async function runCheckData(dataDir: string, out: Output): Promise<number> {
  const { data, findings } = await readData(dataDir)
  const errors = findings.filter((f) => f.level === 'error')
  const lines = [
    `${count(data.documents.length, 'report')}, ${count(data.figures.length, 'figure')}: ${counts(findings)}.`,
    ...group(data.documents, findings).flatMap(({ title, found }) => [
      '',
      `${title} — ${counts(found)}`,
      ...found.map(line),
    ]),
    ...byCheck(findings),
  ]
  out.write(`${lines.join('\n')}\n`)
  return errors.length > 0 ? 1 : 0
}

interface Group {
  readonly title: string
  readonly found: readonly Finding[]
}

/** The reports that have findings, and what belongs to none of them first. */
function group(documents: readonly Document[], findings: readonly Finding[]): Group[] {
  const folderOf = (f: Finding): string | undefined =>
    documents.find((d) => d.key === f.document || f.file.startsWith(`councils/${d.key}/`))?.key
  const general = { title: 'The data folder', found: findings.filter((f) => folderOf(f) === undefined) }
  const reports = documents.map((d) => ({
    title: `${d.document} (${d.key})`,
    found: findings.filter((f) => folderOf(f) === d.key),
  }))
  return [general, ...reports].filter(({ found }) => found.length > 0)
}

/** An error's sentence names its place already. */
function line(finding: Finding): string {
  if (finding.level === 'error') return `  error  ${finding.message}`
  return `  note   ${placeOf(finding)} [${finding.check}] ${finding.message}`
}

function placeOf({ file, row, other }: Finding): string {
  const name = file.slice(file.lastIndexOf('/') + 1)
  if (row === null) return name
  if (!other || other.row === null) return `${name} row ${row}`
  return other.file === file
    ? `${name} rows ${row} and ${other.row}`
    : `${name} row ${row}, ${other.file} row ${other.row}`
}

function byCheck(findings: readonly Finding[]): string[] {
  const groups = [...Map.groupBy(findings, (f) => f.check)].toSorted(([a], [b]) => (a < b ? -1 : 1))
  return groups.length === 0 ? [] : ['', 'By check', ...groups.map(([name, found]) => `  ${name}: ${found.length}`)]
}

function counts(findings: readonly Finding[]): string {
  const errors = findings.filter((f) => f.level === 'error').length
  return `${count(errors, 'error')}, ${count(findings.length - errors, 'note')}`
}

const count = (n: number, noun: string): string => `${n.toLocaleString('en-GB')} ${noun}${n === 1 ? '' : 's'}`
