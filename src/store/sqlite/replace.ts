/** Replacing everything that is published, in one transaction. */
import type { CompiledQuery, Kysely, Transaction } from 'kysely'
import type { CatalogueData, PublishedData } from '../store.ts'
import { commentaryRow, figureRow } from './rows.ts'
import { PUBLISHED_TABLES, type Tables } from './tables.ts'

/** Fifty figures are 950 values in one statement, below the limits of SQLite and PostgreSQL alike. */
const BATCH_ROWS = 50

/** Saves `data` in place of what was there: all of it, or on any failure none. */
export async function replaceAll(db: Kysely<Tables>, data: PublishedData): Promise<void> {
  await db.transaction().execute(async (trx) => {
    for (const table of PUBLISHED_TABLES) await trx.deleteFrom(table).execute()
    await insertRows(trx, 'figure', data.figures, figureRow)
    await insertRows(trx, 'commentary', data.commentary, commentaryRow)
    await insertRows(trx, 'commentary_indicator', linksOf(data), (link) => link)
    await insertRows(trx, 'catalogue', catalogueParts(data), ([part, content]) => ({
      part,
      content: JSON.stringify(content),
    }))
  })
}

const linksOf = (data: PublishedData): Tables['commentary_indicator'][] =>
  data.commentary.flatMap(({ indicators }, commentary) => indicators.map((indicator) => ({ commentary, indicator })))

function catalogueParts(data: PublishedData): [keyof CatalogueData, unknown][] {
  const { figures: _figures, commentary: _commentary, ...parts } = data
  return Object.entries(parts) as [keyof CatalogueData, unknown][]
}

type LoadedTable = (typeof PUBLISHED_TABLES)[number]

/**
 * Inserts in batches whose SQL is compiled once; rows are made as they are needed, so that a large load does not
 * stand in memory twice. `toRow` must give its columns always in one order.
 */
async function insertRows<T extends LoadedTable, Item>(
  trx: Transaction<Tables>,
  table: T,
  items: readonly Item[],
  toRow: (item: Item, position: number) => Tables[T],
): Promise<void> {
  let whole: CompiledQuery | null = null
  for (let from = 0; from < items.length; from += BATCH_ROWS) {
    const rows = items.slice(from, from + BATCH_ROWS).map((item, i) => toRow(item, from + i))
    const full = rows.length === BATCH_ROWS
    const query: CompiledQuery = (full ? whole : null) ?? compileInsert(trx, table, rows)
    if (full) whole = query
    await trx.executeQuery({ ...query, parameters: rows.flatMap((row) => Object.values(row)) })
  }
}

function compileInsert<T extends LoadedTable>(trx: Transaction<Tables>, table: T, rows: Tables[T][]): CompiledQuery {
  // Values are bound apart; any text stands for them, since a null or undefined one could be left out of the SQL.
  const blank = rows.map((row) => Object.fromEntries(Object.keys(row).map((column) => [column, ''])))
  return trx
    .insertInto(table)
    .values(blank as never)
    .compile()
}
