/** The ages that a view speaks of, beside those that a measure counts. Pure. */
import type { Catalogue } from '../../catalogue.ts'
import { type AgeSpan, agesIn, agesPrinted, otherAges } from '../../language/ages.ts'
import type { Choice } from '../frame.ts'
import type { View } from '../view.ts'

const own = new WeakMap<Catalogue, Map<string, readonly AgeSpan[]>>()

const span = (of: AgeSpan['of'], low: number, high: number): AgeSpan => ({ from: 0, to: 0, of, low, high })

/** The ages that a measure counts, by its names, its rows and what the catalogue says of whom it counts. */
function ownAges(catalogue: Catalogue, { council, indicator }: Choice): readonly AgeSpan[] {
  const known = own.get(catalogue) ?? new Map<string, readonly AgeSpan[]>()
  own.set(catalogue, known)
  const key = `${council}|${indicator}`
  let ages = known.get(key)
  if (!ages) {
    const { name, say, whom } = catalogue.indicator(indicator)
    const rows = council ? catalogue.rows(council, indicator) : []
    const names = [name, ...say, ...rows.flatMap((r) => [r.name, r.sub])].map((n) => n.toLowerCase())
    const { ages: of = [], years = [] } = whom ?? {}
    const counted = of.flatMap((low) => of.filter((high) => high >= low).map((high) => span('age', low, high)))
    ages = [...names.flatMap(agesPrinted), ...counted, ...years.map((y) => span('school year', y, y))]
    known.set(key, ages)
  }
  return ages
}

const said = new WeakMap<View, readonly AgeSpan[]>()

/** The ages that a view asks about, once for each view. */
function saidIn(view: View): readonly AgeSpan[] {
  let ages = said.get(view)
  if (!ages) {
    ages = agesIn(view.text).filter((a) => a.from >= view.lead)
    said.set(view, ages)
  }
  return ages
}

/** The ages of what is asked, and those of them by which the measure counts nobody. */
export function agesOf(
  catalogue: Catalogue,
  view: View,
  choice: Choice,
): { asked: readonly AgeSpan[]; other: readonly AgeSpan[] } {
  const asked = saidIn(view)
  return { asked, other: asked.length === 0 ? asked : otherAges(asked, ownAges(catalogue, choice)) }
}
