/** What a measure is called at a council, and what its names say, read once as long as the catalogue stands. Pure. */
import type { Catalogue } from '../../catalogue.ts'
import { oncePer } from '../../language/once-per.ts'
import type { Choice } from '../frame.ts'

type OfMeasure<T> = (catalogue: Catalogue, choice: Pick<Choice, 'council' | 'indicator'>) => T

/** The names of a measure and of its rows in every report of the council, in small letters. */
export const namesOf: OfMeasure<readonly string[]> = (catalogue, { council, indicator }) => {
  const { name, say } = catalogue.indicator(indicator)
  const rows = council ? catalogue.rows(council, indicator) : []
  return [name, ...say, ...rows.flatMap((r) => [r.name, r.sub])].map((n) => n.toLowerCase())
}

/** The same function, called once for each measure of each council as long as the catalogue stands. */
export function oncePerMeasure<T>(make: OfMeasure<T>): OfMeasure<T> {
  const made = oncePer((_: Catalogue) => new Map<string | null, Map<string, T>>())
  return (catalogue, choice) => {
    const byCouncil = made(catalogue)
    let known = byCouncil.get(choice.council)
    if (!known) {
      known = new Map()
      byCouncil.set(choice.council, known)
    }
    let value = known.get(choice.indicator)
    if (value === undefined) {
      value = make(catalogue, choice)
      known.set(choice.indicator, value)
    }
    return value
  }
}
