/** What is published when a file is read: what its rows are matched to and its figures compared with. */
import type { Relations } from '../loading/relations.ts'
import type { Council, Document, Figure } from '../model/figure.ts'
import type { Indicator, Measure } from '../model/indicator.ts'
import type { SharedRules } from '../rules/rag.ts'

export interface Published {
  readonly councils: readonly Council[]
  /** Names of all councils that a file could be of, whether or not anything of theirs is loaded. */
  readonly councilNames: readonly string[]
  readonly indicators: readonly Indicator[]
  readonly documents: readonly Document[]
  readonly measures: readonly Measure[]
  /** At least those of the council whose file is read. */
  readonly figures: readonly Figure[]
  readonly relations: Relations
  /** How bands are read and figures rated. */
  readonly rules: SharedRules
}

/** A council's rows as its newest report has each, the newest report first. */
export function latestRows(published: Published, council: string | null): Measure[] {
  const day = new Map(published.documents.map((d) => [d.key, d.published]))
  const own = published.measures
    .filter((m) => m.council === council)
    .toSorted((a, b) => ((day.get(a.document) ?? '') < (day.get(b.document) ?? '') ? 1 : -1))
  const seen = new Set<string>()
  return own.filter((m) => {
    const key = `${m.indicator}|${m.sub}`
    if (seen.has(key)) return false
    seen.add(key)
    return true
  })
}
