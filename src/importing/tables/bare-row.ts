/** A row for the matching of measures that do not stand in a table of columns. */
import type { RawRow } from './rows.ts'

export const bareRow = (
  row: number,
  nameColumn: number,
  said: Partial<RawRow> & { readonly name: string },
): RawRow => ({
  row,
  nameColumn,
  ref: '',
  refMark: '',
  sub: '',
  service: '',
  section: '',
  frequency: '',
  unitPrinted: '',
  polarityPrinted: '',
  tolerances: [],
  continued: false,
  refCarried: false,
  cells: [],
  commentary: [],
  ratings: [],
  ...said,
})
