/** Whether two times are asked for side by side. Pure. */
import type { PeriodRequest } from './request.ts'

/** Two times, neither a part of the other, of one kind; or of two, where `areJoined` says that the text joins them. */
export function areApart(requests: readonly PeriodRequest[], areJoined = false): boolean {
  const [a, b] = requests
  if (requests.length !== 2 || a?.type !== 'period' || b?.type !== 'period') return false
  const isApart = a.period.end < b.period.start || b.period.end < a.period.start
  return isApart && (a.period.kind === b.period.kind || areJoined)
}
