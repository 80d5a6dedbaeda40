/** A file as cells, whatever it was written by. Plain data: it crosses from the worker that reads. */
import type { IsoDate } from '../../model/period.ts'

export type CellKind = 'text' | 'number' | 'date' | 'boolean' | 'error' | 'no-value'

export interface Cell {
  readonly kind: CellKind
  /** What the cell shows, its number format applied; text struck out and footnote marks are not in it. */
  readonly shown: string
  /** The stored number to 15 significant digits, as a decimal; null for anything but numbers. */
  readonly number: string | null
  /** The number format; empty for plain text. */
  readonly format: string
  /** Of a date alone. */
  readonly date: IsoDate | null
  /** RGB in hex of the cell's own fill; null where it has none or conditional formatting decides. */
  readonly fill: string | null
  /** Text that is struck out. */
  readonly struck: string
  /** Footnote marks set high or low. */
  readonly marks: string
  /** Without the equals sign; null where the cell is typed. */
  readonly formula: string | null
}

export interface Merge {
  readonly top: number
  readonly left: number
  readonly bottom: number
  readonly right: number
}

/** Rows and columns count from 0. */
export interface Sheet {
  readonly name: string
  readonly hidden: boolean
  readonly rows: readonly (readonly (Cell | null)[])[]
  readonly merges: readonly Merge[]
  readonly hiddenRows: readonly number[]
  readonly hiddenColumns: readonly number[]
  /** How many cells have a comment. Their text is never read. */
  readonly comments: number
  /** Whether a rule colours cells. */
  readonly coloured: boolean
  /** Whether rows beyond the limit were left out. */
  readonly cut: boolean
}

export interface Told {
  readonly severity: 'error' | 'warning' | 'note'
  readonly code: string
  readonly sheet: string | null
  readonly text: string
}

export interface ReadFile {
  readonly kind: 'xlsx' | 'ods' | 'csv' | 'html'
  readonly sheets: readonly Sheet[]
  /** Of a text file. */
  readonly encoding: string | null
  /** Whether numbers are written with a comma before the decimals. */
  readonly decimalComma: boolean
  /** A line whose letters can be read in two ways, in both; null where there is none. */
  readonly letters: readonly [asRead: string, otherwise: string] | null
  /** What the reader did not read, or has a doubt about. */
  readonly told: readonly Told[]
}

/** The letters of a column that counts from 0. */
export const letters = (column: number): string =>
  column < 26
    ? String.fromCharCode(65 + column)
    : `${letters(Math.floor(column / 26) - 1)}${String.fromCharCode(65 + (column % 26))}`

/** The A1 address of a row and column that count from 0. */
export const address = (row: number, column: number): string => `${letters(column)}${row + 1}`
