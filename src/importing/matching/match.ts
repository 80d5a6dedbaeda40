/**
 * Which indicator each row is. Sure is: remembered; the council's own row by reference and name; a name that is the
 * same letter for letter. Everything else is asked, with the likeliest first. Never a guess.
 */
import type { Measure, Unit } from '../../model/indicator.ts'
import type { Source } from '../source.ts'
import { partOf, type RawRow } from '../tables/rows.ts'
import type { LayoutWords } from '../words/layout-words.ts'
import { nameKey, plain } from '../words/plain.ts'
import { unlike } from '../words/unlike-units.ts'
import { type KnownNames, knownNames, type NamedElsewhere, refKey } from './known-names.ts'
import { IGNORE, type Mapping, NEW, rowWords } from './mapping.ts'
import { NewIds, newId } from './new-id.ts'

export interface Match {
  readonly id: string | null
  readonly sub: string
  /** The council's row in its newest report; null for one that is new to it. */
  readonly prior: Measure | null
  /** Ids with sub-row and name, for whoever is asked. */
  readonly suggestions: readonly string[]
  /** Where the reference is one measure's and the name another's: the row that has the reference now. */
  readonly refOf: Measure | null
  /** The name of the indicator that the row is to become; null for one that is known or asked about. */
  readonly newName: string | null
  /** Whether a person has said that the row is no measure. */
  readonly isIgnored: boolean
}

