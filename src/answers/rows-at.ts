/** Every measure of a council's report with its figure for a request: what lists and summaries choose from. */

import type { Document } from '../model/figure.ts'
import type { Measure } from '../model/indicator.ts'
import type { Period } from '../model/period.ts'
import type { PeriodRequest } from '../periods/resolve.ts'
import type { Asking } from './asking.ts'
import { type FigureDetail, figureDetail } from './figure-answer.ts'

export interface RowAt {
  readonly row: Measure
  readonly detail: FigureDetail
  /** The row stands in the report's data table, not only in its text. */
  readonly inTable: boolean
  /** The report prints a target for the row, for whichever year. */
  readonly hasTarget: boolean
  /** It does for another row of the same measure: its number beside its percentage. */
  readonly besideTarget: boolean
}

const SUPPORTING = new Set(['out of', 'change'])

/** The report that a request falls in: the newest one with a figure for it, else the council's newest. */
export function documentFor(asking: Asking, council: string, request: PeriodRequest): Document | null {
  const own = asking.catalogue.documentsOf(council)
  if (request.type !== 'period') return own[0] ?? null
  const { period } = request
  return (
    own.find((d) => d.period.end >= period.end && d.period.start <= period.end) ??
    own.find((d) => d.period.end >= period.start && d.period.start <= period.end) ??
    own[0] ??
    null
  )
}

/** Rows of a report that have a figure for exactly the request, in the report's order. */
export function rowsAt(asking: Asking, council: string, document: Document, request: PeriodRequest): Promise<RowAt[]> {
  const key = `${document.key} ${JSON.stringify(request)}`
  return asking.catalogue.lists.get(key, () => readRows(asking, council, document, request)) as Promise<RowAt[]>
}

/** A year that a report tells the first part of. */
export const isUnderWay = (document: Document, period: Period): boolean =>
  period.kind === 'year' && period.start <= document.period.start && period.end > document.period.end

/** The report's own year or quarter, where its scorecard stands for it; the year that it tells the first part of. */
const isOf = (document: Document, period: Period): boolean =>
  isUnderWay(document, period) ||
  (period.end === document.period.end &&
    (period.kind === 'year' ||
      period.kind === 'quarter' ||
      // The month that a quarter's report ends with is the time of its scorecard.
      (period.kind === 'month' && document.period.kind === 'quarter')))

async function readRows(asking: Asking, council: string, document: Document, request: PeriodRequest): Promise<RowAt[]> {
  const all = await asking.allFigures(council)
  asking.prime(council, all)
  const tabled = new Set(
    all.filter((f) => f.document === document.key && f.part === 'table').map((f) => `${f.indicator}|${f.sub}`),
  )
  const targets = all.filter((f) => f.document === document.key && f.kind === 'green')
  const targeted = new Set(targets.map((f) => `${f.indicator}|${f.sub}`))
  const targetedMeasures = new Set(targets.map((f) => f.indicator))
  const rows = asking.catalogue.rowsOf(document.key).filter((m) => !SUPPORTING.has(m.sub))
  const out: RowAt[] = []
  for (const row of rows) {
    const exact = await figureDetail(asking, { council, row, request })
    // A measure that runs on other periods stands in its report's year as what the report prints for it, under its own date.
    const isOwn = request.type === 'period' && isOf(document, request.period)
    const detail =
      isOwn && (!('answer' in exact) || exact.found.requested !== null || exact.found.figure.document !== document.key)
        ? await figureDetail(asking, { council, row, request: { type: 'none' } })
        : exact
    if (
      !('answer' in detail) ||
      detail.found.requested !== null ||
      detail.found.figure.document !== document.key ||
      detail.found.figure.sub !== row.sub
    )
      continue
    out.push({
      row,
      detail,
      inTable: tabled.has(`${row.indicator}|${row.sub}`),
      hasTarget: targeted.has(`${row.indicator}|${row.sub}`),
      besideTarget: targetedMeasures.has(row.indicator),
    })
  }
  return out
}

/** Rows that a list is made of: those of the data table where the report has one, and never an annual row's monthly twin. */
export function listable(rows: readonly RowAt[], request: PeriodRequest): RowAt[] {
  const table = rows.filter((r) => r.inTable)
  const usable = table.length > 10 ? table : rows
  const monthly = request.type === 'latest' || (request.type === 'period' && request.period.kind === 'month')
  return usable.filter((r) => {
    if (r.row.sub === 'monthly' && !monthly)
      return !rows.some((o) => o.row.indicator === r.row.indicator && o.row.sub === 'annual')
    return true
  })
}
