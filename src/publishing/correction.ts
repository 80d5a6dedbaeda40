/** A draft that corrects one figure of a published report. Pure. */

import { UsageError } from '../errors.ts'
import { rowKey } from '../loading/build-figures.ts'
import type { Council, Figure } from '../model/figure.ts'
import type { Measure } from '../model/indicator.ts'
import type { Period } from '../model/period.ts'
import type { DraftContent, HeldReport } from '../store/releases.ts'
import { valueText } from '../wording/format.ts'

export interface Corrected {
  readonly row: Measure
  readonly period: Period
  /** A decimal, with or without its sign and commas: "17.1%" or "1,525". */
  readonly value: string
  readonly note: string | null
}

const NUMBER = /^-?\d+(?:\.\d+)?$/

/** Throws UsageError where the report has no such figure, or the value is no number. */
export function correctionOf(
  council: Council,
  held: HeldReport,
  { row, period, value, note }: Corrected,
): DraftContent {
  const bare = value.trim().replaceAll(',', '').replace(/%$/, '').trim()
  if (!NUMBER.test(bare)) throw new UsageError(`"${value}" is no number; write it such as 17.1 or 1525.`)
  const found = held.figures
    .map(({ figure }) => figure)
    .filter(
      (f) =>
        f.kind === 'value' &&
        rowKey(f) === rowKey(row) &&
        f.period.start === period.start &&
        f.period.end === period.end,
    )
    // The table is what is corrected; the report's own words stay its own.
    .toSorted((a, b) => RANK[a.part] - RANK[b.part])[0]
  if (!found)
    throw new UsageError(
      `${held.document.key} has no figure of "${row.name}" for ${period.label}; a new figure comes with a report.`,
    )
  const figure: Figure = { ...found, value: bare, asPrinted: valueText(bare, found.unit), note }
  return {
    council,
    document: held.document,
    indicators: [],
    measures: [row],
    figures: [figure],
    commentary: [],
    glossary: [],
  }
}

const RANK = { table: 0, correction: 1, text: 2 } as const
