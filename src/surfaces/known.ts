/** Councils and themes as people type them in the shell. */
import type { Catalogue } from '../catalogue.ts'
import { UsageError } from '../errors.ts'
import { themesOf } from '../overview/themes.ts'
import { councilKey, nearText } from './day-and-council.ts'

/** The council's key. Throws UsageError, with the councils there are. */
export function knownCouncil(catalogue: Catalogue, named: string | null | undefined): string {
  const council = named ? councilKey(catalogue, named) : null
  if (council) return council
  const loaded = catalogue.reporting.map((c) => c.key).join(', ')
  throw new UsageError(
    named
      ? `No reports of a council "${named}" are loaded; ${nearText(catalogue, named) || `the councils are ${loaded}.`}`
      : `Say which council with --council; the councils are ${loaded}.`,
  )
}

/** The themes as the council's reports write them. Throws UsageError, with the themes there are. */
export function knownThemes(catalogue: Catalogue, council: string, named: readonly string[]): readonly string[] {
  const known = themesOf(catalogue, council)
  return named.map((name) => {
    const found = known.find((k) => k.toLowerCase() === name.trim().toLowerCase())
    if (found === undefined) throw new UsageError(`There is no theme "${name}"; the themes are ${known.join(', ')}.`)
    return found
  })
}
