/** Figures of a time that is not over when the report is: a head with another year, or a forecast that is not called one. */
import { parsePeriodKey } from '../../periods/codec.ts'
import type { DraftFinding } from '../model.ts'
import { type Check, findingAt, titleOf } from './check.ts'

export const checkAfterReport: Check = ({ reading }) => {
  const { report } = reading
  if (!report) return []
  const { end, label } = report.period
  const told = new Set<string>()
  return reading.figures.flatMap((f): DraftFinding[] => {
    const period = f.kind === 'value' && f.value !== null && !f.offered ? parsePeriodKey(f.period) : null
    if (!period || period.end <= end) return []
    const isAfter = period.start > end
    // A column is told once; a row that says its own period is told of itself.
    const column = `${f.sheet}|${f.c}|${f.period}|${f.column}`
    if (told.has(column)) return []
    told.add(column)
    const text = isAfter
      ? `${titleOf(f)} is of ${period.label}, which begins after the report's own period (${label}) ends; correct the head, or confirm it with the reason.`
      : `${titleOf(f)} is of ${period.label}, which is not over when the report's own period (${label}) ends; if it is a year to date, say so in the head.`
    return [findingAt(f, isAfter ? 'error' : 'warning', 'after-report', text)]
  })
}
