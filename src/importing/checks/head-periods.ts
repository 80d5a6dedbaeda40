/** Heads that do not follow one another: a month or a quarter left out, a year that does not follow, last quarter's title left standing. */
import { parts as dateParts } from '../../periods/calendar.ts'
import { parsePeriodKey } from '../../periods/codec.ts'
import { address } from '../formats/sheet.ts'
import type { DraftFinding } from '../model.ts'
import type { Grid } from '../tables/grid.ts'
import { type Column, type HeadBlock, saysYears, textsBelow } from '../tables/heads.ts'
import { periodKey } from '../tables/period-of.ts'
import type { ReportPeriod } from '../tables/report-period.ts'
import { brokenYear } from '../words/period-words.ts'

interface Month {
  readonly column: Column
  /** Months since year 0. */
  readonly at: number
  /** The reporting year that a head above gives; null where none does. */
  readonly year: number | null
}

export function errorsOfHeads(grid: Grid, block: HeadBlock, report: ReportPeriod | null): DraftFinding[] {
  const found: DraftFinding[] = []
  const tell = (code: string, column: Column, text: string, severity: 'error' | 'warning' = 'error'): void => {
    const row = column.headRow ?? block.bottom
    found.push({
      severity,
      code,
      sheet: grid.sheet.name,
      cell: address(row, column.index),
      row: row + 1,
      column: column.head,
      text: `${address(row, column.index)} of "${grid.sheet.name}": ${text}`,
    })
  }
  for (const column of block.columns) {
    if (brokenYear(column.head))
      tell('year-not-following', column, `"${column.head}" is no year: the second does not follow the first.`)
  }
  const byRows = rowsSayYears(grid, block)
  const all = byRows ? inTurn(block) : monthsOf(block, report)
  // "The same month last year" stands beside the others and is no gap among them.
  const months = all.filter((m) => !all.some((o) => o.at === m.at + 12))
  // By the ends: one wrong month between them does not turn the order round.
  const step = months.length > 1 && (months.at(-1) as Month).at < (months[0] as Month).at ? -1 : 1
  for (const [i, month] of months.entries()) {
    const { column, at, year } = month
    if (year !== null && (at < year * 12 + 3 || at > year * 12 + 14)) {
      tell('year-not-following', column, `"${column.head}": the month is not in the year above it.`)
      continue
    }
    const before = months[i - 1]
    if (!before) continue
    const gap = (at - before.at) * step
    if (gap === 1 || (gap === 0 && column.unit !== before.column.unit)) continue
    const name = `"${column.head}" after "${before.column.head}"`
    if (gap === 0) tell('period-order', column, `${name}: the same month stands twice.`)
    else if (gap > 1 && gap <= 11)
      tell('month-left-out', column, `${name}: ${gap === 2 ? 'a month is' : `${gap - 1} months are`} left out.`)
    else tell('period-order', column, `${name}: the months do not follow one another; the year may be wrong.`)
  }
  if (byRows) return found
  checkQuarters(block, report, tell)
  if (months.length > 1 && report?.from) checkTitle(months, report, tell)
  return found
}

/** Whether the years of the months that stand across go down. */
const rowsSayYears = (grid: Grid, { columns, bottom }: HeadBlock): boolean => {
  const [first] = columns.filter(({ role }) => role === 'unknown')
  return first !== undefined && saysYears(textsBelow(grid, first.index, bottom))
}

/** Months without a year, each after the one before it. */
function inTurn(block: HeadBlock): Month[] {
  let last: number | null = null
  return block.columns.flatMap((column): Month[] => {
    const part = column.kind === 'value' ? column.parts.find((p) => p.kind === 'month') : undefined
    if (part?.kind !== 'month' || part.year !== null) return []
    last = last === null ? part.month : last + ((part.month - last + 1200) % 12)
    return [{ column, at: last, year: null }]
  })
}

/** A quarter that is missing between others, where all of them follow one another in time. */
function checkQuarters(
  block: HeadBlock,
  report: ReportPeriod | null,
  tell: (code: string, column: Column, text: string) => void,
): void {
  const found = block.columns.flatMap((column) => {
    const key = column.kind === 'value' ? periodKey(column.parts, contextOf(report)) : null
    const period = key === null ? null : parsePeriodKey(key)
    return period?.kind === 'quarter' ? [{ column, at: Math.floor(index(period.start) / 3) }] : []
  })
  // "No." and "%" may stand below one quarter, and its colours in a row of their own.
  const all = found.filter((q, i) => q.at !== found[i - 1]?.at)
  // A quarter of the year before beside this year's is no gap; one among its own neighbours is a quarter like the others.
  const isNear = (i: number): boolean =>
    [all[i - 1], all[i + 1]].some((o) => Math.abs((o?.at ?? Number.NaN) - (all[i]?.at ?? 0)) === 1)
  const quarters = all.filter((q, i) => isNear(i) || !all.some((o) => o.at === q.at + 4))
  const step = quarters.length > 1 && (quarters.at(-1)?.at ?? 0) < (quarters[0]?.at ?? 0) ? -1 : 1
  const gaps = quarters.slice(1).map((q, i) => (q.at - (quarters[i]?.at ?? 0)) * step)
  if (gaps.some((gap) => gap < 1)) return
  for (const [i, gap] of gaps.entries()) {
    if (gap === 1 || gap > 3) continue
    const [before, after] = [quarters[i], quarters[i + 1]]
    if (before && after)
      tell(
        'quarter-left-out',
        after.column,
        `"${after.column.head}" after "${before.column.head}": ${gap === 2 ? 'a quarter is' : `${gap - 1} quarters are`} left out; add what is missing, or confirm with the reason.`,
      )
  }
}

/** A title of one quarter over the months of another. */
function checkTitle(
  months: readonly Month[],
  report: ReportPeriod,
  tell: (code: string, column: Column, text: string) => void,
): void {
  const last = months.toSorted((a, b) => b.at - a.at)[0] as Month
  const start = index(report.period.start)
  const end = index(report.period.end)
  if (last.at < start || last.at > end) {
    tell(
      'title-period',
      last.column,
      `"${last.column.head}" is not in ${report.period.label}, which "${report.from}" says; correct one of them.`,
    )
  } else if (report.period.kind === 'quarter') {
    const there = new Set(months.map((m) => m.at))
    const missing = [start, start + 1, start + 2].filter((at) => !there.has(at) && at < last.at)
    if (missing.length > 0 && missing.some((at) => at > Math.min(...there))) return
    if (last.at < end)
      tell(
        'month-left-out',
        last.column,
        `the months end with "${last.column.head}", before ${report.period.label} does.`,
      )
  }
}

function index(day: string): number {
  const { year, month } = dateParts(day)
  return year * 12 + month - 1
}

const contextOf = (report: ReportPeriod | null) =>
  ({ yearKind: 'reporting', report: report?.period ?? null, annual: false }) as const

function monthsOf(block: HeadBlock, report: ReportPeriod | null): Month[] {
  return block.columns.flatMap((column): Month[] => {
    if (column.kind !== 'value') return []
    const part = column.parts.find((p) => p.kind === 'month')
    if (part?.kind !== 'month') return []
    const key = periodKey(column.parts, contextOf(report))
    const period = key === null ? null : parsePeriodKey(key)
    if (!period) return []
    const above = column.parts.find((p) => p.kind === 'year')
    return [{ column, at: index(period.start), year: part.year !== null && above?.kind === 'year' ? above.year : null }]
  })
}
