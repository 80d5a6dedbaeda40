/** Notes on how councils count, cut to those that a reply is about. */
import type { Catalogue } from '../catalogue.ts'

/** Clauses of `note` that speak of no council outside `councils`; null where nothing is left. */
export function noteAbout(catalogue: Catalogue, note: string, councils: readonly string[]): string | null {
  const others = catalogue.councils
    .filter((c) => !councils.includes(c.key))
    .flatMap((c) => [c.name, ...c.name.split(/[- ](?:on|upon|and)[- ]/).slice(0, 1)])
  const kept = note
    .replace(/\.$/, '')
    .split(/; (?=\S)/)
    .map((clause) => others.reduce((text, name) => text.replace(`${name} and `, ''), clause))
    .filter((clause) => !others.some((name) => clause.includes(name)))
  if (kept.length === 0) return null
  const text = kept.join('; ')
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`
}
