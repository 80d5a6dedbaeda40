/** What is asked of England's figures on one connection. Each statement is prepared once; they are few. */
import type { Database, Statement } from 'better-sqlite3'
import type { Area } from '../../../england/area.ts'
import type { EnglandMeasure, MeasureText } from '../../../england/measure.ts'
import type { LabelledPeriod } from '../../../england/year-label.ts'
import type { EnglandCatalogue, StoredFigure, StoredPlace, StoredRelease } from '../../england.ts'
import { ENGLAND_VERSION } from './schema.ts'

const RELEASE = 'select number, sha256, neighbours_of, imported_at from lait_release order by number desc limit 1'
const OF_AREA =
  'select area, period, state, value, measure from lait_figure where measure = ? and area = ? order by period, release'
const OF_MEASURE =
  'select area, period, state, value, measure from lait_figure where measure = ? order by area, period, release'
const OF_PERIOD =
  'select area, period, state, value, measure from lait_figure where measure = ? and period = ? order by area, release'

const PLACES_OF =
  'select area, period, state, value is null from lait_figure where measure = ? order by area, period, release'

export const WITHDRAWN = 2

/** A row of one release: where the figure stands, whether the release withdrew it, and what was asked for of it. */
type Row<Rest extends readonly unknown[]> = readonly [area: number, period: number, state: number, ...Rest]
type Figure = Row<[value: number | null, measure: number]>
type Place = Row<[isNone: number]>
type ReleaseRow = Readonly<Record<'number' | 'imported_at', number>> & {
  readonly sha256: string
  readonly neighbours_of: string | null
}

export class EnglandReader {
  readonly #database: Database
  readonly #statements = new Map<string, Statement>()

  constructor(database: Database) {
    this.#database = database
  }

  /** Whether the tables are there and of this program's version. */
  isReadable(): boolean {
    const there = this.#prepared("select 1 from sqlite_schema where name = 'lait_version'").get() !== undefined
    return there && this.#prepared('select 1 from lait_version where version = ?').get(ENGLAND_VERSION) !== undefined
  }

  release(): StoredRelease | null {
    if (!this.isReadable()) return null
    const row = this.#prepared(RELEASE).get() as ReleaseRow | undefined
    if (!row) return null
    return {
      number: row.number,
      sha256: row.sha256,
      neighboursOf: row.neighbours_of,
      importedAt: row.imported_at,
    }
  }

  catalogue(): EnglandCatalogue | null {
    const release = this.release()
    if (!release) return null
    const contents = (sql: string) => this.#prepared(sql).all() as { id: number; content: string }[]
    return {
      release,
      areas: contents('select code as id, content from lait_area order by code').map(
        ({ content }) => JSON.parse(content) as Area,
      ),
      measures: contents('select id, content from lait_measure where current = 1 order by id').map(
        ({ id, content }) => ({ row: id, measure: JSON.parse(content) as EnglandMeasure }),
      ),
      periods: contents('select id, content from lait_period order by id').map(({ id, content }) => ({
        row: id,
        period: JSON.parse(content) as LabelledPeriod,
      })),
    }
  }

  text(measure: number): MeasureText | null {
    const row = this.#prepared('select content from lait_text where measure = ?').get(measure)
    return row ? (JSON.parse((row as { content: string }).content) as MeasureText) : null
  }

  ofArea(measures: readonly number[], area: number): StoredFigure[] {
    return measures.flatMap((measure) => this.#figures(OF_AREA, measure, area))
  }

  ofMeasure(measure: number, period?: number): StoredFigure[] {
    return period === undefined ? this.#figures(OF_MEASURE, measure) : this.#figures(OF_PERIOD, measure, period)
  }

  /** Without the numbers, which take as long to be handed over as all of the rest: a measure has thousands. */
  placesOf(measure: number): StoredPlace[] {
    return this.#inForce<Place>(PLACES_OF, measure)
      .filter(([, , , isNone]) => isNone === 0)
      .map(([area, period]) => ({ area, period }))
  }

  #figures(sql: string, ...values: number[]): StoredFigure[] {
    return this.#inForce<Figure>(sql, ...values).map(([area, period, , value, measure]) => ({
      measure,
      area,
      period,
      value,
    }))
  }

  /** The last row of each area and period, unless its release withdrew the figure. */
  #inForce<R extends Row<unknown[]>>(sql: string, ...values: number[]): R[] {
    const rows = this.#prepared(sql, true).all(...values) as R[]
    return rows.filter(([area, period, state], i) => {
      const next = rows[i + 1]
      return state !== WITHDRAWN && !(next && next[0] === area && next[1] === period)
    })
  }

  #prepared(sql: string, raw = false): Statement {
    let statement = this.#statements.get(sql)
    if (!statement) {
      statement = this.#database.prepare(sql)
      if (raw) statement.raw()
      this.#statements.set(sql, statement)
    }
    return statement
  }
}
