/**
 * England's figures in the shapes of the councils' own: `councils` and `indicators` go into a catalogue (shared: every area
 * has the same indicators, `row` makes one of its rows when it is needed and `England.held` tells which it has figures
 * of), `document` is the source of a reply, and `figuresOf` gives what `Store.figures` would.
 */
import { Memo } from '../language/memo.ts'
import type { Source } from '../model/answer.ts'
import type { Council, Document, Figure } from '../model/figure.ts'
import type { Indicator, Measure } from '../model/indicator.ts'
import type { Period } from '../model/period.ts'
import type { Area } from './area.ts'
import { latestOf } from './area-figure.ts'
import { asCouncil, asDocument, asFigure, asIndicator, asRow } from './as-catalogue.ts'
import { benchmarksOf, type Wholes, wholesOf } from './benchmarks.ts'
import type { Beside } from './beside.ts'
import type { England } from './england.ts'
import type { EnglandMeasure } from './measure.ts'
import type { ScorecardBenchmark } from './scorecard-benchmark.ts'
import { endedText } from './words.ts'
import type { LabelledPeriod } from './year-label.ts'

/** Benchmarks cost ten times their figure, and a list of everything shows none. */
const MOST_WITH_BENCHMARKS = 8
/** Series that are kept, of some ten figures each. */
const MOST_KEPT = 1000

/** A name without the unit by which it is told from another. */
const withoutMark = (name: string): string => name.toLowerCase().replace(/ \((?:%|number)\)$/, '')
const OF_UNIT = /%|\b(?:numbers?|how many|count|total|per ?cent(?:age)?|proportion|share|rates?)\b/

export class EnglandAsPublished {
  readonly #england: England
  readonly #kept = new Memo<{ figures: readonly Figure[] | null }>(MOST_KEPT)

  constructor(england: England) {
    this.#england = england
  }

  /** Every area: regions and England are asked about as councils are. */
  councils(): Council[] {
    return [...this.#england.areas()].map(asCouncil)
  }

  /** Every measure, made once for all areas. @param alsoSaid what people say, by short name */
  indicators(alsoSaid: ReadonlyMap<string, readonly string[]> = new Map()): Indicator[] {
    const england = this.#england
    const stems = (id: string): string[] => england.manners(id).map((manner) => manner.stem)
    // What is said of a percentage is said of the number of the same name too, but for words of the unit.
    const byName = Map.groupBy(england.measures(), (m) => withoutMark(m.name))
    const ofTwins = (m: EnglandMeasure): string[] =>
      (byName.get(withoutMark(m.name)) ?? [])
        .filter((twin) => twin.unit !== m.unit)
        .flatMap((twin) => (alsoSaid.get(twin.short) ?? []).filter((said) => !OF_UNIT.test(said)))
    return england
      .measures()
      .map((m) => asIndicator(m, [...(alsoSaid.get(m.short) ?? []), ...stems(m.id), ...ofTwins(m)]))
  }

  document(area: Area): Document {
    const { release, updated, span } = this.#england
    return asDocument(area, release.number, updated, span)
  }

  /** Where the figures of a measure and year are from. */
  source(area: Area, measure: EnglandMeasure, period: LabelledPeriod): Source {
    const published = measure.updated ?? this.#england.updated
    const location = `measure ${measure.short}, labelled ${period.label}`
    return { document: this.document(area).document, published, location }
  }

  /** A measure as a row of an area's report. @param order its place there */
  row(area: Area, measure: EnglandMeasure, order: number): Measure {
    return asRow(area, measure, this.#england.release.number, order)
  }

  /** Every figure of one area and measure, the oldest first. */
  async figures(area: Area, measure: EnglandMeasure): Promise<Figure[]> {
    const release = this.#release()
    const ended = endedText(area, (key) => this.#england.area(key)?.name ?? key)
    return (await this.#england.figures(area, measure)).map((f) => asFigure(f, area, measure, release, ended))
  }

  /** England, neighbours' average, best neighbour and region for one period. */
  async benchmarks(area: Area, measure: EnglandMeasure, period: LabelledPeriod): Promise<Figure[]> {
    const england = this.#england
    return benchmarksOf({
      area,
      measure,
      period,
      release: this.#release(),
      wholes: await this.wholes(area, measure, period),
      neighbourhood: area.kind === 'council' ? await england.neighbourhood(area, measure, period) : null,
      nameOf: (key) => england.area(key)?.name ?? key,
    })
  }

  /** England and the region that the area's figure may be held against. */
  async wholes(area: Area, measure: EnglandMeasure, period: LabelledPeriod): Promise<Wholes> {
    const across = await this.#england.across(measure, period)
    const country = area.kind === 'country' ? null : this.#england.country()
    return wholesOf(across, measure, country, this.#england.regions(area))
  }

  /**
   * What a store of councils' own figures gives for one council and some indicators: every year's figure, and, where few
   * are named, benchmarks of the newest year that the area has one for. Ids and councils that are not England's give nothing.
   */
  async figuresOf(council: string, indicators: readonly string[]): Promise<readonly Figure[]> {
    const area = this.#england.area(council)
    if (!area) return []
    const measures = indicators.flatMap((id) => this.#england.measure(id) ?? [])
    const withBenchmarks = measures.length <= MOST_WITH_BENCHMARKS
    const found = await Promise.all(measures.map((m) => this.#remembered(area, m, withBenchmarks)))
    return found.length === 1 ? (found[0] as readonly Figure[]) : found.flat()
  }

  /** What is published of a release does not change, and is asked about all day. A failure is not remembered. */
  async #remembered(area: Area, measure: EnglandMeasure, withBenchmarks: boolean): Promise<readonly Figure[]> {
    const kept = this.#kept.get(`${area.key}|${measure.id}|${withBenchmarks}`, () => ({ figures: null }))
    kept.figures ??= await this.#series(area, measure, withBenchmarks)
    return kept.figures
  }

  async #series(area: Area, measure: EnglandMeasure, withBenchmarks: boolean): Promise<readonly Figure[]> {
    const figures = await this.figures(area, measure)
    const latest = withBenchmarks ? latestOf(await this.#england.figures(area, measure)) : null
    return latest ? [...figures, ...(await this.benchmarks(area, measure, latest.period))] : figures
  }

  /**
   * What stands beside a figure on a council's own scorecard: the Department's figure for the same council, benchmarks
   * and rank, all for the newest year of the measure that had ended by then. Null where there is none.
   */
  async beside(area: Area, pair: ScorecardBenchmark, period: Period): Promise<Beside | null> {
    const england = this.#england
    const measure = england.measureNamed(pair.measure)
    const year = measure && (await england.periods(measure)).findLast((p) => p.period.end <= period.end)
    if (!measure || !year) return null
    const { start, end } = year.period
    const own = (await this.figures(area, measure)).find((f) => f.period.start === start && f.period.end === end)
    return {
      pair,
      measure,
      year,
      own: own ?? null,
      benchmarks: await this.benchmarks(area, measure, year),
      standing: await england.standing(area, measure, year),
    }
  }

  #release() {
    return { number: this.#england.release.number, updated: this.#england.updated }
  }
}
