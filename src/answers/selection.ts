/** A selection with its times resolved, and whether a row of a report belongs to it. */
import type { Figure } from '../model/figure.ts'
import type { Indicator, Polarity } from '../model/indicator.ts'
import type { Period } from '../model/period.ts'
import { monthPeriod, parts, shiftYears } from '../periods/calendar.ts'
import { periodFrom } from '../periods/distance.ts'
import type { PeriodRequest } from '../periods/resolve.ts'
import { alike, areUnequalTimes, directionOf, mayBeNamed, performanceOf } from '../query/trend.ts'
import { compare, subtract } from '../rules/decimal.ts'
import { oppositeOf } from '../understanding/grammar/selection/contrary.ts'
import { type Condition, isMove, type Margin, type Order, type Test } from '../understanding/grammar/selection/model.ts'
import type { Asking } from './asking.ts'
import { asCounted, sameThing } from './figure/counting.ts'
import { type FigureDetail, figureDetail } from './figure-answer.ts'
import type { RowAt } from './rows-at.ts'

/** A condition whose times are requests. */
export interface TimedCondition {
  readonly test: Test
  readonly not: boolean
  readonly margin: Margin | null
  /** Null: the time of the list. */
  readonly at: PeriodRequest | null
  /** The list is of another time. */
  readonly isAside?: true
  readonly since: PeriodRequest | null
}

/** A selection whose times are requests. */
export interface TimedSelection {
  readonly conditions: readonly TimedCondition[]
  readonly join: 'and' | 'or'
  readonly order: Order | null
}

/** A request that is a distance from a period as the period it comes to; every other as it is. */
export function settledFrom(request: PeriodRequest, from: Period): PeriodRequest {
  const period = periodFrom(request, from)
  return period ? { type: 'period', period } : request
}

const TURNABLE: ReadonlySet<Test['type']> = new Set(['performance', 'direction', 'recoloured'])

/** The same change, told from its end: "up" as "down", and what has no opposite as it is. */
const turned = (test: Test): Test => (TURNABLE.has(test.type) ? (oppositeOf(test) ?? test) : test)

/** A condition with its times resolved: a change within a span is from its first part to its last, in the order of time. */
export function timed(
  c: Condition,
  requestOf: (n: number) => PeriodRequest | null,
  /** The ends of a span that was said as two periods: "from Term 1 to Term 2". */
  endsOf: (n: number) => readonly [PeriodRequest, PeriodRequest] | null,
  /** "Than" stands before a time: "better in 2022/23 than in 2023/24", and not "2023/24 v 2022/23". */
  isThan: (n: number) => boolean,
): TimedCondition {
  const { not, margin } = c
  let { test } = c
  const isChange = isMove(test)
  let at = c.at === null ? null : requestOf(c.at)
  let since = c.since === null ? null : requestOf(c.since)
  const ends = isChange && since === null && c.at !== null ? endsOf(c.at) : null
  // The ends of "jan to march 2024" lend each other their year: its months are those of the whole.
  const ofMonths = ends?.every((e) => e.type === 'period' && e.period.kind === 'month') ?? false
  if (ends && !ofMonths) [since, at] = ends
  else if (isChange && since === null && at?.type === 'period' && (ofMonths || at.period.kind === 'range')) {
    const { start, end } = at.period
    since = { type: 'period', period: monthPeriod(parts(start)) }
    at = { type: 'period', period: monthPeriod(parts(end)) }
  }
  if (at?.type === 'period' && since?.type === 'year_before_latest')
    since = { type: 'period', period: shiftYears(at.period, -1) }
  if (at?.type === 'period' && since) since = settledFrom(since, at.period)
  if (at?.type === 'period' && since?.type === 'period') {
    // "Better than last year, for 2023/24": the year before the one that is named.
    if (since.period.start === at.period.start && since.period.end === at.period.end)
      since = { type: 'period', period: shiftYears(at.period, -1) }
    else if (since.period.end > at.period.end) {
      // "Better in 2022/23 than in 2023/24" got worse since.
      const later = since
      since = at
      at = later
      if (c.since !== null && isThan(c.since)) test = turned(test)
    }
  }
  return { test, not, margin, at, since, ...(c.isAside ? { isAside: true } : {}) }
}

