/**
 * All of England's published figures, for those who ask: one door to areas, measures, figures, ranks and neighbours.
 * Areas and measures are in memory (170 and some 430, shared by all areas); figures are read when they are asked for.
 * An `England` is of one release: where `store.release()` has another number, open it again.
 *
 * To be asked about like councils' own reports: `councils()` and `indicators()` go into a catalogue (shared: every area has
 * the same indicators, `row()` makes one of its rows when it is needed, and `held()` tells which it has figures of), `document()` is the source of a reply, and
 * `published()` gives the figures that `Store.figures` would. What only England's figures can answer is `ranking`,
 * `standing`, `neighbourhood`, `changes` and `besideScorecard`; each result has the numbers that a reply shows.
 */
import type { Council, Document, Figure } from '../model/figure.ts'
import type { Indicator, Measure } from '../model/indicator.ts'
import type { IsoDate, Period } from '../model/period.ts'
import { rangePeriod } from '../periods/calendar.ts'
import type { EnglandCatalogue, EnglandStore, StoredFigure, StoredRelease } from '../store/england.ts'
import { type Area, isCouncilToday, regionsOf } from './area.ts'
import { type AreaFigure, byPeriod, isPresent, latestOf } from './area-figure.ts'
import { asCouncil, asDocument, asFigure, asIndicator, asRow } from './as-catalogue.ts'
import { benchmarksOf } from './benchmarks.ts'
import type { Beside } from './beside.ts'
import { type Change, changeSince, relativeSize } from './change.ts'
import type { EnglandMeasure, MeasureText } from './measure.ts'
import { type Neighbourhood, neighbourhood } from './neighbourhood.ts'
import { type Ranking, rank, type Standing, standingIn } from './rank.ts'
import { exactValue, saidValue } from './said-value.ts'
import { type SaidYear, saidYear } from './said-year.ts'
import type { ScorecardBenchmark } from './scorecard-benchmark.ts'
import type { LabelledPeriod } from './year-label.ts'

/** What moved since a year, the largest change first within each list. */
export interface Changes {
  readonly worse: readonly MeasureChange[]
  readonly better: readonly MeasureChange[]
  readonly same: readonly MeasureChange[]
  /** Of measures for which neither high nor low is said to be good. */
  readonly neither: readonly MeasureChange[]
  /** Measures that lack one of the two figures. */
  readonly missing: readonly EnglandMeasure[]
}

export interface MeasureChange {
  readonly measure: EnglandMeasure
  readonly change: Change
}

const periodKey = ({ label, period }: LabelledPeriod): string => `${label}|${period.start}|${period.end}|${period.kind}`

/** The periods that a measure has figures for: anywhere, and the newest with a council of today. */
interface Held {
  readonly periods: readonly LabelledPeriod[]
  readonly latest: LabelledPeriod | null
}

export class England {
  readonly release: StoredRelease
  /** The newest day that any of its measures was updated on. */
  readonly updated: IsoDate
  /** From the first day to the last that it has figures for. */
  readonly #span: Period
  readonly #store: EnglandStore
  readonly #areas: ReadonlyMap<string, Area>
  readonly #byCode: ReadonlyMap<number, Area>
  readonly #measures: ReadonlyMap<string, { readonly row: number; readonly measure: EnglandMeasure }>
  readonly #periods: ReadonlyMap<number, LabelledPeriod>
  readonly #periodRows: ReadonlyMap<string, number>
  readonly #heldOf = new Map<number, Held>()
  readonly #measuresOf = new Map<string, ReadonlySet<string>>()

