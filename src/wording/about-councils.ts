/** Notes on how councils count, cut to those that a reply is about. */

import type { Catalogue } from '../catalogue.ts'
import { capital } from './format.ts'

/** Clauses of `note` that speak of no council outside `councils`; null where nothing is left. */
export function noteAbout(catalogue: Catalogue, note: string, councils: readonly string[]): string | null {
  const others = catalogue.reporting
    .filter((c) => !councils.includes(c.key))
    .flatMap((c) => [c.name, ...c.name.split(/[- ](?:on|upon|and)[- ]/).slice(0, 1)])
  const kept = note
    .replace(/\.$/, '')
    .split(/; (?=\S)/)
    .map((clause) => others.reduce((text, name) => text.replace(`${name} and `, ''), clause))
    .filter((clause) => !others.some((name) => clause.includes(name)))
  if (kept.length === 0) return null
  // "Rutland and the 2015/16 report count" without Rutland is one report.
  const text = kept.join('; ').replace(/\breport count\b/g, 'report counts')
  return `${capital(text)}.`
}
