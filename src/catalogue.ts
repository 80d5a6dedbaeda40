/** What is known about councils, reports and measures, ready for look-up: built once from the store. */

import type { WithEngland } from './england/with-england.ts'
import { MeasureIndex, type MeasureMatcher } from './language/measure-index.ts'
import { Memo } from './language/memo.ts'
import { words } from './language/normalise.ts'
import { Vocabulary, type VocabularyData } from './language/vocabulary.ts'
import type { Council, Document, Figure, GlossaryTerm } from './model/figure.ts'
import type { Indicator, Measure, Polarity } from './model/indicator.ts'
import type { CatalogueData } from './store/store.ts'

const NO_ROWS: readonly Measure[] = []

export class Catalogue {
  /** The Department for Education's figures for all of England, where they are imported. */
  readonly england: WithEngland | null = null
  readonly councils: readonly Council[]
  readonly documents: readonly Document[]
  readonly glossary: readonly GlossaryTerm[]
  /** Terms and abbreviations of all glossaries, as plain words. */
  readonly glossaryNames: readonly string[]
  readonly vocabulary: Vocabulary
  /** Rows of whole reports, worked out once: a catalogue is of one load, and what is published in it does not change. */
  readonly lists = new Memo<Promise<unknown>>(64)
  readonly #index: MeasureIndex
  readonly #indicators: ReadonlyMap<string, Indicator>
  readonly #documents: ReadonlyMap<string, Document>
  /** By council and measure, the newest report's first. */
  readonly #rows = new Map<string, Map<string, Measure[]>>()
  /** By the report that prints them, in its order. */
  readonly #rowsOf: ReadonlyMap<string, readonly Measure[]>

  /** @param behind measures that are known, and looked up by somebody else */
  constructor(data: CatalogueData, vocabulary: VocabularyData, behind: readonly Indicator[] = []) {
    this.councils = data.councils
    this.documents = data.documents.toSorted((a, b) => (a.published < b.published ? 1 : -1))
    this.glossary = data.glossary
    this.glossaryNames = [
      ...new Set(
        data.glossary.flatMap((g) => [g.term, ...g.abbreviations].map((n) => words(n.toLowerCase()).join(' '))),
      ),
    ].filter((n) => n.length > 1)
    this.#indicators = new Map([...data.indicators, ...behind].map((i) => [i.id, i]))
    this.#documents = new Map(data.documents.map((d) => [d.key, d]))
    const names = new Map<string, Set<string>>()
    const subs = new Map<string, Set<string>>()
    for (const measure of data.measures) {
      const held = this.#rows.get(measure.council) ?? new Map<string, Measure[]>()
      this.#rows.set(measure.council, held)
      const rows = held.get(measure.indicator)
      if (rows) rows.push(measure)
      else held.set(measure.indicator, [measure])
      if (measure.sub !== '') subs.set(measure.indicator, (subs.get(measure.indicator) ?? new Set()).add(measure.sub))
      // A note on a sub-row ("children", "examined above") is no name of the measure.
      if (measure.ref !== null || measure.sub === '') {
        const set = names.get(measure.indicator) ?? new Set()
        set.add(measure.name)
        names.set(measure.indicator, set)
      }
    }
    const all = [...this.#rows.values()].flatMap((held) => [...held.values()])
    for (const rows of all) {
      rows.sort((a, b) => {
        const newest = (this.#documents.get(b.document)?.published ?? '').localeCompare(
          this.#documents.get(a.document)?.published ?? '',
        )
        return newest || a.order - b.order
      })
    }
    this.#rowsOf = Map.groupBy(
      all.flat().toSorted((a, b) => a.order - b.order),
      (m) => m.document,
    )
    this.vocabulary = new Vocabulary(vocabulary)
    this.#index = new MeasureIndex(
      data.indicators.map((i) => ({
        id: i.id,
        phrasings: [i.name, ...i.say, ...(names.get(i.id) ?? [])],
        names: [i.name, ...(names.get(i.id) ?? [])],
        also: [...(subs.get(i.id) ?? [])],
      })),
      this.vocabulary,
    )
  }

  get index(): MeasureMatcher {
    return this.#index
  }

  /** Whether a word tells measures apart: some are named with it, and it says more than "number" does. */
  tellsApart(word: string): boolean {
    return this.index.isKnown(word) && !this.vocabulary.isWeak(word)
  }

  /** Whether a council has reports of its own. */
  reports(council: string): boolean {
    return this.documents.some((d) => d.council === council)
  }

  indicator(id: string): Indicator {
    const found = this.#indicators.get(id)
    if (!found) throw new Error(`No indicator "${id}" in the catalogue.`)
    return found
  }

  get indicators(): Iterable<Indicator> {
    return this.#indicators.values()
  }

  council(key: string): Council | null {
    return this.councils.find((c) => c.key === key) ?? null
  }

  /** Councils with reports of their own: those that a list names. */
  get reporting(): readonly Council[] {
    return this.councils
  }

  councilName(key: string): string {
    return this.council(key)?.name ?? key
  }

  document(key: string): Document {
    const found = this.#documents.get(key)
    if (!found) throw new Error(`No document "${key}" in the catalogue.`)
    return found
  }

  /** The newest report of a council, or null when none is loaded. */
  latestDocument(council: string): Document | null {
    return this.documents.find((d) => d.council === council) ?? null
  }

  /** A council's reports, the newest first. */
  documentsOf(council: string): Document[] {
    return this.documents.filter((d) => d.council === council)
  }

  holds(council: string, indicator: string): boolean {
    return this.#rows.get(council)?.has(indicator) ?? false
  }

  councilsWith(indicator: string): string[] {
    return this.councils.filter((c) => this.holds(c.key, indicator)).map((c) => c.key)
  }

  /** All rows of a measure at a council, the newest report's first; empty when it publishes none. */
  rows(council: string, indicator: string): readonly Measure[] {
    return this.#rows.get(council)?.get(indicator) ?? NO_ROWS
  }

  /** All rows that a report prints, in its order. */
  rowsOf(document: string): readonly Measure[] {
    return this.#rowsOf.get(document) ?? []
  }

  /** The row of a measure: as `document` words it where given, else as the newest report does. */
  row(council: string, indicator: string, sub: string, document?: string): Measure | null {
    const rows = this.rows(council, indicator).filter((m) => m.sub === sub)
    return rows.find((m) => m.document === document) ?? rows[0] ?? null
  }

  /** The council's own reference for a measure, from the newest report that has one. */
  refOf(council: string, indicator: string): string | null {
    return this.rows(council, indicator).find((m) => m.ref !== null)?.ref ?? null
  }

  /** The sub-rows of a measure in its newest report, in order. */
  subs(council: string, indicator: string): string[] {
    return [...new Set(this.rows(council, indicator).map((m) => m.sub))]
  }

  /** The polarity in force for a figure, and whether the council itself publishes it. */
  polarity(figure: Pick<Figure, 'council' | 'indicator' | 'sub' | 'document'>): {
    polarity: Polarity
    published: boolean
  } {
    const row = this.row(figure.council, figure.indicator, figure.sub, figure.document)
    const own = row?.document === figure.document ? row.polarity : null
    return { polarity: own ?? this.indicator(figure.indicator).polarity, published: own !== null }
  }
}