/** A row's figure at another time than the list's; null where none is published for exactly it. */
export async function figureAt(
  asking: Asking,
  { row }: Pick<RowAt, 'row'>,
  request: PeriodRequest,
): Promise<FigureDetail | null> {
  const found = await figureDetail(asking, { council: row.council, row, request })
  return 'answer' in found && found.found.requested === null ? found : null
}

/** How the figure of a row moved. */
export interface Move {
  /** In the row's unit, with a minus sign for a fall. */
  readonly change: string
  readonly direction: 'up' | 'down' | 'same'
  readonly performance: 'better' | 'worse' | 'same' | 'n/a'
  readonly from: Pick<Figure, 'value' | 'period'>
  /** The two are for times of different lengths, both of which the question names. */
  readonly isUnequal: boolean
}

const YEAR_MS = 360 * 86_400_000
const isYearLong = ({ start, end }: Period): boolean => Date.parse(end) - Date.parse(start) > YEAR_MS

/** For a row that runs on other twelve months than the list's, its own twelve months before stand in for the year before. */
function earlierOwn({ detail }: RowAt, since: PeriodRequest): Pick<FigureDetail, 'found' | 'row'> | null {
  const { found, row, figures } = detail
  if (since.type !== 'period' || !isYearLong(found.period) || !isYearLong(since.period)) return null
  if (found.period.kind !== 'calendar_year' && found.period.kind !== 'rolling_12_months') return null
  const before = figures
    .filter((f) => f.document === found.figure.document && f.sub === found.figure.sub && f.part === 'table')
    .filter((f) => f.value !== null && isYearLong(f.period) && f.period.end < found.period.end)
    .toSorted((a, b) => (a.period.end < b.period.end ? 1 : -1))[0]
  return before ? { row, found: { ...found, value: before.value as string, period: before.period } } : null
}

/** For a year so far, the same time of the year that it is held against: never the whole of that (contract, meaning 7). */
function sameTimeOf(
  { found, row, trend }: FigureDetail,
  since: PeriodRequest,
): Pick<FigureDetail, 'found' | 'row'> | null {
  if (since.type !== 'period' || !isYearLong(since.period) || isYearLong(found.period)) return null
  const { start, end } = since.period
  const before = [trend?.lastYear, trend?.previous].find((f) => f && f.period.end >= start && f.period.end <= end)
  return before ? { row, found: before } : null
}

/** A row's figure at a named time, where it counts the same thing and the two may be set against each other. */
async function comparableAt(asking: Asking, at: RowAt, since: PeriodRequest): Promise<FigureDetail | null> {
  const before = await figureAt(asking, at, since)
  if (!before) return null
  const { found } = at.detail
  const indicator = indicatorOf(asking, at)
  if (!sameThing(asking, indicator)(before.found.figure, found.figure)) return null
  const { period } = before.found
  return alike(period, found.period, indicator) || mayBeNamed(period, found.period, indicator) ? before : null
}

/** How a row moved, from a named time or, where that is null, from the figure before it of the same kind. Null where they cannot be compared. */
export async function moveOf(asking: Asking, at: RowAt, since: PeriodRequest | null): Promise<Move | null> {
  const { detail } = at
  if (since === null) {
    const { trend } = detail
    if (!trend?.previous || trend.change === null || !trend.trend.direction || !trend.trend.performance) return null
    return {
      change: trend.change,
      direction: trend.trend.direction,
      performance: trend.trend.performance,
      from: { value: trend.previous.value, period: trend.previous.period },
      isUnequal: false,
    }
  }
  const before = sameTimeOf(detail, since) ?? (await comparableAt(asking, at, since)) ?? earlierOwn(at, since)
  if (!before || before.row.unit !== detail.row.unit) return null
  const direction = directionOf(before.found.value, detail.found.value)
  const { polarity } = asking.catalogue.polarity(detail.found.figure)
  return {
    change: subtract(detail.found.value, before.found.value),
    direction,
    performance: performanceOf(direction, polarity as Polarity),
    from: { value: before.found.value, period: before.found.period },
    isUnequal: areUnequalTimes(before.found.period, detail.found.period, indicatorOf(asking, at)),
  }
}

