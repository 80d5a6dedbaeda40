import type { Catalogue } from '../catalogue.ts'
import type { Measure } from '../model/indicator.ts'

const same = (a: string, b: string): boolean => a.toLowerCase() === b.trim().toLowerCase()

/** Whether a row belongs to one of `themes`: a service of the council by that name, or a shared theme. None is all. */
export function inThemes(catalogue: Catalogue, themes: readonly string[]): (row: Measure) => boolean {
  return (row) =>
    themes.length === 0 ||
    themes.some((t) => same(row.service, t) || catalogue.indicator(row.indicator).themes.some((x) => same(x, t)))
}

/** Every theme and service that a council's reports have. */
export function themesOf(catalogue: Catalogue, council: string): string[] {
  const rows = catalogue.documentsOf(council).flatMap((d) => catalogue.rowsOf(d.key))
  const names = rows.flatMap((r) => [r.service, ...catalogue.indicator(r.indicator).themes])
  const seen = new Map(names.filter(Boolean).map((n) => [n.toLowerCase(), n]))
  return [...seen.values()].toSorted()
}
