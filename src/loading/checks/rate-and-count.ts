/**
 * A rate and the count behind it that do not go together (data/relations.json): count ÷ rate is the population, so it
 * has to be the same within a year, change little from year to year, and be the same for every rate of that population.
 */
import type { Unit } from '../../model/indicator.ts'
import type { YearKind } from '../../model/period.ts'
import { yearOf } from '../../periods/calendar.ts'
import { compare, divide, multiply, subtract, sum } from '../../rules/decimal.ts'
import type { Finding } from '../finding.ts'
import type { LoadedData } from '../loaded.ts'
import type { RowRef } from '../relations.ts'
import {
  byReportRow,
  type Check,
  type Exact,
  halfUnit,
  leadsOf,
  nameOf,
  noteOn,
  periodKey,
  quote,
  reportRowKey,
} from './leads.ts'

const PER: Partial<Record<Unit, string>> = { '%': '100', per_10000: '10000', per_100000: '100000' }
const DIGITS = 6
/** How far estimates of a council's young population move in a year, and those of two rates lie apart. */
const YEAR_TO_YEAR = '1.05'
const SAME_POPULATION = '1.1'

/** A rate with its count, and the least and greatest population that they fit, given rounding. */
interface Pair {
  readonly rate: Exact
  readonly count: Exact
  readonly low: string
  readonly high: string
  readonly of: string
}

export const checkRateAndCount: Check = (loaded) => {
  const rows = byReportRow(loaded)
  return loaded.documents.flatMap(({ document }) => {
    const leads = (row: RowRef) => leadsOf(rows.get(reportRowKey(document.key, row)) ?? [])
    const series = loaded.relations.rates.map(({ rate, count, of }) => pairsOf(leads(rate), leads(count), of))
    return [...series.flatMap((pairs) => alongTime(loaded, pairs)), ...samePopulation(loaded, series)]
  })
}

function pairsOf(rates: readonly Exact[], counts: readonly Exact[], of: string): Pair[] {
  return rates.flatMap((rate) => {
    const count = counts.find((c) => periodKey(c.figure) === periodKey(rate.figure))
    const per = PER[rate.figure.unit]
    const half = halfUnit(rate.value)
    const least = subtract(rate.value, half)
    if (!count || !per || compare(least, '0') <= 0) return []
    const population = (divisor: string) => divide(multiply(count.value, per), divisor, DIGITS)
    return [{ rate, count, low: population(sum([rate.value, half])), high: population(least), of }]
  })
}

/** Whether the populations are more than `tolerance` (as a factor) apart, whatever was rounded. */
const apart = (a: Pair, b: Pair, tolerance: string): boolean =>
  compare(a.low, multiply(b.high, tolerance)) > 0 || compare(b.low, multiply(a.high, tolerance)) > 0

function alongTime(loaded: LoadedData, pairs: readonly Pair[]): Finding[] {
  return pairs.flatMap((now, i) => {
    const before = pairs[i - 1]
    if (!before) return []
    const year = (pair: Pair) => yearOf(yearKind(loaded, pair), pair.rate.figure.period.end)
    const tolerance = year(now) === year(before) ? '1' : YEAR_TO_YEAR
    if (!apart(now, before, tolerance)) return []
    const { figure } = now.rate
    const describe = ({ rate, count }: Pair) =>
      `${quote(rate)} with a count of ${quote(count)} for ${rate.figure.period.label}`
    const message = `${nameOf(loaded, figure)}: ${describe(now)} does not go with ${describe(before)}; the rate and the count should move together.`
    return [noteOn('rate-and-count', now.rate, message, before.rate)]
  })
}

const yearKind = (loaded: LoadedData, { rate }: Pair): YearKind =>
  loaded.indicators.get(rate.figure.indicator)?.year ?? 'reporting'

/** Two rates of the same people, each at its latest, that fit different numbers of them: a unit must be wrong. */
function samePopulation(loaded: LoadedData, series: readonly (readonly Pair[])[]): Finding[] {
  const latest = series.flatMap((pairs) => pairs.at(-1) ?? [])
  return latest.flatMap((a, i) =>
    latest.slice(i + 1).flatMap((b) => {
      if (a.of !== b.of || !apart(a, b, SAME_POPULATION)) return []
      const describe = (pair: Pair) => {
        const { rate, count } = pair
        const per = PER[rate.figure.unit] as string
        const people = divide(multiply(count.value, per), rate.value, 0)
        return `${nameOf(loaded, rate.figure)} ${quote(rate)} per ${grouped(per)} with a count of ${quote(count)} would mean ${grouped(people)} ${pair.of}`
      }
      const message = `${describe(b)}, but ${describe(a)}; one of the units cannot be right.`
      return [noteOn('units', b.rate, message, a.rate)]
    }),
  )
}

const grouped = (digits: string): string => digits.replace(/\B(?=(\d{3})+(?!\d))/g, ',')
