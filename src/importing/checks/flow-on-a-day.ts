/** What happened in a time, below a head that is a day: 120 calls are not those of 30 June. */
import { addsUp } from '../../model/indicator.ts'
import { parsePeriodKey } from '../../periods/codec.ts'
import { newMeasuresOf } from '../new-measures.ts'
import { type Check, findingAt, titleOf } from './check.ts'

export const checkFlowOnADay: Check = (checked) => {
  const { reading, indicators, values } = checked
  const fresh = new Map(newMeasuresOf(checked).map(({ measure, found }) => [measure.order, found]))
  return reading.measures.flatMap((m) => {
    const found = fresh.get(m.order)
    const isFlow = found
      ? found.basis === 'flow' && !found.isOpen
      : m.id !== null && indicators.get(m.id)?.basis === 'flow'
    if (!isFlow || m.unit === null || !addsUp(m.unit)) return []
    const first = (values.get(m.order) ?? []).find(
      (f) => f.value !== null && !f.offered && parsePeriodKey(f.period)?.kind === 'snapshot',
    )
    if (!first) return []
    const text = `${titleOf(first)} is ${first.asPrinted} on one day, and counts what happened in a time; write the month, the quarter or the year that it is of, or confirm it with the reason.`
    return [findingAt(first, 'error', 'flow-on-a-day', text)]
  })
}
