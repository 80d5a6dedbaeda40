/** Times in milliseconds, and what is told of them. */

export interface Times {
  readonly p50: number
  readonly p99: number
  readonly n: number
}

function at(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
}

export function timesOf(list: readonly number[]): Times {
  const sorted = list.toSorted((a, b) => a - b)
  return { p50: at(sorted, 0.5), p99: at(sorted, 0.99), n: sorted.length }
}

export const median = (list: readonly number[]): number => timesOf(list).p50

/** How long `work` takes, with what it gives. */
export async function timed<T>(work: () => T | Promise<T>): Promise<{ ms: number; result: T }> {
  const start = performance.now()
  const result = await work()
  return { ms: performance.now() - start, result }
}

/** As `timed`, for work that waits for nothing: an `await` would cost as much as the work. */
export function timedNow(work: () => unknown): number {
  const start = performance.now()
  work()
  return performance.now() - start
}

/** A time as a reader wants it: "412 µs", "1.24 ms", "318 ms". */
export function showTime(ms: number): string {
  if (Math.abs(ms) < 1) return `${(ms * 1000).toFixed(Math.abs(ms) < 0.01 ? 1 : 0)} µs`
  return `${ms.toFixed(Math.abs(ms) < 10 ? 2 : 0)} ms`
}

export const showTimes = ({ p50, p99 }: Times): string => `p50 ${showTime(p50)}, p99 ${showTime(p99)}`

export const showFactor = (factor: number): string => `× ${factor.toFixed(factor < 10 ? 2 : 0)}`
