/** The ages that a view speaks of, beside those that a measure counts. Pure. */
import type { Catalogue } from '../../catalogue.ts'
import { type AgeSpan, agesIn, agesPrinted, otherAges } from '../../language/ages.ts'
import { oncePerLate } from '../../language/once-per.ts'
import type { Choice } from '../frame.ts'
import type { View } from '../view.ts'
import { namesOf, oncePerMeasure } from './of-measure.ts'

const span = (of: AgeSpan['of'], low: number, high: number): AgeSpan => ({ from: 0, to: 0, of, low, high })

/** The ages that a measure counts, by its names, its rows and what the catalogue says of whom it counts. */
const ownAges = oncePerMeasure((catalogue, choice): readonly AgeSpan[] => {
  const { ages: of = [], years = [] } = catalogue.indicator(choice.indicator).whom ?? {}
  const counted = of.flatMap((low) => of.filter((high) => high >= low).map((high) => span('age', low, high)))
  const printed = namesOf(catalogue, choice).flatMap(agesPrinted)
  return [...printed, ...counted, ...years.map((y) => span('school year', y, y))]
})

/** The ages that a view asks about. */
const saidIn = oncePerLate(({ text, lead }: View): readonly AgeSpan[] => agesIn(text).filter((a) => a.from >= lead))

/** The ages of what is asked, and those of them by which the measure counts nobody. */
export function agesOf(
  catalogue: Catalogue,
  view: View,
  choice: Choice,
): { asked: readonly AgeSpan[]; other: readonly AgeSpan[] } {
  const asked = saidIn(view)
  return { asked, other: asked.length === 0 ? asked : otherAges(asked, ownAges(catalogue, choice)) }
}
