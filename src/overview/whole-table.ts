/** Every measure of a summary with all that stands beside it, for a spreadsheet. */

import type { Catalogue } from '../catalogue.ts'
import { BENCHMARK_KINDS } from '../model/figure.ts'
import { BENCHMARK_NAMES } from '../rules/benchmark.ts'
import { capital } from '../wording/format.ts'
import type { Summary, SummaryRow } from './model.ts'
import { foundText, leadText, numberText, targetText } from './words.ts'

const BENCHMARKS = BENCHMARK_KINDS.map((kind) => capital(BENCHMARK_NAMES[kind]))

/** The columns, in order. `Value` is the number of `Published as`. */
export const WHOLE_COLUMNS = [
  ...['Reference', 'Measure', 'Council’s wording', 'Service', 'In the scorecard', 'Value', 'Published as', 'Period'],
  ...['Target', 'RAG', 'RAG rule', 'Rules version', 'Before', 'Period before', 'Better or worse'],
  ...BENCHMARKS,
  ...['Report', 'Published', 'Place in the report'],
] as const

const rowOf = (catalogue: Catalogue, of: SummaryRow, inTable: boolean): string[] => {
  const { row, lead } = of
  const { found } = lead
  const trend = lead.trend?.previous
  const previous = trend && trend.period.kind === found.period.kind ? trend : null
  const performance = previous ? lead.trend?.trend.performance : null
  const judged = found.computed ? undefined : found.figure.judgement
  const { document, published } = catalogue.document(found.figure.document)
  const benchmarks = BENCHMARK_KINDS.map((kind) => {
    const benchmark = of.benchmarks.find((b) => b.kind === kind)
    return benchmark ? numberText(benchmark.figure.value as string, row.unit) : ''
  })
  return [
    ...[row.ref ?? '', of.name, row.name, of.theme, inTable ? 'yes' : 'no'],
    ...[found.value, leadText(of), found.period.label],
    ...[targetText(of), lead.rag === 'none' ? '' : lead.rag, judged?.rule ?? '', judged?.version ?? ''],
    ...(previous ? [foundText(previous, row.unit), previous.period.label] : ['', '']),
    performance && performance !== 'n/a' ? performance : '',
    ...benchmarks,
    ...[document, published, found.figure.location],
  ]
}

/** A row a measure, in the report's order; those that only the text has come last. */
export const wholeTable = (catalogue: Catalogue, s: Summary): string[][] => [
  ...s.rows.map((r) => rowOf(catalogue, r, true)),
  ...s.narrative.map((r) => rowOf(catalogue, r, false)),
]
