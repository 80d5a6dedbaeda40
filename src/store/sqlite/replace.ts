/** Replacing everything that is published, in one transaction. */
import type { Database, Statement } from 'better-sqlite3'
import type { Kysely } from 'kysely'
import type { CatalogueData, PublishedData } from '../store.ts'
import { commentaryRow, figureRow } from './rows.ts'
import { PUBLISHED_TABLES, type Tables } from './tables.ts'

/** Fifty figures are 950 values in one statement, below the limits of SQLite and PostgreSQL alike. */
const BATCH_ROWS = 50

/**
 * Saves `data` in place of what was there: all of it, or on any failure none. It pauses nowhere, so that nobody reads
 * half a load on the same connection.
 * @param sql compiles the statements
 */
export function replaceAll(database: Database, sql: Kysely<Tables>, data: PublishedData): void {
  const replace = database.transaction(() => {
    for (const table of PUBLISHED_TABLES) database.exec(sql.deleteFrom(table).compile().sql)
    const insert = <T extends LoadedTable, Item>(
      table: T,
      items: readonly Item[],
      toRow: (item: Item, position: number) => Tables[T],
    ) => insertRows((rows) => database.prepare(insertSql(sql, table, rows)), items, toRow)
    insert('figure', data.figures, figureRow)
    insert('commentary', data.commentary, commentaryRow)
    insert('commentary_indicator', linksOf(data), (link) => link)
    insert('catalogue', catalogueParts(data), ([part, content]) => ({ part, content: JSON.stringify(content) }))
  })
  replace.immediate()
}

const linksOf = (data: PublishedData): Tables['commentary_indicator'][] =>
  data.commentary.flatMap(({ indicators }, commentary) => indicators.map((indicator) => ({ commentary, indicator })))

function catalogueParts(data: PublishedData): [keyof CatalogueData, unknown][] {
  const { figures: _figures, commentary: _commentary, ...parts } = data
  return Object.entries(parts) as [keyof CatalogueData, unknown][]
}

type LoadedTable = (typeof PUBLISHED_TABLES)[number]

/**
 * Inserts in batches whose statement is prepared once; rows are made as they are needed, so that a large load does
 * not stand in memory twice. `toRow` must give its columns always in one order.
 */
function insertRows<Item, Row extends object>(
  prepare: (rows: readonly Row[]) => Statement,
  items: readonly Item[],
  toRow: (item: Item, position: number) => Row,
): void {
  let whole: Statement | null = null
  for (let from = 0; from < items.length; from += BATCH_ROWS) {
    const rows = items.slice(from, from + BATCH_ROWS).map((item, i) => toRow(item, from + i))
    const full = rows.length === BATCH_ROWS
    const statement: Statement = (full ? whole : null) ?? prepare(rows)
    if (full) whole = statement
    statement.run(...rows.flatMap((row) => Object.values(row)))
  }
}

function insertSql<T extends LoadedTable>(sql: Kysely<Tables>, table: T, rows: readonly Tables[T][]): string {
  // Values are bound apart; any text stands for them, since a null or undefined one could be left out of the SQL.
  const blank = rows.map((row) => Object.fromEntries(Object.keys(row).map((column) => [column, ''])))
  return sql
    .insertInto(table)
    .values(blank as never)
    .compile().sql
}
