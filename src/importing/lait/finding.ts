/** What a reading of the Department for Education's files brings up. */

export interface LaitFinding {
  /** `error`: nothing is imported. `warning`: rows are left out. `note`: worth knowing, nothing is left out. */
  readonly severity: 'error' | 'warning' | 'note'
  readonly code: string
  readonly file: string
  /** The first row that it is about, as a spreadsheet counts; null where it is about the file. */
  readonly row: number | null
  readonly column: string | null
  /** Rows of figures that are left out for it. */
  readonly rows: number
  /** One sentence that says what is wrong and, where there is something to do, what. */
  readonly text: string
}

type Details = Partial<Pick<LaitFinding, 'row' | 'column' | 'rows'>>

export const finding = (
  severity: LaitFinding['severity'],
  code: string,
  file: string,
  text: string,
  details: Details = {},
): LaitFinding => ({ severity, code, file, row: null, column: null, rows: 0, text: printable(text), ...details })

/** Cells are quoted in sentences that a terminal shows, so nothing in them may be a command to it. */
const printable = (text: string): string => text.replace(/\p{Cc}/gu, '\uFFFD')

/** "row 7", "3 rows". */
export const rowsText = (count: number): string => (count === 1 ? '1 row' : `${count.toLocaleString('en-GB')} rows`)
