/** Times of which one is a run of several: "term 3 of 2022/23 and terms 1 and 2 of 2023/24". Pure. */
import type { PeriodRequest } from './request.ts'

type Run = Extract<PeriodRequest, { type: 'series' }>

const isBounded = (r: PeriodRequest): boolean =>
  r.type === 'period' || (r.type === 'series' && r.last === undefined && r.from !== undefined && r.to !== undefined)

/** From the first to the last of several times, where one of them is a run; null where none is, or one has no two ends. */
export function asOneRun(requests: readonly PeriodRequest[]): Run | null {
  const run = requests.find((r) => r.type === 'series')
  if (requests.length < 2 || !run || !requests.every(isBounded)) return null
  const ends = requests.flatMap((r) =>
    r.type === 'period' ? [r.period.end] : r.type === 'series' ? [r.from, r.to] : [],
  )
  const sorted = ends.filter((e) => e !== undefined).toSorted()
  const [from, to] = [sorted[0], sorted.at(-1)]
  return { type: 'series', ...(from && { from }), ...(to && { to }), ...(run.unit && { unit: run.unit }) }
}
