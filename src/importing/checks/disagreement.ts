/** One row and period with two figures: in one row of a measure that is published already as a warning, since reports print them; else as an error. */
import { sameWhenRounded } from '../../rules/decimal.ts'
import type { DraftFinding } from '../model.ts'
import { type Check, findingAt, titleOf } from './check.ts'

export const checkDisagreement: Check = ({ reading }) => {
  const groups = Map.groupBy(
    reading.figures.filter((f) => f.period !== '' && f.value !== null && !f.offered),
    // A row that nobody has said the measure of yet is known by its words.
    (f) => `${f.id ?? reading.measures[f.measure]?.row}|${f.sub}|${f.kind}|${f.period}`,
  )
  return [...groups.values()].flatMap((figures): DraftFinding[] => {
    const [first, ...others] = figures
    if (!first) return []
    return others.flatMap((o) => {
      if (sameWhenRounded(o.value as string, first.value as string)) return []
      const apart = o.sheet !== first.sheet || o.measure !== first.measure
      // What was published so before has been looked at.
      const isNew = (reading.measures[o.measure]?.match.prior ?? null) === null
      return [
        findingAt(
          o,
          apart || isNew ? 'error' : 'warning',
          'disagreement',
          `${titleOf(o)} is ${o.asPrinted}, and ${first.cell}${apart ? ` of "${first.sheet}"` : ''} has ${first.asPrinted} for the same period; correct one of them.`,
        ),
      ]
    })
  })
}
