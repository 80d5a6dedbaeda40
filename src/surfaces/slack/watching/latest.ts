/** The latest published figure of a watched measure. */
import { Asking } from '../../../answers/asking.ts'
import { type FigureDetail, figureDetail } from '../../../answers/figure-answer.ts'
import type { IsoDate } from '../../../model/period.ts'
import type { Running } from '../../../setup.ts'
import type { SeenFigure, Watch } from './watch.ts'

/** The figure that a question without a period gets; null where none is published. */
export async function latestFigure(
  { catalogue, store }: Running,
  today: IsoDate,
  { council, indicator, sub }: Pick<Watch, 'council' | 'indicator' | 'sub'>,
): Promise<FigureDetail | null> {
  const row = catalogue.row(council, indicator, sub)
  if (!row) return null
  const detail = await figureDetail(new Asking(catalogue, store, today), { council, row, request: { type: 'none' } })
  return 'found' in detail ? detail : null
}

/** What of a figure tells whether it is another one. */
export const seenOf = ({ found, rag }: FigureDetail): SeenFigure => ({
  value: found.value,
  periodEnd: found.period.end,
  period: found.period.label,
  document: found.figure.document,
  rag,
})
