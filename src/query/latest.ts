/** The latest of several figures, and the published position that it makes (contract, meaning 4). Pure. */
import type { Figure } from '../model/figure.ts'
import type { FoundFigure } from '../model/found.ts'
import type { IsoDate, PeriodKind } from '../model/period.ts'
import { isWhole } from './fitness.ts'
import { asFound } from './found.ts'
import { type Lead, leads } from './leads.ts'

export const latestFirst = (a: Lead, b: Lead): number =>
  a.figure.period.end < b.figure.period.end ? 1 : a.figure.period.end > b.figure.period.end ? -1 : 0

/** A span that a report happens to mention is no position of its own where regular periods are published. */
export function regular(all: readonly Lead[]): readonly Lead[] {
  const tabled = new Set(
    all.filter((l) => l.figure.part === 'table' && l.figure.period.kind !== 'range').map((l) => l.figure.document),
  )
  const rest = all.filter((l) => l.figure.period.kind !== 'range' || !tabled.has(l.figure.document))
  return rest.length > 0 ? rest : all
}

/** Of the leads that end last, the one whose kind comes first in `order`. */
export function latest(all: readonly Lead[], prefer: (kind: PeriodKind) => number): Lead | null {
  const sorted = all.toSorted(latestFirst)
  const end = sorted[0]?.figure.period.end
  const tied = sorted.filter((l) => l.figure.period.end === end)
  return tied.toSorted((a, b) => prefer(a.figure.period.kind) - prefer(b.figure.period.kind))[0] ?? null
}

export const yearsFirst = (kind: PeriodKind): number => (isWhole(kind) ? 0 : kind === 'rolling_12_months' ? 1 : 2)

/** The latest published position; with `until`, of what had ended by then. */
export function latestPosition(figures: readonly Figure[], until?: IsoDate): FoundFigure | null {
  const known = leads(figures)
  const ended = until === undefined ? known : known.filter((l) => l.figure.period.end <= until)
  const all = ended.length > 0 ? ended : known
  const lead = latest(regular(all), yearsFirst)
  if (!lead) return null
  const later = all
    .filter((l) => l.figure.period.end > lead.figure.period.end && l.figure.document === lead.figure.document)
    .map((l) => `The same report also gives ${l.figure.asPrinted} for ${l.figure.period.label} (${l.figure.location}).`)
  return asFound(lead, { notes: later })
}