const indicatorOf = ({ catalogue }: Asking, { row }: Pick<RowAt, 'row'>): Indicator =>
  asCounted(catalogue.indicator(row.indicator), row)

const WORST_FIRST = ['red', 'amber', 'green'] as const

/** The colour that a row had at a named time, else at the figure before it; null where it had none. */
async function ragBefore(
  asking: Asking,
  at: RowAt,
  since: PeriodRequest | null,
): Promise<Exclude<FigureDetail['rag'], 'none'> | null> {
  const period = at.detail.trend?.previous?.period
  const request = since ?? (period ? { type: 'period' as const, period } : null)
  const before = request ? await figureAt(asking, at, request) : null
  return before && before.rag !== 'none' ? before.rag : null
}

/** Whether what lies between two figures is as far as asked; true where nothing is asked of it. */
function isAsFar(margin: Margin | null, between: string): boolean {
  if (!margin) return true
  const order = compare(between.replace(/^-/, ''), margin.points)
  return margin.is === 'over' ? order > 0 : margin.is === 'under' ? order < 0 : order >= 0
}

/** The number of a figure's target; null where it has none, or one in words. */
function targetOf({ answer: { target } }: FigureDetail): string | null {
  return target?.value === null || target?.value === undefined ? null : String(target.value)
}

/** Whether a value is at a level, over it or under it; null for another unit than the one that is said. */
function isAtLevel(
  { is, number, percent }: Extract<Test, { type: 'level' | 'target value' }>,
  value: string,
  unit: string,
): boolean | null {
  if (percent !== null && percent !== (unit === '%')) return null
  const order = compare(value, number)
  if (is === 'at') return order === 0
  if (is === 'over') return order > 0
  if (is === 'under') return order < 0
  return is === 'at least' ? order >= 0 : order <= 0
}

