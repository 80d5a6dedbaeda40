/** What stands beside a figure because of how it came to be published. */

import type { Figure } from '../model/figure.ts'
import type { IsoDate } from '../model/period.ts'
import { dayLabel } from '../periods/calendar.ts'
import { valueText } from '../wording/format.ts'

const REVISED = /Revised from .+? to .+? on \d{1,2} [A-Z][a-z]+ \d{4}\./g

/** A figure in words: "17.3%", or as it was printed where it has no number. */
export const shown = ({ value, asPrinted, unit }: Pick<Figure, 'value' | 'asPrinted' | 'unit'>): string =>
  value === null ? `"${asPrinted}"` : valueText(value, unit)

/** "Revised from 17.3% to 17.1% on 29 October 2024." */
export const revisedNote = (old: Figure, now: Figure, on: IsoDate): string =>
  `Revised from ${shown(old)} to ${shown(now)} on ${dayLabel(on)}.`

/** What a note says of earlier revisions. */
export const revisionsIn = (note: string | null): string[] => note?.match(REVISED) ?? []

/** Several notes as one, none said twice; null where there is none. */
export function joinedNotes(...notes: readonly (string | null)[]): string | null {
  const kept: string[] = []
  for (const note of notes) if (note && !kept.some((k) => k.includes(note))) kept.push(note)
  return kept.length === 0 ? null : kept.join(' ')
}

/** Told in every answer about the figure. */
export const confirmedNote = (reason: string): string =>
  `Looked at and confirmed by the council before publication: ${reason.replace(/[.\s]+$/, '')}.`
