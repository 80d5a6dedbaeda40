/** Whether two times are asked for side by side. Pure. */
import type { PeriodRequest } from './request.ts'

/** Two times of one kind, neither a part of the other. */
export function areApart(requests: readonly PeriodRequest[]): boolean {
  const [a, b] = requests
  if (requests.length !== 2 || a?.type !== 'period' || b?.type !== 'period') return false
  return a.period.kind === b.period.kind && (a.period.end < b.period.start || b.period.end < a.period.start)
}
