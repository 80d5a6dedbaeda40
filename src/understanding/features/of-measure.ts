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

export function oncePerMeasure<T>(make: OfMeasure<T>): OfMeasure<T> {
  const made = oncePer((_: Catalogue) => new Map<string, T>())
  return (catalogue, choice) => {
    const known = made(catalogue)
    const key = `${choice.council}|${choice.indicator}`
    const value = known.get(key) ?? make(catalogue, choice)
    known.set(key, value)
    return value
  }
}
