/**
 * A target of a whole year, or one that does not say of how long it is, beside a count of events in a part of the year: 40 of a
 * quarter are not red for 200 of the year. What was published so before has been looked at.
 */
import { addsUp } from '../../model/indicator.ts'
import { monthsOf } from '../../periods/calendar.ts'
import { parsePeriodKey } from '../../periods/codec.ts'
import { newMeasuresOf } from '../new-measures.ts'
import type { ReadFigure } from '../source.ts'
import { type Check, findingAt, rowKindKey } from './check.ts'

export const checkAnnualTarget: Check = (checked) => {
  const { reading, indicators, values, earlier } = checked
  const flows = new Set(newMeasuresOf(checked).flatMap((n) => (n.found.basis === 'flow' ? [n.measure.order] : [])))
  const targets = reading.figures.filter((f) => f.kind === 'green' && f.value !== null)
  const ofMeasure = Map.groupBy(targets, (t) => t.measure)
  const told = new Set<string>()
  return targets.flatMap((target) => {
    const { head } = target
    const isFlow = flows.has(target.measure) || (target.id !== null && indicators.get(target.id)?.basis === 'flow')
    const year = parsePeriodKey(target.period)
    if (!head || !year || !isYear(year) || !isFlow || target.unit === null || !addsUp(target.unit)) return []
    const measure = reading.measures[target.measure]
    const side =
      measure?.polarity ??
      measure?.match.prior?.polarity ??
      (target.id === null ? null : indicators.get(target.id)?.polarity)
    const isAnnual = head.parts.some((p) => p.kind === 'outturn')
    const before = earlier.get(rowKindKey(target)) ?? []
    if (side === 'info' || side === undefined || side === null) return []
    if (!isAnnual && before.some((o) => isYear(o.period))) return []
    const isPart = (f: ReadFigure): boolean =>
      f.value !== null && f.start !== null && f.end !== null && f.start >= year.start && f.end < year.end
    // What has a target of its own time is held against that.
    const hasOwn = (f: ReadFigure): boolean => ofMeasure.get(f.measure)?.some((t) => t.end === f.end) ?? false
    const parts = (values.get(target.measure) ?? []).filter((f) => isPart(f) && !hasOwn(f))
    const part = parts.find((f) => isAnnual || isFarBelow(f, target))
    const row = `${target.id}|${target.sub}|${target.period}`
    if (!part || told.has(row)) return []
    told.add(row)
    const which = isAnnual
      ? `${target.asPrinted} is the target of a whole year, and ${part.asPrinted} in ${part.cell} is of a part of it`
      : `"${head.head}" does not say whether ${target.asPrinted} is of a whole year or of a part of it, as ${part.asPrinted} in ${part.cell} is`
    const text = `${which}, so its colour would mislead; ${isAnnual ? 'write' : 'head it as "Annual target" or "Q1 target", with'} the target for that time, or confirm it with the reason.`
    return [findingAt(target, 'error', 'annual-target', text)]
  })
}

/**
 * Whether a figure is nearer to its share of the target than to the target itself: where it is not, the target is of such times.
 * Only the size is looked at.
 */
function isFarBelow(f: ReadFigure, target: ReadFigure): boolean {
  const period = parsePeriodKey(f.period)
  const share = period ? monthsOf(period).length / 12 : 1
  return Number(f.value) < Number(target.value) * Math.sqrt(share)
}

const YEARS: readonly string[] = ['year', 'academic_year', 'calendar_year']
const isYear = ({ kind }: { readonly kind: string }): boolean => YEARS.includes(kind)
