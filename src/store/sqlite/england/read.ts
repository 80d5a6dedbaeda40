/** What is asked of England's figures on one connection. Each statement is prepared once; they are few. */
import type { Database, Statement } from 'better-sqlite3'
import type { Area } from '../../../england/area.ts'
import type { EnglandMeasure, MeasureText } from '../../../england/measure.ts'
import type { LabelledPeriod } from '../../../england/year-label.ts'
import type { EnglandCatalogue, StoredFigure, StoredPlace, StoredRelease } from '../../england.ts'
import { ENGLAND_VERSION } from './schema.ts'

const RELEASE = 'select number, sha256, neighbours_of, imported_at from lait_release order by number desc limit 1'
const OF_AREA =
  'select measure, area, period, state, value from lait_figure where measure = ? and area = ? order by period, release'
const OF_MEASURE =
  'select measure, area, period, state, value from lait_figure where measure = ? order by area, period, release'
const OF_PERIOD =
  'select measure, area, period, state, value from lait_figure where measure = ? and period = ? order by area, release'

const PLACES_OF =
  'select area, period, state, value is null from lait_figure where measure = ? order by area, period, release'

export const WITHDRAWN = 2

type Row = readonly [measure: number, area: number, period: number, state: number, value: number | null]
type Place = readonly [area: number, period: number, state: number, isNone: number]
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
    return measures.flatMap((measure) => this.#inForce(OF_AREA, measure, area))
  }

  ofMeasure(measure: number, period?: number): StoredFigure[] {
    return period === undefined ? this.#inForce(OF_MEASURE, measure) : this.#inForce(OF_PERIOD, measure, period)
  }

  /** Without the numbers, which take as long to be handed over as all of the rest: a measure has thousands. */
  placesOf(measure: number): StoredPlace[] {
    const rows = this.#prepared(PLACES_OF, true).all(measure) as Place[]
    const found: StoredPlace[] = []
    for (let i = 0; i < rows.length; i++) {
      const [area, period, state, isNone] = rows[i] as Place
      const next = rows[i + 1]
      const isInForce = state !== WITHDRAWN && !(next && next[0] === area && next[1] === period)
      if (isInForce && isNone === 0) found.push({ area, period })
    }
    return found
  }

  /** The last row of each key, unless its release withdrew the figure. */
  #inForce(sql: string, ...values: number[]): StoredFigure[] {
    const rows = this.#prepared(sql, true).all(...values) as Row[]
    const found: StoredFigure[] = []
    for (const [i, [measure, area, period, state, value]] of rows.entries()) {
      const next = rows[i + 1]
      if (state === WITHDRAWN || (next && next[1] === area && next[2] === period)) continue
      found.push({ measure, area, period, value })
    }
    return found
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
