/**
 * A catalogue of the councils' own reports and of all England behind them, without a copy of England's measures for each
 * area: a row is made when it is asked for. A council with reports of its own keeps them as its newest, and where it
 * publishes a measure itself its own row leads: England's of the same measure is reached as what stands beside it.
 */
import { Catalogue } from '../catalogue.ts'
import { MeasureIndex, type MeasureMatcher } from '../language/measure-index.ts'
import type { VocabularyData } from '../language/vocabulary.ts'
import type { Council, Document, Figure } from '../model/figure.ts'
import type { Measure, Polarity } from '../model/indicator.ts'
import type { CatalogueData, FigureFilter, Store } from '../store/store.ts'
import type { Area } from './area.ts'
import type { EnglandAsPublished } from './as-published.ts'
import type { England } from './england.ts'
import type { EnglandMeasure } from './measure.ts'
import type { ScorecardBenchmark } from './scorecard-benchmark.ts'
import type { WithEngland } from './with-england.ts'

export type { WithEngland } from './with-england.ts'

/** Councils of `data`, and England's areas. Reports are not among them: a list of 170 releases helps nobody. */
function together(data: CatalogueData, { england, published }: WithEngland): CatalogueData {
  const own = new Set(data.councils.map((c) => c.key))
  const others = [...england.areas()].filter((a) => !own.has(a.key))
  return {
    ...data,
    councils: [...data.councils, ...published.councils().filter((c) => others.some((a) => a.key === c.key))],
  }
}

/** Each measure is matched among its own kind, so that what a scorecard's measure scores is the same with England behind it. */
const matchBoth = (own: MeasureMatcher, england: MeasureMatcher): MeasureMatcher => ({
  weight: (word) => (own.isKnown(word) ? own : england).weight(word),
  has: (id, word) => own.has(id, word) || england.has(id, word),
  isKnown: (word) => own.isKnown(word) || england.isKnown(word),
  isPrinted: (word) => own.isPrinted(word) || england.isPrinted(word),
  match: (terms, only, limit = 12, spare) =>
    [...own.match(terms, only, limit, spare), ...england.match(terms, only, limit, spare)]
      .toSorted((a, b) => b.score - a.score)
      .slice(0, limit),
})

export class EnglandCatalogue extends Catalogue {
  override readonly england: WithEngland
  readonly #england: England
  readonly #index: MeasureMatcher
  readonly #published: EnglandAsPublished
  /** The scorecards' row of a measure, by short name. */
  readonly #pairs: ReadonlyMap<string, ScorecardBenchmark>
  /** England's reports by key, those of councils with reports of their own among them. */
  readonly #reports: ReadonlyMap<string, { readonly area: Area; readonly document: Document }>

  constructor(data: CatalogueData, vocabulary: VocabularyData, withEngland: WithEngland) {
    const indicators = withEngland.published.indicators(withEngland.said)
    super(together(data, withEngland), vocabulary, indicators)
    const entries = indicators.map((i) => {
      // The dictionary prints a title for charts and a name for tables.
      const names = [...new Set([i.name, ...(withEngland.england.measure(i.id)?.also ?? [])])]
      return { id: i.id, phrasings: [...new Set([i.name, ...i.say])], names }
    })
    this.#index = matchBoth(super.index, new MeasureIndex(entries, this.vocabulary))
    this.england = withEngland
    this.#england = withEngland.england
    this.#published = withEngland.published
    this.#pairs = new Map(withEngland.benchmarks.map((b) => [b.measure, b]))
    const reports = [...this.#england.areas()].map((area) => ({ area, document: this.#published.document(area) }))
    this.#reports = new Map(reports.map((r) => [r.document.key, r]))
  }

  override get index(): MeasureMatcher {
    return this.#index
  }

  /** The councils with reports of their own. */
  override get reporting(): readonly Council[] {
    return this.councils.filter((c) => this.reports(c.key))
  }

  override latestDocument(council: string): Document | null {
    return super.latestDocument(council) ?? this.#release(council)
  }

  override documentsOf(council: string): Document[] {
    const own = super.documentsOf(council)
    const release = own.length === 0 ? this.#release(council) : null
    return release ? [release] : own
  }

  override document(key: string): Document {
    return this.#reports.get(key)?.document ?? super.document(key)
  }

  /** The Department prints every measure for every area, were it only "-"; a council's own row of it leads. */
  override holds(council: string, indicator: string): boolean {
    return super.holds(council, indicator) || this.#row(council, indicator) !== null
  }

  override rows(council: string, indicator: string): readonly Measure[] {
    const own = super.rows(council, indicator)
    const row = own.length > 0 ? null : this.#row(council, indicator)
    return row ? [row] : own
  }

  /** The dictionary says which side is good, also of a measure that the council publishes itself. */
  override polarity(figure: Pick<Figure, 'council' | 'indicator' | 'sub' | 'document'>): {
    polarity: Polarity
    published: boolean
  } {
    const measure = this.#england.measure(figure.indicator)
    return measure ? { polarity: measure.polarity, published: true } : super.polarity(figure)
  }

  override rowsOf(document: string): readonly Measure[] {
    const report = this.#reports.get(document)
    if (!report) return super.rowsOf(document)
    return this.#england.measures().map((measure, order) => this.#published.row(report.area, measure, order))
  }

  #release(council: string): Document | null {
    const area = this.#england.area(council)
    return area && this.#published.document(area)
  }

  #row(council: string, indicator: string): Measure | null {
    const area = this.#england.area(council)
    const measure = this.#england.measure(indicator)
    if (!area || !measure || this.#publishesItself(council, measure)) return null
    return this.#published.row(area, measure, this.#england.orderOf(measure))
  }

  #publishesItself(council: string, { short }: EnglandMeasure): boolean {
    const pair = this.#pairs.get(short)
    return pair !== undefined && super.rows(council, pair.indicator).some((row) => row.sub === pair.sub)
  }
}

/** A store that answers for England's measures too, where a council and indicators are named. @param store has none of them yet */
export const withEnglandFigures = (store: Store, published: EnglandAsPublished): Store => ({
  ...store,
  async figures(filter: FigureFilter) {
    const own = await store.figures(filter)
    if (filter.council === undefined || filter.indicators === undefined) return own
    const more = await published.figuresOf(filter.council, filter.indicators)
    return more.length === 0 ? own : [...own, ...more]
  },
})
