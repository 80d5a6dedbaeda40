/** A table of targets: a measure and a year on each row, with its bands as they are to be printed. */
import type { Catalogue } from '../../catalogue.ts'
import { UsageError } from '../../errors.ts'
import type { ReadFile } from '../../importing/formats/sheet.ts'
import { BAND_KINDS } from '../../model/figure.ts'
import type { Period } from '../../model/period.ts'
import type { TypedTarget } from '../../publishing/targets.ts'
import { periodTyped } from '../period-named.ts'
import { bandsIn, rowForTargets } from './target-draft.ts'

export interface TargetLine {
  readonly measure: string
  readonly sub: string | null
  readonly period: string
  readonly bands: TypedTarget['bands']
  /** "row 3". */
  readonly from: string
}

export const TARGET_HEADS = ['measure', 'sub', 'period', ...BAND_KINDS] as const
type Head = (typeof TARGET_HEADS)[number]

/** Each row of the first table that has a head "measure"; null where there is none. */
export function targetLines({ sheets }: Pick<ReadFile, 'sheets'>): TargetLine[] | null {
  for (const { name, rows } of sheets) {
    const text = (r: number, c: number): string => (c < 0 ? '' : (rows[r]?.[c]?.shown ?? '').trim())
    const top = rows.findIndex((row) => row.some((cell) => cell?.shown.trim().toLowerCase() === 'measure'))
    if (top < 0) continue
    const heads = (rows[top] ?? []).map((cell) => cell?.shown.trim().toLowerCase() ?? '')
    const at = new Map(TARGET_HEADS.map((head) => [head, heads.indexOf(head)]))
    const of = (r: number, head: Head): string => text(r, at.get(head) ?? -1)
    const filled = rows.flatMap((_, r) => (r > top && of(r, 'measure') !== '' ? [r] : []))
    return filled.map((r) => ({
      measure: of(r, 'measure'),
      sub: (at.get('sub') ?? -1) < 0 ? null : of(r, 'sub'),
      period: of(r, 'period'),
      bands: bandsIn((kind) => of(r, kind)),
      from: sheets.length === 1 ? `row ${r + 1}` : `${name}, row ${r + 1}`,
    }))
  }
  return null
}

/** Whether a file is a table of targets alone: a measure, a year and bands, and no column that anything else names. */
export function isTargetTable({ sheets: [sheet, ...more] }: Pick<ReadFile, 'sheets'>): boolean {
  const heads = (sheet?.rows[0] ?? []).map((cell) => cell?.shown.trim().toLowerCase() ?? '').filter((h) => h !== '')
  const known = new Set<string>(TARGET_HEADS)
  return (
    more.length === 0 &&
    heads.every((head) => known.has(head)) &&
    ['measure', 'period'].every((head) => heads.includes(head)) &&
    BAND_KINDS.some((kind) => heads.includes(kind))
  )
}

export interface TargetsOf {
  /** The council's key. */
  readonly council: string
  /** The key of the report; null: the newest that has the measure. */
  readonly document: string | null
  /** The file's name; null for what was typed. */
  readonly file: string | null
}

/** @throws UsageError with the row, where a line names no measure, year or band */
export function typedTargets(
  catalogue: Catalogue,
  lines: readonly TargetLine[],
  { council, document, file }: TargetsOf,
): TypedTarget[] {
  const whichSub = file === null ? '--sub' : 'a column sub'
  return lines.map(({ measure, sub, period, bands, from }): TypedTarget => {
    const where = file === null ? '' : `${file}, ${from}: `
    if (measure === '') throw new UsageError('Say which measure with --measure, such as A.10, or name a table.')
    if (Object.keys(bands).length === 0)
      throw new UsageError(`${where}Give at least one of ${BAND_KINDS.join(', ')} of "${measure}".`)
    const row = at(where, () => rowForTargets(catalogue, { council, measure, sub, document }, whichSub))
    return { row, bands, from, period: yearOf(period, where) }
  })
}

/** What `work` gives; what is wrong is told with its place. */
function at<T>(where: string, work: () => T): T {
  try {
    return work()
  } catch (error) {
    if (error instanceof UsageError) throw new UsageError(`${where}${error.message}`, { cause: error })
    throw error
  }
}

function yearOf(period: string, where: string): Period {
  const found = periodTyped(period)
  if (found) return found
  throw new UsageError(`${where}"${period}" is no period; write the year that the targets are for, such as 2024/25.`)
}
