/** Saving a release of England's figures: only what differs from the one before is written. */
import type { Database, Statement } from 'better-sqlite3'
import type { Area } from '../../../england/area.ts'
import type { PackedFigures, ReadRelease, SavedRelease } from '../../england.ts'
import { EnglandReader, WITHDRAWN } from './read.ts'
import { ENGLAND_SCHEMA, ENGLAND_TABLES, ENGLAND_VERSION } from './schema.ts'

const FIGURE = 0
const NONE = 1

/** A figure's place as one number: below 2^53 with 2^16 measures, areas and periods. */
const keyOf = (measure: number, area: number, period: number): number => (measure * 65_536 + area) * 65_536 + period

/** Row numbers in the database of a release's measures, areas and periods, by their place in the release. */
interface Rows {
  readonly measures: readonly number[]
  readonly areas: readonly number[]
  readonly periods: readonly number[]
}

const NOTHING = { added: 0, changed: 0, withdrawn: 0, unchanged: 0, stayed: 0, stayedOf: [] }

/** Saves `release` in one transaction: all of it or, on any failure, none. @param at milliseconds */
export function saveRelease(database: Database, release: ReadRelease, at: number): SavedRelease {
  const reader = new EnglandReader(database)
  const save = database.transaction((): SavedRelease => {
    if (!reader.isReadable()) build(database)
    const before = reader.release()
    const number = (before?.number ?? 0) + 1
    const described = describe(database, release)
    const counts = before
      ? writeChanges(database, release, described.rows, number)
      : { ...NOTHING, added: writeAll(database, release, described.rows, number) }
    const changed = counts.added + counts.changed + counts.withdrawn > 0 || described.changed
    if (!changed && before?.neighboursOf === release.neighboursOf) return { ...counts, release: null }
    const { sha256, neighboursOf } = release
    database.prepare('insert into lait_release values (?, ?, ?, ?)').run(number, sha256, neighboursOf, at)
    return { ...counts, release: { number, sha256, neighboursOf, importedAt: at } }
  })
  return save.immediate()
}

/** Makes the tables in place of any of another version. */
function build(database: Database): void {
  for (const table of ENGLAND_TABLES) database.exec(`drop table if exists ${table}`)
  database.exec(ENGLAND_SCHEMA)
  database.prepare('insert into lait_version values (?)').run(ENGLAND_VERSION)
}

/** Writes areas, measures, texts and periods; `changed` tells whether any differed from what was there. */
function describe(database: Database, release: ReadRelease): { rows: Rows; changed: boolean } {
  let changes = 0
  const areas = database.prepare(
    'insert into lait_area values (?, ?) on conflict do update set content = excluded.content where content <> excluded.content',
  )
  for (const area of release.areas) changes += areas.run(area.code, JSON.stringify(area)).changes
  const measures = database.prepare(
    `insert into lait_measure (short, content, current) values (?, ?, 1) on conflict (short) do update
     set content = excluded.content, current = 1 where content <> excluded.content or current = 0`,
  )
  const idOf = database.prepare('select id from lait_measure where short = ?').pluck()
  const texts = database.prepare(
    'insert into lait_text values (?, ?) on conflict do update set content = excluded.content where content <> excluded.content',
  )
  const measureRows = release.measures.map(({ text, ...measure }) => {
    changes += measures.run(measure.short, JSON.stringify(measure)).changes
    const id = idOf.get(measure.short) as number
    changes += texts.run(id, JSON.stringify(text)).changes
    return id
  })
  changes += retire(database, release)
  const periods = database.prepare('insert into lait_period (content) values (?) on conflict do nothing')
  const periodOf = database.prepare('select id from lait_period where content = ?').pluck()
  const periodRows = release.periods.map((period) => {
    const content = JSON.stringify(period)
    periods.run(content)
    return periodOf.get(content) as number
  })
  return {
    rows: { measures: measureRows, areas: release.areas.map((a) => a.code), periods: periodRows },
    changed: changes > 0,
  }
}

/** Measures that this release has no more, unless it only failed to be read. */
function retire(database: Database, release: ReadRelease): number {
  const named = JSON.stringify([...release.measures.map((m) => m.short), ...release.unread.measures])
  return database
    .prepare('update lait_measure set current = 0 where current = 1 and short not in (select value from json_each(?))')
    .run(named).changes
}

/** Rows in one statement: twice as fast as one by one, and more do not help. */
const BATCH_ROWS = 50
const COLUMNS = 6

/** Inserts figures, many in a statement; `end` writes the rest. */
class FigureWriter {
  readonly #database: Database
  readonly #whole: Statement
  readonly #number: number
  #waiting: (number | null)[] = []

  constructor(database: Database, number: number) {
    this.#database = database
    this.#number = number
    this.#whole = database.prepare(insertSql(BATCH_ROWS))
  }

