/** Rows of a report that have nothing for the period. */
import type { Asking } from '../answers/asking.ts'
import type { Document } from '../model/figure.ts'
import type { Measure } from '../model/indicator.ts'
import { listable, type RowAt, rowsAt } from '../query/rows-at.ts'
import type { Missing, SummaryRow } from './model.ts'
import { nameOf } from './name.ts'

/** What the report's table holds and the period lacks, with its latest published period. */
export async function missingRows(
  asking: Asking,
  document: Document,
  rows: readonly SummaryRow[],
  wanted: (row: Measure) => boolean,
): Promise<Missing[]> {
  const latest = await rowsAt(asking, document.council, document, { type: 'none' })
  const present = new Set(rows.map((r) => r.row.indicator))
  const absent = listable(latest, { type: 'none' }).filter((r) => !present.has(r.row.indicator) && wanted(r.row))
  return absent.map(({ row, detail }: RowAt) => ({
    name: nameOf(asking.catalogue, row),
    ref: row.ref,
    latest: detail.found.period,
  }))
}
