/** Figures and commentary to rows and back. */
import type { Commentary, Figure, Judgement } from '../../model/figure.ts'
import type { Period } from '../../model/period.ts'
import type { CommentaryTable, FigureTable, PeriodColumns } from './tables.ts'

const periodColumns = (period: Period): PeriodColumns => ({
  period_label: period.label,
  period_start: period.start,
  period_end: period.end,
  period_kind: period.kind,
})

const periodOf = (row: PeriodColumns): Period => ({
  label: row.period_label,
  start: row.period_start,
  end: row.period_end,
  kind: row.period_kind,
})

export const figureRow = (figure: Figure, position: number): FigureTable => ({
  position,
  council: figure.council,
  document: figure.document,
  published: figure.published,
  indicator: figure.indicator,
  sub: figure.sub,
  kind: figure.kind,
  ...periodColumns(figure.period),
  value: figure.value,
  as_printed: figure.asPrinted,
  unit: figure.unit,
  part: figure.part,
  location: figure.location,
  note: figure.note,
  vintage: figure.vintage,
  rag: figure.rag,
  rag_reason: figure.ragReason,
  judgement: figure.judgement ? JSON.stringify(figure.judgement) : null,
})

export const figureOf = (row: FigureTable): Figure => ({
  council: row.council,
  document: row.document,
  published: row.published,
  indicator: row.indicator,
  sub: row.sub,
  kind: row.kind,
  period: periodOf(row),
  value: row.value,
  asPrinted: row.as_printed,
  unit: row.unit,
  part: row.part,
  location: row.location,
  note: row.note,
  vintage: row.vintage,
  rag: row.rag,
  ragReason: row.rag_reason,
  ...(row.judgement === null ? {} : { judgement: JSON.parse(row.judgement) as Judgement }),
})

export const commentaryRow = (commentary: Commentary, position: number): CommentaryTable => ({
  position,
  council: commentary.council,
  document: commentary.document,
  published: commentary.published,
  indicators: JSON.stringify(commentary.indicators),
  ...periodColumns(commentary.period),
  location: commentary.location,
  text: commentary.text,
})

export const commentaryOf = (row: CommentaryTable): Commentary => ({
  council: row.council,
  document: row.document,
  published: row.published,
  indicators: JSON.parse(row.indicators) as string[],
  period: periodOf(row),
  location: row.location,
  text: row.text,
})
