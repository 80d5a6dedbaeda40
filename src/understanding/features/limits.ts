/** The numbers of what is counted that a view names, where the measure counts by others. Pure. */
import type { Catalogue } from '../../catalogue.ts'
import { type Limit, limitsIn, otherLimits } from '../../language/limits.ts'
import type { Choice } from '../frame.ts'
import type { View } from '../view.ts'

const own = new WeakMap<Catalogue, Map<string, readonly Limit[]>>()

/** By its names, in every report of the council. */
function ownLimits(catalogue: Catalogue, { council, indicator }: Choice): readonly Limit[] {
  const known = own.get(catalogue) ?? new Map<string, readonly Limit[]>()
  own.set(catalogue, known)
  const key = `${council}|${indicator}`
  let limits = known.get(key)
  if (!limits) {
    const { name, say } = catalogue.indicator(indicator)
    const rows = council ? catalogue.rows(council, indicator) : []
    limits = [name, ...say, ...rows.flatMap((r) => [r.name, r.sub])].flatMap((n) => limitsIn(n.toLowerCase()))
    known.set(key, limits)
  }
  return limits
}

const said = new WeakMap<View, readonly Limit[]>()

/** Those of what is asked; a time that a period took is none. */
function saidIn(view: View): readonly Limit[] {
  let limits = said.get(view)
  if (!limits) {
    limits = limitsIn(view.text).filter((l) => l.from >= view.lead && view.reading.rest[l.from] !== ' ')
    said.set(view, limits)
  }
  return limits
}

export const limitsNotCounted = (catalogue: Catalogue, view: View, choice: Choice): readonly Limit[] =>
  otherLimits(saidIn(view), ownLimits(catalogue, choice))

/** Those that are the measure's own, however they are said: "8 weeks" of 56 days. */
export const limitsCounted = (catalogue: Catalogue, view: View, choice: Choice): readonly Limit[] => {
  const of = ownLimits(catalogue, choice)
  return saidIn(view).filter((l) => of.some((o) => o.of === l.of && o.number === l.number))
}
