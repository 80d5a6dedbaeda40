/** `npm run export`: everything that is loaded, one row a figure, as CSV. */
import { stringify } from 'csv-stringify/sync'
import { UsageError } from '../errors.ts'
import type { Document, Figure } from '../model/figure.ts'
import type { Measure } from '../model/indicator.ts'

export const EXPORT_COLUMNS = [
  'council',
  'id',
  'ref',
  'sub',
  'name',
  'kind',
  'period_label',
  'period_kind',
  'period_start',
  'period_end',
  'value',
  'as_printed',
  'unit',
  'document',
  'location',
] as const

export interface ExportData {
  readonly figures: readonly Figure[]
  readonly measures: readonly Measure[]
  readonly documents: readonly Document[]
}

/**
 * The figures, bands and benchmarks included, in their order, as CSV with a header row and RFC 4180 quotes.
 * @param council a council's key, for its figures alone
 * @throws UsageError when no report of that council is there
 */
export function exportCsv({ figures, measures, documents }: ExportData, council?: string): string {
  const councils = [...new Set(documents.map((d) => d.council))]
  if (council !== undefined && !councils.includes(council)) {
    throw new UsageError(`No council "${council}" is loaded; use one of ${councils.join(', ')}.`)
  }
  const measureOf = new Map(measures.map((m) => [rowKey(m), m]))
  const documentOf = new Map(documents.map((d) => [d.key, d]))
  const rows = figures
    .filter((f) => council === undefined || f.council === council)
    .map((f): Record<(typeof EXPORT_COLUMNS)[number], string> => {
      const measure = measureOf.get(rowKey(f))
      return {
        council: f.council,
        id: f.indicator,
        ref: measure?.ref ?? '',
        sub: f.sub,
        name: measure?.name ?? '',
        kind: f.kind,
        period_label: f.period.label,
        period_kind: f.period.kind,
        period_start: f.period.start,
        period_end: f.period.end,
        value: f.value ?? '',
        as_printed: f.asPrinted,
        unit: f.unit,
        document: documentOf.get(f.document)?.document ?? f.document,
        location: f.location,
      }
    })
  return stringify(rows, { header: true, columns: [...EXPORT_COLUMNS] })
}

const rowKey = (row: { document: string; indicator: string; sub: string }): string =>
  `${row.document}|${row.indicator}|${row.sub}`