/** Of what is not matched yet. */
export const NO_MATCH: Match = {
  id: null,
  sub: '',
  prior: null,
  suggestions: [],
  refOf: null,
  newName: null,
  isIgnored: false,
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
  private readonly newMeasures: boolean
  private readonly newIds: NewIds
  private asks = 0

  constructor({
    published,
    council,
    words,
    mapping,
    newMeasures,
  }: Pick<Source, 'published' | 'council' | 'words' | 'mapping' | 'newMeasures'>) {
    this.known = knownNames(published, council)
    this.words = words
    this.council = council
    this.mapping = mapping
    this.newMeasures = newMeasures
    this.newIds = new NewIds(this.known.indicators)
  }

  /**
   * The match of each row of one table, in their order; no two rows get the same row of the council's while another fits.
   * @param ofSheet all rows of its sheet: a name that stands in several of their sections is several measures
   */
  all(rows: readonly RawRow[], ofSheet: readonly RawRow[] = rows): Match[] {
    const used = new Set<Measure>()
    const parts = new Set<string>()
    this.newIds.startTable(ofSheet)
    return rows.map((row) => {
      const match = this.one(row, used, parts)
      if (match.prior) used.add(match.prior)
      parts.add(`${match.id}|${match.sub}`)
      return match
    })
  }

  private one(row: RawRow, used: ReadonlySet<Measure>, parts: ReadonlySet<string>): Match {
    const kept = this.council === null ? null : this.mapping.row(this.council, rowWords(row))
    if (kept?.id === IGNORE) return { ...NO_MATCH, sub: row.sub, isIgnored: true }
    if (kept?.id === NEW) return this.itsOwn(row, used)
    if (kept) {
      const { id, sub } = kept
      const prior = this.known.own.find((m) => m.indicator === id && m.sub === sub) ?? null
      return { ...NO_MATCH, id, sub, prior }
    }
    const withRef = row.ref === '' ? [] : (this.known.byRef.get(refKey(row.ref)) ?? [])
    const named = this.known.byName.get(nameKey(row.name)) ?? []
    const both = named.filter((m) => withRef.includes(m))
    if (both.length > 0) return this.chosen(row, both, used)
    const best = Math.max(0, ...withRef.map((m) => this.known.likeness.between(row.name, m.name)))
    if (withRef.length > 0 && named.length > 0 && best < OTHER) {
      return { ...this.unmatched(row, used), refOf: withRef[0] as Measure }
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
      return { ...this.unmatched(row, used), refOf: withRef[0] as Measure }
    const other = this.known.elsewhere.get(nameKey(row.name)) ?? []
    const ids = new Set(other.map((m) => m.id))
    if (withRef.length === 0 && ids.size === 1) return this.elsewhere(row, other, parts)
    return this.unmatched(row, used)
  }

  /** A row that is none of the known: a measure of its own where all such rows are, else asked. */
  private unmatched(row: RawRow, used: ReadonlySet<Measure>): Match {
    // What is called as an indicator is, and a total of others, is not new because nobody has said so.
    const isOpen =
      this.known.indicators.has(newId(row.name)) || this.words.isSummary(row.name) || this.words.isSummary(row.service)
    return this.newMeasures && !isOpen ? this.itsOwn(row, used) : this.asked(row)
  }

  /** A row that is a measure of its own, whatever it is called as. */
  asNew(row: RawRow): Match {
    return this.itsOwn(row, new Set())
  }

  /** A measure of its own: the one that it became in an earlier file, else a new one. */
  private itsOwn(row: RawRow, used: ReadonlySet<Measure>): Match {
    const id = newId(row.name)
    const section = plain(partOf(row))
    const before = (this.known.byName.get(nameKey(row.name)) ?? []).filter(
      (m) =>
        (m.indicator === id || m.indicator.startsWith(`${id}-`)) &&
        (section === '' || m.service === '' || plain(m.service) === section),
    )
    if (before.length > 0) return this.chosen(row, before, used)
    const { name: newName, ...made } = this.newIds.of(row)
    return { ...NO_MATCH, ...made, newName }
  }

  /** One of the council's rows: by the part's name, the unit, the frequency. Asked where two fit alike. */
  private chosen(row: RawRow, candidates: readonly Measure[], used: ReadonlySet<Measure>): Match {
    const free = candidates.filter((m) => !used.has(m))
    const pool = free.length > 0 ? free : candidates
    const scored = pool.map((m) => ({ m, score: this.score(row, m) })).toSorted((a, b) => b.score - a.score)
    const [first, second] = scored
    if (!first || (second && second.score === first.score && !sameRow(first.m, second.m))) return this.asked(row, pool)
    return { ...NO_MATCH, id: first.m.indicator, sub: first.m.sub, prior: first.m }
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
      .map((m) => ({ sub: m.sub, unit: m.unit, score: this.score(row, m) }))
      .toSorted((a, b) => b.score - a.score)
    const [first, second] = scored
    if (first && second && second.score === first.score && second.sub !== first.sub) return this.asked(row)
    const sub = first?.sub ?? (said === '' ? '' : said)
    const unit = first?.unit ?? this.known.indicators.get(id)?.unit ?? null
    const printed = this.unitShown(row)
    // Contacts in per cent are not the indicator that counts contacts.
    if (unit !== null && printed !== null && sub === '' && unlike(printed, unit)) return this.asked(row)
    return { ...NO_MATCH, id, sub, prior: this.known.own.find((m) => m.indicator === id && m.sub === sub) ?? null }
  }

  private unitShown(row: RawRow): Unit | null {
    const figures = row.cells.filter((c) => c.column.kind === 'value' && /\d/.test(c.cell.shown))
    const isPercent = figures.length > 0 && figures.every((c) => c.cell.shown.includes('%'))
    // "#" and "%" stand beside names where rows of two units have one.
    return this.words.unit(row.unitPrinted) ?? this.words.unit(row.sub) ?? (isPercent ? '%' : null)
  }

  private asked(row: RawRow, candidates?: readonly Measure[]): Match {
    const suggestions = candidates
      ? candidates.map((m) => label(m.indicator, m.sub, m.name))
      : this.likeliest(row.name).map((id) => label(id, '', this.known.indicators.get(id)?.name ?? id))
    const leaveOut =
      this.words.isSummary(row.name) || this.words.isSummary(row.service) ? [`${IGNORE}: leave the row out`] : []
    return { ...NO_MATCH, sub: row.sub, suggestions: [...leaveOut, ...suggestions] }
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

/** The match of a row whose file says which indicator it is. */
export function matchSaid(
  { published, council }: Pick<Source, 'published' | 'council'>,
  id: string,
  sub: string,
): Match {
  const prior = published.measures.findLast((m) => m.council === council && m.indicator === id && m.sub === sub) ?? null
  return { ...NO_MATCH, id, sub, prior }
}

const sameRow = (a: Measure, b: Measure): boolean => a.indicator === b.indicator && a.sub === b.sub
const label = (id: string, sub: string, name: string): string => `${id}${sub === '' ? '' : ` (${sub})`}: ${name}`
