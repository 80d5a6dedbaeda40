/**
 * Which indicator each row is. Sure is: remembered; the council's own row by reference and name; a name that is the
 * same letter for letter. Everything else is asked, with the likeliest first. Never a guess.
 */
import type { Measure } from '../../model/indicator.ts'
import type { Published } from '../published.ts'
import type { RawRow } from '../tables/rows.ts'
import type { LayoutWords } from '../words/layout-words.ts'
import { nameKey, plain } from '../words/plain.ts'
import { type KnownNames, knownNames, type NamedElsewhere, refKey } from './known-names.ts'
import { type Mapping, NEW, rowWords } from './mapping.ts'
import { newId } from './new-id.ts'

export interface Match {
  readonly id: string | null
  readonly sub: string
  /** The council's row in its newest report; null for one that is new to it. */
  readonly prior: Measure | null
  /** Ids with sub-row and name, for whoever is asked. */
  readonly suggestions: readonly string[]
  /** Where the reference is one measure's and the name another's: the row that has the reference now. */
  readonly refOf: Measure | null
}

/** Names with the same reference that are this much alike are the same, reworded. */
const REWORDED = 0.6
/** Below this, a reference and a name do not belong together. */
const OTHER = 0.35
const SUGGESTED = 0.2
const MANY = 300

export class Matcher {
  private readonly known: KnownNames
  private readonly words: LayoutWords
  private readonly council: string | null
  private readonly mapping: Mapping
  private asks = 0

  constructor(published: Published, council: string | null, words: LayoutWords, mapping: Mapping) {
    this.known = knownNames(published, council)
    this.words = words
    this.council = council
    this.mapping = mapping
  }

  /** Each row's match, in their order; no two rows get the same row of the council's while another fits. */
  all(rows: readonly RawRow[]): Match[] {
    const used = new Set<Measure>()
    const parts = new Set<string>()
    return rows.map((row) => {
      const match = this.one(row, used, parts)
      if (match.prior) used.add(match.prior)
      parts.add(`${match.id}|${match.sub}`)
      return match
    })
  }

  private one(row: RawRow, used: ReadonlySet<Measure>, parts: ReadonlySet<string>): Match {
    const kept = this.council === null ? null : this.mapping.row(this.council, rowWords(row))
    if (kept) {
      const id = kept.id === NEW ? newId(row.name) : kept.id
      const prior = this.known.own.find((m) => m.indicator === id && m.sub === kept.sub) ?? null
      return { id, sub: kept.sub, prior, suggestions: [], refOf: null }
    }
    const withRef = row.ref === '' ? [] : (this.known.byRef.get(refKey(row.ref)) ?? [])
    const named = this.known.byName.get(nameKey(row.name)) ?? []
    const both = named.filter((m) => withRef.includes(m))
    if (both.length > 0) return this.chosen(row, both, used)
    const best = Math.max(0, ...withRef.map((m) => this.known.likeness.between(row.name, m.name)))
    if (withRef.length > 0 && named.length > 0 && best < OTHER) {
      return { ...this.asked(row), refOf: withRef[0] as Measure }
    }
    if (withRef.length > 0 && best >= REWORDED) {
      return this.chosen(
        row,
        withRef.filter((m) => this.known.likeness.between(row.name, m.name) >= best - 0.001),
        used,
      )
    }
    // A council's own references may be renumbered; the same name is the same measure.
    if (named.length > 0) return this.chosen(row, named, used)
    if (withRef.length > 0 && best < OTHER && row.ref !== '')
      return { ...this.asked(row), refOf: withRef[0] as Measure }
    const other = this.known.elsewhere.get(nameKey(row.name)) ?? []
    const ids = new Set(other.map((m) => m.id))
    if (withRef.length === 0 && ids.size === 1) return this.elsewhere(row, other, parts)
    return this.asked(row)
  }

  /** One of the council's rows: by the part's name, the unit, the frequency. Asked where two fit alike. */
  private chosen(row: RawRow, candidates: readonly Measure[], used: ReadonlySet<Measure>): Match {
    const free = candidates.filter((m) => !used.has(m))
    const pool = free.length > 0 ? free : candidates
    const scored = pool.map((m) => ({ m, score: this.score(row, m) })).toSorted((a, b) => b.score - a.score)
    const [first, second] = scored
    if (!first || (second && second.score === first.score && !sameRow(first.m, second.m))) return this.asked(row, pool)
    return { id: first.m.indicator, sub: first.m.sub, prior: first.m, suggestions: [], refOf: null }
  }

  private score(row: RawRow, m: Measure): number {
    const unit = this.words.unit(row.unitPrinted)
    const sub = plain(row.sub)
    const own = plain(m.sub)
    let score = 0
    if (nameKey(row.name) === nameKey(m.name)) score += 8
    if (sub !== '' && sub === own) score += 6
    else if (sub === '' && own === '') score += 1
    if (own !== '' && (own === plain(row.frequency) || own === plain(row.unitPrinted))) score += 4
    if (own !== '' && plain(row.name).endsWith(` ${own}`)) score += 3
    if (unit !== null && unit === m.unit) score += 4
    else if (unit === null && row.cells.some((c) => /%\s*$/.test(c.cell.shown)) === (m.unit === '%')) score += 2
    if (row.frequency !== '' && plain(row.frequency) === plain(m.frequency)) score += 1
    if (row.ref !== '' && m.ref !== null && refKey(row.ref) === refKey(m.ref)) score += 2
    if (row.section !== '' && plain(row.section) === plain(m.service)) score += 1
    return score
  }

  /** A name that other councils use: the part is the one that fits best, and asked where two do. */
  private elsewhere(row: RawRow, found: readonly NamedElsewhere[], used: ReadonlySet<string>): Match {
    const id = (found[0] as NamedElsewhere).id
    const said = plain(row.sub)
    const rows = found.flatMap((f) => (f.row ? [f.row] : []))
    const free = rows.filter((m) => !used.has(`${m.indicator}|${m.sub}`))
    const scored = (free.length > 0 ? free : rows)
      .map((m) => ({ sub: m.sub, score: this.score(row, m) }))
      .toSorted((a, b) => b.score - a.score)
    const [first, second] = scored
    if (first && second && second.score === first.score && second.sub !== first.sub) return this.asked(row)
    const sub = first?.sub ?? (said === '' ? '' : said)
    return {
      id,
      sub,
      prior: this.known.own.find((m) => m.indicator === id && m.sub === sub) ?? null,
      suggestions: [],
      refOf: null,
    }
  }

  private asked(row: RawRow, candidates?: readonly Measure[]): Match {
    const suggestions = candidates
      ? candidates.map((m) => label(m.indicator, m.sub, m.name))
      : this.likeliest(row.name).map((id) => label(id, '', this.known.indicators.get(id)?.name ?? id))
    return { id: null, sub: row.sub, prior: null, suggestions, refOf: null }
  }

  private likeliest(name: string): string[] {
    // A file with more unknown names than this is no scorecard; nobody reads so many suggestions.
    if (this.asks++ > MANY) return []
    const best = new Map<string, number>()
    for (const [known, id] of this.known.all) {
      const score = this.known.likeness.between(name, known)
      if (score >= SUGGESTED && score > (best.get(id) ?? 0)) best.set(id, score)
    }
    return [...best]
      .toSorted((a, b) => b[1] - a[1])
      .slice(0, 5)
      .map(([id]) => id)
  }
}

const sameRow = (a: Measure, b: Measure): boolean => a.indicator === b.indicator && a.sub === b.sub
const label = (id: string, sub: string, name: string): string => `${id}${sub === '' ? '' : ` (${sub})`}: ${name}`
