/** A draft that corrects one figure of a published report. Pure. */

import { UsageError } from '../errors.ts'
import { rowKey } from '../loading/build-figures.ts'
import type { Council, Figure } from '../model/figure.ts'
import type { Measure } from '../model/indicator.ts'
import type { IsoDate, Period } from '../model/period.ts'
import { dayLabel } from '../periods/calendar.ts'
import type { DraftContent, HeldReport } from '../store/releases.ts'
import { valueText } from '../wording/format.ts'

export interface Corrected {
  readonly row: Measure
  readonly period: Period
  /** A decimal, with or without its sign and commas: "17.1%" or "1,525". Null where the figure stays as it is. */
  readonly value: string | null
  readonly note: string | null
  /** Officers' words, kept beside the report's own; null where there are none. */
  readonly commentary: string | null
  readonly today: IsoDate
}

const NUMBER = /^-?\d+(?:\.\d+)?$/

/** The bare number in a text. Throws UsageError where there is none. */
export function numberIn(typed: string): string {
  const bare = typed.trim().replaceAll(',', '').replace(/%$/, '').trim()
  if (NUMBER.test(bare)) return bare
  throw new UsageError(`"${typed}" is no number; write it such as 17.1 or 1525.`)
}

/** Throws UsageError where the report has no such figure, the value is no number, or nothing is corrected. */
export function correctionOf(
  council: Council,
  held: HeldReport,
  { row, period, value, note, commentary, today }: Corrected,
): DraftContent {
  if (value === null && commentary === null) throw new UsageError('Give the figure as it should be, or some words.')
  const bare = value === null ? null : numberIn(value)
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
  const { document } = held
  return {
    council,
    document,
    indicators: [],
    measures: [row],
    figures: bare === null ? [] : [corrected(found, bare, note)],
    commentary:
      commentary === null
        ? []
        : [
            {
              council: council.key,
              document: document.key,
              published: today,
              indicators: [row.indicator],
              period: found.period,
              location: `added by officers on ${dayLabel(today)}`,
              text: commentary,
            },
          ],
    glossary: [],
  }
}

const corrected = (found: Figure, bare: string, note: string | null): Figure => ({
  ...found,
  value: bare,
  asPrinted: valueText(bare, found.unit),
  note,
})

const RANK = { table: 0, correction: 1, text: 2 } as const
