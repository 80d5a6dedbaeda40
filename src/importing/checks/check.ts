/** What every check of a draft gets, and how it tells what it found. */
import type { Figure } from '../../model/figure.ts'
import type { Indicator } from '../../model/indicator.ts'
import type { CellPlace, DraftFinding, Severity } from '../model.ts'
import type { Published } from '../published.ts'
import type { ReadFigure, Reading } from '../source.ts'
import type { LayoutWords } from '../words/layout-words.ts'

export interface Checked {
  readonly reading: Reading
  readonly published: Published
  readonly words: LayoutWords
  readonly indicators: ReadonlyMap<string, Indicator>
  /** Published figures of the council, by `figureKey`. */
  readonly earlier: ReadonlyMap<string, readonly Figure[]>
  /** Figures of kind `value` of each measure, by its order. */
  readonly values: ReadonlyMap<number, readonly ReadFigure[]>
}

export type Check = (checked: Checked) => DraftFinding[]

/** A row and kind: what a figure is compared with. */
export const rowKindKey = (f: { readonly id: string | null; readonly sub: string; readonly kind: string }): string =>
  `${f.id}|${f.sub}|${f.kind}`

export const findingAt = (place: CellPlace, severity: Severity, code: string, text: string): DraftFinding => ({
  severity,
  code,
  sheet: place.sheet,
  cell: place.cell,
  row: place.row,
  column: place.column,
  text: `${place.cell} of "${place.sheet}": ${text}`,
})

/** "% of child protection plans … (A.10), Mar-24". */
export const titleOf = (f: ReadFigure): string =>
  `${f.name.length > 70 ? `${f.name.slice(0, 67)}…` : f.name}${f.ref ? ` (${f.ref})` : ''}, ${f.column}`