  add(measure: number, area: number, period: number, state: number, value: number | null): void {
    this.#waiting.push(measure, area, period, this.#number, state, value)
    if (this.#waiting.length < BATCH_ROWS * COLUMNS) return
    this.#whole.run(this.#waiting)
    this.#waiting = []
  }

  /** The figure at place `i` of a release, whose value may be none. */
  addFrom(figures: PackedFigures, rows: Rows, i: number): void {
    const value = figures.value[i] as number
    const none = Number.isNaN(value)
    const [measure, area, period] = placeOf(figures, rows, i)
    this.add(measure, area, period, none ? NONE : FIGURE, none ? null : value)
  }

  end(): void {
    const rows = this.#waiting.length / COLUMNS
    if (rows > 0) this.#database.prepare(insertSql(rows)).run(this.#waiting)
    this.#waiting = []
  }
}

const insertSql = (rows: number): string =>
  `insert into lait_figure values ${Array.from({ length: rows }, () => '(?, ?, ?, ?, ?, ?)').join(', ')}`

const placeOf = (figures: PackedFigures, rows: Rows, i: number): [measure: number, area: number, period: number] => [
  rows.measures[figures.measure[i] as number] as number,
  rows.areas[figures.area[i] as number] as number,
  rows.periods[figures.period[i] as number] as number,
]

/** The places of a release's figures, in the order of the table's key. */
function inKeyOrder(figures: PackedFigures, rows: Rows): { readonly places: Uint32Array; readonly keys: Float64Array } {
  const keys = new Float64Array(figures.count)
  for (let i = 0; i < figures.count; i++) keys[i] = keyOf(...placeOf(figures, rows, i))
  const places = Uint32Array.from(keys, (_, i) => i).sort((a, b) => (keys[a] as number) - (keys[b] as number))
  return { places, keys }
}

/** Into an empty table. */
function writeAll(database: Database, release: ReadRelease, rows: Rows, number: number): number {
  const writer = new FigureWriter(database, number)
  for (const i of inKeyOrder(release.figures, rows).places) writer.addFrom(release.figures, rows, i)
  writer.end()
  return release.figures.count
}

type StoredRow = [measure: number, area: number, period: number, state: number, value: number | null]

/**
 * Rows in force are held against the release's, both in the order of their keys: equal ones stay, others and new ones
 * are written, missing ones withdrawn.
 */
function writeChanges(
  database: Database,
  release: ReadRelease,
  rows: Rows,
  number: number,
): Omit<SavedRelease, 'release'> {
  const { figures } = release
  const { places, keys } = inKeyOrder(figures, rows)
  const added: number[] = []
  const changed: number[] = []
  const gone: StoredRow[] = []
  let unchanged = 0
  let next = 0
  const stays = staying(database, release)
  const stayedOf = new Set<string>()
  let stayed = 0
  for (const row of inForce(database)) {
    const key = keyOf(row[0], row[1], row[2])
    for (; (keys[places[next] as number] as number) < key; next++) added.push(places[next] as number)
    const i = places[next] as number
    if (keys[i] !== key) {
      const of = stays(row[0], row[1])
      if (of === null) gone.push(row)
      else {
        stayed++
        stayedOf.add(of)
      }
      continue
    }
    next++
    if (Object.is(figures.value[i], row[4] ?? Number.NaN)) unchanged++
    else changed.push(i)
  }
  for (; next < figures.count; next++) added.push(places[next] as number)
  const writer = new FigureWriter(database, number)
  for (const i of [...added, ...changed]) writer.addFrom(figures, rows, i)
  for (const [measure, area, period] of gone) writer.add(measure, area, period, WITHDRAWN, null)
  writer.end()
  return {
    added: added.length,
    changed: changed.length,
    withdrawn: gone.length,
    unchanged,
    stayed,
    stayedOf: [...stayedOf],
  }
}

/** The last row of each key that is not withdrawn, in the order of the table's key. */
function* inForce(database: Database): Generator<StoredRow> {
  const all = database
    .prepare('select measure, area, period, state, value from lait_figure order by measure, area, period, release')
    .raw()
    .iterate() as IterableIterator<StoredRow>
  let last: StoredRow | null = null
  for (const row of all) {
    const same = last && last[0] === row[0] && last[1] === row[1] && last[2] === row[2]
    if (last && !same && last[3] !== WITHDRAWN) yield last
    last = row
  }
  if (last && last[3] !== WITHDRAWN) yield last
}

/** Why a row that the release lacks is not taken to be gone: the name of its area or measure that could not be read whole; else null. */
function staying(database: Database, { unread, areas }: ReadRelease): (measure: number, area: number) => string | null {
  const idOf = database.prepare('select id from lait_measure where short = ?').pluck()
  const measures = new Map(
    [...unread.measures].flatMap((short) => {
      const id = idOf.get(short) as number | undefined
      return id === undefined ? [] : [[id, short] as const]
    }),
  )
  const there = new Set(areas.map((a) => a.code))
  const before = database.prepare('select code, content from lait_area').all() as { code: number; content: string }[]
  const missing = new Map(
    before
      .filter(({ code }) => unread.areas.size > 0 && !there.has(code))
      .map(({ code, content }) => [code, (JSON.parse(content) as Area).name]),
  )
  return (measure, area) => missing.get(area) ?? measures.get(measure) ?? null
}
