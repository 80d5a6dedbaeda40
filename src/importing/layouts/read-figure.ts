/** One cell that was read as one figure of a measure: the same fields whatever layout it was read by. */
import type { FigureKind } from '../../model/figure.ts'
import { parsePeriodKey } from '../../periods/codec.ts'
import type { Cell } from '../formats/sheet.ts'
import type { CellPlace } from '../model.ts'
import type { ReadFigure, ReadMeasure } from '../source.ts'
import type { Column } from '../tables/heads.ts'
import type { Printed } from '../tables/printed.ts'

export interface FigureCell {
  readonly place: CellPlace
  readonly measure: ReadMeasure
  readonly kind: FigureKind
  /** The notation of `data/`; what is no period counts as none. */
  readonly period: string | null
  readonly printed: Printed
  readonly cell: Cell
  /** From 0. */
  readonly c: number
  readonly head: Column | null
  readonly rowPeriod?: boolean
  readonly note: string | null
}

export function figureOfCell({
  place,
  measure,
  kind,
  period,
  printed,
  cell,
  c,
  head,
  note,
  rowPeriod = false,
}: FigureCell): ReadFigure {
  const parsed = period === null ? null : parsePeriodKey(period)
  return {
    ...place,
    id: measure.id,
    ref: measure.ref,
    sub: measure.sub,
    name: measure.name,
    kind,
    period: parsed ? (period as string) : '',
    start: parsed?.start ?? null,
    end: parsed?.end ?? null,
    value: measure.asWords ? null : printed.value,
    asPrinted: printed.asPrinted,
    unit: measure.unit,
    status: measure.asWords && printed.value !== null ? 'words' : printed.status,
    note,
    measure: measure.order,
    offered: false,
    printedRag: null,
    r: place.row - 1,
    c,
    head,
    rowPeriod,
    percent: printed.percent,
    inFull: printed.shortened !== null,
    formula: cell.formula,
  }
}
