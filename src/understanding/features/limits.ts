/** The numbers of what is counted that a view names, where the measure counts by others. Pure. */
import type { Catalogue } from '../../catalogue.ts'
import { type Limit, limitsIn, otherLimits } from '../../language/limits.ts'
import { oncePerLate } from '../../language/once-per.ts'
import type { Choice } from '../frame.ts'
import type { View } from '../view.ts'
import { namesOf, oncePerMeasure } from './of-measure.ts'

/** By its names, in every report of the council. */
const ownLimits = oncePerMeasure((catalogue, choice): readonly Limit[] => namesOf(catalogue, choice).flatMap(limitsIn))

/** Those of what is asked; a time that a period took is none. */
const saidIn = oncePerLate(({ text, lead, reading }: View): readonly Limit[] =>
  limitsIn(text).filter((l) => l.from >= lead && reading.rest[l.from] !== ' '),
)

/** Limits that a message names of a kind that the measure counts by other numbers alone. */
export const limitsNotCounted = (catalogue: Catalogue, view: View, choice: Choice): readonly Limit[] =>
  otherLimits(saidIn(view), ownLimits(catalogue, choice))

/** Those that are the measure's own, however they are said: "8 weeks" of 56 days. */
export const limitsCounted = (catalogue: Catalogue, view: View, choice: Choice): readonly Limit[] => {
  const of = ownLimits(catalogue, choice)
  return saidIn(view).filter((l) => of.some((o) => o.of === l.of && o.number === l.number))
}
