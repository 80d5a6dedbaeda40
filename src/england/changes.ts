/** What moved at an area since a year, over several measures. */
import type { Area } from './area.ts'
import { type Change, changeSince, relativeSize } from './change.ts'
import type { England } from './england.ts'
import type { EnglandMeasure } from './measure.ts'
import { saidYear } from './said-year.ts'

export interface MeasureChange {
  readonly measure: EnglandMeasure
  readonly change: Change
}

/** The largest change, beside what it began with, first within each list. */
export interface Changes {
  readonly worse: readonly MeasureChange[]
  readonly better: readonly MeasureChange[]
  readonly same: readonly MeasureChange[]
  /** Of measures for which neither high nor low is said to be good. */
  readonly neither: readonly MeasureChange[]
  /** Measures that lack one of the two figures. */
  readonly missing: readonly EnglandMeasure[]
}

/** What got better and worse since the year that `since` ("2022", "2021/22") means of each measure, to its newest figure. */
export async function changesSince(
  england: England,
  area: Area,
  measures: readonly EnglandMeasure[],
  since: string,
): Promise<Changes> {
  const found: Record<Change['performance'], MeasureChange[]> = { worse: [], better: [], same: [], 'n/a': [] }
  const missing: EnglandMeasure[] = []
  for (const measure of measures) {
    const series = await england.figures(area, measure)
    const periods = series.map((f) => f.period)
    const year = saidYear(since, periods)
    const from = series.find((f) => f.period === year?.period)
    const change = from ? changeSince(series, from, measure.polarity) : null
    if (change) found[change.performance].push({ measure, change })
    else missing.push(measure)
  }
  return {
    worse: found.worse.toSorted(bySize),
    better: found.better.toSorted(bySize),
    same: found.same,
    neither: found['n/a'].toSorted(bySize),
    missing,
  }
}

const bySize = (a: MeasureChange, b: MeasureChange): number =>
  (relativeSize(b.change) ?? 0) - (relativeSize(a.change) ?? 0)
