/** What stands in for a period with nothing published (contract, meaning 3). Pure. */

import type { FoundFigure } from '../model/found.ts'
import type { Indicator } from '../model/indicator.ts'
import type { Period, PeriodKind } from '../model/period.ts'
import { periodBefore } from '../periods/calendar.ts'
import { isWhole } from './fitness.ts'
import { asFound } from './found.ts'
import { latest, regular, yearsFirst } from './latest.ts'
import type { Lead } from './leads.ts'
import { latestSum, sumOfMonths, wholeMonths } from './sum-of-months.ts'

/** A quarter as it is printed, else as the sum of its months; either has a figure that ends with the quarter. */
function ofQuarter(all: readonly Lead[], quarter: Period): FoundFigure | null {
  const printed = all.find((l) => l.figure.period.start === quarter.start && l.figure.period.end === quarter.end)
  return printed ? asFound(printed) : sumOfMonths(all, quarter)
}

function latestQuarter(all: readonly Lead[], asked: Period): FoundFigure | null {
  const ends = new Set(all.map((l) => l.figure.period.end))
  const earliest = [...ends].toSorted()[0]
  let quarter = periodBefore(asked)
  while (quarter && earliest !== undefined && quarter.end >= earliest) {
    const found = ends.has(quarter.end) ? ofQuarter(all, quarter) : null
    if (found) return found
    quarter = periodBefore(quarter)
  }
  return null
}

/** How long a period counts events, so that a month, a term and a year never stand for one another. */
function lengthOf(period: Period): string {
  if (period.kind === 'term') return 'term'
  // An academic year has eleven months.
  if (isWhole(period.kind) && period.kind !== 'year_to_date') return 'year'
  if (period.kind === 'snapshot') return '1'
  const months = wholeMonths(period)
  return months === 12 ? 'year' : String(months ?? `${period.start}|${period.end}`)
}

const YEAR_MONTHS = 12

/** A count of events: the latest for the same length of time, printed or as a sum of months. */
function sameLength(before: readonly Lead[], asked: Period): FoundFigure | null {
  if (asked.kind === 'quarter') return latestQuarter(before, asked)
  const wanted = lengthOf(asked)
  const printed = latest(
    before.filter((l) => lengthOf(l.figure.period) === wanted),
    (kind) => (kind === asked.kind ? 0 : 1),
  )
  const months = wanted === 'year' ? YEAR_MONTHS : Number(wanted)
  const summed = months > 1 ? latestSum(before, months, asked.end) : null
  if (!printed) return summed
  return summed && summed.period.end > printed.figure.period.end ? summed : asFound(printed)
}

/** A year to date has no length of its own: an earlier one stands for it, or a whole year. */
function latestToDate(before: readonly Lead[]): FoundFigure | null {
  const lead = latest(
    before.filter((l) => isWhole(l.figure.period.kind)),
    (kind) => (kind === 'year_to_date' ? 0 : 1),
  )
  return lead && asFound(lead)
}

/** The latest figure at or before the period asked for, with `requested` set; null where nothing may stand for it. */
export function fallBack(
  all: readonly Lead[],
  asked: Period,
  indicator: Indicator,
  toDate: boolean,
): FoundFigure | null {
  const before = all.filter((l) => l.figure.period.end <= asked.end)
  if (indicator.basis === 'flow') {
    const found = toDate ? latestToDate(before) : sameLength(before, asked)
    return found && { ...found, requested: asked }
  }
  const wantsYear = isWhole(asked.kind)
  const prefer = (kind: PeriodKind): number => {
    if (kind === asked.kind) return 0
    if (wantsYear) return yearsFirst(kind) + 1
    return kind === 'month' ? 1 : isWhole(kind) ? 3 : 2
  }
  const lead = latest(regular(before), prefer)
  return lead ? asFound(lead, { requested: asked }) : null
}
