/** What is published to rows and back. */
import type { Commentary, Figure, Judgement, Remark } from '../../model/figure.ts'
import type { Period } from '../../model/period.ts'
import type { HeldFigure, StatedFigure } from '../releases.ts'
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

/** Where a row is put: its number, its place in the report, its release and publication. */
export interface RowPlace {
  readonly id: number
  readonly position: number
  readonly release: number
  readonly seq: number
}

/** The days on which a figure is what the council says; `to` is null where that goes on. */
export interface Said {
  readonly from: string
  readonly to: string | null
}

type Noted = Pick<Figure, 'note' | 'remarks'>

/** A source's note is kept as it is; with what was found out beside it, or where it begins as JSON would, both are JSON. */
const noteColumn = ({ note, remarks }: Noted): string | null =>
  remarks === undefined && !note?.startsWith('{') ? note : JSON.stringify({ note, remarks })

function notedOf(column: string | null): Noted {
  if (!column?.startsWith('{')) return { note: column }
  const { note, remarks } = JSON.parse(column) as { note: string | null; remarks?: readonly Remark[] }
  return { note, ...(remarks ? { remarks } : {}) }
}

export const figureRow = (
  { figure, rules, bands }: StatedFigure,
  { id, position, release, seq }: RowPlace,
  said: Said,
): FigureTable => ({
  id,
  position,
  release,
  from_seq: seq,
  to_seq: null,
  said_from: said.from,
  said_to: said.to,
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
  status: figure.status ?? 'published',
  part: figure.part,
  location: figure.location,
  note: noteColumn(figure),
  vintage: figure.vintage,
  rag: figure.rag,
  rag_reason: figure.ragReason,
  judgement: figure.judgement ? JSON.stringify(figure.judgement) : null,
  rules,
  bands: bands === 'own' ? release : bands,
})

export function figureOf(row: FigureTable): Figure {
  const { note, remarks } = notedOf(row.note)
  return {
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
    note,
    vintage: row.vintage,
    rag: row.rag,
    ragReason: row.rag_reason,
    ...(row.status === 'published' ? {} : { status: row.status }),
    ...(row.judgement === null ? {} : { judgement: JSON.parse(row.judgement) as Judgement }),
    ...(remarks ? { remarks } : {}),
  }
}

export const heldOf = (row: FigureTable): HeldFigure => ({
  figure: figureOf(row),
  rules: row.rules,
  bands: row.bands,
  id: row.id,
  position: row.position,
  release: row.release,
  saidFrom: row.said_from,
})

export const commentaryRow = (commentary: Commentary, { id, position, release, seq }: RowPlace): CommentaryTable => ({
  id,
  position,
  release,
  from_seq: seq,
  to_seq: null,
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
