/** A target that is said to be a whole year's, beside a count of events in a part of it: 40 of a quarter are not red for 200 of the year. */
import { addsUp } from '../../model/indicator.ts'
import { parsePeriodKey } from '../../periods/codec.ts'
import { newMeasuresOf } from '../new-measures.ts'
import type { ReadFigure } from '../source.ts'
import { type Check, findingAt } from './check.ts'

export const checkAnnualTarget: Check = (checked) => {
  const { reading, indicators, values } = checked
  const flows = new Set(newMeasuresOf(checked).flatMap((n) => (n.found.basis === 'flow' ? [n.measure.order] : [])))
  const targets = reading.figures.filter((f) => f.kind === 'green' && f.value !== null)
  return targets.flatMap((target) => {
    const isAnnual = target.head?.parts.some((p) => p.kind === 'outturn') ?? false
    const isFlow = flows.has(target.measure) || (target.id !== null && indicators.get(target.id)?.basis === 'flow')
    if (!isAnnual || !isFlow || target.unit === null || !addsUp(target.unit)) return []
    const year = parsePeriodKey(target.period)
    const isPart = (f: ReadFigure): boolean =>
      year !== null &&
      f.value !== null &&
      f.start !== null &&
      f.end !== null &&
      f.start >= year.start &&
      f.end < year.end
    // What has a target of its own time is held against that.
    const hasOwn = (f: ReadFigure): boolean => targets.some((t) => t.measure === f.measure && t.end === f.end)
    const part = (values.get(target.measure) ?? []).find((f) => isPart(f) && !hasOwn(f))
    if (!part) return []
    const text = `${target.asPrinted} is the target of a whole year, and ${part.asPrinted} in ${part.cell} is of a part of it, so its colour would mislead; write the target for that time, or confirm it with the reason.`
    return [findingAt(target, 'error', 'annual-target', text)]
  })
}