  private constructor(store: EnglandStore, catalogue: EnglandCatalogue) {
    this.#store = store
    this.release = catalogue.release
    this.#areas = new Map(catalogue.areas.map((a) => [a.key, a]))
    this.#byCode = new Map(catalogue.areas.map((a) => [a.code, a]))
    this.#measures = new Map(catalogue.measures.map((m) => [m.measure.id, m]))
    this.#periods = new Map(catalogue.periods.map((p) => [p.row, p.period]))
    this.#periodRows = new Map(catalogue.periods.map((p) => [periodKey(p.period), p.row]))
    const periods = catalogue.periods.map((p) => p.period.period)
    const [start, end] = [
      periods.map((p) => p.start).toSorted()[0],
      periods
        .map((p) => p.end)
        .toSorted()
        .at(-1),
    ]
    this.#span = rangePeriod(start ?? '', end ?? '')
    this.updated =
      catalogue.measures
        .map((m) => m.measure.updated ?? '')
        .toSorted()
        .at(-1) ?? ''
  }

  /** Null where nothing was imported. */
  static async open(store: EnglandStore): Promise<England | null> {
    const catalogue = await store.catalogue()
    return catalogue && new England(store, catalogue)
  }

  // Areas

  areas(): Iterable<Area> {
    return this.#areas.values()
  }

  area(key: string): Area | null {
    return this.#areas.get(key) ?? null
  }

