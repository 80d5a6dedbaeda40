/** What people are called in many countries, by their languages, from lists made for test data. */
import { allLocales } from '@faker-js/faker'

function* texts(value: unknown): Iterable<string> {
  if (typeof value === 'string') yield value
  else if (Array.isArray(value)) for (const one of value) yield* texts(one)
  else if (typeof value === 'object' && value !== null) for (const one of Object.values(value)) yield* texts(one)
}

/** First names and surnames by the language they are of; `without` leaves languages out. */
export function* peopleNames(without: readonly string[] = []): Iterable<string> {
  for (const [language, { person }] of Object.entries(allLocales)) {
    if (!person || without.includes(language)) continue
    yield* texts(person.first_name)
    yield* texts(person.last_name)
  }
}
