/** The period of a report as it is typed in the shell. */
import { UsageError } from '../errors.ts'
import { reportPeriod } from '../importing/tables/report-period.ts'
import type { Period } from '../model/period.ts'
import { parsePeriodKey } from '../periods/codec.ts'

/** Null for what is no month, quarter, year or span. */
export function periodTyped(named: string): Period | null {
  const period = parsePeriodKey(named.trim()) ?? reportPeriod([named], [])?.period
  return period && ['quarter', 'month', 'year', 'range'].includes(period.kind) ? period : null
}

/** Throws UsageError for what is no month, quarter, year or span. */
export function periodNamed(named: string): Period {
  const period = periodTyped(named)
  if (period) return period
  throw new UsageError(
    `--period is "${named}", which is no month, quarter or year; write it as "Q1 2024/25", "2024-06" or "2024/25".`,
  )
}
