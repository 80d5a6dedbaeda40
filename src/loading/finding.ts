/** What a reading of the data files brings up: errors that stop a load, and notes for whoever asks. */

/** A row of a data file. `row` 1 is the header, so the first row of data is row 2. */
export interface Place {
  /** Path below the data folder, with forward slashes. */
  readonly file: string
  /** Null where the file as a whole is meant. */
  readonly row: number | null
}

export interface Finding extends Place {
  /** `error`: an answer would be wrong, the load stops. `note`: true to the report, and the asker should know. */
  readonly level: 'error' | 'note'
  /** Name of the check, stable, for filters and counts. */
  readonly check: string
  readonly column?: string
  /** One plain sentence. An error's names file, row and column and what to do; a note's names both figures. */
  readonly message: string
  /** The message where it follows the figure: without the measure and time that it is of. */
  readonly own?: string
  /** Of a figure that is in doubt itself: the message without its measure and without places. */
  readonly doubt?: string
  /** A limit that is in two bands or in none, where it is about that alone: the rules say what is done then. */
  readonly sharedLimit?: string
  /** Where the figures stand that the message tells. */
  readonly tells?: readonly string[]
  /** `Document.key`. */
  readonly document?: string
  readonly indicator?: string
  readonly sub?: string
  /** `Period.label`. */
  readonly period?: string
  /** The row of the second figure, where there is one. */
  readonly other?: Place
}

/** A file, row or cell that cannot be used. `problem` says what is wrong and what to do. */
export function errorAt(check: string, place: Place & { readonly column?: string }, problem: string): Finding {
  const row = place.row === null ? '' : `, row ${place.row}`
  const column = place.column === undefined ? '' : `, column "${place.column}"`
  return { level: 'error', check, ...place, message: `${place.file}${row}${column}: ${problem}` }
}