/** Whether a row meets a condition; null where it has nothing to be judged by. */
export async function meets(asking: Asking, at: RowAt, condition: TimedCondition): Promise<boolean | null> {
  const { test, margin } = condition
  // Points are of percentages.
  if (margin && at.row.unit !== '%') return null
  const detail = condition.at === null ? at.detail : await figureAt(asking, at, condition.at)
  if (!detail) return null
  const { rag, row, found } = detail
  switch (test.type) {
    case 'colour':
      return rag === 'none' ? null : test.colours.includes(rag)
    case 'became': {
      if (rag === 'none') return null
      const before = await ragBefore(asking, { ...at, detail }, condition.since)
      if (before === null) return null
      return test.colours.includes(rag) && (test.from === null ? !test.colours.includes(before) : before === test.from)
    }
    case 'left': {
      if (rag === 'none') return null
      const before = await ragBefore(asking, { ...at, detail }, condition.since)
      return before === null ? null : before === test.colour && rag !== test.colour
    }
    case 'recoloured': {
      if (rag === 'none') return null
      const before = await ragBefore(asking, { ...at, detail }, condition.since)
      if (before === null) return null
      const order = WORST_FIRST.indexOf(rag) - WORST_FIRST.indexOf(before)
      if (test.is === 'same' || test.is === 'changed') return (order === 0) === (test.is === 'same')
      return test.is === 'better' ? order > 0 : order < 0
    }
    case 'target': {
      if (test.is === 'set' || test.is === 'unset')
        return !at.hasTarget && at.besideTarget ? null : at.hasTarget === (test.is === 'set')
      if (test.is === 'exact') {
        const target = targetOf(detail)
        return target === null ? null : compare(found.value, target) === 0
      }
      if (rag === 'none') return null
      if (test.is === 'bettered') {
        const target = targetOf(detail)
        if (rag !== 'green') return false
        if (target === null) return null
        const gap = subtract(found.value, target)
        return compare(gap, '0') !== 0 && isAsFar(margin, gap)
      }
      if ((rag === 'green') !== (test.is === 'met')) return false
      if (!margin) return true
      const target = targetOf(detail)
      return target === null ? null : isAsFar(margin, subtract(found.value, target))
    }
    case 'performance': {
      const move = await moveOf(asking, { ...at, detail }, condition.since)
      if (test.is === 'same') return move ? move.direction === 'same' : null
      return move && move.performance !== 'n/a' ? move.performance === test.is && isAsFar(margin, move.change) : null
    }
    case 'direction': {
      const move = await moveOf(asking, { ...at, detail }, condition.since)
      return move ? move.direction === test.is && isAsFar(margin, move.change) : null
    }
    case 'benchmark': {
      const benchmark = detail.benchmarks.find((b) => b.kind === test.kind)
      if (test.is === 'published') return benchmark !== undefined
      if (!benchmark) return null
      const order = compare(found.value, String(benchmark.value))
      if (test.is === 'equal') return order === 0
      if (!isAsFar(margin, subtract(found.value, String(benchmark.value)))) return false
      if (test.is === 'better' || test.is === 'worse')
        return benchmark.standing === 'above' || benchmark.standing === 'below' ? null : benchmark.standing === test.is
      return test.is === 'above' ? order > 0 : order < 0
    }
    case 'level':
      return isAtLevel(test, found.value, row.unit)
    case 'information':
      return row.polarity === 'info'
    case 'polarity': {
      const { polarity } = asking.catalogue.polarity(found.figure)
      return polarity === 'info' ? null : polarity === test.is
    }
    case 'target value': {
      const target = targetOf(detail)
      return target === null ? null : isAtLevel(test, target, row.unit) === true
    }
    case 'either': {
      const each = await Promise.all(test.tests.map((t) => meets(asking, at, { ...condition, test: t })))
      return each.some((met) => met === true) || (each.every((met) => met === null) ? null : false)
    }
    case 'unit':
      return test.is === 'percent'
        ? row.unit === '%'
        : test.is === 'count'
          ? row.unit === 'count'
          : test.is === 'days'
            ? row.unit === 'days'
            : row.unit.startsWith('per')
  }
}

/** How far a row stands out in what the order is by; null where it has nothing to be ordered by. */
export async function weightOf(
  asking: Asking,
  at: RowAt,
  order: Order,
  since: PeriodRequest | null,
  /** All rows are percentages, whose distances are told apart in points; counts and days only as a share. */
  inPoints: boolean,
): Promise<number | null> {
  const { detail } = at
  const share = (gap: number, of: number): number => (inPoints || of === 0 ? Math.abs(gap) : Math.abs(gap / of))
  switch (order.by) {
    case 'value':
      return Number(detail.found.value) * (order.first === 'smallest' ? -1 : 1)
    case 'target': {
      const target = targetOf(detail)
      if (target === null) return null
      const gap = Number(subtract(detail.found.value, target))
      const missed = detail.rag === 'red' || detail.rag === 'amber'
      if (order.first === 'best') return missed ? null : share(gap, Number(target))
      if (order.first === 'smallest') return missed ? -share(gap, Number(target)) : null
      return missed ? share(gap, Number(target)) : null
    }
    case 'benchmark': {
      const benchmark = detail.benchmarks.find((b) => b.kind === order.kind)
      if (!benchmark) return null
      const gap = Number(subtract(detail.found.value, String(benchmark.value)))
      // A score about nought has no share that says how far it is.
      if (!inPoints && benchmark.value <= 0) return null
      const sized = share(gap, benchmark.value) * (benchmark.standing === 'worse' ? -1 : 1)
      return order.first === 'worst' || order.first === 'smallest' ? -sized : sized
    }
    case 'change': {
      const move = await moveOf(asking, at, since)
      if (!move) return null
      const size = share(Number(move.change), Number(move.from.value))
      if (order.first === 'worst') return move.performance === 'worse' ? size : null
      if (order.first === 'best') return move.performance === 'better' ? size : null
      return order.first === 'smallest' ? -size : size
    }
  }
}
