/** Whether two figures of one measure count the same thing, as far as the reports and the notes on them say (contract, meaning 7). */
import type { Figure } from '../model/figure.ts'
import type { Indicator, Measure } from '../model/indicator.ts'
import { isoDate, MONTH_NAMES } from '../periods/calendar.ts'

/** A note on how the councils count that tells one report from another. */
const OF_A_REPORT = /\b(?:reports?|scorecard|slide)\b|\b20\d\d\/\d\d\b/
/** A note on a row that says that other reports count otherwise, or that it cannot be known. */
const OTHERWISE =
  /\bscorecard\b.*\b(?:counts|does|calls|runs)|\bscorecard's\b|\breported differently\b|\bcannot be reported\b|\brather than\b|\bdoes not (?:print|state|say)\b/
const CHANGED = new RegExp(`\\bchanged in (${MONTH_NAMES.join('|')}) (\\d{4})\\b`)

/** The first day of the month in which a row's own note says that the way of counting changed. */
function changeDay(note: string): string | null {
  const found = note.match(CHANGED)
  if (!found) return null
  return isoDate(Number(found[2]), (MONTH_NAMES as readonly string[]).indexOf(found[1] as string) + 1, 1)
}

/** @param rowOf the row that a figure stands in, as its own report words it */
export function countsTheSame(
  a: Figure,
  b: Figure,
  indicator: Indicator,
  rowOf: (figure: Figure) => Measure | null,
): boolean {
  const notes = [a, b].flatMap((figure) => rowOf(figure)?.note ?? [])
  for (const note of notes) {
    const day = changeDay(note)
    if (day && a.period.end < day !== b.period.end < day) return false
  }
  if (a.document === b.document) return true
  return !OF_A_REPORT.test(indicator.notAlike ?? '') && !notes.some((note) => OTHERWISE.test(note))
}