  /** The regions that hold an area, the smallest first. */
  regions(area: Area): Area[] {
    return regionsOf(area, this.#areas)
  }

  /** England itself. */
  country(): Area | null {
    return [...this.areas()].find((a) => a.kind === 'country') ?? null
  }

  /** The council's statistical neighbours, the nearest first. */
  neighbours(area: Area): Area[] {
    return area.neighbours.flatMap((n) => this.area(n.area) ?? [])
  }

  /** The councils of today that a rank is among: all of them, or those of a region. */
  councilsIn(region: Area | null): Area[] {
    return [...this.areas()].filter(
      (a) => isCouncilToday(a) && (region === null || region.kind === 'country' || this.regions(a).includes(region)),
    )
  }

  // Measures

  measures(): EnglandMeasure[] {
    return [...this.#measures.values()].map((m) => m.measure)
  }

  measure(id: string): EnglandMeasure | null {
    return this.#measures.get(id)?.measure ?? null
  }

  /** By the dictionary's short name. */
  measureNamed(short: string): EnglandMeasure | null {
    return this.measures().find((m) => m.short === short) ?? null
  }

  /** The dictionary's topics, in its order. */
  topics(): string[] {
    return [...new Set(this.measures().flatMap((m) => m.topics))]
  }

  /** The dictionary's own words about a measure. */
  async text(measure: EnglandMeasure): Promise<MeasureText | null> {
    return this.#store.text(this.#row(measure))
  }

  // Figures

  /** Every figure of one area and measure, the oldest first, those that print "-" among them. */
  async figures(area: Area, measure: EnglandMeasure): Promise<AreaFigure[]> {
    const rows = await this.#store.ofArea([this.#row(measure)], area.code)
    return this.#figures(rows, measure).toSorted(byPeriod)
  }

  /** The figures of every area for one period of a measure. */
  async across(measure: EnglandMeasure, period: LabelledPeriod): Promise<AreaFigure[]> {
    const row = this.#periodRows.get(periodKey(period))
    return row === undefined ? [] : this.#figures(await this.#store.ofMeasure(this.#row(measure), row), measure)
  }

  /** The periods that a measure has a figure for anywhere, the oldest first. */
  async periods(measure: EnglandMeasure): Promise<readonly LabelledPeriod[]> {
    return (await this.#held(measure)).periods
  }

  /** The newest period for which any council of today has a figure, or null. */
  async latestPeriod(measure: EnglandMeasure): Promise<LabelledPeriod | null> {
    return (await this.#held(measure)).latest
  }

  /** The period that a year means which somebody says of a measure: the file's own label first. */
  async saidYear(measure: EnglandMeasure, said: string): Promise<SaidYear | null> {
    return saidYear(said, await this.periods(measure))
  }

  // Ranks

  /** The councils of England or of a region in order; abolished councils are never in it. */
  async ranking(measure: EnglandMeasure, period: LabelledPeriod, region: Area | null = null): Promise<Ranking> {
    const among = new Set(this.councilsIn(region).map((a) => a.key))
    return rank(
      (await this.across(measure, period)).filter((f) => among.has(f.area)),
      measure.polarity,
    )
  }

  /** Where a council stands in England or a region; null where it has no figure or is no council of today. */
  async standing(
    area: Area,
    measure: EnglandMeasure,
    period: LabelledPeriod,
    region: Area | null = null,
  ): Promise<Standing | null> {
    return standingIn(await this.ranking(measure, period, region), area.key, measure.polarity, measure.quartiles)
  }

  /** A council among its statistical neighbours: average, best and worst. */
  async neighbourhood(area: Area, measure: EnglandMeasure, period: LabelledPeriod): Promise<Neighbourhood> {
    return this.#neighbourhood(area, measure, period, await this.across(measure, period))
  }

  /** What got better and worse at an area since a year, over measures of one topic or all. */
  async changes(area: Area, measures: readonly EnglandMeasure[], since: string): Promise<Changes> {
    const found: Record<'worse' | 'better' | 'same' | 'n/a', MeasureChange[]> = {
      worse: [],
      better: [],
      same: [],
      'n/a': [],
    }
    const missing: EnglandMeasure[] = []
    for (const measure of measures) {
      const series = await this.figures(area, measure)
      const year = saidYear(
        since,
        series.map((f) => f.period),
      )
      const from = series.find((f) => f.period === year?.period)
      const change = from ? changeSince(series, from, measure.polarity) : null
      if (change) found[change.performance].push({ measure, change })
      else missing.push(measure)
    }
    const bySize = (a: MeasureChange, b: MeasureChange): number =>
      (relativeSize(b.change) ?? 0) - (relativeSize(a.change) ?? 0)
    return {
      worse: found.worse.toSorted(bySize),
      better: found.better.toSorted(bySize),
      same: found.same,
      neither: found['n/a'].toSorted(bySize),
      missing,
    }
  }

  // In the shapes of the councils' own figures

  /** Every measure as an indicator, made once for all areas. @param alsoSaid what people say, by short name */
  indicators(alsoSaid: ReadonlyMap<string, readonly string[]> = new Map()): Indicator[] {
    return this.measures().map((m) => asIndicator(m, alsoSaid.get(m.short)))
  }

  councils(): Council[] {
    return [...this.areas()].map(asCouncil)
  }

  document(area: Area): Document {
    return asDocument(area, this.release.number, this.updated, this.#span)
  }

  /** A measure as a row of an area's report. */
  row(area: Area, measure: EnglandMeasure): Measure {
    return asRow(area, measure, this.release.number, this.#row(measure))
  }

  /** The ids of measures that an area has at least one figure of: some ten milliseconds once for each area. */
  async held(area: Area): Promise<ReadonlySet<string>> {
    let held = this.#measuresOf.get(area.key)
    if (!held) {
      const byRow = new Map([...this.#measures.values()].map(({ row, measure }) => [row, measure.id]))
      const rows = await this.#store.ofArea([...byRow.keys()], area.code)
      held = new Set(rows.filter((r) => r.value !== null).flatMap((r) => byRow.get(r.measure) ?? []))
      this.#measuresOf.set(area.key, held)
    }
    return held
  }

  /** The figures of one area and measure as figures of the catalogue, the oldest first. */
  async asFigures(area: Area, measure: EnglandMeasure): Promise<Figure[]> {
    const release = { number: this.release.number, updated: this.updated }
    return (await this.figures(area, measure)).map((f) => asFigure(f, area, measure, release))
  }

  /** England, region, neighbours' average and best neighbour for one period, as benchmark figures of the catalogue. */
  async benchmarks(area: Area, measure: EnglandMeasure, period: LabelledPeriod): Promise<Figure[]> {
    const across = await this.across(measure, period)
    const of = (a: Area | null | undefined) => across.filter(isPresent).find((f) => f.area === a?.key) ?? null
    const release = { number: this.release.number, updated: this.updated }
    return benchmarksOf({
      area,
      measure,
      period,
      release,
      national: area.kind === 'country' ? null : of(this.country()),
      regions: this.regions(area).map((region) => ({ region, figure: of(region) })),
      neighbourhood: area.kind === 'council' ? this.#neighbourhood(area, measure, period, across) : null,
      nameOf: (key) => this.area(key)?.name ?? key,
    })
  }

  /**
   * What a store of councils' own figures gives for one council and some indicators, of England's: every year's figure,
   * and benchmarks of the newest year that the area has one for. Other ids and councils give nothing.
   */
  async published(council: string, indicators: readonly string[]): Promise<Figure[]> {
    const area = this.area(council)
    if (!area) return []
    const found: Figure[] = []
    for (const id of indicators) {
      const measure = this.measure(id)
      if (!measure) continue
      found.push(...(await this.asFigures(area, measure)))
      const latest = latestOf(await this.figures(area, measure))
      if (latest) found.push(...(await this.benchmarks(area, measure, latest.period)))
    }
    return found
  }

  /**
   * What stands beside a figure on a council's own scorecard: the Department's figure for the same council, benchmarks
   * and rank, all for the newest year of the measure that had ended by then. Null where there is none.
   */
  async besideScorecard(area: Area, pair: ScorecardBenchmark, period: Period): Promise<Beside | null> {
    const measure = this.measureNamed(pair.measure)
    const year = measure && (await this.periods(measure)).findLast((p) => p.period.end <= period.end)
    if (!measure || !year) return null
    const own = (await this.asFigures(area, measure)).find(
      (f) => f.period.start === year.period.start && f.period.end === year.period.end,
    )
    return {
      pair,
      measure,
      year,
      own: own ?? null,
      benchmarks: await this.benchmarks(area, measure, year),
      standing: await this.standing(area, measure, year),
    }
  }

  #neighbourhood(
    area: Area,
    measure: EnglandMeasure,
    period: LabelledPeriod,
    across: readonly AreaFigure[],
  ): Neighbourhood {
    const of = new Map(across.map((f) => [f.area, f]))
    // A neighbour that the file has no row for has no figure either.
    const neighbours = area.neighbours.map(
      ({ area: key }) => of.get(key) ?? { area: key, period, value: null, said: null },
    )
    return neighbourhood(of.get(area.key) ?? null, neighbours, measure.polarity, this.release.neighboursOf)
  }

  /** Worked out once for each measure, since a release does not change. */
  async #held(measure: EnglandMeasure): Promise<Held> {
    const row = this.#row(measure)
    let held = this.#heldOf.get(row)
    if (!held) {
      const rows = (await this.#store.ofMeasure(row)).filter((r) => r.value !== null)
      const today = new Set(this.councilsIn(null).map((a) => a.code))
      const latest = this.#inTime(rows.filter((r) => today.has(r.area))).at(-1) ?? null
      held = { periods: this.#inTime(rows), latest }
      this.#heldOf.set(row, held)
    }
    return held
  }

  /** The periods that rows are for, the oldest first. */
  #inTime(rows: readonly StoredFigure[]): LabelledPeriod[] {
    const periods = [...new Set(rows.map((r) => r.period))].flatMap((row) => this.#periods.get(row) ?? [])
    return periods.toSorted((a, b) => byPeriod({ period: a }, { period: b }))
  }

  #row(measure: EnglandMeasure): number {
    const found = this.#measures.get(measure.id)
    if (!found) throw new Error(`No measure "${measure.id}" in this release.`)
    return found.row
  }

  #figures(rows: readonly StoredFigure[], measure: EnglandMeasure): AreaFigure[] {
    return rows.flatMap((row) => {
      const area = this.#byCode.get(row.area)
      const period = this.#periods.get(row.period)
      if (!area || !period) return []
      const value = row.value === null ? null : exactValue(row.value)
      return [{ area: area.key, period, value, said: value === null ? null : saidValue(value, measure.places) }]
    })
  }
}
