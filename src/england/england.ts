import { type Manner, mannersOf } from '../language/manner.ts'
import { Memo } from '../language/memo.ts'
import type { IsoDate, Period } from '../model/period.ts'
import { rangePeriod } from '../periods/calendar.ts'
import type { EnglandCatalogue, EnglandStore, StoredFigure, StoredPlace, StoredRelease } from '../store/england.ts'
import { type Area, isCouncilToday, regionsOf } from './area.ts'
import { type AreaFigure, byPeriod } from './area-figure.ts'
import type { EnglandMeasure, MeasureText } from './measure.ts'
import { type Neighbourhood, neighbourhood } from './neighbourhood.ts'
import { type Ranking, rank, type Standing, standingIn } from './rank.ts'
import { exactValue, saidValue } from './said-value.ts'
import { type SaidYear, saidYear } from './said-year.ts'
import type { LabelledPeriod } from './year-label.ts'

/** Years of a measure that are kept, of some 170 figures each: 3 MB. */
const MOST_ACROSS = 100

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
  readonly span: Period
  readonly #store: EnglandStore
  readonly #areas: ReadonlyMap<string, Area>
  readonly #byCode: ReadonlyMap<number, Area>
  readonly #measures: ReadonlyMap<string, { readonly row: number; readonly measure: EnglandMeasure }>
  readonly #order: ReadonlyMap<string, number>
  /** In small letters; made when one is first looked for. */
  #names: readonly string[] | null = null
  readonly #manners: ReadonlyMap<string, readonly Manner[]>
  readonly #periods: ReadonlyMap<number, LabelledPeriod>
  readonly #periodRows: ReadonlyMap<string, number>
  readonly #acrossOf = new Memo<{ figures: readonly AreaFigure[] | null }>(MOST_ACROSS)
  readonly #heldOf = new Map<number, Held>()
  readonly #measuresOf = new Map<string, ReadonlySet<string>>()

  private constructor(store: EnglandStore, catalogue: EnglandCatalogue) {
    this.#store = store
    this.release = catalogue.release
    this.#areas = new Map(catalogue.areas.map((a) => [a.key, a]))
    this.#byCode = new Map(catalogue.areas.map((a) => [a.code, a]))
    this.#measures = new Map(catalogue.measures.map((m) => [m.measure.id, m]))
    this.#order = new Map(catalogue.measures.map((m, i) => [m.measure.id, i]))
    this.#manners = mannersOf(this.measures())
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
    this.span = rangePeriod(start ?? '', end ?? '')
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

  /** Its place in the dictionary, from 0. */
  orderOf(measure: EnglandMeasure): number {
    return this.#order.get(measure.id) ?? 0
  }

  /** The manners of counting by which it is told from a measure that is like it but for that; empty for most. */
  manners(id: string): readonly Manner[] {
    return this.#manners.get(id) ?? []
  }

  /** Whether words, in small letters, stand in a name of a measure. */
  isCalled(words: string): boolean {
    this.#names ??= this.measures().flatMap(({ name, also }) => [name, ...also].map((n) => n.toLowerCase()))
    return this.#names.some((name) => name.includes(words))
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

  /** The figures of every area for one period of a measure: a question about places needs them several times. */
  async across(measure: EnglandMeasure, period: LabelledPeriod): Promise<readonly AreaFigure[]> {
    const row = this.#periodRows.get(periodKey(period))
    if (row === undefined) return []
    const kept = this.#acrossOf.get(`${this.#row(measure)}|${row}`, () => ({ figures: null }))
    kept.figures ??= this.#figures(await this.#store.ofMeasure(this.#row(measure), row), measure)
    return kept.figures
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

  /** The regions in order, those apart that lie in another. */
  async regionRanking(measure: EnglandMeasure, period: LabelledPeriod): Promise<Ranking> {
    const among = new Set([...this.areas()].filter((a) => a.kind === 'region' && a.within === null).map((a) => a.key))
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
    const of = new Map((await this.across(measure, period)).map((f) => [f.area, f]))
    // A neighbour that the file has no row for has no figure either.
    const neighbours = area.neighbours.map(
      ({ area: key }) => of.get(key) ?? { area: key, period, value: null, said: null },
    )
    return neighbourhood(of.get(area.key) ?? null, neighbours, measure, this.release.neighboursOf)
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

  /** Worked out once for each measure, since a release does not change. */
  async #held(measure: EnglandMeasure): Promise<Held> {
    const row = this.#row(measure)
    let held = this.#heldOf.get(row)
    if (!held) {
      const rows = await this.#store.placesOf(row)
      const today = new Set(this.councilsIn(null).map((a) => a.code))
      const latest = this.#inTime(rows.filter((r) => today.has(r.area))).at(-1) ?? null
      held = { periods: this.#inTime(rows), latest }
      this.#heldOf.set(row, held)
    }
    return held
  }

  /** The periods that rows are for, the oldest first. */
  #inTime(rows: readonly StoredPlace[]): LabelledPeriod[] {
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
